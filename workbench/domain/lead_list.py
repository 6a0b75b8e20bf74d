"""The lead list: one row of it, and what of it is shown."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """One row of the lead list, read from the summary.

    Attributes:
        trouble: `failed` where a source failed.
        sales: `waits` for their answer, `returned` by them, or neither.
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
    sales: str = ""
    locked: int | None = None


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
