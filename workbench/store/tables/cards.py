"""Tables of the criteria, of who signed them, and of cards filled in."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from workbench.store.columns import (
    flag_column,
    instant_column,
    integer_column,
    text_column,
    uuid_column,
)
from workbench.store.tables.rows import Appended, Row, table_of


class CardRow(Appended, table=True):
    """A version of the criteria; a draft changes under `revision`, a signed card never."""

    __tablename__: ClassVar[str] = "card"
    id: UUID = uuid_column(primary_key=True)
    revision: int = integer_column()
    title: str = text_column()
    version: int = integer_column()
    content: str = text_column()


CARD = table_of(CardRow)


class SignatureRow(Appended, table=True):
    """Somebody's yes to a card."""

    __tablename__: ClassVar[str] = "signature"
    card: UUID = uuid_column(primary_key=True, foreign_key="card.id")
    person: UUID = uuid_column(primary_key=True)
    department: str = text_column(primary_key=True)
    name: str = text_column()
    confirmed: str = text_column()


SIGNATURE = table_of(SignatureRow)


class ScorecardRow(Appended, table=True):
    """A card filled in, when it was opened, exported or locked."""

    __tablename__: ClassVar[str] = "scorecard"
    id: UUID = uuid_column(primary_key=True)
    lead: UUID = uuid_column(index=True)
    card: UUID = uuid_column()
    as_of: datetime = instant_column()
    band: str = text_column()
    lowest: int = integer_column()
    shown: int = integer_column()
    highest: int = integer_column()
    content: str = text_column()


SCORECARD = table_of(ScorecardRow)


class ScorecardLineRow(Row, table=True):
    """One line of a card filled in; `evidence` is JSON."""

    __tablename__: ClassVar[str] = "scorecard_line"
    scorecard: UUID = uuid_column(primary_key=True, foreign_key="scorecard.id")
    place: int = integer_column(primary_key=True)
    criterion: str = text_column(index=True)
    points: int = integer_column()
    lowest: int = integer_column()
    highest: int = integer_column()
    possible: int = integer_column()
    answered: bool = flag_column()
    evidence: str = text_column()


SCORECARD_LINE = table_of(ScorecardLineRow)
