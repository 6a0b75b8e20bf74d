"""How often a source may be asked: a pure rule over send times, and the gate that applies it."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeAlias

from workbench.domain.source import Pace

_SHARE = 0.9
"""How much of each limit is used: the other end's clock and the way there are not ours."""


def delay(paces: Sequence[Pace], ages: Iterable[float]) -> float:
    """Return how many seconds to wait before the next question.

    Args:
        paces: the limits; each is used to 90 %, a limit of one question in a longer window.
        ages: how many seconds ago each earlier question was sent.
    """
    youngest_first = sorted(ages)
    return max((_delay(pace, youngest_first) for pace in paces), default=0.0)


def window(paces: Sequence[Pace]) -> float:
    """Return for how many seconds a question counts."""
    return max((_allowed(pace)[1] for pace in paces), default=0.0)


def retry_after(header: str, now: datetime) -> float | None:
    """Return how many seconds a Retry-After header asks for (RFC 9110, 10.2.3), or None.

    Both of its forms are understood: seconds, and the date of an instant.
    """
    words = header.strip()
    if words.isascii() and words.isdigit():
        return float(words)
    try:
        until = parsedate_to_datetime(words)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def _allowed(pace: Pace) -> tuple[int, float]:
    asks = int(pace.asks * _SHARE)
    return (asks, pace.seconds) if asks else (1, pace.seconds / _SHARE)


def _delay(pace: Pace, youngest_first: Sequence[float]) -> float:
    asks, seconds = _allowed(pace)
    if len(youngest_first) < asks:
        return 0.0
    return max(0.0, seconds - youngest_first[asks - 1])


_Send: TypeAlias = tuple[datetime, int]
"""A send time, and which one of equal ones it is."""


def _numbered(stored: Iterable[datetime]) -> Iterable[_Send]:
    seen: Counter[datetime] = Counter()
    for sent in stored:
        yield sent, seen[sent]
        seen[sent] += 1


class Gate:
    """Applies one source's paces to the send times of the store; safe from any thread.

    The store's times are of the wall clock, which people and servers set. So a time is believed
    only once, when it is first seen, and ages by the monotonic clock from there. Times from
    before this program began, and times that lie in the future because the clock was set back,
    count as sent at the moment they are first seen: the source is left alone for a whole window
    rather than asked too often.
    """

    def __init__(self, paces: Sequence[Pace], ticks: Callable[[], float] = time.monotonic) -> None:
        self._paces = tuple(paces)
        self._ticks = ticks
        self._lock = threading.Lock()
        self._sent: dict[_Send, float] = {}
        self._own: Counter[datetime] = Counter()
        self._begun = False
        self._held_until = ticks()

    def since(self, now: datetime) -> datetime:
        """Return from when on the store's send times matter."""
        return now - timedelta(seconds=window(self._paces))

    def wait(self, stored: Sequence[datetime], now: datetime) -> float:
        """Return how many seconds to wait before the next question may be sent.

        Args:
            stored: the source's send times by the wall clock, at least from `since(now)` on.
            now: the present instant by the same clock.
        """
        with self._lock:
            ticks = self._ticks()
            told = list(_numbered(stored))
            for send in told:
                doubtful = not self._begun or send[0] > now
                age = 0.0 if doubtful else (now - send[0]).total_seconds()
                self._sent.setdefault(send, ticks - age)
            self._begun = True
            self._forget(ticks, told)
            ages = [ticks - at for at in self._sent.values()]
            return max(0.0, delay(self._paces, ages), self._held_until - ticks)

    def sent(self, at: datetime) -> None:
        """Take note of a question this program sends, so that a jump of the clock loses none."""
        with self._lock:
            self._sent.setdefault((at, self._own[at]), self._ticks())
            self._own[at] += 1

    def hold(self, seconds: float) -> None:
        """Send nothing for some seconds, because the source asked for it."""
        with self._lock:
            self._held_until = max(self._held_until, self._ticks() + seconds)

    def _forget(self, ticks: float, told: Sequence[_Send]) -> None:
        # What the store still tells is kept, however old: it would be taken for new next time.
        longest, still = window(self._paces), set(told)
        self._sent = {
            send: at for send, at in self._sent.items() if ticks - at < longest or send in still
        }
        kept = {instant for instant, _ in self._sent}
        self._own = Counter({at: count for at, count in self._own.items() if at in kept})
