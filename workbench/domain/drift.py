"""Drift: how the shape of an answer differs from the one that its parser knows.

In stable form an entry is a word and a pointer, `new /paategninger/*/farge`: places in lists are
written as `*`, so that equal changes read alike whichever company was asked about. Drift never
makes an answer fail; what a parser cannot do without, it refuses by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.texts import Message, say


class Change(StrEnum):
    """In which way a field differs."""

    NEW = "new"
    MISSING = "missing"
    RETYPED = "retyped"


@dataclass(frozen=True, slots=True, order=True)
class Drift:
    """One field that is new, missing though always there before, or of another type."""

    change: Change
    where: str

    @classmethod
    def read(cls, entry: str) -> "Drift":
        """Return an entry as it was written down; a bare pointer is a new field."""
        word, _, where = entry.partition(" ")
        return cls(Change(word), where) if word in set(Change) else cls(Change.NEW, entry)

    def __str__(self) -> str:
        return f"{self.change} {self.where}"

    @property
    def words(self) -> Message:
        """What a person reads."""
        match self.change:
            case Change.NEW:
                return say(
                    "its answers have a new field that is not read yet: {where}", where=self.where
                )
            case Change.MISSING:
                return say("its answers lack a field they always had: {where}", where=self.where)
            case Change.RETYPED:
                return say(
                    "its answers write a field another way than before: {where}", where=self.where
                )


def written(drift: Iterable[Drift]) -> tuple[str, ...]:
    """Return entries as they are written down: each once, in a fixed order."""
    return tuple(sorted({str(each) for each in drift}))
