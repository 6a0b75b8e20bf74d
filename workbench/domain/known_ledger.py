"""What the store holds of our own lists of companies, and how their rows are found."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from workbench.domain.known_lists import KnownList, KnownRow


class KnownLists(Protocol):
    """Lists of companies we know, row by row."""

    def lists(self, as_of: datetime | None = None) -> tuple[KnownList, ...]:
        """Return every whole list there is, or was at an instant, oldest first."""
        ...

    def add_rows(
        self, known_list: KnownList, rows: Sequence[tuple[KnownRow, Sequence[str]]]
    ) -> None:
        """Write some rows, each with what it is found by; they count once the list is whole."""
        ...

    def finish(self, known_list: KnownList) -> None:
        """Say that a list is whole: from now on its rows are found."""
        ...

    def withdraw(self, known_list: UUID, by: UUID, at: datetime) -> None:
        """Take a list back; its rows stay in history and are no longer found."""
        ...

    def restore(self, known_list: UUID, by: UUID, at: datetime) -> None:
        """Let a list that was taken back count again."""
        ...

    def find(
        self, lists: Iterable[UUID], signs: Iterable[str], most: int
    ) -> tuple[tuple[UUID, KnownRow], ...]:
        """Return rows of some lists that bear one of some signs, each with its list."""
        ...

    def row(self, known_list: UUID, number: int) -> KnownRow | None:
        """Return the row of a list that begins at a row of its file, or None."""
        ...

    def concerned(self, known_list: UUID) -> tuple[UUID, ...]:
        """Return the companies of ours that hold a number in a list, or are judged to be in it."""
        ...
