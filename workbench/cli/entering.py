"""The verb for accounts that a person read off a PDF: figures from a file, each with its page."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from workbench.app import typing_accounts
from workbench.app.brought_files import read_file
from workbench.app.figures_file import at_its_field, read_figures
from workbench.app.typing_accounts import PUBLISHED, SENT, SUMS, Entered
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, QUERY, Console, stoppable
from workbench.domain.operation import Operation
from workbench.domain.typed_accounts import Sum, Typed
from workbench.errors import InvalidInput
from workbench.texts import say


def enter_accounts(
    context: typer.Context,
    query: QUERY,
    report: Annotated[Path, typer.Argument(help="The accounts, as a PDF.")],
    figures: Annotated[Path, typer.Argument(help="What you read off it, as a TOML file.")],
    *,
    sent: Annotated[
        bool, typer.Option("--sent", help="The company sent it to us; it is never handed over.")
    ] = False,
    as_printed: Annotated[
        bool, typer.Option("--as-printed", help="A sum that does not come out is printed so.")
    ] = False,
) -> int:
    """Enter the figures of a PDF, each with the page it stands on."""
    console: Console = context.obj
    with console.desk() as desk, stoppable() as control:
        company = known_company(desk, query)
        typed = read_figures(figures)
        document = typing_accounts.open_document(
            desk, report.name, read_file(report), control, source=SENT if sent else PUBLISHED
        )
        try:
            told = typing_accounts.checked(desk, typed, document)
            done = typing_accounts.enter(
                desk, company.id, typed, document, control, as_printed=as_printed
            )
        except InvalidInput as problem:
            raise _refused(problem) from problem
        console.said(desk.texts, done.did, *(_sum(each) for each in told), done.result.words)
        console.next(desk.texts, f"dossier {query}")
        sums = [{"words": desk.texts.say(each.words), "agrees": each.agrees} for each in told]
        console.document(_document(done, typed, document.source, desk.texts.say(done.did), sums))
        return DONE


def _document(
    done: Operation[Entered], typed: Typed, source: str, did: str, sums: object
) -> dict[str, object]:
    snapshot = done.result.lookup.snapshot
    return {
        "did": did,
        "source": source,
        "end": typed.end.isoformat(),
        "figures": done.result.figures,
        "seen": done.result.seen,
        "sums": sums,
        "snapshot": snapshot.hex() if snapshot is not None else None,
    }


def _sum(told: Sum) -> object:
    return say("  agrees: {sum}", sum=told.words) if told.agrees else say("  {sum}", sum=told.words)


def _refused(problem: InvalidInput) -> InvalidInput:
    if problem.field != SUMS:
        return at_its_field(problem)
    return InvalidInput(
        problem.message,
        field=SUMS,
        hint=say("With --as-printed it is kept as it stands."),
    )


VERBS: dict[str, Callable[..., int]] = {"enter-accounts": enter_accounts}
