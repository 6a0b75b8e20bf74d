"""How often a source may be asked: a pure rule over when earlier questions were answered."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from workbench.domain.lookup import Age
from workbench.domain.source import Pace

_SHARE = 0.9
"""How much of each limit is used in the long run: others may ask in our name, too."""


LONG = 3600
"""Seconds from which on a window is taken by the wall clock, where a computer was started anew in
between: nobody would wait a whole day for a clock that cannot be set."""


def delay(paces: Sequence[Pace], ages: Iterable[Age]) -> float:
    """Return how many seconds to wait before the next question.

    A question reaches its source somewhere between being sent and being answered, so it counts as
    under way until its answer has come, and ages from there. Then no window at the source's end
    can hold more than the limit, however late each question gets there: take the question of such
    a window that was sent last. Every other one was under way then, or had been answered within
    the window, and so was counted.

    Args:
        paces: the limits, of each of which 90 % is used: so many questions in a window that is
            longer by a ninth.
        ages: how long ago each earlier question was answered, 0 for those under way.
    """
    known = list(ages)
    sure = sorted(age.sure for age in known)
    likely = sorted(age.likely for age in known)
    return max(
        (_delay(pace, likely if pace.seconds > LONG else sure) for pace in paces), default=0.0
    )


def window(paces: Sequence[Pace]) -> float:
    """Return for how many seconds an answered question counts."""
    return max((pace.seconds / _SHARE for pace in paces), default=0.0)


def most(paces: Sequence[Pace]) -> int:
    """Return how many of the youngest questions the rule looks at."""
    return max((pace.asks for pace in paces), default=0)


def retry_after(header: str, now: datetime) -> float | None:
    """Return how many seconds a Retry-After header asks for (RFC 9110, 10.2.3), or None.

    Both of its forms are understood: seconds, and the date of an instant.
    """
    words = header.strip()
    if words.isascii() and words.isdigit():
        return float(words)
    until = instant(words)
    return None if until is None else max(0.0, (until - now).total_seconds())


def instant(words: str) -> datetime | None:
    """Return the instant that a header names (RFC 9110, 5.6.7), or None where it names none."""
    try:
        named = parsedate_to_datetime(words)
    except (ValueError, OverflowError):
        # A year or an hour of twenty digits is a number to the parser, and none to a clock.
        return None
    return named if named.tzinfo else named.replace(tzinfo=UTC)


def _delay(pace: Pace, youngest_first: Sequence[float]) -> float:
    if len(youngest_first) < pace.asks:
        return 0.0
    return max(0.0, pace.seconds / _SHARE - youngest_first[pace.asks - 1])
