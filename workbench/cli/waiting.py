"""The verb about what waits: shown, asked, paused, resumed."""

import shlex
from collections.abc import Callable
from typing import Annotated

import typer

from workbench.app import queue
from workbench.app.desk import Desk
from workbench.app.queue import Queue, Waiting
from workbench.cli.console import DONE, Console, stoppable
from workbench.errors import InvalidInput
from workbench.texts import Message, Texts, say, say_many

_LOOK_AGAIN = say("waits to be looked for again")


def queue_(
    context: typer.Context,
    *,
    ask: Annotated[bool, typer.Option("--ask", help="Ask what may be asked now.")] = False,
    pause: Annotated[
        bool, typer.Option("--pause", help="Let nothing be asked on this computer.")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Let sources be asked again.")] = False,
) -> int:
    """Show the look-ups that wait, why, and until when; or ask, pause and resume them."""
    console: Console = context.obj
    if pause and (resume or ask):
        raise InvalidInput(say("Choose either --pause, or --resume and --ask."), field="pause")
    with console.desk() as desk:
        for wanted, done in ((pause, queue.pause), (resume, queue.resume)):
            if wanted:
                console.said(desk.texts, done(desk).did)
        if ask:
            with stoppable() as control:
                console.said(desk.texts, queue.ask_due(desk, control).did)
        waits = queue.overview(desk)
        _show(console, desk, waits)
        console.document(_document(waits, desk.texts))
        return DONE


def _show(console: Console, desk: Desk, waits: Queue) -> None:
    rows = [
        (each.company, each.source, each.lookup.question.words, each.lookup.words)
        for each in waits.waiting
    ]
    console.table(desk.texts, rows)
    console.table(desk.texts, [(each, _LOOK_AGAIN) for each in waits.searches])
    console.said(desk.texts, _sum(waits))
    if waits.paused:
        console.next(desk.texts, "queue --resume")
    elif waits.due:
        console.next(desk.texts, "queue --ask")
    elif waits.searches:
        console.next(desk.texts, f"open {shlex.quote(waits.searches[0])}")


def _sum(waits: Queue) -> Message:
    if waits.paused:
        return say("The asking is paused on this computer.")
    if not waits.total:
        return say("Nothing waits: every question that was planned has been asked.")
    if not waits.count:
        return say("What you looked for waits until you look again.")
    told = say_many("{count} look-up waits.", "{count} look-ups wait.", waits.count)
    if waits.next_due is None or waits.due:
        return told
    return say("{told} The next may be asked {when}.", told=told, when=waits.next_due)


def _document(waits: Queue, texts: Texts) -> dict[str, object]:
    return {
        "paused": waits.paused,
        "due": waits.due,
        "next_due": waits.next_due.isoformat() if waits.next_due else None,
        "waiting": [_record(each, texts) for each in waits.waiting],
        "searches": list(waits.searches),
    }


def _record(each: Waiting, texts: Texts) -> dict[str, object]:
    lookup = each.lookup
    return {
        "company": each.company,
        "source": lookup.question.source,
        "kind": lookup.question.kind,
        "about": lookup.question.about,
        "state": lookup.state.value,
        "why": texts.say(lookup.words),
        "due": lookup.due.isoformat() if lookup.due else None,
        "planned": lookup.planned.isoformat(),
    }


VERBS: dict[str, Callable[..., int]] = {"queue": queue_}
