"""A store in memory with what the engine uses of one: look-ups, facts, judgements, answers."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar, cast
from uuid import UUID

from tests.fakes.research import FakeLookups
from workbench.domain.company import Company, Entity, Identifier, Judgement
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, Snapshot
from workbench.errors import NotInStore, StoreError
from workbench.texts import say

T = TypeVar("T")


class Lookups(FakeLookups):
    """The ledger of look-ups, with leases."""

    def __init__(self) -> None:
        self.rows: dict[UUID, Lookup] = {}
        self.leases: dict[UUID, float] = {}
        super().__init__(self.rows, self.leases, {}, {})


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

    def of_company(self, company: UUID) -> tuple[KnownFact, ...]:
        return ()


class Companies:
    """Companies and judgements about them."""

    def __init__(self) -> None:
        self.known: dict[UUID, Company] = {}
        self.judged: list[Judgement] = []

    def get(self, company: UUID) -> Company:
        return self.known[company]

    def holder(self, company: UUID, identifier: Identifier) -> UUID:
        return company

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

    def keep(self, snapshot: Snapshot, of: Lookup | None = None) -> bytes:
        sha256 = hashlib.sha256(snapshot.content).digest()
        with self._lock:
            self.commits += 1
            self.snapshots[sha256] = snapshot
            if of is not None:
                self.ledger.lookups.arrived(of, snapshot)
        return sha256

    def snapshot(self, sha256: bytes) -> Snapshot:
        if sha256 not in self.snapshots:
            raise NotInStore(say("This answer is not in the store."))
        return self.snapshots[sha256]

    @property
    def rows(self) -> list[Lookup]:
        return list(self.ledger.lookups.rows.values())
