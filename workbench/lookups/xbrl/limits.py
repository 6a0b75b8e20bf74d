"""How much a report may hold, so that a bad file ends in a plain refusal instead of in a hang."""

from workbench.errors import SourceUnreadable
from workbench.texts import say

MOST_BYTES = 64 * 1024 * 1024
"""Real reports of accounts have some megabytes; pictures packed into a page make them ten times
as large. This is also the most that the Danish register's packed answers may unpack to."""

MOST_TAGS = 1_000_000
"""Angle brackets, which are at least as many as elements; a page of 1 MB holds 30,000. A tree of so
many elements takes half of the memory that a child which reads answers may have."""

MOST_ATTRIBUTES = 1_000_000
"""Equals signs, which are at least as many as attributes; a page of 1 MB holds 26,000."""

MOST_PARTS = 100_000
"""Facts, contexts, units, or pieces of texts; the largest report we hold has 700 of one kind."""

MOST_TEXT = 64 * 1024 * 1024
"""Characters that all facts state together. Texts may nest, so that each character of a page is
stated by up to 256 facts, and a small page would grow without end."""


def check_size(content: bytes) -> None:
    """Refuse a document that would be too large as a tree, before it becomes one.

    Raises:
        SourceUnreadable: it has more than `MOST_BYTES`, `MOST_TAGS` or `MOST_ATTRIBUTES`.
    """
    if len(content) > MOST_BYTES:
        raise SourceUnreadable(
            say("The document is larger than annual accounts ever are."),
            detail=f"{len(content)} bytes",
        )
    # Counted in the bytes of whatever encoding: both signs are in the ASCII part of all of them.
    for sign, most in ((b"<", MOST_TAGS), (b"=", MOST_ATTRIBUTES)):
        if content.count(sign) > most:
            raise SourceUnreadable(
                say("The document has more parts than annual accounts ever have."),
                detail=f"more than {most} times {sign.decode()}",
            )


class Allowance:
    """How much text the facts of one report may still state."""

    def __init__(self, most: int = MOST_TEXT) -> None:
        self._left = most

    def take(self, amount: int) -> None:
        """Take some characters, or steps, off it.

        Raises:
            SourceUnreadable: it is used up.
        """
        self._left -= amount
        if self._left < 0:
            raise SourceUnreadable(
                say("The report repeats its texts more often than annual accounts ever do.")
            )
