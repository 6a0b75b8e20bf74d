"""An imported file: the run that imported it, what becomes of each row, and what a row wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness
from workbench.domain.fact import Stated
from workbench.domain.lead import Contact, Lead, NextStep, Signal, StageChange, Touch
from workbench.domain.lead_list import LeadRow
from workbench.domain.lookup import Lookup
from workbench.domain.profile import Profile
from workbench.domain.values import canonical_json
from workbench.texts import Message, say

SOURCE = "imported_file"
"""The source whose facts a person's file states."""
PARSER = f"{SOURCE}@1"
KIND = "import"


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    DUPLICATE = "duplicate"
    UNSURE = "unsure"
    UNUSABLE = "unusable"
    DONE = "done"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Fate.NEW: say("new"),
            Fate.SAME: say("known: what is missing is filled in"),
            Fate.DUPLICATE: say("the same as a row above"),
            Fate.UNSURE: say("unsure: not imported before you say so"),
            Fate.UNUSABLE: say("unusable"),
            Fate.DONE: say("imported before"),
        }[self]

    @property
    def is_written(self) -> bool:
        """Whether such a row is written when the file is imported."""
        return self in {Fate.NEW, Fate.SAME, Fate.DUPLICATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """One import of one file.

    Attributes:
        file: SHA-256 of its bytes, under which they are kept.
        columns: which column told which field, as canonical text.
        rows: how many rows the file holds.
        undone: whether it was taken back.
    """

    id: UUID
    file: bytes
    name: str
    sheet: str
    columns: str
    rows: int
    by: UUID
    at: datetime
    undone: bool = False

    def entity(self, row: int) -> Entity:
        """Return what the file calls the company in a row."""
        return Entity(SOURCE, f"{self.id.hex}/{row}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRow:
    """A row that was imported, and what it wrote beside its facts.

    Attributes:
        new: whether the company came with it.
        entries: ids of the entries it appended, by the name of their table.
        identifiers: numbers that it gave to a company.
        entities: what registers, from which numbers came, call the company.
        listed: whether the lead list shows something else for it.
    """

    number: int
    company: UUID
    new: bool
    entries: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)
    identifiers: tuple[Identifier, ...] = ()
    entities: tuple[Entity, ...] = ()
    listed: bool = True

    @property
    def lead(self) -> UUID | None:
        """The lead that came with it, or None."""
        return next(iter(self.entries.get("lead", ())), None)

    def encoded(self) -> str:
        """Return canonical JSON of what it wrote."""
        wrote = {
            "new": self.new,
            "entries": {kind: [each.hex for each in ids] for kind, ids in self.entries.items()},
            "identifiers": [str(each) for each in self.identifiers],
            "entities": [[each.source, each.number] for each in self.entities],
            "listed": self.listed,
        }
        return canonical_json(wrote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A company of ours as an import compares it with a row.

    Attributes:
        profile: what is known of it, from every source.
        values: what sources say of each property, the one that is shown first.
        lead: our pursuit of it, or None.
        contacts: names and addresses of the people we talk to there, folded.
        signals: what it did, each the kind and the day.
        removed: the day on which its register had to remove it by law.
    """

    name: str
    profile: Profile
    values: Mapping[str, tuple[str, ...]]
    lead: Lead | None = None
    contacts: frozenset[str] = frozenset()
    signals: frozenset[str] = frozenset()
    has_step: bool = False
    removed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some rows of a file as they are written in one unit of work.

    Attributes:
        lookup: the rows as a question that the file answered.
        identifiers: numbers that companies get which we had.
        listed: rows of the lead list of new leads.
    """

    run: ImportRun
    lookup: Lookup
    rows: tuple[WrittenRow, ...]
    companies: tuple[Company, ...] = ()
    identifiers: tuple[tuple[UUID, Identifier], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    stated: tuple[Stated, ...] = ()
    leads: tuple[Lead, ...] = ()
    stages: tuple[StageChange, ...] = ()
    contacts: tuple[Contact, ...] = ()
    touches: tuple[Touch, ...] = ()
    signals: tuple[Signal, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    listed: tuple[LeadRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """What goes again when an import is undone.

    Attributes:
        rows: whose entries are withdrawn and whose facts no longer count.
        reason: why, as the judgements say it.
    """

    run: ImportRun
    rows: tuple[WrittenRow, ...]
    reason: Message
    by: UUID
    at: datetime

    def judged(self, row: WrittenRow) -> Iterator[tuple[Entity, Sameness]]:
        """Yield what counts from now on of whoever a row was said to be.

        The file's row is no longer about the company; whether a register's entity is it, nobody
        says any more.
        """
        yield self.run.entity(row.number), Sameness.DIFFERENT
        yield from ((each, Sameness.UNSURE) for each in row.entities)
