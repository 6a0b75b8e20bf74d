"""Verbs about the sources: which work and how each fares, testing one, and the keys to them."""

from collections.abc import Callable
from typing import Annotated

import typer

from workbench.app import sources as states_of
from workbench.app import trials
from workbench.app.desk import Desk
from workbench.app.sources import SourceState
from workbench.cli.console import DONE, SOURCE_FAILED, Console, stoppable
from workbench.cli.source_keys import drop_key, source_called, take_key
from workbench.cli.source_record import source_record, tested_record
from workbench.domain.source import Manifest
from workbench.domain.source_countries import by_country
from workbench.errors import InvalidInput
from workbench.texts import Argument, Message, say


def sources(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            help="test: ask them about companies whose answer is known; key: put in your key, which"
            " is asked for; forget: take it out again."
        ),
    ] = "",
    source: Annotated[
        str,
        typer.Argument(
            help="Which one, as the list with --json names it; empty tests those that are free."
        ),
    ] = "",
    *,
    paid: Annotated[bool, typer.Option("--paid", help="Test although it costs.")] = False,
) -> int:
    """Show which sources work now, what is odd about any and which need a key, or test them."""
    console: Console = context.obj
    if what not in {"", "test", "key", "forget"}:
        raise InvalidInput(
            say("Sources cannot be told to {what}.", what=what),
            field="what",
            hint=say("Type test, key or forget."),
        )
    with console.desk() as desk:
        match what:
            case "test":
                return _test(console, desk, source, paid=paid)
            case "key":
                return take_key(console, desk, source)
            case "forget":
                return drop_key(console, desk, source)
            case _:
                return _overview(console, desk)


def _overview(console: Console, desk: Desk) -> int:
    known, texts = states_of.overview(desk), desk.texts
    works = [each for each in known.states if each.usable and not each.manifest.by_hand]
    closed = [each for each in known.states if each.manifest.by_hand or not each.usable]
    for each in known.states:
        if each.health.odd:
            console.said(texts, say("Look at {source}:", source=each.manifest.title))
            console.said(texts, *(say("  {words}", words=odd) for odd in each.health.odd_words))
    console.said(texts, say("These work now:"))
    for country in by_country(works, _manifest, texts):
        console.said(texts, "", country.title)
        console.table(texts, [_row(each) for each in country.members])
    for country in by_country(closed, _manifest, texts):
        for each in country.members:
            console.said(texts, "", *_how_to_open(each.manifest))
    if known.recorded:
        console.said(texts, "", trials.RECORDED)
    console.document({"sources": [source_record(texts, each) for each in known.states]})
    return DONE


def _test(console: Console, desk: Desk, source: str, *, paid: bool) -> int:
    done = []
    with stoppable() as control:
        for manifest in _chosen(desk, source):
            tested = trials.try_source(desk, manifest, control, paid=paid).result
            done.append(tested)
            console.said(desk.texts, tested.words)
            console.table(desk.texts, [(each.asked, each.words) for each in tested.trials])
    console.document({"tests": [tested_record(desk.texts, each) for each in done]})
    return DONE if all(each.passed for each in done) else SOURCE_FAILED


def _chosen(desk: Desk, source: str) -> tuple[Manifest, ...]:
    """Return the source of a key, or each that can be tested for nothing.

    Raises:
        InvalidInput: there is none of that key, or recorded answers stand in for all.
    """
    if source:
        return (source_called(desk, source),)
    if desk.recorded:
        raise InvalidInput(trials.RECORDED, field="source")
    manifests = desk.lookups.manifests()
    return tuple(each for each in manifests if each.cost is None and trials.testable(desk, each))


def _manifest(state: SourceState) -> Manifest:
    return state.manifest


def _row(state: SourceState) -> tuple[Argument, ...]:
    health = state.health
    last: Message = say("not asked yet")
    if health.last is not None and health.last.answered is not None:
        last = say("{answer}, {when}", answer=health.last.words, when=health.last.answered)
    if health.rest_words is not None:
        last = say("{answer}; {rest}", answer=last, rest=health.rest_words)
    elif health.quota_left is not None:
        last = say("{answer}; {count} questions left", answer=last, count=health.quota_left)
    for left in state.left:
        last = say("{answer}; {rest}", answer=last, rest=left)
    return (state.manifest.title, last, state.manifest.answers)


def _how_to_open(manifest: Manifest) -> tuple[Message, ...]:
    need = manifest.key_need
    if need is None:
        by_hand = say("{title}: you bring its pages yourself.", title=manifest.title)
        return (by_hand, manifest.answers)
    return (
        say(
            "{title} needs a key: {minutes} minutes at {address}",
            title=manifest.title,
            minutes=need.minutes,
            address=need.address,
        ),
        say("  {answers}", answers=manifest.answers),
        say("  Price: {price}", price=need.price),
        *(
            say("  {number}. {step}", number=number, step=step)
            for number, step in enumerate(need.steps, start=1)
        ),
        say("  Put it in by: leadline sources key {source}", source=manifest.key),
    )


VERBS: dict[str, Callable[..., int]] = {"sources": sources}
