"""What has become of a locked score: the score then, the score now, and what moved it most."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.card import Band
from workbench.domain.scorecard import Scorecard, ScoredLine
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class Moved:
    """A question whose answer is worth something else now than when it was locked."""

    then: ScoredLine
    now: ScoredLine

    @property
    def points(self) -> int:
        """How far it moved, both ends of its span counted."""
        lowest = self.now.lowest - self.then.lowest
        return abs(lowest) + abs(self.now.highest - self.then.highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLocked:
    """A locked scorecard beside the one worked out now, where they claim different things.

    Attributes:
        day: on which it was locked.
        moved: the questions that both cards ask and that moved, the farthest first.
    """

    day: date
    locked: Scorecard
    now: Scorecard
    moved: tuple[Moved, ...]

    @property
    def words(self) -> Message:
        """Both scores in one sentence, with what moved most where anything is known to have."""
        both = say(
            "Locked at {then} on {day}; would now be {now}.",
            then=self.locked.can.words,
            day=self.day,
            now=self.now.can.words,
        )
        if not self.moved:
            return both
        most = self.moved[0].now
        return say(
            "{both} Most of it: {question} {because}",
            both=both,
            question=most.question,
            because=most.because,
        )


def since_locked(locked: Scorecard, now: Scorecard, day: date) -> SinceLocked | None:
    """Return how a scorecard differs from the locked one; None where it claims the same."""
    if _claim(locked) == _claim(now):
        return None
    then = {_key(line): line for line in locked.can_lines}
    both = [Moved(then[_key(line)], line) for line in now.can_lines if _key(line) in then]
    moved = sorted((each for each in both if each.points), key=lambda each: -each.points)
    return SinceLocked(day=day, locked=locked, now=now, moved=tuple(moved))


def _claim(scorecard: Scorecard) -> tuple[int, int, Band]:
    return scorecard.can.lowest, scorecard.can.highest, scorecard.band


def _key(line: ScoredLine) -> str:
    return line.criterion.partition("@")[0]
