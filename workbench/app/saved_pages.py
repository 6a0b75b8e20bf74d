"""A page or file that a person saved or pasted: proposed line by line, confirmed, and kept."""

from collections.abc import Collection, Iterable
from pathlib import Path
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.entered_by_hand import judged, snapshot_of, taken_back
from workbench.app.writing import write
from workbench.domain.accounts import of_one_period
from workbench.domain.company import Company, Entity, Sameness
from workbench.domain.fact import Fact, KnownFact, Stated, state
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.operation import Operation
from workbench.domain.properties import declared
from workbench.domain.property import Kind, has_ended, not_ended
from workbench.domain.proposal import Proposal, ProposedFacts, ProposedLine, Standing
from workbench.domain.sounding import Sounding
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import Message, say

PAGE = "page"
"""The field of errors about the page itself; `address` is the field of its address."""
_ROUNDED = 1000
"""Pages print amounts in thousands: a register's exact amount closer than this says the same."""


LARGEST = 16 * 2**20
"""Bytes of a page that is still read."""


def read_file(file: Path) -> bytes:
    """Return the bytes of a page that was saved as a file.

    Raises:
        InvalidInput: it cannot be read or is too large; `field` is `page`.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as problem:
        raise InvalidInput(say("{file} cannot be read.", file=file.name), field=PAGE) from problem
    if len(content) > LARGEST:
        raise InvalidInput(say("{file} is larger than any page.", file=file.name), field=PAGE)
    return content


def read_brought(desk: Desk, company: UUID, file: Path) -> bytes:
    """Return the bytes of a saved page, or of the company's own in a package of many companies'.

    A package may be of any size: only the company's page is taken out of it.

    Raises:
        NotInStore: there is no such company.
        InvalidInput: it cannot be read, is too large, or holds nothing of the company's; `field`
            is `page`.
    """
    subject = desk.store.read(lambda ledger: ledger.companies.get(company))
    try:
        filed = desk.pages.filed_in(file, subject.identifiers)
    except SourceUnreadable as problem:
        raise InvalidInput(problem.message, field=PAGE) from problem
    if filed is not None and len(filed) > LARGEST:
        raise InvalidInput(say("{file} is larger than any page.", file=file.name), field=PAGE)
    return read_file(file) if filed is None else filed


def propose(desk: Desk, company: UUID, content: bytes, address: str = "") -> Proposal:
    """Read a page and set what it proposes beside what is known; nothing is written.

    Args:
        desk: where we sit.
        company: whom the page should be about.
        content: the page as saved, its source, or its text.
        address: of the page; empty where the page itself says it.

    Raises:
        NotInStore: there is no such company.
        InvalidInput: with field `address`, it is no page we read; with field `page`, it cannot be
            read, or is another company's.
    """
    try:
        page = desk.pages.read_page(content, address)
    except SourceUnreadable as problem:
        raise InvalidInput(
            problem.message, field=PAGE, hint=problem.hint or _SAVE_AGAIN
        ) from problem
    return _proposal(desk, company, page)


def propose_file(
    desk: Desk, company: UUID, file: Path, address: str = "", control: JobControl | None = None
) -> Proposal:
    """Read what a person saved as a file: a page, or a register's own zip with all companies.

    Args:
        desk: where we sit.
        company: whom it should be about.
        file: the page, or the zip.
        address: of the page; empty where the page itself says it, and for a zip.
        control: told how far a large file is searched, and stops it.

    Raises:
        NotInStore: there is no such company.
        InvalidInput: as `propose` does; `field` is `page` too where the company is not in the zip.
        CancelledByUser: the reading was stopped.
    """
    subject = desk.store.read(lambda ledger: ledger.companies.get(company))
    try:
        page = desk.pages.read_register(
            file, subject.identifiers, desk.room, control or JobControl()
        )
    except SourceUnreadable as problem:
        raise InvalidInput(problem.message, field=PAGE, hint=_DOWNLOAD_AGAIN) from problem
    if page is None:
        return propose(desk, company, read_brought(desk, company, file), address)
    return _proposal(desk, company, page)


def _proposal(desk: Desk, company: UUID, page: ProposedFacts) -> Proposal:
    subject, facts = desk.store.read(
        lambda ledger: (ledger.companies.get(company), ledger.facts.of_company(company))
    )
    _refuse_others(page, subject)
    known = Sounding(as_of=desk.now(), company=subject, facts=facts)
    lines = tuple(
        _beside(stated, known)
        for stated in page.facts
        if declared(stated.fact.key).personal is None
        and has_ended(stated.fact.end, desk.now().date())
    )
    today = desk.now().date()
    ends = {end for each in page.facts if (end := each.fact.end) and not has_ended(end, today)}
    notes = (*_name_differs(page, subject), *page.notes, *map(not_ended, sorted(ends)))
    return Proposal(page=page, lines=lines, notes=notes)


def confirm(
    desk: Desk, company: UUID, proposal: Proposal, chosen: Collection[int]
) -> Operation[Lookup]:
    """Record the lines that a person confirmed, and keep the copy of the page they stand in.

    What is confirmed is an entity of its own, `311000004/` and the look-up's id, judged to be this
    company by the person. So taking it back takes out these facts and no other page's.

    Args:
        desk: where we sit; the person there confirms.
        company: whom the page is about.
        proposal: as `propose` returned it.
        chosen: the lines' places in `proposal.lines`, counted from 0.

    Raises:
        NotInStore: there is no such company.
        InvalidInput: nothing was chosen, or the page is another company's.
    """
    if not chosen:
        raise InvalidInput(say("Choose at least one line."), field=PAGE)
    page = proposal.page
    _refuse_others(page, desk.store.read(lambda ledger: ledger.companies.get(company)))
    lookup = _answered(desk, company, page)
    entity = Entity(page.entity.source, f"{page.entity.number}/{lookup.id.hex}")
    stated = [_again(proposal.lines[number].stated, entity) for number in sorted(set(chosen))]
    reason = say("Confirmed from a saved page.")
    judgement = judged(desk, company, entity, Sameness.SAME, reason)
    did = say(
        "Confirmed {count} of {total} lines of {address}.",
        count=len(stated),
        total=len(proposal.lines),
        address=page.address,
    )

    def unit(ledger: Ledger) -> None:
        ledger.lookups.plan(lookup)
        ledger.facts.record(lookup, page.parser, stated, desk.now())
        ledger.companies.judge(judgement)

    write(desk, company, did, unit)
    return Operation(result=lookup, did=did, inverse=lambda: taken_back(desk, company, entity, did))


_DOWNLOAD_AGAIN = say("Download the register's file again, whole, and leave it zipped.")
_SAVE_AGAIN = say(
    "Open the company's own page in the browser, wait until its figures show, and save the whole"
    " page again, or select all of it, copy and paste it here."
)


# --- whose page it is, and how its lines stand ----------------------------------------------------


def _refuse_others(page: ProposedFacts, company: Company) -> None:
    if page.identifier not in company.identifiers:
        raise InvalidInput(
            say(
                "This is the page of another company: {number} {name}.",
                number=page.identifier.value,
                name=page.name,
            ),
            field=PAGE,
            hint=say("Open that company to keep its page there. Nothing was written."),
        )


def _name_differs(page: ProposedFacts, company: Company) -> tuple[Message, ...]:
    if not page.name or page.name.casefold() == company.name.casefold():
        return ()
    return (say("The page calls it {page}, we {name}.", page=page.name, name=company.name),)


def _beside(stated: Stated, known: Sounding) -> ProposedLine:
    fact, source = stated.fact, stated.fact.entity.source
    there = [each for each in known.all(fact.key) if of_one_period(each.fact, fact)]
    registers = [each for each in there if each.fact.entity.source != source]
    stands = next(iter(registers or there), None)
    pages = (each.fact for each in there if each.fact.entity.source == source)
    if any((each.value, each.unit) == (fact.value, fact.unit) for each in pages):
        standing = Standing.KEPT
    elif not registers:
        standing = Standing.NEW
    else:
        standing = Standing.SAME if _agree(registers, fact) else Standing.OTHER
    return ProposedLine(stated=stated, standing=standing, stands=stands)


def _agree(registers: Iterable[KnownFact], fact: Fact) -> bool:
    first = next(iter(registers)).fact
    if declared(fact.key).kind is Kind.MONEY:
        return first.unit == fact.unit and abs(first.number - fact.number) < _ROUNDED
    return first.value.casefold() == fact.value.casefold()


# --- what is written ------------------------------------------------------------------------------


def _answered(desk: Desk, company: UUID, page: ProposedFacts) -> Lookup:
    """Keep the copy, and return the look-up that it answers: done by hand, by whom."""
    lookup, at = new_id(), desk.now()
    by_whom = (("by", str(desk.person)), ("confirmed", lookup.hex))
    return Lookup(
        id=lookup,
        question=Question(
            source=page.entity.source,
            kind=PAGE,
            about=page.identifier.value,
            arguments=by_whom,
        ),
        company=company,
        state=LookupState.ANSWERED,
        planned=at,
        asked=at,
        answered=at,
        kind=AnswerKind.FOUND,
        snapshot=desk.store.keep(snapshot_of(desk, page.kept, page.media_type, page.address)),
        address=page.address,
    )


def _again(stated: Stated, entity: Entity) -> Stated:
    fact = stated.fact
    return state(
        entity,
        fact.key,
        fact.value,
        stated.place,
        unit=fact.unit,
        start=fact.start,
        end=fact.end,
        **dict(fact.qualifiers),
    )
