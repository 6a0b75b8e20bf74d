"""Tables of work lists and of the sessions spent on them."""

from datetime import datetime
from typing import ClassVar

from workbench.store.columns import instant_column, integer_column, text_column
from workbench.store.tables.rows import EntryRow


class WorkListRow(EntryRow, table=True):
    """A list as somebody made or changed it; `companies` is JSON of their ids, in order."""

    __tablename__: ClassVar[str] = "work_list"
    name: str = text_column()
    companies: str = text_column()


class WorkSessionRow(EntryRow, table=True):
    """A session as it began or as it ended; `summary` is JSON."""

    __tablename__: ClassVar[str] = "work_session"
    began: datetime = instant_column()
    decided: int = integer_column()
    ended: datetime | None = instant_column(nullable=True)
    summary: str | None = text_column(nullable=True)
