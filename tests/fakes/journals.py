"""Journals in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic
from uuid import UUID

from workbench.domain.entry import Entry
from workbench.domain.ledger import EntryT


@dataclass
class Shelf:
    """What the journals of one fake store hold, by kind."""

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    withdrawn: dict[tuple[str, UUID], datetime] = field(default_factory=dict)

    def copy(self) -> "Shelf":
        return Shelf(dict(self.entries), dict(self.withdrawn))


Together = Callable[[UUID, datetime | None], tuple[UUID, ...]]
"""Returns which companies, or leads, are read as one with one, or were at an instant."""


def alone(about: UUID, as_of: datetime | None) -> tuple[UUID, ...]:
    return (about,)


class FakeJournal(Generic[EntryT]):
    """Entries of one kind, in the order they were appended."""

    def __init__(self, shelf: Shelf, kind: type[EntryT], together: Together = alone) -> None:
        self._shelf = shelf
        self._kind = kind
        self._together = together

    @property
    def every(self) -> tuple[EntryT, ...]:
        held = self._shelf.entries.get(self._kind.__name__, ())
        return tuple(entry for entry in held if isinstance(entry, self._kind))

    def append(self, entry: EntryT) -> None:
        self._shelf.entries[self._kind.__name__] = (*self.every, entry)

    def withdraw(self, entry: UUID, by: UUID, at: datetime) -> None:
        self._shelf.withdrawn.setdefault((self._kind.__name__, entry), at)

    def of(self, about: UUID, as_of: datetime | None = None) -> tuple[EntryT, ...]:
        mine = self._together(about, as_of)
        written = [
            entry
            for entry in self.every
            if entry.about in mine and (as_of is None or entry.at <= as_of)
        ]
        gone = {entry.supersedes for entry in written}
        for (kind, entry), at in self._shelf.withdrawn.items():
            if kind == self._kind.__name__ and (as_of is None or at <= as_of):
                gone.add(entry)
        return tuple(entry for entry in written if entry.id not in gone)

    def everywhere(self) -> tuple[EntryT, ...]:
        found: dict[UUID, EntryT] = {}
        for about in dict.fromkeys(entry.about for entry in self.every):
            front = self._together(about, None)[0]
            for entry in self.of(about)[-1:]:
                found[front] = replace(entry, about=front)
        return tuple(found.values())

    def history(self, about: UUID) -> tuple[EntryT, ...]:
        mine = self._together(about, None)
        return tuple(entry for entry in self.every if entry.about in mine)
