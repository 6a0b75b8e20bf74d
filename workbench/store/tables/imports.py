"""Tables of imported files: each run, and each of its rows that was written."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index

from workbench.store.columns import bytes_column, integer_column, text_column, uuid_column
from workbench.store.tables.rows import Appended, table_of


class ImportRunRow(Appended, table=True):
    """One import of one file."""

    __tablename__: ClassVar[str] = "import_run"
    id: UUID = uuid_column(primary_key=True)
    file: bytes = bytes_column(foreign_key="snapshot.sha256", index=True)
    name: str = text_column()
    sheet: str = text_column()
    columns: str = text_column()
    rows: int = integer_column()


IMPORT_RUN = table_of(ImportRunRow)


class ImportRowRow(Appended, table=True):
    """A row of a file that was written, with what it wrote as JSON; `line` is its number there."""

    __tablename__: ClassVar[str] = "import_row"
    __table_args__: ClassVar[Any] = (
        Index("ix_import_row_run_company", "run", "company"),
        {"sqlite_strict": True},
    )
    run: UUID = uuid_column(primary_key=True, foreign_key="import_run.id")
    line: int = integer_column(primary_key=True)
    company: UUID = uuid_column(index=True, foreign_key="company.id")
    wrote: str = text_column()


IMPORT_ROW = table_of(ImportRowRow)
