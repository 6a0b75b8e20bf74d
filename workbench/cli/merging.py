"""Verbs about companies that may be one: finding them, merging them, and parting them again."""

from collections.abc import Callable, Sequence
from typing import Annotated
from uuid import UUID

import typer

from workbench.app import duplicates as finding
from workbench.app import merging
from workbench.app.desk import Desk
from workbench.app.duplicates import Duplicates
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, NOTHING_FOUND, Console, stoppable
from workbench.domain.clusters import Twin
from workbench.domain.duplicates import Pair, Side
from workbench.domain.ledger import Ledger
from workbench.errors import NotInStore
from workbench.matching.identify import identify
from workbench.texts import Message, Texts, say, say_many

_ID = "id:"
_SHORT = 8
"""Last figures of an id that are printed; they name a company that has no number."""

_ONE = Annotated[str, typer.Argument(help="A company: its number, its name, or id:… as listed.")]
_OTHER = Annotated[str, typer.Argument(help="The other one.")]


def duplicates(
    context: typer.Context,
    *,
    apart: Annotated[
        tuple[str, str] | None,
        typer.Option("--different", help="Say that these two are different companies."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="With --different: why.")] = "",
) -> int:
    """List companies of the lead list that may be one, with what speaks for and against."""
    console: Console = context.obj
    with console.desk() as desk:
        if apart is not None:
            one, other = (_company(desk, each) for each in apart)
            pair = finding.compare(desk, one, other)
            seen = pair.told if pair is not None else ""
            done = merging.tell_apart(desk, one, other, reason, seen)
            console.said(desk.texts, done.did)
            console.document({"different": [str(one), str(other)]})
            return DONE
        with stoppable() as control:
            found = finding.find(desk, control)
        _tell(console, desk, found)
        console.document(
            {
                "companies": found.companies,
                "found": found.found,
                "pairs": [_record(each, desk.texts) for each in found.pairs],
            }
        )
        return DONE if found.pairs else NOTHING_FOUND


def merge(
    context: typer.Context,
    one: _ONE,
    other: _OTHER,
    *,
    reason: Annotated[
        str, typer.Option("--reason", help="Why; needed where their numbers say they are two.")
    ] = "",
) -> int:
    """Take two companies for one: the one opened first stays in front, and all history stays."""
    console: Console = context.obj
    with console.desk() as desk:
        done = merging.merge(desk, _company(desk, one), _company(desk, other), reason)
        company = done.result
        console.said(desk.texts, done.did)
        console.said(desk.texts, merging.ALL_STAYS)
        twins = desk.store.read(lambda ledger: merging.twins(ledger, company.id))
        console.next(
            desk.texts, f"part {_named(company.id)} {_named(twins[-1].company)} --reason …"
        )
        console.document(
            {
                "company": str(company.id),
                "name": company.name,
                "numbers": [each.value for each in company.identifiers],
                "kept_as": [_twin(each) for each in twins],
            }
        )
        return DONE


def part(
    context: typer.Context,
    one: _ONE,
    other: _OTHER,
    *,
    reason: Annotated[str, typer.Option("--reason", help="Why they are two after all.")],
) -> int:
    """Part two companies that were merged; each is as it was for what was written before."""
    console: Console = context.obj
    with console.desk() as desk:
        done = merging.part(desk, _company(desk, one), _company(desk, other), reason)
        console.said(desk.texts, done.did)
        console.document(
            {"companies": [{"company": str(each.id), "name": each.name} for each in done.result]}
        )
        return DONE


def _company(desk: Desk, words: str) -> UUID:
    """Return the company that is meant by itself, also where it is one with others.

    Raises:
        NotInStore: none is.
        InvalidInput: several are.
    """
    if words.startswith(_ID):
        return _by_id(desk, words)
    company = known_company(desk, words)
    number = identify(words).identifier
    if number is None:
        named = desk.store.read(lambda ledger: _called(ledger, company.id, words))
        return named or company.id
    return desk.store.read(lambda ledger: ledger.companies.holder(company.id, number))


def _called(ledger: Ledger, company: UUID, words: str) -> UUID | None:
    members = ledger.companies.clusters().of(company)
    wanted = words.casefold().strip()
    called = [e for e in members if ledger.companies.alone(e).name.casefold() == wanted]
    return called[0] if len(called) == 1 else None


def _by_id(desk: Desk, words: str) -> UUID:
    ending = words.removeprefix(_ID).lower().replace("-", "")

    def look(ledger: Ledger) -> set[UUID]:
        listed = {each.company for each in ledger.companies.outlines()}
        return listed | set(ledger.companies.clusters().members)

    found = [e for e in desk.store.read(look) if len(ending) >= _SHORT and e.hex.endswith(ending)]
    if len(found) != 1:
        raise NotInStore(
            say("No company is called {id}.", id=words),
            hint=say("leadline duplicates lists companies with their ids."),
        )
    return found[0]


def _named(company: UUID) -> str:
    return f"{_ID}{company.hex[-_SHORT:]}"


def _tell(console: Console, desk: Desk, found: Duplicates) -> None:
    if not found.pairs:
        looked = say_many(
            "No two companies here look like one; {count} was looked through.",
            "No two companies here look like one; {count} were looked through.",
            found.companies,
        )
        console.said(desk.texts, looked)
        return
    for each in found.pairs:
        console.said(
            desk.texts,
            say(
                "{likelihood}: {one} and {other}",
                likelihood=each.likelihood.words,
                one=_words(each.one),
                other=_words(each.other),
            ),
        )
        for told in (*each.verdict.agrees, *each.differs, *each.verdict.missing):
            console.said(desk.texts, say("  {sentence}", sentence=told))
        if each.parted is not None:
            news = say(
                "They were taken for different companies on {day}; something is new since.",
                day=each.parted,
            )
            console.said(desk.texts, say("  {sentence}", sentence=news))
        console.next(desk.texts, f"merge {_named(each.one.company)} {_named(each.other.company)}")
    if found.found > len(found.pairs):
        console.said(
            desk.texts,
            say(
                "The first {count} of {every} are listed.",
                count=len(found.pairs),
                every=found.found,
            ),
        )


def _words(side: Side) -> str:
    return ", ".join(each for each in (side.name, side.number, side.town) if each)


def _record(pair: Pair, texts: Texts) -> dict[str, object]:
    def told(sentences: Sequence[Message]) -> list[str]:
        return [texts.say(each) for each in sentences]

    return {
        "likelihood": pair.likelihood.name.lower(),
        "probability": pair.verdict.probability,
        "one": _side(pair.one),
        "other": _side(pair.other),
        "agrees": told(pair.verdict.agrees),
        "differs": told(pair.differs),
        "missing": told(pair.verdict.missing),
        "parted": pair.parted.isoformat() if pair.parted else None,
    }


def _side(side: Side) -> dict[str, object]:
    return {
        "company": str(side.company),
        "name": side.name,
        "number": side.number,
        "town": side.town,
        "website": side.website,
        "phone": side.phone,
        "stage": side.stage.value if side.stage else None,
        "opened": side.opened.isoformat(),
    }


def _twin(twin: Twin) -> dict[str, object]:
    return {
        "company": str(twin.company),
        "name": twin.name,
        "merged": twin.merged.isoformat(),
        "by": str(twin.by) if twin.by else None,
        "stage": twin.stage.value if twin.stage else None,
    }


VERBS: dict[str, Callable[..., int]] = {"duplicates": duplicates, "merge": merge, "part": part}
