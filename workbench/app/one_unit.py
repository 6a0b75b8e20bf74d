"""Several use cases as one unit of work: all of what they write is kept, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from workbench.app import summaries
from workbench.app.desk import Desk
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, Snapshot

T = TypeVar("T")


def in_one_unit(
    desk: Desk,
    company: UUID,
    work: Callable[[Desk], None],
    *,
    bringing: Sequence[Snapshot] = (),
) -> None:
    """Run use cases about a company as one unit of work, which may be run again.

    Only what the ledger holds is theirs: they can write no folder, and keep no bytes but those of
    `bringing`, which are kept before the unit begins. The company's row of the lead list is renewed
    once, at the end.

    Raises:
        StoreError: the store refused; nothing was kept.
        WorkbenchError: as each use case raises; nothing was kept.
    """
    kept = frozenset(desk.store.keep(each) for each in bringing)

    def unit(ledger: Ledger) -> None:
        work(replace(desk, store=_Within(ledger, kept), renew_rows=False))
        summaries.refresh(ledger, company, desk.starter, desk.now())

    desk.store.write(unit)


class _Within:
    """A store whose reads and writes are parts of a unit of work that is open."""

    def __init__(self, ledger: Ledger, kept: frozenset[bytes]) -> None:
        self._ledger = ledger
        self._kept = kept

    def read(self, look: Callable[[Ledger], T]) -> T:
        return look(self._ledger)

    def write(self, change: Callable[[Ledger], T]) -> T:
        return change(self._ledger)

    def keep(self, snapshot: Snapshot, _of: Lookup | None = None) -> bytes:
        digest = sha256(snapshot.content).digest()
        if digest in self._kept:
            return digest
        raise ValueError("bytes are kept before the row that names them, in a unit of their own")

    def snapshot(self, sha256: bytes) -> Snapshot:
        raise ValueError("stored bytes are read outside a unit of work")
