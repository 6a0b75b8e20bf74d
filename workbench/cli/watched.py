"""Verbs about companies that are watched: whom, how often, and what changed."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from workbench.app import looking, watching
from workbench.app.desk import Desk
from workbench.app.watching import News, Watched
from workbench.cli.companies import known_company, number_of
from workbench.cli.console import DONE, NOTHING_FOUND, Console, stoppable
from workbench.domain.watch import interval_words
from workbench.errors import InvalidInput
from workbench.texts import Texts, say

_USUAL = 14


def watch(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="A company; without one, all are listed.")] = "",
    *,
    every: Annotated[int, typer.Option("--every", help="Days between two looks.")] = _USUAL,
    stop: Annotated[bool, typer.Option("--stop", help="Watch it no longer.")] = False,
) -> int:
    """Watch an open lead or a won customer, or list who is watched."""
    console: Console = context.obj
    with console.desk() as desk:
        if query:
            company = known_company(desk, query)
            if stop:
                done = watching.stop(desk, company.id)
            else:
                done = watching.watch(desk, company.id, every)
            console.said(desk.texts, done.did)
            console.next(desk.texts, "news --look")
        elif stop:
            raise InvalidInput(say("Say whom to watch no longer."), field="query")
        watched = watching.watched(desk)
        if not query:
            _list(console, desk, watched)
        console.document({"watched": [_record(each, desk) for each in watched]})
        return DONE


def news(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(help="With --read: whose news; without one, everybody's.")
    ] = "",
    *,
    look: Annotated[
        bool, typer.Option("--look", help="Ask first about those whose time has come.")
    ] = False,
    read: Annotated[bool, typer.Option("--read", help="Take the news as read.")] = False,
) -> int:
    """Tell what changed at watched companies in what the scorecard uses."""
    console: Console = context.obj
    with console.desk() as desk:
        if look:
            with stoppable() as control:
                done = looking.look(desk, looking.due(desk), control)
            console.said(desk.texts, done.did)
        told = watching.news(desk)
        if query:
            company = known_company(desk, query)
            told = tuple(each for each in told if each.company == company.id)
        _tell(console, desk, told)
        if read:
            for each in told:
                console.said(desk.texts, watching.read(desk, each.company, each.until).did)
        console.document({"news": [_news(each, desk.texts) for each in told]})
        return DONE if told else NOTHING_FOUND


def _list(console: Console, desk: Desk, watched: Sequence[Watched]) -> None:
    if not watched:
        console.said(desk.texts, say("Nobody is watched."))
        return
    rows = [
        (
            each.name,
            interval_words(each.watch.days),
            say("to be looked at now")
            if each.watch.due(desk.now())
            else say("looked on {day}", day=each.watch.looked.date()),
        )
        for each in watched
    ]
    console.table(desk.texts, rows)


def _tell(console: Console, desk: Desk, told: Sequence[News]) -> None:
    if not told:
        console.said(desk.texts, say("Nothing new at the companies you watch."))
    for each in told:
        console.said(desk.texts, each.words)
        for more in each.more:
            console.said(desk.texts, say("  {sentence}", sentence=more))
        console.next(desk.texts, f"score {_number(desk, each)}")


def _number(desk: Desk, news: News) -> str:
    return number_of(desk.store.read(lambda ledger: ledger.companies.get(news.company)))


def _record(each: Watched, desk: Desk) -> dict[str, object]:
    return {
        "company": str(each.watch.about),
        "name": each.name,
        "days": each.watch.days,
        "due": each.watch.due(desk.now()),
        "looked": each.watch.looked.isoformat(),
        "seen": each.watch.seen.isoformat(),
    }


def _news(each: News, texts: Texts) -> dict[str, object]:
    return {
        "company": str(each.company),
        "name": each.name,
        "words": texts.say(each.words),
        "cause": each.cause.value,
        "more": [texts.say(words) for words in each.more],
        "since": each.since.isoformat(),
    }


VERBS: dict[str, Callable[..., int]] = {"watch": watch, "news": news}
