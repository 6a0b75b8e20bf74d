"""What excerpts of every kind share: how much they show, and a place that is not there."""

import re

AROUND = 3
"""How many lines are shown before and after the marked ones."""
WIDEST = 160
"""How many characters of a line are shown."""


class PlaceMissing(Exception):
    """The place is not in the answer, or the answer is not what its media type says."""


def clip(line: str) -> str:
    """Return a line that is at most `WIDEST` characters long."""
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def numbers_in(locator: str, pattern: str) -> tuple[int, int]:
    """Return the two numbers of which a locator consists.

    Raises:
        PlaceMissing: it consists of something else.
    """
    read = re.fullmatch(pattern, locator)
    if read is None:
        raise PlaceMissing
    return int(read[1]), int(read[2])
