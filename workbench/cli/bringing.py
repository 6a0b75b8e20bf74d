"""Verbs by which people bring what they know: offer, interest, contact, what they heard."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

import typer

from workbench.app import evidence_by_people, leads
from workbench.app.companies import opened
from workbench.app.desk import Desk
from workbench.cli.companies import known_company
from workbench.cli.console import DONE, Console
from workbench.domain.lead import ChannelKind, Lead, Often, Openness, SignalKind, TouchKind
from workbench.domain.operation import Operation
from workbench.domain.reference import HandAnswer, Heard, PaysHow, Relation, Weight, Wording
from workbench.errors import InvalidInput
from workbench.texts import say

WordT = TypeVar("WordT", bound=StrEnum)


def offer(
    context: typer.Context,
    query: str,
    name: str,
    amount: str,
    currency: str = "NOK",
    often: str = Often.YEARLY.value,
) -> int:
    """Say what you would sell them and at what price."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        return _done(
            console,
            desk,
            leads.set_offer(
                desk, lead, name=name, amount=amount, currency=currency, often=_word(Often, often)
            ),
        )


def signal(
    context: typer.Context, query: str, kind: str, day: str = "", asked_for: str = ""
) -> int:
    """Note something they did that shows interest."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        return _done(
            console,
            desk,
            leads.note_signal(
                desk,
                lead,
                kind=_word(SignalKind, kind),
                day=_day(desk, day),
                asked_for=asked_for,
            ),
        )


def contact(
    context: typer.Context,
    query: str,
    name: str,
    where_from: str = typer.Option(..., "--from", help="Where you have this person from."),
    role: str = "",
    phone: str = "",
    mail: str = "",
    part: str = "",
) -> int:
    """Name the person there you talk to."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        done = leads.name_contact(
            desk,
            lead,
            name=name,
            role=role,
            phone=phone,
            mail=mail,
            where_from=where_from,
            part=part,
        )
        return _done(console, desk, done)


def channel(context: typer.Context, query: str, kind: str, openness: str, reason: str) -> int:
    """Say whether you may reach them by mail, phone, letter or meeting, and why."""
    console: Console = context.obj
    with console.desk() as desk:
        done = leads.set_channel(
            desk,
            _lead(desk, query),
            kind=_word(ChannelKind, kind),
            openness=_word(Openness, openness),
            reason=say("{reason}", reason=reason),
        )
        return _done(console, desk, done)


def touch(context: typer.Context, query: str, kind: str, words: str, day: str = "") -> int:
    """Log a call, mail, meeting or note."""
    console: Console = context.obj
    with console.desk() as desk:
        lead = _lead(desk, query)
        done = leads.log_touch(
            desk, lead, kind=_word(TouchKind, kind), day=_day(desk, day), words=words
        )
        return _done(console, desk, done)


def step(context: typer.Context, query: str, what: str, due: str) -> int:
    """Say what happens next, and by when (YYYY-MM-DD)."""
    console: Console = context.obj
    with console.desk() as desk:
        return _done(
            console, desk, leads.plan_step(desk, _lead(desk, query), what=what, due=_day(desk, due))
        )


def heard(
    context: typer.Context,
    query: str,
    words: str,
    relation: str = Relation.OTHER.value,
    pays: str = PaysHow.NOT_SAID.value,
    day: str = "",
    hearsay: bool = typer.Option(default=False, help="They heard it themselves."),
    quote: bool = typer.Option(default=False, help="These are their own words."),
) -> int:
    """Note what somebody who knows the company said."""
    console: Console = context.obj
    with console.desk() as desk:
        done = evidence_by_people.note_reference(
            desk,
            known_company(desk, query).id,
            relation=_word(Relation, relation),
            day=_day(desk, day),
            words=words,
            heard=Heard.HEARSAY if hearsay else Heard.DIRECT,
            wording=Wording.QUOTE if quote else Wording.PARAPHRASE,
            pays=_word(PaysHow, pays),
        )
        return _done(console, desk, done)


def answer(
    context: typer.Context,
    query: str,
    question: str,
    answer: str,
    address: str = "",
    words: str = "",
    weight: str = Weight.NEUTRAL.value,
) -> int:
    """Answer a prepared question: found, nothing_found or skipped."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        done = evidence_by_people.answer_by_hand(
            desk,
            company.id,
            question=question,
            asked=evidence_by_people.asked_address(desk, company.id, question),
            answer=_word(HandAnswer, answer),
            address=address,
            words=words,
            weight=_word(Weight, weight),
        )
        return _done(console, desk, done)


def _done(console: Console, desk: Desk, operation: Operation[object]) -> int:
    console.said(desk.texts, operation.did)
    console.document({"did": desk.texts.say(operation.did)})
    return DONE


def _lead(desk: Desk, query: str) -> Lead:
    return opened(desk, known_company(desk, query)).lead


def _word(kind: type[WordT], word: str) -> WordT:
    try:
        return kind(word.casefold().replace("-", "_").replace(" ", "_"))
    except ValueError as problem:
        raise InvalidInput(
            say(
                "{word} is none of {words}.",
                word=word,
                words=", ".join(each.value for each in kind),
            ),
            field=kind.__name__,
        ) from problem


def _day(desk: Desk, text: str) -> date:
    if not text:
        return desk.now().date()
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise InvalidInput(
            say("{day} is not a day.", day=text),
            field="day",
            hint=say("Write it as 2026-11-26."),
        ) from problem


VERBS: dict[str, Callable[..., int]] = {
    "offer": offer,
    "signal": signal,
    "contact": contact,
    "channel": channel,
    "touch": touch,
    "step": step,
    "heard": heard,
    "answer": answer,
}
