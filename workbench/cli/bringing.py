"""Verbs by which people bring what they know: offer, interest, contact, what they heard."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from workbench.app import evidence_by_people, leads
from workbench.app.companies import opened
from workbench.app.desk import Desk
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, QUERY, Console
from workbench.domain.lead import Aside, ChannelKind, Lead, Often, Openness, SignalKind, TouchKind
from workbench.domain.operation import Operation
from workbench.domain.reference import Heard, PaysHow, Relation, Wording
from workbench.domain.spans import typed_day
from workbench.errors import InvalidInput
from workbench.texts import say

WordT = TypeVar("WordT", bound=StrEnum)
DAY = Annotated[str, typer.Option(help="When, as 2026-11-26; empty: today.")]


def offer(
    context: typer.Context,
    query: QUERY,
    name: Annotated[str, typer.Argument(help="What you would sell.")],
    amount: Annotated[str, typer.Argument(help="Its price, as 480000.")],
    currency: Annotated[str, typer.Option(help="Three letters; empty: as set.")] = "",
    often: Annotated[
        str, typer.Option(help=", ".join(each.value for each in Often))
    ] = Often.YEARLY.value,
) -> int:
    """Say what you would sell them and at what price."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        return done(
            console,
            desk,
            query,
            leads.set_offer(
                desk,
                lead,
                name=name,
                amount=amount,
                currency=currency or console.wanted.settings.currency,
                often=word(Often, often),
            ),
        )


def signal(
    context: typer.Context,
    query: QUERY,
    kind: Annotated[str, typer.Argument(help=", ".join(each.value for each in SignalKind))],
    day: DAY = "",
    asked_for: Annotated[str, typer.Option(help="What they asked for.")] = "",
) -> int:
    """Note something they did that shows interest."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        return done(
            console,
            desk,
            query,
            leads.note_signal(
                desk,
                lead,
                kind=word(SignalKind, kind),
                day=day_of(desk, day),
                asked_for=asked_for,
            ),
        )


def contact(
    context: typer.Context,
    query: QUERY,
    name: Annotated[str, typer.Argument(help="What they are called.")],
    where_from: str = typer.Option(..., "--from", help="Where you have this person from."),
    role: Annotated[str, typer.Option(help="Their role there.")] = "",
    phone: Annotated[str, typer.Option(help="Work telephone.")] = "",
    mail: Annotated[str, typer.Option(help="Work e-mail.")] = "",
    part: Annotated[str, typer.Option(help="Their part in the decision.")] = "",
) -> int:
    """Name the person there you talk to."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        made = leads.name_contact(
            desk,
            lead,
            name=name,
            role=role,
            phone=phone,
            mail=mail,
            where_from=where_from,
            part=part,
        )
        return done(console, desk, query, made)


def channel(
    context: typer.Context,
    query: QUERY,
    kind: Annotated[str, typer.Argument(help=", ".join(each.value for each in ChannelKind))],
    openness: Annotated[str, typer.Argument(help=", ".join(each.value for each in Openness))],
    reason: Annotated[str, typer.Argument(help="Why, in your words.")],
    consent: Annotated[
        str, typer.Option(help="The day of their written consent, as 2026-11-02.")
    ] = "",
) -> int:
    """Say whether you may reach them by mail, phone, letter or meeting, and why."""
    console: Console = context.obj
    with console.desk() as desk:
        made = leads.set_channel(
            desk,
            _lead(desk, query),
            kind=word(ChannelKind, kind),
            openness=word(Openness, openness),
            reason=say("{reason}", reason=reason),
            consent=day_of(desk, consent) if consent else None,
        )
        return done(console, desk, query, made)


def touch(
    context: typer.Context,
    query: QUERY,
    kind: Annotated[str, typer.Argument(help=", ".join(each.value for each in TouchKind))],
    words: Annotated[str, typer.Argument(help="What was said.")],
    day: DAY = "",
    *,
    inward: Annotated[bool, typer.Option("--inward", help="They came to us.")] = False,
) -> int:
    """Log a call, mail, meeting or note."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        made = leads.log_touch(
            desk,
            lead,
            kind=word(TouchKind, kind),
            day=day_of(desk, day),
            words=words,
            inward=inward,
        )
        return done(console, desk, query, made)


def step(
    context: typer.Context,
    query: QUERY,
    what: Annotated[str, typer.Argument(help="What happens next.")],
    due: Annotated[str, typer.Argument(help="The day, as 2026-11-26.")],
) -> int:
    """Say what happens next, and by when."""
    console: Console = context.obj
    with console.desk() as desk:
        return done(
            console,
            desk,
            query,
            leads.plan_step(desk, _lead(desk, query), what=what, due=day_of(desk, due)),
        )


def brief(
    context: typer.Context,
    query: QUERY,
    open_with: Annotated[str, typer.Option(help="What the first call opens with.")] = "",
    not_mention: Annotated[str, typer.Option(help="What it must not mention.")] = "",
) -> int:
    """Say what the first call opens with, and what it must not mention."""
    console: Console = context.obj
    with console.desk() as desk:
        made = leads.set_brief(
            desk, _lead(desk, query), open_with=open_with, not_mention=not_mention
        )
        return done(console, desk, query, made)


def aside(
    context: typer.Context,
    query: QUERY,
    how: Annotated[str, typer.Argument(help="parked or not_relevant; no takes it up again.")],
    reason: Annotated[str, typer.Option(help="Why, in your words.")] = "",
    until: Annotated[str, typer.Option(help="Parked until this day, as 2026-11-26.")] = "",
) -> int:
    """Park a lead until a day, drop it as not relevant, or take it up again."""
    console: Console = context.obj
    with console.desk() as desk:
        made = leads.set_aside(
            desk,
            _lead(desk, query),
            aside=word(Aside, how),
            reason=reason,
            until=day_of(desk, until) if until else None,
        )
        return done(console, desk, query, made)


def heard(
    context: typer.Context,
    query: QUERY,
    words: Annotated[str, typer.Argument(help="What they said.")],
    relation: Annotated[
        str, typer.Option(help=", ".join(each.value for each in Relation))
    ] = Relation.OTHER.value,
    pays: Annotated[
        str, typer.Option(help=", ".join(each.value for each in PaysHow))
    ] = PaysHow.NOT_SAID.value,
    day: DAY = "",
    *,
    hearsay: Annotated[bool, typer.Option("--hearsay", help="They only heard of it.")] = False,
    quote: Annotated[bool, typer.Option("--quote", help="These are their own words.")] = False,
) -> int:
    """Note what somebody who knows the company said."""
    console: Console = context.obj
    with console.desk() as desk:
        made = evidence_by_people.note_reference(
            desk,
            known_company(desk, query).id,
            relation=word(Relation, relation),
            day=day_of(desk, day),
            words=words,
            heard=Heard.HEARSAY if hearsay else Heard.DIRECT,
            wording=Wording.QUOTE if quote else Wording.PARAPHRASE,
            pays=word(PaysHow, pays),
        )
        return done(console, desk, query, made)


def done(console: Console, desk: Desk, query: str, operation: Operation[object]) -> int:
    """Say what was done and what comes next."""
    console.said(desk.texts, operation.did)
    console.next(desk.texts, f"score {query}")
    console.document({"did": desk.texts.say(operation.did)})
    return DONE


def _lead(desk: Desk, query: str) -> Lead:
    return opened(desk, known_company(desk, query)).lead


def word(kind: type[WordT], typed: str) -> WordT:
    """Return the member of a family of words that somebody typed.

    Raises:
        InvalidInput: it has no such word.
    """
    try:
        return kind(typed.casefold().replace("-", "_").replace(" ", "_"))
    except ValueError as problem:
        raise InvalidInput(
            say(
                "{word} is none of {words}.",
                word=typed,
                words=", ".join(each.value for each in kind),
            ),
            field=kind.__name__,
        ) from problem


def day_of(desk: Desk, text: str) -> date:
    """Return the day somebody typed, today where they typed none.

    Raises:
        InvalidInput: it is no day.
    """
    return typed_day(text, "day") if text else desk.now().date()


VERBS: dict[str, Callable[..., int]] = {
    "offer": offer,
    "signal": signal,
    "contact": contact,
    "channel": channel,
    "touch": touch,
    "step": step,
    "brief": brief,
    "aside": aside,
    "heard": heard,
}
