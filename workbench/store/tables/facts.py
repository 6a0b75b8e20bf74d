"""Tables of facts, of the readings that found them, and of the places where they stood."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index

from workbench.store.columns import (
    bytes_column,
    day_column,
    flag_column,
    instant_column,
    text_column,
    uuid_column,
)
from workbench.store.tables.rows import Appended, Row, table_of


class FactRow(Row, table=True):
    """One statement; `purpose` and `expires` are set where it is about a person."""

    __tablename__: ClassVar[str] = "fact"
    __table_args__: ClassVar[Any] = (
        Index("ix_fact_source_number", "source", "number"),
        {"sqlite_strict": True},
    )
    id: bytes = bytes_column(primary_key=True)
    source: str = text_column()
    number: str = text_column()
    key: str = text_column()
    value: str = text_column()
    unit: str = text_column()
    start: date | None = day_column(nullable=True)
    end: date | None = day_column(nullable=True)
    qualifiers: str = text_column()
    purpose: str | None = text_column(nullable=True)
    expires: date | None = day_column(nullable=True, index=True)


FACT = table_of(FactRow)


class ReadingRow(Appended, table=True):
    """A snapshot read by a parser at a time; `seen` is when the answer had come.

    `partial` readings say nothing about what they do not state.
    """

    __tablename__: ClassVar[str] = "reading"
    id: UUID = uuid_column(primary_key=True)
    lookup: UUID = uuid_column(foreign_key="lookup.id", index=True)
    question: str = text_column(index=True)
    snapshot: bytes = bytes_column(foreign_key="snapshot.sha256", index=True)
    parser: str = text_column()
    seen: datetime = instant_column()
    partial: bool = flag_column()


READING = table_of(ReadingRow)


class PlaceRow(Row, table=True):
    """Where a reading found a fact, and the words that stood there."""

    __tablename__: ClassVar[str] = "place"
    reading: UUID = uuid_column(primary_key=True, foreign_key="reading.id")
    fact: bytes = bytes_column(primary_key=True, foreign_key="fact.id", index=True)
    kind: str = text_column()
    locator: str = text_column()
    original: str = text_column()


PLACE = table_of(PlaceRow)
