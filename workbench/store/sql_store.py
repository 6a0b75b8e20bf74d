"""The store over SQL: units of work on the ledger, and the evidence beside it."""

import contextlib
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import DBAPIError

from workbench.domain.fact import KnownFact
from workbench.domain.keeping_people import names_among
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, Snapshot
from workbench.domain.ports import Clock
from workbench.errors import NotInStore, StoreError
from workbench.store.engines import options_to_look
from workbench.store.evidence import Evidence
from workbench.store.ledger import SqlLedger
from workbench.store.lookups import SqlLookups
from workbench.store.mapping import Mapper
from workbench.store.outliving import (
    Stored,
    answers_naming,
    people_outlived,
    remove_people,
    standing_for,
)
from workbench.store.tables.lookups import SNAPSHOT
from workbench.store.ticking import TickSource, since_boot
from workbench.store.troubles import translated, worth_retrying
from workbench.store.unit import Unit
from workbench.texts import say

T = TypeVar("T")

_MAPPER = Mapper(Snapshot, without={"content"})
_PAUSE = 0.02
"""Seconds before a unit of work is run again, at most, growing with each try."""
_TRIES = 3
"""How often names are sought anew where others write meanwhile; then the next start does it."""


class SqlStore:
    """The local store, in SQLite files or in a PostgreSQL database.

    Attributes:
        path: the ledger's file, or None in PostgreSQL.
        replica: in whose name rows are appended.
        tick_source: the clock of a store that lies in files; pacing and leases go by it.
    """

    def __init__(
        self,
        ledger: Engine,
        evidence: Evidence,
        *,
        clock: Clock,
        replica: UUID,
        patience: float,
        path: Path | None,
    ) -> None:
        """Take the engines of a store that is in shape; `open_store` makes one."""
        self.ledger_engine = ledger
        self.evidence = evidence
        self.replica = replica
        self.path = path
        self.tick_source: TickSource = since_boot
        self._clock = clock
        self._patience = patience

    def read(self, look: Callable[[Ledger], T]) -> T:
        """Run a function that only reads, on one consistent view."""
        return self.look(lambda unit: look(SqlLedger(unit)))

    def look(self, look: Callable[[Unit], T]) -> T:
        """Run a function of the store's own that only reads."""
        engine = self.ledger_engine.execution_options(**options_to_look(self.ledger_engine))
        with translated(), engine.connect() as connection:
            return look(self._unit(connection))

    def write(self, change: Callable[[Ledger], T]) -> T:
        """Run a function without other side effects as one unit of work; it may be run again.

        Raises:
            StoreError: the store refused; nothing of the change was kept.
        """
        return self.change(lambda unit: change(SqlLedger(unit)))

    def change(self, change: Callable[[Unit], T]) -> T:
        """Run a function of the store's own as one unit of work; it may be run again."""
        result, purged = self._kept(change)
        # Whatever happens to the bytes now, the unit is kept: it must neither be run again nor be
        # called refused. What cannot be let go of yet is let go of at the next start.
        with contextlib.suppress(StoreError), translated():
            for sha256 in purged:
                self.evidence.drop(sha256)
        return result

    def _kept(self, change: Callable[[Unit], T]) -> tuple[T, list[bytes]]:
        deadline = time.monotonic() + self._patience
        pause = _PAUSE
        with translated():
            while True:
                try:
                    return self._once(change)
                except DBAPIError as problem:
                    if not worth_retrying(problem) or time.monotonic() > deadline:
                        raise
                time.sleep(pause * random.random())  # noqa: S311 - spreads writers, keeps no secret
                pause *= 2

    def _once(self, change: Callable[[Unit], T]) -> tuple[T, list[bytes]]:
        with self.ledger_engine.begin() as connection:
            unit = self._unit(connection)
            result = change(unit)
        return result, unit.purged

    def _unit(self, connection: Connection) -> Unit:
        return Unit(connection, self._clock, self.replica, tick_source=self.tick_source)

    def keep(self, snapshot: Snapshot, of: Lookup | None = None) -> bytes:
        """Store the bytes of an answer, durably, and return their SHA-256; see `Store.keep`.

        The bytes are committed before the row that names them. Not to be called inside `write`.
        """
        with translated():
            sha256 = self.evidence.put(snapshot.content)
        self.change(lambda unit: _name(unit, snapshot, sha256, of))
        return sha256

    def snapshot(self, sha256: bytes) -> Snapshot:
        """Return stored bytes, or the copy without people's names that stands for them.

        Raises:
            NotInStore: they were dropped or never kept.
        """
        row = self.look(lambda unit: unit.row(select(SNAPSHOT).where(SNAPSHOT.c.sha256 == sha256)))
        if row is None:
            raise NotInStore(say("This answer is not in the store."), detail=sha256.hex())
        if row["dropped"] is not None:
            copy = self.look(lambda unit: standing_for(unit, sha256))
            if copy is not None:
                with translated():
                    return _MAPPER.value(copy, content=self.evidence.get(copy["sha256"]))
            raise NotInStore(
                say("The bytes of this answer were let go on {day}.", day=row["dropped"].date()),
                detail=sha256.hex(),
            )
        with translated():
            return _MAPPER.value(row, content=self.evidence.get(sha256))

    def expire_people(self, today: date) -> tuple[int, tuple[UUID, ...]]:
        """Remove for good the names of people whose last day is over; see `Keeper`."""
        for _ in range(_TRIES):
            facts = self.look(lambda unit: people_outlived(unit, today))
            if not facts:
                break
            answers = self.copied_without(known.fact.id for known in facts)
            companies = self.change(partial(_expire_people, facts, answers, today))
            if companies is not None:
                return names_among(facts), companies
        return 0, ()

    def copied_without(self, facts: Iterable[bytes]) -> tuple[Stored, ...]:
        """Return the answers that state some facts; copies without names lie in the evidence."""
        wanted = tuple(facts)
        with translated():
            answers = self.look(lambda unit: answers_naming(unit, self.evidence, wanted))
            for stored in answers:
                if stored.copy is not None:
                    self.evidence.put(stored.copy)
        return answers

    def drop(self, sha256: bytes) -> None:
        """Let go of an answer's bytes; the row that says how they came stays."""

        def mark(unit: Unit) -> None:
            known = update(SNAPSHOT).where(SNAPSHOT.c.sha256 == sha256)
            unit.run(known.values(dropped=unit.now()))
            unit.purged.append(sha256)

        self.change(mark)

    def drop_what_was_purged(self) -> None:
        """Let go of bytes that a unit of work purged, where the program died before it could."""
        dropped = self.look(
            lambda unit: unit.rows(select(SNAPSHOT.c.sha256).where(SNAPSHOT.c.dropped.is_not(None)))
        )
        with translated():
            for row in dropped:
                if self.evidence.holds(row["sha256"]):
                    self.evidence.drop(row["sha256"])

    def close(self) -> None:
        """Let go of the files or connections."""
        self.ledger_engine.dispose()
        self.evidence.engine.dispose()


def _expire_people(
    facts: tuple[KnownFact, ...], answers: tuple[Stored, ...], today: date, unit: Unit
) -> tuple[UUID, ...] | None:
    """Remove names unless another program brought something about them since; then None."""
    if people_outlived(unit, today) != facts:
        return None
    return remove_people(unit, facts, answers, today)


def _name(unit: Unit, snapshot: Snapshot, sha256: bytes, of: Lookup | None) -> None:
    known = update(SNAPSHOT).where(SNAPSHOT.c.sha256 == sha256)
    if not unit.run(known.values(dropped=None)):
        columns = _MAPPER.columns(snapshot) | {"sha256": sha256, "size": len(snapshot.content)}
        unit.add(SNAPSHOT, columns)
    if of is not None:
        SqlLookups(unit).arrived(of, replace(snapshot, sha256=sha256))
