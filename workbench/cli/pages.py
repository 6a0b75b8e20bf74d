"""The verb that reads a page you saved: what it proposes, and which lines you confirm."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from workbench.app import saved_pages
from workbench.app.desk import Desk
from workbench.cli.answering import FoundFile, answer_with_file
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, NOTHING_FOUND, QUERY, Console
from workbench.domain.accounts import Scope, scope_of
from workbench.domain.fact import Fact
from workbench.domain.fact_words import exact_words
from workbench.domain.operation import Operation
from workbench.domain.properties import declared
from workbench.domain.proposal import Proposal, ProposedLine, Standing
from workbench.errors import InvalidInput
from workbench.texts import Message, say

ADDRESS = typer.Option("", help="The page's address; empty where the file says it itself.")
YES = typer.Option(default=False, help="Confirm every line that no register contradicts.")
TAKE = typer.Option("", help="Confirm these lines, by their numbers: 1,3,5.")
ANSWERS = typer.Option("", help="Keep any page as what this prepared question found.")

_STANDINGS = {
    Standing.NEW: say("new"),
    Standing.SAME: say("as known"),
    Standing.OTHER: say("a register says otherwise"),
    Standing.KEPT: say("kept already"),
}


def page(
    context: typer.Context,
    query: QUERY,
    file: Annotated[Path, typer.Argument(help="The page, or a package that holds it.")],
    address: str = ADDRESS,
    yes: bool = YES,
    take: str = TAKE,
    answers: str = ANSWERS,
) -> int:
    """Read a proff page, British accounts or a register's zip you saved; keep what you confirm."""
    console: Console = context.obj
    with console.desk() as desk:
        if answers:
            found = FoundFile(file=file, address=address)
            return answer_with_file(console, desk, query, answers, found)
        company = known_company(desk, query).id
        proposal = saved_pages.propose_file(desk, company, file, address)
        if not yes and not take:
            return _show(console, desk, proposal)
        chosen = _numbers(take, len(proposal.lines)) if take else _agreed(proposal)
        return _said(console, desk, saved_pages.confirm(desk, company, proposal, chosen))


def _said(console: Console, desk: Desk, operation: Operation[object]) -> int:
    console.said(desk.texts, operation.did)
    console.document({"did": desk.texts.say(operation.did)})
    return DONE


def _show(console: Console, desk: Desk, proposal: Proposal) -> int:
    lines = [_line(number, each) for number, each in enumerate(proposal.lines, start=1)]
    console.said(desk.texts, *lines, *proposal.notes)
    if lines:
        todo = say("Nothing is written yet: confirm with --yes, or some with --take 1,3.")
    else:
        todo = say("The page proposes nothing.")
    console.said(desk.texts, todo)
    console.document(
        {
            "address": proposal.page.address,
            "number": proposal.page.identifier.value,
            "name": proposal.page.name,
            "lines": [_record(number, each) for number, each in enumerate(proposal.lines, start=1)],
            "notes": [desk.texts.say(note) for note in proposal.notes],
        }
    )
    return DONE if lines else NOTHING_FOUND


def _line(number: int, line: ProposedLine) -> Message:
    shown = say(
        "{number}  {title}{period}: {value} ({standing})",
        number=number,
        title=declared(line.stated.fact.key).title,
        period=_period(line.stated.fact),
        value=exact_words(line.stated.fact),
        standing=_STANDINGS[line.standing],
    )
    if line.standing is not Standing.OTHER or line.stands is None:
        return shown
    return say("{line}: {value}", line=shown, value=exact_words(line.stands.fact))


def _period(fact: Fact) -> Message:
    if fact.end is None:
        return say("")
    if scope_of(fact) is Scope.GROUP:
        return say(" to {day}, the group's", day=fact.end)
    return say(" to {day}", day=fact.end)


def _record(number: int, line: ProposedLine) -> dict[str, object]:
    fact = line.stated.fact
    return {
        "line": number,
        "property": fact.key,
        "value": fact.value,
        "unit": fact.unit,
        "start": fact.start,
        "end": fact.end,
        "scope": fact.qualifier("scope"),
        "standing": line.standing.value,
        "stands": line.stands.fact.value if line.stands else None,
        "stands_from": line.stands.fact.entity.source if line.stands else None,
        "place": {"kind": line.stated.place.kind.value, "locator": line.stated.place.locator},
    }


def _agreed(proposal: Proposal) -> Sequence[int]:
    return [number for number, line in enumerate(proposal.lines) if line.taken]


def _numbers(take: str, lines: int) -> Sequence[int]:
    words = [word.strip() for word in take.split(",") if word.strip()]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    if len(numbers) != len(words) or not all(1 <= number <= lines for number in numbers):
        raise InvalidInput(
            say("{take} are not lines of this page: it has {lines}.", take=take, lines=lines),
            field="take",
            hint=say("Write their numbers with commas: 1,3,5."),
        )
    return [number - 1 for number in numbers]


VERBS: dict[str, Callable[..., int]] = {"page": page}
