"""The ledger as use cases see it: all that one unit of work may read and append."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from workbench.domain.card import Card, Signature
from workbench.domain.clusters import Clusters, CompanyJudgement
from workbench.domain.company import Company, Entity, Identifier, Judgement
from workbench.domain.duplicates import Outline
from workbench.domain.entry import Entry
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.handoff import Decision, Handoff, Link
from workbench.domain.health import Records
from workbench.domain.import_ledger import Imports
from workbench.domain.informing import Informed
from workbench.domain.known_ledger import KnownLists
from workbench.domain.lead import (
    Brief,
    Channel,
    Contact,
    Lead,
    NextStep,
    Offer,
    Signal,
    StageChange,
    Touch,
)
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.lookup import Lookup
from workbench.domain.lookup_ledger import LookupLedger
from workbench.domain.people import Person
from workbench.domain.phones import Phones
from workbench.domain.reading import Reading
from workbench.domain.reference import HandSearch, Rating, Reference
from workbench.domain.scorecard import Scorecard
from workbench.domain.sole_trader import EndNotice
from workbench.domain.watch import Watch
from workbench.domain.work_list import WorkList, WorkSession
from workbench.texts import Message

EntryT = TypeVar("EntryT", bound=Entry)


class Journal(Protocol[EntryT]):
    """Appended entries of one kind; those about what is one are read as one.

    Where a lead stands, what was decided about it and what was handed over is read of it alone.
    """

    def append(self, entry: EntryT) -> None:
        """Add an entry; what it supersedes is no longer current."""
        ...

    def withdraw(self, entry: UUID, by: UUID, at: datetime) -> None:
        """Make an entry no longer current without putting another in its place."""
        ...

    def of(self, about: UUID, as_of: datetime | None = None) -> tuple[EntryT, ...]:
        """Return the entries about something that are current, or were at `as_of`, oldest first."""
        ...

    def history(self, about: UUID) -> tuple[EntryT, ...]:
        """Return all entries about something, superseded and withdrawn ones too, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Who did what to which: one line of the log."""

    by: UUID | None
    at: datetime
    what: Message
    about: UUID | None = None


class People(Protocol):
    """Those of us who use this store."""

    def add(self, person: Person) -> None: ...
    def all(self) -> tuple[Person, ...]: ...


class Companies(Protocol):
    """Companies, their numbers, and judgements about sources' entities and between companies.

    What is read of a company is read of all that are one with it.
    """

    def add(self, company: Company) -> None: ...
    def get(self, company: UUID) -> Company:
        """Return a company: of those that are one the oldest, with the numbers of all.

        Raises:
            NotInStore: there is none with this id.
        """
        ...

    def by_identifier(self, identifier: Identifier) -> Company | None: ...
    def add_identifier(self, company: UUID, identifier: Identifier) -> None: ...
    def withdraw_identifier(
        self, company: UUID, identifier: Identifier, by: UUID, at: datetime
    ) -> None:
        """Take a number from a company that was given by mistake; it may be given again."""
        ...

    def holder(self, company: UUID, identifier: Identifier) -> UUID:
        """Return which of the companies that are one was given a number, else the front one."""
        ...

    def judge_companies(self, judgements: Sequence[CompanyJudgement]) -> None:
        """Append judgements between companies by one person; the newest about a pair holds."""
        ...

    def clusters(self, as_of: datetime | None = None) -> Clusters:
        """Return which companies are one, or were at `as_of`."""
        ...

    def alone(self, company: UUID) -> Company:
        """Return a company as it is by itself, whatever it is one with.

        Raises:
            NotInStore: there is none with this id.
        """
        ...

    def outlines(self) -> tuple[Outline, ...]:
        """Return what each company of the lead list is known by, the oldest first."""
        ...

    def rename(self, company: UUID, name: str) -> None: ...
    def judge(self, judgement: Judgement) -> None: ...
    def judgements(self, company: UUID, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Return the judgement that holds, or held at `as_of`, for each entity, oldest first."""
        ...

    def judged(self, entities: Iterable[Entity]) -> tuple[Judgement, ...]:
        """Return the judgement that holds between each of some entities and any company of ours."""
        ...


class Facts(Protocol):
    """Facts, readings and places."""

    def record(self, lookup: Lookup, parser: str, stated: Sequence[Stated], at: datetime) -> None:
        """Add a reading of a look-up's snapshot: its facts and their places."""
        ...

    def of(
        self, entities: Iterable[Entity], as_of: datetime | None = None
    ) -> tuple[KnownFact, ...]:
        """Return what is known of some entities, no longer stated facts included."""
        ...

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[KnownFact, ...]:
        """Return what is known of every entity judged the same as a company."""
        ...

    def readings_of_company(self, company: UUID) -> tuple[Reading, ...]:
        """Return every reading of the questions that told anything of a company, oldest first."""
        ...

    def told_anew(self, since: Mapping[UUID, datetime]) -> frozenset[UUID]:
        """Return the companies of which sources may tell something else than at their instants.

        For those an answer came since with other bytes than the one before, or was read by
        another parser, or somebody judged whom sources speak of. Whoever is left out is known as
        it was; who is named need not have changed.
        """
        ...

    def purge(self, entity: Entity) -> int:
        """Remove an entity's facts where a register removed it by law; return how many."""
        ...

    def let_go(self, company: UUID, ground: Message) -> int:
        """Remove what sources said of a company nobody needs any more; return how many facts.

        It may be researched again one day, unlike one that its register removed by law.
        """
        ...

    def sole_traders(self) -> tuple[UUID, ...]:
        """Return the companies of which a source says that they are a person in trade."""
        ...

    def expire(self, source: str, before: datetime) -> tuple[int, tuple[UUID, ...]]:
        """Let go of a source's answers that last came before an instant, and of what they state.

        Returns:
            how many answers went, and the companies they were about.
        """
        ...


class Cards(Protocol):
    """Versions of the criteria."""

    def add(self, card: Card) -> None: ...
    def all(self) -> tuple[Card, ...]: ...
    def in_force(self) -> Card | None:
        """Return the newest card signed by all of `SIGNING`, else the newest, else None."""
        ...

    def sign(self, signature: Signature, at: datetime) -> None: ...


class Decisions(Protocol):
    """Locked decisions, chained by hash per replica."""

    def lock(self, decision: Decision) -> Link: ...
    def of(self, lead: UUID) -> tuple[tuple[Decision, Link], ...]: ...


class Leads(Protocol):
    """The lead list; it has one row for the leads of companies that are one."""

    def rows(self, wanted: LeadFilter, limit: int, offset: int = 0) -> tuple[LeadRow, ...]: ...
    def count(self, wanted: LeadFilter) -> int: ...
    def of_company(self, company: UUID) -> Lead | None:
        """Return the lead we go on with, or None where there is none."""
        ...

    def get(self, lead: UUID) -> Lead: ...
    def unlist(self, leads: Sequence[UUID]) -> None:
        """Take leads off the list."""
        ...

    def summarise(self, row: LeadRow) -> None:
        """Write a lead's row of the list anew."""
        ...


class WholeJournal(Journal[EntryT], Protocol[EntryT]):
    """A journal that is read as a whole, too."""

    def everywhere(self) -> tuple[EntryT, ...]:
        """Return the entries about anything that are current, oldest first; of one company one."""
        ...


class Ledger(Protocol):
    """Everything one unit of work may read and append."""

    @property
    def people(self) -> People: ...
    @property
    def companies(self) -> Companies: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def lookups(self) -> LookupLedger: ...
    @property
    def records(self) -> Records: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def leads(self) -> Leads: ...
    @property
    def pursuits(self) -> Journal[Lead]: ...
    @property
    def offers(self) -> Journal[Offer]: ...
    @property
    def signals(self) -> Journal[Signal]: ...
    @property
    def contacts(self) -> Journal[Contact]: ...
    @property
    def channels(self) -> Journal[Channel]: ...
    @property
    def touches(self) -> Journal[Touch]: ...
    @property
    def next_steps(self) -> Journal[NextStep]: ...
    @property
    def stages(self) -> Journal[StageChange]: ...
    @property
    def briefs(self) -> Journal[Brief]: ...
    @property
    def references(self) -> Journal[Reference]: ...
    @property
    def hand_searches(self) -> Journal[HandSearch]: ...
    @property
    def ratings(self) -> Journal[Rating]: ...
    @property
    def watches(self) -> WholeJournal[Watch]: ...
    @property
    def work_lists(self) -> WholeJournal[WorkList]: ...
    @property
    def work_sessions(self) -> Journal[WorkSession]: ...
    @property
    def informed(self) -> Journal[Informed]: ...
    @property
    def end_notices(self) -> Journal[EndNotice]: ...
    @property
    def handoffs(self) -> Journal[Handoff]: ...

    @property
    def imports(self) -> Imports: ...
    @property
    def phones(self) -> Phones: ...
    @property
    def known_lists(self) -> KnownLists: ...

    def keep_scorecard(self, scorecard: Scorecard, by: UUID) -> None:
        """Store a scorecard that was opened, exported or locked."""
        ...

    def log(self, activity: Activity) -> None:
        """Append a line to the log of activity."""
        ...

    def activity(self, about: UUID) -> tuple[Activity, ...]:
        """Return what was done about something, oldest first."""
        ...

    def acts(self, by: UUID, since: datetime) -> tuple[Activity, ...]:
        """Return what somebody did from an instant on, oldest first."""
        ...
