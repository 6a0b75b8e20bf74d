"""One unit of work as the parts of the ledger share it: the connection, the clock, the counter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Executable, Table, insert, update

from workbench.domain.clusters import Clusters
from workbench.domain.ports import Clock
from workbench.store.packing import PackedRows, Packer
from workbench.store.tables.people import REPLICA
from workbench.store.ticking import Instant, TickSource, of_server, since_boot

Columns = Mapping[str, Any]
"""A row read or to be written: column names and values."""

_PAGES = 65_536
"""KiB of a file that a connection holds at most."""
_FEW = 50
"""Rows up to which they are inserted as SQLAlchemy does by itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A transaction, and in whose name and time it appends.

    `purged` gathers the SHA-256 of answers whose bytes are dropped once the unit is kept;
    `tick_source` is a file's own clock, a server has one itself. `clusters` and `leads` remember
    which companies are one, and which leads those have; see `workbench.store.clusters`.
    """

    connection: Connection
    clock: Clock
    replica: UUID
    purged: list[bytes] = field(default_factory=list)
    tick_source: TickSource = since_boot
    clusters: dict[datetime | None, Clusters] = field(default_factory=dict)
    leads: dict[datetime | None, Mapping[UUID, tuple[UUID, ...]]] = field(default_factory=dict)

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return self.clock.now()

    def instant(self) -> Instant:
        """Read the store's own clock, which nobody here can set."""
        if self.connection.dialect.name == "sqlite":
            return self.tick_source()
        return of_server(self.connection)

    def stamp(
        self, by: UUID | None, at: datetime, supersedes: UUID | None = None
    ) -> dict[str, Any]:
        """Return what every appended row carries, with the replica's next number."""
        (stamped,) = self.stamps(1, by, at, supersedes)
        return stamped

    def stamps(
        self, count: int, by: UUID | None, at: datetime, supersedes: UUID | None = None
    ) -> list[dict[str, Any]]:
        """Return what each of several appended rows carries, with the replica's next numbers."""
        shared = {"replica": self.replica, "by": by, "at": at, "supersedes": supersedes}
        return [{**shared, "sequence": number} for number in self._numbers(count)]

    def _numbers(self, count: int) -> range:
        """Take the replica's next numbers."""
        given = self.connection.execute(
            update(REPLICA)
            .where(REPLICA.c.id == self.replica)
            .values(last_sequence=REPLICA.c.last_sequence + count)
            .returning(REPLICA.c.last_sequence)
        )
        last: int = given.scalar_one()
        return range(last - count + 1, last + 1)

    def remember_pages(self) -> None:
        """Let a store in a file hold more of it in memory, where much is written all over it.

        With its usual 2 MB an index of hashes is read from the disk again for every other row.
        """
        if self.connection.dialect.name == "sqlite":
            self.connection.exec_driver_sql(f"PRAGMA cache_size = -{_PAGES}")

    @property
    def packer(self) -> Packer:
        """What packs rows for this store."""
        return Packer(self.connection.dialect, self.replica)

    def add(self, table: Table, *rows: Columns) -> None:
        """Insert rows; of many, each must name the same columns."""
        if len(rows) > _FEW:
            columns = {name: [row[name] for row in rows] for name in rows[0]}
            self.insert([self.packer.rows(table, columns)])
        elif rows:
            self.connection.execute(insert(table), [dict(row) for row in rows])

    def insert(self, packed: Iterable[PackedRows]) -> None:
        """Insert packed rows, in half the time that each by itself takes."""
        for each in packed:
            self._insert(each)

    def _insert(self, packed: PackedRows) -> None:
        dialect = self.connection.dialect
        quote = dialect.identifier_preparer.quote
        numbers = {"sequence": self._numbers(packed.count)} if packed.numbered else {}
        named = (*packed.columns, *numbers)
        columns = ", ".join(map(quote, named))
        marks = ", ".join(["?" if dialect.paramstyle == "qmark" else "%s"] * len(named))
        # Names of ours alone stand in it: the values are bound.
        statement = f"INSERT INTO {quote(packed.table)} ({columns}) VALUES ({marks})"  # noqa: S608
        self.connection.exec_driver_sql(statement, list(packed.rows(numbers)))

    def rows(
        self, question: Executable, parameters: Mapping[str, object] | None = None
    ) -> tuple[Columns, ...]:
        """Return every row that answers a query."""
        answer = self.connection.execute(question, parameters)
        return tuple(cast("Sequence[Columns]", answer.mappings().all()))

    def row(self, question: Executable) -> Columns | None:
        """Return the first row that answers a query."""
        return cast("Columns | None", self.connection.execute(question).mappings().first())

    def run(self, change: Executable) -> int:
        """Change rows, and return how many were changed."""
        return self.connection.execute(change).rowcount
