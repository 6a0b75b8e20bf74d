"""What every appended row has: who wrote it, when, and what it replaces."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One appended row; it is never edited, a later one may supersede it.

    Attributes:
        id: UUIDv7.
        about: the lead (or company, for what is about the company itself) it belongs to.
        by: the person who wrote it.
        at: when, in UTC.
        supersedes: the entry it corrects, or None.
    """

    id: UUID
    about: UUID
    by: UUID
    at: datetime
    supersedes: UUID | None = None


class Written(TypedDict):
    """What every new entry begins with, by the names of its fields."""

    id: UUID
    about: UUID
    by: UUID
    at: datetime
