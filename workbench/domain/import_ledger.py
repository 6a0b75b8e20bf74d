"""What the store holds of imported files, and what it answers about many companies at once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from workbench.domain.company import Identifier
from workbench.domain.importing import Batch, ImportRun, Known, TakeBack, WrittenRow
from workbench.texts import Message

Packed: TypeAlias = Any
"""A batch as its store packed it, which that store alone understands."""


class Whom(Protocol):
    """What is asked of the store before a row is judged."""

    def holding(self, identifiers: Iterable[Identifier]) -> Mapping[Identifier, tuple[UUID, ...]]:
        """Return the companies that hold each of some numbers, the first one opened first."""
        ...

    def names(self) -> Iterable[tuple[UUID, str]]:
        """Return every company we pursue, with its name."""
        ...

    def known(self, companies: Iterable[UUID]) -> Mapping[UUID, Known]:
        """Return what is known of some companies."""
        ...


class Imports(Whom, Protocol):
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

    def packer(self) -> Callable[[Batch], Packed]:
        """Return what packs batches for this store; it can be sent to another process."""
        ...

    def add(self, packed: Packed) -> None:
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
