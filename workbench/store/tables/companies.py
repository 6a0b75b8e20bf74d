"""Tables of companies, their numbers, and judgements about what sources call them."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from workbench.store.columns import instant_column, text_column, uuid_column
from workbench.store.tables.rows import Appended, table_of


class CompanyRow(Appended, table=True):
    """One legal entity."""

    __tablename__: ClassVar[str] = "company"
    id: UUID = uuid_column(primary_key=True)
    name: str = text_column()
    country: str = text_column()
    opened: datetime = instant_column()


COMPANY = table_of(CompanyRow)


class IdentifierRow(Appended, table=True):
    """One number of a company; a domain may belong to several."""

    __tablename__: ClassVar[str] = "identifier"
    company: UUID = uuid_column(primary_key=True, foreign_key="company.id")
    scheme: str = text_column(primary_key=True)
    value: str = text_column(primary_key=True, index=True)


IDENTIFIER = table_of(IdentifierRow)


class SameAsRow(Appended, table=True):
    """A judgement between a source's entity and a company."""

    __tablename__: ClassVar[str] = "same_as"
    id: UUID = uuid_column(primary_key=True)
    source: str = text_column(index=True)
    number: str = text_column()
    company: UUID = uuid_column(index=True, foreign_key="company.id")
    sameness: str = text_column()
    reason: str = text_column()


SAME_AS = table_of(SameAsRow)


class CompanyJudgementRow(Appended, table=True):
    """A judgement between two companies of ours; `seen` is canonical JSON."""

    __tablename__: ClassVar[str] = "company_judgement"
    id: UUID = uuid_column(primary_key=True)
    one: UUID = uuid_column(index=True, foreign_key="company.id")
    other: UUID = uuid_column(index=True, foreign_key="company.id")
    sameness: str = text_column()
    reason: str = text_column()
    seen: str = text_column()


COMPANY_JUDGEMENT = table_of(CompanyJudgementRow)
