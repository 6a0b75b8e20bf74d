"""A store in memory with what the engine uses of one: look-ups, facts, judgements, answers."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar, cast
from uuid import UUID

from workbench.domain.company import Company, Entity, Judgement
from workbench.domain.fact import Stated
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, LookupState, Snapshot
from workbench.errors import NotInStore, StoreError
from workbench.texts import say

T = TypeVar("T")


class Lookups:
    """The ledger of look-ups, with leases."""

    def __init__(self) -> None:
        self.rows: dict[UUID, Lookup] = {}
        self.leases: dict[UUID, datetime] = {}
        self.sent: list[tuple[str, datetime]] = []

    def plan(self, lookup: Lookup) -> Lookup:
        for row in self.rows.values():
            if row.question == lookup.question and row.state is not LookupState.ANSWERED:
                return row
        self.rows[lookup.id] = lookup
        return lookup

    def claim(self, lookup: UUID, at: datetime, seconds: int) -> bool:
        row = self.rows[lookup]
        held = row.state is LookupState.ASKING and self.leases[lookup] > at
        if held or row.state is LookupState.ANSWERED:
            return False
        self.rows[lookup] = replace(
            row, state=LookupState.ASKING, asked=at, attempt=row.attempt + 1
        )
        self.leases[lookup] = at + timedelta(seconds=seconds)
        self.sent.append((row.question.source, at))
        return True

    def settle(self, lookup: Lookup) -> None:
        row = self.rows[lookup.id]
        self.rows[lookup.id] = replace(lookup, attempt=row.attempt)

    def get(self, lookup: UUID) -> Lookup:
        return self.rows[lookup]

    def sent_since(self, source: str, since: datetime) -> tuple[datetime, ...]:
        return tuple(sorted(at for asked, at in self.sent if asked == source and at >= since))


class Facts:
    """Readings as they were recorded, and what was purged."""

    def __init__(self) -> None:
        self.readings: list[tuple[Lookup, str, tuple[Stated, ...]]] = []
        self.purged: list[Entity] = []

    def record(self, lookup: Lookup, parser: str, stated: Sequence[Stated], at: datetime) -> None:
        self.readings.append((lookup, parser, tuple(stated)))

    def purge(self, entity: Entity) -> int:
        self.purged.append(entity)
        return 1


class Companies:
    """Companies and judgements about them."""

    def __init__(self) -> None:
        self.known: dict[UUID, Company] = {}
        self.judged: list[Judgement] = []

    def get(self, company: UUID) -> Company:
        return self.known[company]

    def judge(self, judgement: Judgement) -> None:
        self.judged.append(judgement)

    def judgements(self, company: UUID) -> tuple[Judgement, ...]:
        return tuple(each for each in self.judged if each.company == company)


class SmallLedger:
    """What one unit of work of the engine reads and appends."""

    def __init__(self) -> None:
        self.lookups = Lookups()
        self.facts = Facts()
        self.companies = Companies()


class SmallStore:
    """One unit of work at a time; `commits` counts them, `refuse` makes them fail."""

    def __init__(self, *companies: Company) -> None:
        self.ledger = SmallLedger()
        self.ledger.companies.known = {company.id: company for company in companies}
        self.snapshots: dict[bytes, Snapshot] = {}
        self.commits = 0
        self.refuse: Callable[[int], bool] = lambda commit: False
        self._lock = threading.Lock()

    def read(self, look: Callable[[Ledger], T]) -> T:
        with self._lock:
            return look(cast("Ledger", self.ledger))

    def write(self, change: Callable[[Ledger], T]) -> T:
        with self._lock:
            self.commits += 1
            if self.refuse(self.commits):
                raise StoreError(say("The store refused."))
            return change(cast("Ledger", self.ledger))

    def keep(self, snapshot: Snapshot) -> bytes:
        sha256 = hashlib.sha256(snapshot.content).digest()
        with self._lock:
            self.commits += 1
            self.snapshots[sha256] = snapshot
        return sha256

    def snapshot(self, sha256: bytes) -> Snapshot:
        if sha256 not in self.snapshots:
            raise NotInStore(say("This answer is not in the store."))
        return self.snapshots[sha256]

    @property
    def rows(self) -> list[Lookup]:
        return list(self.ledger.lookups.rows.values())
