"""What a figure is: samples beside a control's samples, and the rule they are held against."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

TIMES = 7
"""How often each figure is measured; the median of seven shrugs off three disturbed runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes:
        name: what was measured.
        ours: samples in milliseconds.
        control: samples in milliseconds of the control, taken in turn with ours.
        control_name: what the control is.
        limit: the most our median may be, in milliseconds; None where nobody set a limit.
        rule: the limit in words.
    """

    name: str
    ours: tuple[float, ...]
    control: tuple[float, ...]
    control_name: str
    limit: float | None = None
    rule: str = ""

    @property
    def median(self) -> float:
        """The middle of our samples."""
        return statistics.median(self.ours)

    @property
    def control_median(self) -> float:
        """The middle of the control's samples."""
        return statistics.median(self.control)

    @property
    def times(self) -> float:
        """Our median in control medians."""
        return self.median / self.control_median

    @property
    def met(self) -> bool:
        """Whether the rule is kept; a figure without a rule keeps it."""
        return self.limit is None or self.median <= self.limit


def in_turn(
    ours: Callable[[], float], control: Callable[[], float], times: int = TIMES
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Measure both in turn, so that what slows the machine slows both; drop the first of each.

    The first of each reads files from the disk that the others find in memory.
    """
    taken = [(control(), ours()) for _ in range(times + 1)][1:]
    return tuple(mine for _, mine in taken), tuple(other for other, _ in taken)


def at_most(control: Sequence[float], factor: float) -> float:
    """Return a limit that is a number of control medians."""
    return statistics.median(control) * factor


def percentile(samples: Sequence[float], share: float) -> float:
    """Return the smallest sample that at least `share` (0 to 1) of all samples do not exceed.

    Raises:
        ValueError: there is no sample, or the share is not above 0 and at most 1.
    """
    if not samples or not 0 < share <= 1:
        raise ValueError("a percentile needs samples and a share above 0 and at most 1")
    ordered = sorted(samples)
    # Rounded first: 0.999 of 1000 is 999.0000000000001 to a float.
    rank = -(-round(share * len(ordered), 9) // 1)
    return ordered[max(0, int(rank) - 1)]


def timed(work: Callable[[], object]) -> float:
    """Return in how many milliseconds a piece of work is done."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
