"""What happened to a company, event by event, with the day and the fact that says so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workbench.domain.codes import code_words
from workbench.domain.fact import Fact, KnownFact
from workbench.domain.identity import cased, status_words
from workbench.domain.sounding import Sounding
from workbench.texts import Message, say

_Words = Callable[[Fact], Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event.

    Attributes:
        day: when it happened, or None where the register does not say.
        bad: whether it speaks of trouble.
        known: the fact that states it.
    """

    day: date | None
    words: Message
    known: KnownFact
    bad: bool = False


def life(sounding: Sounding) -> tuple[Event, ...]:
    """Return the events of a company's life, the newest first and undated ones last.

    Of what happens once the chosen fact counts; what two sources state alike is told once.
    """
    events = [*_once(sounding), *_renamed(sounding), *_dated(sounding), *_lasting(sounding)]
    seen: dict[tuple[date | None, Message], Event] = {}
    for each in events:
        seen.setdefault((each.day, each.words), each)
    return tuple(sorted(seen.values(), key=_newest_first))


def _newest_first(event: Event) -> tuple[bool, int]:
    return (event.day is None, -event.day.toordinal() if event.day is not None else 0)


_ONCE: tuple[tuple[str, Message, bool], ...] = (
    ("company.founded", say("Founded"), False),
    ("company.registered", say("Entered in its register"), False),
    ("company.audit_waived", say("Audit waived, as the law allows"), False),
    ("company.auditor_missing_since", say("Without its required auditor"), True),
    ("company.manager_changed", say("Management last changed"), False),
    ("company.board_changed", say("Board last changed"), False),
    ("company.bankrupt", say("Bankrupt"), True),
    ("company.ceased", say("Ceased"), True),
)


def _once(sounding: Sounding) -> Iterator[Event]:
    for key, words, bad in _ONCE:
        chosen = sounding.chosen(key)
        if chosen is not None:
            yield Event(day=chosen.shown.fact.day, words=words, known=chosen.shown, bad=bad)
    since, status = sounding.chosen("company.status_since"), sounding.chosen("company.status")
    if since is not None and status is not None and status.shown.fact.value != "active":
        told = status_words(status.shown.fact.value)
        yield Event(day=since.shown.fact.day, words=told, known=since.shown, bad=True)
    for known in sounding.all("company.reopened"):
        yield Event(day=known.fact.day, words=say("Reopened"), known=known)


def _renamed(sounding: Sounding) -> Iterator[Event]:
    """Yield each change of name, address and form, told on the day the old one ended."""
    sentences: tuple[tuple[str, _Words], ...] = (
        ("company.former_name", lambda fact: say("Renamed; until then {name}", name=fact.value)),
        (
            "company.former_address",
            lambda fact: say("Moved from {address}", address=cased(fact.value)),
        ),
        (
            "company.former_form",
            lambda fact: say("Changed its legal form; until then {form}", form=fact.value),
        ),
    )
    for key, words in sentences:
        for known in sounding.all(key):
            yield Event(day=known.fact.end, words=words(known.fact), known=known)


def _dated(sounding: Sounding) -> Iterator[Event]:
    for known in sounding.all("company.merger"):
        yield Event(day=known.fact.end, words=say("{event}", event=known.fact.value), known=known)


def _lasting(sounding: Sounding) -> Iterator[Event]:
    """Yield when charges and insolvency proceedings began, and when they ended."""
    for key, bad, began, over in (
        ("company.insolvency", True, say("{what} began"), say("{what} ended")),
        ("company.charge", False, say("Charge created: {what}"), say("Charge met: {what}")),
    ):
        for known in sounding.all(key):
            yield from _began_and_ended(known, began, over, bad=bad)


def _began_and_ended(
    known: KnownFact, began: Message, over: Message, *, bad: bool
) -> Iterator[Event]:
    fact = known.fact
    what = code_words(fact.key, fact.value)
    if fact.start is not None or fact.end is None:
        words = say(began.msgid, what=what)
        yield Event(day=fact.start, words=words, known=known, bad=bad)
    if fact.end is not None:
        yield Event(day=fact.end, words=say(over.msgid, what=what), known=known)


def open_matters(sounding: Sounding) -> tuple[KnownFact, ...]:
    """Return the insolvency proceedings and charges that no source says are over."""
    lasting: Iterable[KnownFact] = (
        *sounding.all("company.insolvency"),
        *sounding.all("company.charge"),
    )
    return tuple(known for known in lasting if known.fact.end is None)
