"""What a register tells of its changes, and what came of them in an offline register."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from workbench.jobs import JobControl


class ChangeKind(StrEnum):
    """What happened to a company in its register."""

    TOLD = "told"
    """It is new, or tells something else: its present entry must be asked for."""
    CEASED = "ceased"
    """It is no more."""
    REMOVED = "removed"
    """The law had it removed, so that every copy must go too."""


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """One change: its number in the feed, which only grows, the company's own, and what it was."""

    id: int
    number: str
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Tally:
    """How many companies of an offline register are new, changed, no more, or gone from it.

    Attributes:
        new: were not in it.
        changed: tell something else now.
        ceased: are kept as what is no more.
        removed: were in it and are not.
    """

    new: int = 0
    changed: int = 0
    ceased: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return self != Tally()


class RegisterFeed(Protocol):
    """A register that is asked what changed in it.

    Each method raises:
        NoNetwork: this computer reaches nobody, or was told not to.
        SourceError: the register refuses, does not answer, or answers in another shape.
        StoreError: the store, which knows when the register may be asked again, refused.
        CancelledByUser: the job was cancelled.
    """

    def changes(
        self, since: datetime, after: int, control: JobControl
    ) -> tuple[RegisterChange, ...]:
        """Return the next changes, by growing ids; none where there is no further one.

        Args:
            since: an instant from which on changes matter, where `after` is 0.
            after: the id of a change from which on they matter, or 0.
            control: stops the asking.
        """
        ...

    def entries(
        self, numbers: Sequence[str], control: JobControl
    ) -> Mapping[str, Mapping[str, object]]:
        """Return the present entries of companies, `AT_ONCE` at most, by their numbers.

        Entries are in the register's own shape. What it does not have (any more) is left out.
        """
        ...


AT_ONCE = 100
"""Companies whose entries are asked for in one question."""


class RegisterFeeds(Protocol):
    """The registers that can be asked what changed."""

    def asked(self, register: str) -> AbstractContextManager[RegisterFeed]:
        """Ask a register, by its key, for as long as the context lasts."""
        ...
