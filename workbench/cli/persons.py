"""Verbs for our duties towards people: that they were told, and that what we have of them ends."""

from collections.abc import Callable
from typing import Annotated

import typer

from workbench.app import informing, letting_people_go
from workbench.app.dossiers import open_dossier
from workbench.cli.bringing import DAY, day_of, word
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, QUERY, Console
from workbench.domain.informing import Informing
from workbench.domain.role_holders import duty_to_inform


def informed(
    context: typer.Context,
    query: QUERY,
    how: Annotated[str, typer.Argument(help=", ".join(each.value for each in Informing))],
    day: DAY = "",
    note: Annotated[str, typer.Option(help="What was sent, or why nobody need be told.")] = "",
) -> int:
    """Say that the people at a company were told of our data, or need not be (GDPR art. 14)."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        done = informing.inform(
            desk, company.id, how=word(Informing, how), day=day_of(desk, day), note=note
        )
        dossier = open_dossier(desk, company.id)
        duty = duty_to_inform(dossier.sounding)
        console.said(desk.texts, done.did, *([duty.words(dossier.people)] if duty else []))
        console.next(desk.texts, f"dossier {query}")
        console.document({"did": desk.texts.say(done.did), "met": duty is None or duty.is_met})
        return DONE


def expire(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(help="A quiet sole trader to let go of at once; empty: nobody.")
    ] = "",
) -> int:
    """Remove for good the names that outlived their purpose, and say whose dossier ends."""
    console: Console = context.obj
    with console.desk() as desk:
        done = letting_people_go.let_go(desk)
        console.said(desk.texts, done.did)
        chosen = 0
        if query:
            now = letting_people_go.let_go_now(desk, known_company(desk, query).id)
            console.said(desk.texts, now.did)
            chosen = now.result
        shown = letting_people_go.show_notice(desk, letting_people_go.quiet(desk))
        for each in shown:
            console.said(desk.texts, each.words(desk))
            if not each.ending.is_open:
                console.next(desk.texts, f"store expire {each.number}")
        console.document(
            {
                "names": done.result.names,
                "dossiers": done.result.whole + chosen,
                "lists": done.result.lists,
                "quiet": [
                    {
                        "number": each.number,
                        "name": each.name,
                        "quiet_since": each.ending.quiet_since.isoformat(),
                        "end": each.ending.end.isoformat() if each.ending.end else None,
                        "open": each.ending.is_open,
                        "rows": each.rows,
                        "words": desk.texts.say(each.words(desk)),
                    }
                    for each in shown
                ],
            }
        )
        return DONE


VERBS: dict[str, Callable[..., int]] = {"informed": informed}
