"""What a source's owner allows by one key: how often it may be asked, and what asking costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.domain.figures import Money
from workbench.domain.lookup import Age, Problem, Rest
from workbench.domain.lookup_ledger import Paces
from workbench.domain.source import Pace
from workbench.net import pace
from workbench.texts import say

GIVEN_UP = 60.0
"""Seconds after which a question whose asker died cannot reach its source any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A source as one user may ask it.

    Attributes:
        scope: fingerprint of the key it is asked with, or empty: limits count by it.
        paces: limits, of which none is passed in any sliding window.
        cost: what one question costs, or None.
        beside: other sources that are asked with the same key, whose owner counts them together.
    """

    source: str
    scope: str = ""
    paces: Sequence[Pace] = ()
    cost: Money | None = None
    beside: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[str, ...]:
        """The sources whose questions count together, in the order of their names."""
        return tuple(sorted({self.source, *self.beside}))

    def wait(self, paces: Paces, at: datetime) -> "Wait":
        """Return for how long the next question must wait, and why."""
        rest = self._rest(paces, at)
        seconds = pace.delay(self.paces, self._ages(paces, at))
        if rest is not None and rest.seconds >= seconds:
            return Wait(rest.seconds, rest)
        return Wait(seconds)

    def catch_up(self, paces: Paces) -> None:
        """Let nothing count for longer because the store's clock was set back."""
        for each in self.counted:
            paces.catch_up(each, self.scope)

    def hold(self, paces: Paces, rest: Rest, at: datetime) -> None:
        """Write down that the source wants rest, and so do those that are counted with it."""
        for each in self.counted:
            paces.hold(each, self.scope, rest, at)

    def room(self, paces: Paces, at: datetime, most: int, taken: int = 0) -> int:
        """Return how many questions, `most` at most, may be sent now beside those just taken."""
        if self._rest(paces, at) is not None:
            return 0
        ages = [*self._ages(paces, at), *(Age(0.0, 0.0) for _ in range(taken))]
        for sent in range(most):
            if pace.delay(self.paces, ages) > 0:
                return sent
            ages.append(Age(0.0, 0.0))
        return most

    def _ages(self, paces: Paces, at: datetime) -> Sequence[Age]:
        if not self.paces:
            return ()
        return [
            age
            for each in self.counted
            for age in paces.ages(
                each,
                self.scope,
                at=at,
                most=pace.most(self.paces),
                seconds=pace.window(self.paces),
                given_up=GIVEN_UP,
            )
        ]

    def _rest(self, paces: Paces, at: datetime) -> Rest | None:
        rests = (paces.resting(each, self.scope, at) for each in self.counted)
        known = (rest for rest in rests if rest is not None)
        return max(known, key=lambda rest: rest.seconds, default=None)


@dataclass(frozen=True, slots=True)
class Wait:
    """For how many seconds a source is left alone; `rest` where it asked for that itself."""

    seconds: float
    rest: Rest | None = None

    def problem(self, at: datetime) -> Problem:
        """Return why a look-up waits that long."""
        until = at + timedelta(seconds=self.seconds)
        if self.rest is not None and self.rest.spent:
            words = say("the quota is spent: stored answers only until {when}", when=until)
        elif self.rest is not None:
            words = say("the source wants to be left alone until {when}", when=until)
        else:
            words = say("asked as often as its owner allows; the next turn is {when}", when=until)
        return Problem(message=words, hint=say("It is asked then by itself."), after=until)
