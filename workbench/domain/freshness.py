"""Whether a question to a source must be asked: never asked, stale, failed before, or fresh."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from workbench.domain.fact import KnownFact
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.properties import declared
from workbench.texts import Message, say

NOTHING_DAYS = 30
"""For how many days "looked, nothing found" counts: registers fill up, and the press writes on."""
NOT_OFFERED_DAYS = 180
"""For how many days a source is believed that it has nothing to say of a kind of company."""
CLOCKS_APART = timedelta(days=1)
"""How far the clocks of two computers may be; what is later than that was told by a wrong one."""
PLAIN_DAYS = 90
"""For how many days an answer counts that states nothing with a shelf life of its own."""


class Need(StrEnum):
    """Why a question is asked, or not."""

    NEVER = "never"
    STALE = "stale"
    FAILED = "failed"
    WAITS = "waits"
    FRESH = "fresh"
    IN_VAIN = "in_vain"

    @property
    def asks(self) -> bool:
        """Whether research asks it."""
        return self not in {Need.FRESH, Need.IN_VAIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How fresh the answer to a question is.

    Attributes:
        why: the same in words: "never asked", "Status is older than 14 days".
        until: when a fresh answer becomes stale; None otherwise.
    """

    need: Need
    why: Message
    until: datetime | None = None


def freshness(
    newest: Lookup | None, facts: Iterable[KnownFact], now: datetime, within: int | None = None
) -> Freshness:
    """Return how fresh a question's answer is.

    Args:
        newest: the newest look-up of the question, or None.
        facts: what is known of the company; those that the look-up's answer states count.
        now: the present instant.
        within: days after which any answer is stale, whatever its shelf life; None for that alone.
    """
    if newest is None:
        return Freshness(need=Need.NEVER, why=say("never asked"))
    if newest.kind is None or newest.answered is None:
        return Freshness(need=Need.WAITS, why=newest.words)
    match newest.kind:
        case AnswerKind.FAILED | AnswerKind.REFUSED:
            return _unanswered(newest)
        case AnswerKind.NOTHING_FOUND:
            return _held(newest, say("looked, nothing found"), _days(NOTHING_DAYS, within), now)
        case AnswerKind.NOT_OFFERED:
            return _held(newest, newest.kind.words, NOT_OFFERED_DAYS, now)
        case _:
            stated = [each for each in facts if each.snapshot == newest.snapshot and each.current]
            what, days = _shortest(stated)
            return _held(newest, what, _days(days, within), now)


def _days(shelf: int, within: int | None) -> int:
    return shelf if within is None else min(shelf, within)


def _unanswered(newest: Lookup) -> Freshness:
    """Return that a question is asked again, unless the source said that this is of no use."""
    hopeless = newest.problem is not None and not newest.problem.again
    in_vain = hopeless and newest.kind is AnswerKind.FAILED
    return Freshness(need=Need.IN_VAIN if in_vain else Need.FAILED, why=newest.told)


def _shortest(stated: Sequence[KnownFact]) -> tuple[Message, int]:
    """Return the property with the shortest shelf life among those an answer states."""
    properties = {each.fact.key: declared(each.fact.key) for each in stated}
    if not properties:
        return say("the answer"), PLAIN_DAYS
    first = min(properties.values(), key=lambda each: each.shelf_days)
    return first.title, first.shelf_days


def _held(newest: Lookup, what: Message, days: int, now: datetime) -> Freshness:
    answered = newest.answered or now
    if answered - now > CLOCKS_APART:
        why = say("its time is {day}: a computer's clock was wrong", day=answered.date())
        return Freshness(need=Need.STALE, why=why)
    until = answered + timedelta(days=days)
    if until > now:
        why = say("{what}: fresh until {day}", what=what, day=until.date())
        return Freshness(need=Need.FRESH, why=why, until=until)
    why = say("{what}: older than {days} days", what=what, days=days)
    return Freshness(need=Need.STALE, why=why)
