"""What people wrote down, in words: what was said, searched, rated, asked for and agreed."""

from dataclasses import dataclass

from workbench.domain.entry import Entry
from workbench.domain.lead import Contact, Signal, Touch
from workbench.domain.questions import searched_words
from workbench.domain.reference import (
    HandAnswer,
    HandSearch,
    Heard,
    Rating,
    Reference,
    Wording,
)
from workbench.scoring.criterion import CRITERIA
from workbench.texts import Message, say

_NO_MORE = say("no more said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry in words.

    Attributes:
        rows: labels and values of what else is known of it.
        address: a page to open, or empty.
    """

    title: Message
    value: Message
    about: Message
    rows: tuple[tuple[Message, object], ...] = ()
    address: str = ""


def entry_words(entry: Entry) -> Told:
    """Return what somebody wrote down."""
    match entry:
        case Reference():
            return _reference(entry)
        case HandSearch():
            return _search(entry)
        case Rating():
            return _rating(entry)
        case Signal() | Contact() | Touch():
            return _of_lead(entry)
        case _:
            return Told(title=say("Written down"), value=say("by one of us"), about=_NO_MORE)


def _of_lead(entry: Signal | Contact | Touch) -> Told:
    match entry:
        case Signal():
            return _signal(entry)
        case Contact():
            return _contact(entry)
        case Touch():
            return _touch(entry)


def _signal(signal: Signal) -> Told:
    return Told(
        title=signal.kind.words,
        value=say("{day}", day=signal.day),
        about=say("{what}", what=signal.asked_for) if signal.asked_for else _NO_MORE,
    )


def _reference(reference: Reference) -> Told:
    direct = reference.heard is Heard.DIRECT
    quoted = reference.wording is Wording.QUOTE
    outside = say("may be told outside") if reference.tell_outside else say("stays in the firm")
    return Told(
        title=say("Asked around"),
        value=reference.pays.words,
        about=(
            say("“{words}”", words=reference.words)
            if quoted
            else say("in our words: {words}", words=reference.words)
        ),
        rows=(
            (say("Who"), reference.relation.words),
            (say("Said on"), say("{day}", day=reference.day)),
            (say("Knows it"), say("directly") if direct else say("by hearsay")),
            (say("Use"), outside),
            (say("Kept until"), say("{day}", day=reference.expires)),
        ),
    )


def _search(search: HandSearch) -> Told:
    found = search.answer is HandAnswer.FOUND
    rows: list[tuple[Message, object]] = []
    if found:
        rows.append((say("Meaning"), search.weight.words))
    for label, address in ((say("Found at"), search.address), (say("Asked at"), search.asked)):
        if address:
            rows.append((label, address))
    return Told(
        title=say("Searched by hand: {what}", what=searched_words(search.question)),
        value=search.answer.words,
        about=say("{words}", words=search.words) if search.words else _NO_MORE,
        rows=tuple(rows),
        address=search.address or search.asked,
    )


def _rating(rating: Rating) -> Told:
    known = CRITERIA.get(rating.criterion)
    steps = known.by_hand if known is not None else ()
    described = next((each.words for each in steps if each.step == rating.step), None)
    return Told(
        title=known.question if known is not None else say("Rated by hand"),
        value=say("{step} of 10", step=rating.step),
        about=described or say("rated by hand"),
        rows=((say("In words"), rating.words),) if rating.words else (),
    )


def _contact(contact: Contact) -> Told:
    told = (
        (say("Part"), contact.part),
        (say("Telephone"), contact.phone),
        (say("E-mail"), contact.mail),
        (say("Known from"), contact.where_from),
    )
    rows: tuple[tuple[Message, object], ...] = tuple(
        (label, value) for label, value in told if value
    )
    return Told(
        title=say("Contact"),
        value=say("{name}", name=contact.name),
        about=say("{role}", role=contact.role) if contact.role else say("role not known"),
        rows=(*rows, (say("Kept until"), say("{day}", day=contact.expires))),
    )


def _touch(touch: Touch) -> Told:
    way = say("they came to us") if touch.inward else say("we went to them")
    return Told(
        title=touch.kind.words,
        value=say("{day}", day=touch.day),
        about=say("{words}", words=touch.words),
        rows=((say("Direction"), way),),
    )
