"""Many rows of a table, column by column, as a database's driver takes them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import repeat
from typing import Any
from uuid import UUID

from sqlalchemy import Dialect, Table, make_url

_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


@dataclass(frozen=True, slots=True)
class Same:
    """A column that holds one value in every row."""

    value: Any


Column = Sequence[Any] | Same
"""A column's values from the first row to the last."""


@dataclass(frozen=True, slots=True)
class PackedRows:
    """Rows of one table that are ready to be inserted; they can be sent to another process.

    Attributes:
        numbered: whether each is given the replica's next number as it is inserted.
    """

    table: str
    count: int
    columns: Mapping[str, Column]
    numbered: bool = False

    def rows(self, more: Mapping[str, Column]) -> Iterable[tuple[Any, ...]]:
        """Return each row's values, those of further columns last."""
        every = (*self.columns.values(), *more.values())
        return zip(*(_spread(each, self.count) for each in every), strict=True)


class Packer:
    """Packs rows for one kind of database, in the name of one replica."""

    def __init__(self, dialect: Dialect, replica: UUID) -> None:
        """Take how the database writes values, and who appends."""
        self._dialect = dialect
        self._replica = replica

    def rows(self, table: Table, columns: Mapping[str, Column]) -> PackedRows:
        """Return rows packed; at least one column has a value for each row."""
        return self._packed(table, columns, numbered=False)

    def appended(
        self, table: Table, columns: Mapping[str, Column], by: UUID | None, at: datetime
    ) -> PackedRows:
        """Return rows packed that supersede nothing; each is numbered as it is inserted."""
        stamp = {"replica": self._replica, "by": by, "at": at, "supersedes": None}
        stamped = {**columns, **{name: Same(value) for name, value in stamp.items()}}
        return self._packed(table, stamped, numbered=True)

    def _packed(self, table: Table, columns: Mapping[str, Column], *, numbered: bool) -> PackedRows:
        count = max(len(each) for each in columns.values() if not isinstance(each, Same))
        taken = {name: self._taken(table, name, each) for name, each in columns.items()}
        return PackedRows(table.name, count, taken, numbered)

    def _taken(self, table: Table, name: str, column: Column) -> Column:
        process = table.c[name].type.dialect_impl(self._dialect).bind_processor(self._dialect)
        if not isinstance(column, Same):
            first = column[0]
            if any(each is not first for each in column):
                return column if process is None else [process(each) for each in column]
            column = Same(first)
        return column if process is None else Same(process(column.value))


@cache
def packer_for(database: str, replica: UUID) -> Packer:
    """Return the packer for `sqlite` or `postgresql`; nothing is connected to."""
    return Packer(make_url(f"{_DRIVERS[database]}://").get_dialect()(), replica)


def _spread(column: Column, count: int) -> Iterable[Any]:
    return repeat(column.value, count) if isinstance(column, Same) else column
