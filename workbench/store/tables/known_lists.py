"""Tables of our own lists of companies: each list, its rows, and what a row is found by."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index

from workbench.store.columns import (
    bytes_column,
    day_column,
    integer_column,
    text_column,
    uuid_column,
)
from workbench.store.tables.rows import Appended, table_of


class KnownListRow(Appended, table=True):
    """One file of one kind; it is written last, so that a list is here only when it is whole."""

    __tablename__: ClassVar[str] = "known_list"
    id: UUID = uuid_column(primary_key=True)
    series: UUID = uuid_column(index=True)
    kind: str = text_column()
    name: str = text_column()
    file: bytes = bytes_column(foreign_key="snapshot.sha256")
    columns: str = text_column()
    day: date = day_column()
    rows: int = integer_column()
    left_out: int = integer_column()


KNOWN_LIST = table_of(KnownListRow)


class KnownRowRow(Appended, table=True):
    """A company in a list; `told` is JSON, `line` the number of its first row in the file."""

    __tablename__: ClassVar[str] = "known_row"
    list: UUID = uuid_column(primary_key=True)
    line: int = integer_column(primary_key=True)
    key: str = text_column()
    name: str = text_column()
    told: str = text_column()


KNOWN_ROW = table_of(KnownRowRow)


class KnownSignRow(Appended, table=True):
    """A number, domain or folded name that a row is found by."""

    __tablename__: ClassVar[str] = "known_sign"
    __table_args__: ClassVar[Any] = (
        Index("ix_known_sign_sign_list_line", "sign", "list", "line"),
        {"sqlite_strict": True},
    )
    list: UUID = uuid_column(primary_key=True)
    line: int = integer_column(primary_key=True)
    sign: str = text_column(primary_key=True)


KNOWN_SIGN = table_of(KnownSignRow)
