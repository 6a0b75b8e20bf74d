"""What the store holds of our own lists of companies, and how their rows are found."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from workbench.domain.known_lists import KnownList, KnownRow
from workbench.texts import Message


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

    def about(self, company: UUID) -> int:
        """Return how many rows of all lists, also former ones, an erasure of a company reaches.

        An objection of which nothing but the number is left is not counted: it stays.
        """
        ...

    def objections(self, known_list: UUID) -> tuple[KnownRow, ...]:
        """Return the rows of a list of which nothing but an objection was left by an erasure."""
        ...

    def broken_off(self, before: datetime) -> tuple[UUID, ...]:
        """Return what is no list because it was broken off, and was written before an instant."""
        ...

    def let_go(self, known_list: UUID, ground: Message) -> None:
        """Remove a list's rows, what they are found by and its file's bytes for good."""
        ...
