"""What a run of look-ups works with; the engine's, shared by its runs."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.domain.ports import Clock, Store
from workbench.lookups.crew import Hands
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.source import Source
from workbench.lookups.terms import Terms
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Sender
from workbench.registry import Registry

HANDS = 2
"""Threads that ask one source at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run works with; the engine's, shared by its runs."""

    door: Sender
    store: Store
    clock: Clock
    sources: Registry[Source]
    terms: Callable[[str], Terms]
    room: ReadingRoom
    patience: Patience
    jitter: Callable[[], float]
    hands: Hands = field(default_factory=lambda: Hands(HANDS))
    ticks: Callable[[], float] = time.monotonic
