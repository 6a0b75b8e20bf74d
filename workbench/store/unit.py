"""One unit of work as the parts of the ledger share it: the connection, the clock, the counter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Executable, Table, insert, update

from workbench.domain.ports import Clock
from workbench.store.tables.people import REPLICA

Columns = Mapping[str, Any]
"""A row read or to be written: column names and values."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A transaction, and in whose name and time it appends.

    `purged` gathers the SHA-256 of answers whose bytes are dropped once the unit is kept.
    """

    connection: Connection
    clock: Clock
    replica: UUID
    purged: list[bytes] = field(default_factory=list)

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return self.clock.now()

    def stamp(
        self, by: UUID | None, at: datetime, supersedes: UUID | None = None
    ) -> dict[str, Any]:
        """Return what every appended row carries, with the replica's next number."""
        given = self.connection.execute(
            update(REPLICA)
            .where(REPLICA.c.id == self.replica)
            .values(last_sequence=REPLICA.c.last_sequence + 1)
            .returning(REPLICA.c.last_sequence)
        )
        return {
            "replica": self.replica,
            "sequence": given.scalar_one(),
            "by": by,
            "at": at,
            "supersedes": supersedes,
        }

    def add(self, table: Table, *rows: Columns) -> None:
        """Insert rows."""
        if rows:
            self.connection.execute(insert(table), [dict(row) for row in rows])

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
