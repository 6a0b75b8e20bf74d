"""What a served world holds against whoever asks: limits it counts by, and storms of faults."""

import math
import random
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from workbench.net.faults import Fault


class Limit(BaseModel):
    """One `[[limit]]` of `world.toml`: what a served host takes, counted by its own clock.

    Attributes:
        asks: how many questions in any sliding window of `seconds`; one more is answered 429 with
            `Retry-After` and `RateLimit`.
        told: good answers say with `RateLimit`, too, how many are left.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: Annotated[str, AfterValidator(str.lower)]
    asks: int = Field(ge=1)
    seconds: float = Field(gt=0)
    told: bool = False


class Storm(BaseModel):
    """One `[[storm]]` of `world.toml`: how answers of a served host go wrong, drawn from a mix.

    Attributes:
        host: whose answers; `*` means every host's.
        seed: of the draws. What becomes of a question depends on the seed, the question and how
            often it was asked before, not on the order in which questions arrive.
        mix: faults by name and how often each is drawn; `""` stands for a good answer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: Annotated[str, AfterValidator(str.lower)]
    seed: int = 0
    mix: dict[Fault, int]

    def falls_on(self, host: str) -> bool:
        """Whether a host's answers go through this storm."""
        return self.host in {"*", host}

    def draw(self, question: str, before: int) -> Fault:
        """Return what becomes of a question that was asked so many times before."""
        draws = random.Random(f"{self.seed} {question} {before}")  # noqa: S311 - keeps no secret
        (drawn,) = draws.choices(list(self.mix), weights=list(self.mix.values()))
        return drawn


@dataclass(frozen=True, slots=True)
class Passed:
    """What the limits say of a question: whether it is one too many, and headers to answer with."""

    too_many: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


class Gate:
    """Counts the questions that reach each host, and knows which were too many or too early."""

    def __init__(
        self, limits: Sequence[Limit], ticks: Callable[[], float] = time.monotonic
    ) -> None:
        """Take the limits, and a clock that never goes back, in seconds."""
        self.violations: Counter[str] = Counter()
        """By host, the questions that passed a limit."""
        self.early: Counter[str] = Counter()
        """By host, the questions that came while it had asked for rest."""
        self._limits = limits
        self._ticks = ticks
        self._taken: dict[int, deque[float]] = defaultdict(deque)
        self._resting: dict[str, float] = {}
        self._lock = threading.Lock()

    def passes(self, host: str) -> Passed:
        """Count a question, and return what its host's limits say of it."""
        with self._lock:
            now = self._ticks()
            if now < self._resting.get(host, 0.0):
                self.early[host] += 1
            mine = [place for place, each in enumerate(self._limits) if each.host == host]
            waits = [self._wait(place, now) for place in mine]
            if any(waits):
                self.violations[host] += 1
                return Passed(too_many=True, headers=_refusal(max(waits)))
            for place in mine:
                self._taken[place].append(now)
            return Passed(headers=self._told(mine, now))

    def rests(self, host: str, seconds: float) -> None:
        """Remember that a host has just asked for rest."""
        with self._lock:
            self._resting[host] = max(self._resting.get(host, 0.0), self._ticks() + seconds)

    def _wait(self, place: int, now: float) -> float:
        """Return after how many seconds a limit takes the next question; 0 where it does now."""
        limit, taken = self._limits[place], self._taken[place]
        while taken and taken[0] <= now - limit.seconds:
            taken.popleft()
        return 0.0 if len(taken) < limit.asks else taken[0] + limit.seconds - now

    def _told(self, places: Sequence[int], now: float) -> dict[str, str]:
        told = []
        for place in places:
            limit, taken = self._limits[place], self._taken[place]
            if limit.told:
                renewed = math.ceil(taken[0] + limit.seconds - now)
                told.append(f'"{place}";r={limit.asks - len(taken)};t={renewed}')
        return {"ratelimit": ", ".join(told)} if told else {}


def _refusal(seconds: float) -> dict[str, str]:
    whole = math.ceil(seconds)
    return {"retry-after": str(whole), "ratelimit": f'"window";r=0;t={whole}'}
