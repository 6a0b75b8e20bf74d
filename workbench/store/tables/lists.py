"""The summary that the lead list reads; it can be made anew from the ledger at any time."""

from typing import ClassVar
from uuid import UUID

from workbench.store.columns import bytes_column, integer_column, text_column, uuid_column
from workbench.store.tables.rows import Row, table_of


class SummaryRow(Row, table=True):
    """One lead as the list shows it, with folded words to search and bytes to sort by."""

    __tablename__: ClassVar[str] = "summary"
    row: int | None = integer_column(primary_key=True)
    lead: UUID = uuid_column(unique=True)
    company: UUID = uuid_column(index=True)
    name: str = text_column()
    town: str = text_column()
    founded: str = text_column()
    stage: str = text_column()
    aside: str = text_column()
    lowest: int | None = integer_column(nullable=True, index=True)
    highest: int | None = integer_column(nullable=True)
    band: str = text_column()
    interest: str = text_column()
    next_step: str = text_column()
    next_due: str = text_column(index=True)
    responsible: str = text_column()
    trouble: str = text_column()
    folded: str = text_column()
    sort_key: bytes = bytes_column(index=True)
    sales: str | None = text_column(nullable=True)
    locked: int | None = integer_column(nullable=True)


SUMMARY = table_of(SummaryRow)
