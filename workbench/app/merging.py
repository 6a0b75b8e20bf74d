"""Merging two companies of ours that are one, parting them again, and saying that they are not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.domain.clusters import CompanyJudgement, Twin, contradicting
from workbench.domain.company import Company, Sameness
from workbench.domain.ids import new_id
from workbench.domain.lead import StageChange
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.operation import Operation
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import Message, say

ALL_STAYS = say(
    "All history of both stays. What is written from now on is written at the one in front, and"
    " stays there if they are parted again."
)
"""What a person is told before they merge two companies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What is said of two companies; `seen` is what could be told of them."""

    pair: tuple[UUID, UUID]
    sameness: Sameness
    reason: Message
    seen: str = ""


_Words = Callable[[Ledger], Sequence[_Word]]


def merge(desk: Desk, one: UUID, other: UUID, reason: str = "") -> Operation[Company]:
    """Take two companies for one: the one opened first stays in front, and all history stays.

    What is written from then on is written at the one in front, and stays there if they part.
    Its inverse takes the judgement back.

    Raises:
        NotInStore: one of them is not here.
        InvalidInput: at `other`: they are one already, or one was removed by law; at `reason`:
            their numbers or countries say that they are two, and nobody says why they are one.
    """
    why = plain_text(reason)
    front, twin = desk.store.read(lambda ledger: _to_merge(ledger, one, other, why))
    said = say("{words}", words=why) if why else say("Somebody judged them to be the same.")

    def words(ledger: Ledger) -> Sequence[_Word]:
        ours, theirs = _to_merge(ledger, one, other, why)
        return [_Word(pair=(ours.id, theirs.id), sameness=Sameness.SAME, reason=said)]

    did = say("Merged {other} into {name}.", other=twin.name, name=front.name)
    done = _judge(desk, did, words)
    merged = desk.store.read(lambda ledger: ledger.companies.get(front.id))
    return Operation(result=merged, did=did, inverse=done.inverse)


def part(desk: Desk, one: UUID, other: UUID, reason: str) -> Operation[tuple[Company, Company]]:
    """Part two companies that are one: each is as it was before for what was written before.

    Whatever was merged into `other` earlier goes with it. Its inverse merges them again.

    Raises:
        NotInStore: one of them is not here.
        InvalidInput: at `other`: they are not one; at `reason`: nobody says why.
    """
    why = plain_text(reason)
    if not why:
        raise InvalidInput(say("Say why they are two companies after all."), field="reason")
    names = desk.store.read(
        lambda ledger: [ledger.companies.alone(each).name for each in (one, other)]
    )

    def words(ledger: Ledger) -> Sequence[_Word]:
        cuts = ledger.companies.clusters().cuts(one, other)
        if not cuts:
            raise InvalidInput(
                say("{name} and {other} are not merged.", name=names[0], other=names[1]),
                field="other",
            )
        said = say("{words}", words=why)
        return [_Word(pair=each, sameness=Sameness.DIFFERENT, reason=said) for each in cuts]

    did = say("Parted {other} from {name}.", other=names[1], name=names[0])
    done = _judge(desk, did, words)

    def apart(ledger: Ledger) -> tuple[Company, Company]:
        return ledger.companies.get(one), ledger.companies.get(other)

    return Operation(result=desk.store.read(apart), did=did, inverse=done.inverse)


def tell_apart(
    desk: Desk, one: UUID, other: UUID, reason: str = "", seen: str = ""
) -> Operation[object]:
    """Say that two companies are different ones; they are offered again when something is new.

    `seen` is what could be told of them, by `told_of`; without it they are never offered again.

    Raises:
        NotInStore: one of them is not here.
        InvalidInput: at `other`: they are one.
    """
    why = plain_text(reason)
    said = say("{words}", words=why) if why else say("Somebody judged them to be different.")

    def both(ledger: Ledger) -> tuple[Company, Company]:
        ours, theirs = _in_order(ledger, one, other)
        if ours.id == theirs.id:
            raise InvalidInput(
                say("They are merged: {name}.", name=ours.name),
                field="other",
                hint=say("Part them first."),
            )
        return ours, theirs

    def words(ledger: Ledger) -> Sequence[_Word]:
        ours, theirs = both(ledger)
        pair = (ours.id, theirs.id)
        return [_Word(pair=pair, sameness=Sameness.DIFFERENT, reason=said, seen=seen)]

    ours, theirs = desk.store.read(both)
    did = say("{name} and {other} are different companies.", name=ours.name, other=theirs.name)
    return _judge(desk, did, words)


def twins(ledger: Ledger, company: UUID) -> tuple[Twin, ...]:
    """Return what a company is one with, the one merged first before the others."""
    one = ledger.companies.clusters()
    if company not in one.members:
        return ()
    front, ahead = one.canonical(company), ledger.leads.of_company(company)
    found = []
    for far, joined in one.branches(company):
        # Of the two leads one is gone on with; the other is told of, as it was left.
        left = [each for each in (far, front) if ahead is None or each != ahead.about]
        found.append(
            Twin(
                company=far,
                name=ledger.companies.alone(far).name,
                merged=joined.at.date(),
                by=joined.by,
                reason=joined.reason,
                stage=next((each.stage for at in left[:1] for each in _stage(ledger, at)), None),
            )
        )
    return tuple(found)


def _stage(ledger: Ledger, company: UUID) -> Iterable[StageChange]:
    for lead in ledger.pursuits.of(company)[-1:]:
        yield from ledger.stages.of(lead.id)[-1:]


def _in_order(ledger: Ledger, one: UUID, other: UUID) -> tuple[Company, Company]:
    """Return two companies, the one opened first before the other."""
    ours, theirs = ledger.companies.get(one), ledger.companies.get(other)
    return (ours, theirs) if ours.id <= theirs.id else (theirs, ours)


def _to_merge(ledger: Ledger, one: UUID, other: UUID, reason: str) -> tuple[Company, Company]:
    ours, theirs = _in_order(ledger, one, other)
    if ours.id == theirs.id:
        raise InvalidInput(say("They are one already: {name}.", name=ours.name), field="other")
    _refuse_removed(ours, theirs)
    why_two = against(ours, theirs)
    if why_two is not None and not reason:
        raise InvalidInput(
            why_two,
            field="reason",
            hint=say(
                "Two numbers are two companies, sisters perhaps. Say why these are one all the"
                " same: one went over into the other, or a number was mistyped."
            ),
        )
    return ours, theirs


def against(one: Company, other: Company) -> Message | None:
    """Return what says that two companies are two, whatever they are called, or None.

    They are merged only where somebody says why they are one all the same.
    """
    for ours, theirs in contradicting(one, other):
        return say(
            "{name} has the number {number}, {other} has {theirs}.",
            name=one.name,
            number=ours.value,
            other=other.name,
            theirs=theirs.value,
        )
    if one.country and other.country and one.country != other.country:
        return say(
            "{name} is a company in {country}, {other} in {abroad}.",
            name=one.name,
            country=one.country,
            other=other.name,
            abroad=other.country,
        )
    return None


def _refuse_removed(*companies: Company) -> None:
    for each in companies:
        if each.removed is not None:
            raise InvalidInput(
                say(
                    "The register of {name} had to remove it by law: it is merged with none.",
                    name=each.name,
                ),
                field="other",
            )


def _judge(desk: Desk, did: Message, words: _Words) -> Operation[object]:
    """Write judgements, with a line in the log and the list's rows anew; see `_take_back`."""

    def unit(ledger: Ledger) -> tuple[tuple[CompanyJudgement, ...], tuple[_Word, ...]]:
        said, at = words(ledger), desk.now()
        holding = ledger.companies.clusters().holding
        before = tuple(_before(each, holding.get(each.pair)) for each in said)
        made = tuple(
            CompanyJudgement(
                id=new_id(),
                one=each.pair[0],
                other=each.pair[1],
                sameness=each.sameness,
                reason=each.reason,
                by=desk.person,
                at=at,
                seen=each.seen,
            )
            for each in said
        )
        ledger.companies.judge_companies(made)
        _conclude(desk, ledger, did, {each for one in made for each in one.pair})
        return made, before

    made, before = desk.store.write(unit)
    return Operation(result=None, did=did, inverse=partial(_take_back, desk, did, made, before))


def _take_back(
    desk: Desk, did: Message, made: Sequence[CompanyJudgement], before: Sequence[_Word]
) -> Operation[object]:
    """Say of some pairs again what was said of them before; its inverse says the newer again."""

    def words(ledger: Ledger) -> Sequence[_Word]:
        holding = ledger.companies.clusters().holding
        if any(holding[each.pair].id != each.id for each in made):
            raise InvalidInput(
                say("This was changed since, so it stays as it is."),
                field="undo",
                hint=say("Change it anew instead."),
            )
        for each in before:
            if each.sameness is Sameness.SAME:
                _refuse_removed(*(ledger.companies.get(company) for company in each.pair))
        return before

    done = _judge(desk, say("Undone: {what}", what=did), words)
    if isinstance(done.inverse, partial):
        _, _, again, back = done.inverse.args
        return Operation(
            result=None, did=done.did, inverse=partial(_take_back, desk, did, again, back)
        )
    return done


def _before(word: _Word, held: CompanyJudgement | None) -> _Word:
    if held is None:
        said = say("What was judged of the two was taken back.")
        return _Word(pair=word.pair, sameness=Sameness.UNSURE, reason=said)
    return _Word(pair=held.pair, sameness=held.sameness, reason=held.reason, seen=held.seen)


def _conclude(desk: Desk, ledger: Ledger, did: Message, companies: Iterable[UUID]) -> None:
    """Log what was done at each company that stands in front now, and renew its row."""
    now, one = desk.now(), ledger.companies.clusters()
    for company in sorted({one.canonical(each) for each in companies}):
        ledger.log(Activity(by=desk.person, at=now, what=did, about=company))
        if desk.renew_rows:
            summaries.refresh(ledger, company, desk.starter, now)
