"""What the store holds of imported files, and what it answers about many companies at once."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID

from workbench.domain.company import Identifier
from workbench.domain.importing import Batch, ImportRun, Known, TakeBack, WrittenRow
from workbench.texts import Message


class Imports(Protocol):
    """Imported files, row by row."""

    def begin(self, run: ImportRun) -> None:
        """Add a run."""
        ...

    def runs(self) -> tuple[ImportRun, ...]:
        """Return every run, oldest first."""
        ...

    def done(self, file: bytes) -> Mapping[int, UUID]:
        """Return which rows of a file are imported, and into which company; not undone ones."""
        ...

    def holding(self, identifiers: Iterable[Identifier]) -> Mapping[Identifier, tuple[UUID, ...]]:
        """Return the companies that hold each of some numbers, the first one opened first."""
        ...

    def names(self) -> Iterable[tuple[UUID, str]]:
        """Return every company we pursue, with its name."""
        ...

    def known(self, companies: Iterable[UUID]) -> Mapping[UUID, Known]:
        """Return what is known of some companies."""
        ...

    def add(self, batch: Batch) -> None:
        """Write some rows of a file."""
        ...

    def written(self, run: UUID, after: UUID | None, most: int) -> tuple[WrittenRow, ...]:
        """Return the rows of a run about the next so many companies, by the companies' ids."""
        ...

    def worked_on(self, run: ImportRun, rows: Iterable[WrittenRow]) -> Mapping[UUID, Message]:
        """Return the companies of some rows that somebody worked on beside the run, and how."""
        ...

    def take_back(self, taken: TakeBack) -> None:
        """Withdraw what some rows wrote."""
        ...

    def undo(self, run: UUID, by: UUID) -> None:
        """Say that a run is undone."""
        ...
