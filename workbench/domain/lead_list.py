"""The lead list: one row of it, what of it is shown, and a page of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

REMOVED = "removed"
"""The trouble of a company that its register removed by law, before the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """One row of the lead list, read from the summary.

    Attributes:
        trouble: `failed` where a source failed, or `removed` and the day.
        sales: `waits` for their answer, `returned` or `accepted` by them, or None.
        locked: the lowest score as it was locked, where it is another one now.
    """

    lead: UUID
    company: UUID
    name: str
    town: str
    founded: str
    stage: str
    aside: str
    lowest: int | None
    highest: int | None
    band: str
    interest: str
    next_step: str
    next_due: str
    responsible: str
    trouble: str = ""
    sales: str | None = None
    locked: int | None = None

    @property
    def removed(self) -> date | None:
        """The day on which its register removed it by law, or None."""
        word, _, day = self.trouble.partition(" ")
        return date.fromisoformat(day) if word == REMOVED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFilter:
    """What the lead list shows; empty fields do not filter.

    Unless `aside`, leads set aside are left out, and closed ones where no stage is named.
    """

    words: str = ""
    stage: str = ""
    band: str = ""
    aside: bool = False
    order: str = "lowest"


PAGE = 100
"""Rows read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A part of the list as read from the store.

    Attributes:
        total: leads the filter lets through; `aside` more are parked, not relevant or closed.
        first: row number of the first of `rows`.
        look_closer_from, go_from, possible: of the card in force, in points.
    """

    wanted: LeadFilter
    total: int
    aside: int
    first: int
    rows: tuple[LeadRow, ...]
    look_closer_from: int
    go_from: int
    possible: int
    today: date
