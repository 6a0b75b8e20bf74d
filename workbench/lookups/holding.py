"""Holding on to what has come while another program holds the store."""

import time
from collections.abc import Callable
from typing import TypeVar

from workbench.errors import StoreBusy
from workbench.lookups.means import Means

T = TypeVar("T")

_PAUSE = 0.1
"""Seconds between two tries; each waits for the other program by itself, too."""


def held(means: Means, write: Callable[[], T]) -> T:
    """Return what a write returns, tried for longer than the store waits for another program.

    An answer that reached us lies in memory alone until it is written. Whoever gave it up now would
    have to ask again, and what costs would have failed.

    Raises:
        StoreBusy: the other program held the store for longer than our patience.
        StoreError: the store refused for another reason.
    """
    until = means.ticks() + means.patience.holding
    while True:
        try:
            return write()
        except StoreBusy:
            if means.ticks() > until:
                raise
        time.sleep(_PAUSE)
