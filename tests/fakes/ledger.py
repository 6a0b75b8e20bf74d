"""A store in memory that keeps the same promises as the real one, for tests of use cases."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from tests.fakes.companies import FakeCompanies, together
from tests.fakes.imports import FakeImports
from tests.fakes.journals import FakeJournal, Shelf
from tests.fakes.known_lists import FakeKnownLists
from tests.fakes.phones import FakePhones
from tests.fakes.records import FakeRecords
from tests.fakes.research import Asked, FakeFacts, FakeLookups, Recorded
from workbench.domain.card import Card, Signature
from workbench.domain.clusters import CompanyJudgement, going_on
from workbench.domain.company import Company, Judgement
from workbench.domain.fact import Fact
from workbench.domain.handoff import Decision, Handoff, Link
from workbench.domain.health import Trial
from workbench.domain.importing import ImportRun, WrittenRow
from workbench.domain.informing import Informed
from workbench.domain.known_lists import KnownList, KnownRow
from workbench.domain.lead import (
    Aside,
    Brief,
    Channel,
    Contact,
    Lead,
    NextStep,
    Offer,
    Signal,
    Stage,
    StageChange,
    Touch,
)
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.lookup import Lookup, Snapshot
from workbench.domain.people import Person
from workbench.domain.ports import Clock
from workbench.domain.reference import HandSearch, Rating, Reference
from workbench.domain.scorecard import Scorecard
from workbench.domain.sole_trader import EndNotice
from workbench.domain.values import canonical_hash
from workbench.domain.watch import Watch
from workbench.domain.work_list import WorkList, WorkSession
from workbench.errors import NotInStore, StoreError
from workbench.store.folding import query_words, searched, sort_key
from workbench.texts import say

T = TypeVar("T")


@dataclass
class State:
    """Everything a fake store holds; copied before a write, so that a failed one leaves no mark."""

    shelf: Shelf = field(default_factory=Shelf)
    people: dict[UUID, Person] = field(default_factory=dict)
    companies: dict[UUID, Company] = field(default_factory=dict)
    judgements: dict[UUID, Judgement] = field(default_factory=dict)
    twins: dict[UUID, CompanyJudgement] = field(default_factory=dict)
    lookups: dict[UUID, Lookup] = field(default_factory=dict)
    leases: dict[UUID, float] = field(default_factory=dict)
    sent: dict[tuple[UUID, int], Asked] = field(default_factory=dict)
    held: dict[tuple[str, str], tuple[float, bool]] = field(default_factory=dict)
    facts: dict[bytes, Fact] = field(default_factory=dict)
    readings: dict[UUID, Recorded] = field(default_factory=dict)
    cards: dict[UUID, Card] = field(default_factory=dict)
    scorecards: dict[UUID, Scorecard] = field(default_factory=dict)
    decisions: dict[UUID, tuple[Decision, Link]] = field(default_factory=dict)
    rows: dict[UUID, LeadRow] = field(default_factory=dict)
    activity: dict[int, Activity] = field(default_factory=dict)
    snapshots: dict[bytes, Snapshot] = field(default_factory=dict)
    trials: dict[UUID, Trial] = field(default_factory=dict)
    runs: dict[UUID, ImportRun] = field(default_factory=dict)
    imported: dict[tuple[UUID, int], WrittenRow] = field(default_factory=dict)
    known_lists: dict[UUID, KnownList] = field(default_factory=dict)
    known_rows: dict[tuple[UUID, int], tuple[KnownRow, frozenset[str]]] = field(
        default_factory=dict
    )
    known_gone: dict[int, tuple[UUID, datetime, bool]] = field(default_factory=dict)
    known_let_go: dict[UUID, datetime] = field(default_factory=dict)

    def copy(self) -> "State":
        return State(**{each.name: getattr(self, each.name).copy() for each in fields(self)})


class FakeStore:
    """The store, in memory."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._state = State()

    def read(self, look: Callable[[Ledger], T]) -> T:
        return look(FakeLedger(self._state.copy(), self._clock))

    def write(self, change: Callable[[Ledger], T]) -> T:
        state = self._state.copy()
        result = change(FakeLedger(state, self._clock))
        self._state = state
        return result

    def keep(self, snapshot: Snapshot, of: Lookup | None = None) -> bytes:
        sha256 = hashlib.sha256(snapshot.content).digest()
        known = self._state.snapshots.get(sha256)
        if known is None or not known.content or known.sha256 != sha256:
            self._state.snapshots[sha256] = replace(snapshot, sha256=sha256)
        if of is not None and self._state.snapshots[sha256].status == snapshot.status:
            self.write(lambda ledger: ledger.lookups.arrived(of, replace(snapshot, sha256=sha256)))
        return sha256

    def snapshot(self, sha256: bytes) -> Snapshot:
        if sha256 not in self._state.snapshots:
            raise NotInStore(say("This answer is not in the store."))
        return self._state.snapshots[sha256]

    def expire_people(self, today: date) -> tuple[int, tuple[UUID, ...]]:
        state = self._state.copy()
        gone = FakeLedger(state, self._clock).facts.expire_people(today)
        self._state = state
        return gone

    def close(self) -> None:
        """Let go of nothing."""


class FakePeople:
    def __init__(self, state: State) -> None:
        self._people = state.people

    def add(self, person: Person) -> None:
        self._people[person.id] = person

    def all(self) -> tuple[Person, ...]:
        return tuple(self._people.values())


class FakeCards:
    def __init__(self, state: State) -> None:
        self._cards = state.cards

    def add(self, card: Card) -> None:
        if card.id in self._cards and self._cards[card.id].signatures:
            raise StoreError(say("A signed card no longer changes; make its next version."))
        self._cards[card.id] = card

    def all(self) -> tuple[Card, ...]:
        return tuple(self._cards.values())

    def in_force(self) -> Card | None:
        newest_first = self.all()[::-1]
        signed = (card for card in newest_first if card.signed)
        return next(signed, newest_first[0] if newest_first else None)

    def sign(self, signature: Signature, at: datetime) -> None:
        if signature.card not in self._cards:
            raise NotInStore(say("This card is not in the store."))
        card = self._cards[signature.card]
        given = [(each.person, each.department) for each in card.signatures]
        if (signature.person, signature.department) not in given:
            self._cards[card.id] = replace(card, signatures=(*card.signatures, signature))


class FakeDecisions:
    def __init__(self, state: State) -> None:
        self._state = state

    def lock(self, decision: Decision) -> Link:
        self._state.scorecards[decision.scorecard.id] = decision.scorecard
        links = [link for _, link in self._state.decisions.values()]
        previous = links[-1].hash if links else bytes(32)
        position = len(links) + 1
        link = Link(
            replica=UUID(int=1),
            sequence=position,
            previous=previous,
            hash=canonical_hash([previous.hex(), position, str(decision.id)]),
        )
        self._state.decisions[decision.id] = (decision, link)
        return link

    def of(self, lead: UUID) -> tuple[tuple[Decision, Link], ...]:
        return tuple(each for each in self._state.decisions.values() if each[0].about == lead)


class FakeLeads:
    def __init__(self, state: State, companies: FakeCompanies) -> None:
        self._rows = state.rows
        self._pursuits = FakeJournal(state.shelf, Lead)
        self._stages = FakeJournal(state.shelf, StageChange)
        self._companies = companies
        self._together = together(state)

    def rows(self, wanted: LeadFilter, limit: int, offset: int = 0) -> tuple[LeadRow, ...]:
        shown = sorted(self._chosen(wanted), key=lambda row: sort_key(row.name))
        if wanted.order == "lowest":
            shown.sort(key=lambda row: (row.lowest is None, -(row.lowest or 0)))
        if wanted.order == "due":
            shown.sort(key=lambda row: (row.next_due == "", row.next_due))
        return tuple(shown[offset : offset + limit])

    def count(self, wanted: LeadFilter) -> int:
        return len(self._chosen(wanted))

    def _chosen(self, wanted: LeadFilter) -> list[LeadRow]:
        set_aside = {Aside.PARKED.value, Aside.NOT_RELEVANT.value}
        closed = {Stage.WON.value, Stage.LOST.value}

        def fits(row: LeadRow) -> bool:
            text = searched(row.name, row.town, row.responsible)
            return (
                (wanted.aside or row.aside not in set_aside)
                and (wanted.aside or wanted.stage or row.stage not in closed)
                and wanted.stage in {"", row.stage}
                and wanted.band in {"", row.band}
                and all(word in text for word in query_words(wanted.words))
            )

        return [row for row in self._rows.values() if fits(row)]

    def of_company(self, company: UUID) -> Lead | None:
        one = self._companies.clusters()
        newest = [self._pursuits.of(each)[-1:] for each in one.of(company)]
        leads = [each for some in newest for each in some]
        since = one.since(company)
        if since is None or not leads:
            return leads[0] if leads else None
        stages = [self._stages.of(each.id, since)[-1:] for each in leads]
        return going_on(
            [(each, next(iter(stage), None)) for each, stage in zip(leads, stages, strict=True)]
        )

    def get(self, lead: UUID) -> Lead:
        for each in self._pursuits.every:
            if each.id == lead:
                return each
        raise NotInStore(say("This lead is not in the store."))

    def summarise(self, row: LeadRow) -> None:
        self.unlist([each for each in self._together(row.lead, None) if each != row.lead])
        self._rows[row.lead] = row

    def unlist(self, leads: Sequence[UUID]) -> None:
        for each in leads:
            self._rows.pop(each, None)


class FakeLedger:
    """Everything one unit of work may read and append."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state = state
        self.now = clock.now
        shelf = state.shelf
        self.people = FakePeople(state)
        self.companies = FakeCompanies(state, clock)
        self.cards = FakeCards(state)
        self.decisions = FakeDecisions(state)
        self.leads = FakeLeads(state, self.companies)
        self.lookups = FakeLookups(
            state.lookups, state.leases, state.sent, state.held, self.companies.clusters
        )
        one = together(state)
        self.pursuits = FakeJournal(shelf, Lead)
        self.watches = FakeJournal(shelf, Watch, one)
        self.offers = FakeJournal(shelf, Offer, one)
        self.signals = FakeJournal(shelf, Signal, one)
        self.contacts = FakeJournal(shelf, Contact, one)
        self.channels = FakeJournal(shelf, Channel, one)
        self.touches = FakeJournal(shelf, Touch, one)
        self.next_steps = FakeJournal(shelf, NextStep, one)
        self.work_lists = FakeJournal(shelf, WorkList)
        self.work_sessions = FakeJournal(shelf, WorkSession)
        self.stages = FakeJournal(shelf, StageChange)
        self.briefs = FakeJournal(shelf, Brief, one)
        self.references = FakeJournal(shelf, Reference, one)
        self.hand_searches = FakeJournal(shelf, HandSearch, one)
        self.ratings = FakeJournal(shelf, Rating, one)
        self.informed = FakeJournal(shelf, Informed, one)
        self.end_notices = FakeJournal(shelf, EndNotice, one)
        self.handoffs = FakeJournal(shelf, Handoff)

    @cached_property
    def imports(self) -> FakeImports:
        return FakeImports(self._state, self)

    @cached_property
    def phones(self) -> FakePhones:
        return FakePhones(self._state, self)

    @cached_property
    def known_lists(self) -> FakeKnownLists:
        return FakeKnownLists(self._state, self)

    @cached_property
    def facts(self) -> FakeFacts:
        state = self._state
        return FakeFacts(
            state.facts,
            state.readings,
            state.lookups,
            state.snapshots,
            self.companies.judgements,
            clusters=self.companies.clusters,
            forget=self.known_lists.erase,
            part_with=self._part_with,
        )

    def _part_with(self, company: UUID) -> None:
        """Forget the people we talk to at a company."""
        one = set(self.companies.clusters().of(company))
        leads = {each.id for each in self.pursuits.every if each.about in one}
        kept = tuple(each for each in self.contacts.every if each.about not in leads)
        self._state.shelf.entries[Contact.__name__] = kept

    @property
    def records(self) -> FakeRecords:
        state = self._state
        return FakeRecords(
            state.lookups, state.readings, state.facts, state.trials, self.lookups.paces
        )

    def keep_scorecard(self, scorecard: Scorecard, by: UUID) -> None:
        self._state.scorecards.setdefault(scorecard.id, scorecard)

    def log(self, activity: Activity) -> None:
        self._state.activity[len(self._state.activity)] = activity

    def activity(self, about: UUID) -> tuple[Activity, ...]:
        mine = together(self._state)(about, None)
        return tuple(each for each in self._state.activity.values() if each.about in mine)

    def acts(self, by: UUID, since: datetime) -> tuple[Activity, ...]:
        every = self._state.activity.values()
        return tuple(each for each in every if each.by == by and each.at >= since)
