"""Tables of our duties towards people: that they were told, and that what we have of them ends."""

from datetime import date
from typing import ClassVar

from workbench.store.columns import bytes_column, day_column, text_column
from workbench.store.tables.rows import EntryRow, Row, table_of


class InformedRow(EntryRow, table=True):
    """That people at a company were told that we have data about them, or why not."""

    __tablename__: ClassVar[str] = "informed"
    day: date = day_column()
    how: str = text_column()
    note: str = text_column()


class EndNoticeRow(EntryRow, table=True):
    """That somebody was shown that a sole trader's dossier ends, and when."""

    __tablename__: ClassVar[str] = "end_notice"
    end: date = day_column()


class NamelessRow(Row, table=True):
    """Which answer stands for one whose bytes were let go of: its copy without people's names."""

    __tablename__: ClassVar[str] = "nameless"
    sha256: bytes = bytes_column(primary_key=True, foreign_key="snapshot.sha256")
    kept: bytes = bytes_column(primary_key=True, foreign_key="snapshot.sha256")


NAMELESS = table_of(NamelessRow)
