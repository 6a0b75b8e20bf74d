"""What every row shares: the metadata it is declared in, and who appended it."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

from workbench.store.columns import (
    bytes_column,
    day_column,
    instant_column,
    integer_column,
    text_column,
    uuid_column,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


class Row(SQLModel):
    """A row of the ledger; STRICT on SQLite, so that a value of another kind is refused."""

    metadata: ClassVar[MetaData] = METADATA
    __table_args__: ClassVar[Any] = {"sqlite_strict": True}


class Appended(Row):
    """A row that is added and never edited.

    `sequence` counts what a replica appended and never goes back; together with the replica's id
    it orders rows without trusting a clock. Merging raises the counter above all it takes in.
    """

    replica: UUID = uuid_column(foreign_key="replica.id")
    sequence: int = integer_column(index=True)
    by: UUID | None = uuid_column(nullable=True)
    at: datetime = instant_column()
    supersedes: UUID | None = uuid_column(nullable=True)


class EntryRow(Appended):
    """An appended row about a lead or a company."""

    id: UUID = uuid_column(primary_key=True)
    about: UUID = uuid_column(index=True)


class PersonalRow(EntryRow):
    """An entry about a person: why we keep it, and until when (GDPR art. 5(1)(b) and (e))."""

    purpose: str = text_column()
    expires: date = day_column(index=True)


class ChainedRow(Appended):
    """A locked entry in its replica's chain.

    `sealed` is JSON: each locked field's digest, and its salt and value until they are erased.
    """

    id: UUID = uuid_column(primary_key=True)
    about: UUID | None = uuid_column(nullable=True, index=True)
    position: int = integer_column()
    previous: bytes = bytes_column()
    hash: bytes = bytes_column()
    sealed: str = text_column()


def table_of(row: type[SQLModel]) -> Table:
    """Return the table a row class declares."""
    return METADATA.tables[str(row.__tablename__)]
