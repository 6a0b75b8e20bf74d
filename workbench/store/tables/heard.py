"""Tables of what people said, found by hand, and rated."""

from datetime import date
from typing import ClassVar

from workbench.store.columns import day_column, flag_column, text_column
from workbench.store.tables.rows import EntryRow, PersonalRow


class ReferenceRow(PersonalRow, table=True):
    """What somebody who knows the company said."""

    __tablename__: ClassVar[str] = "reference"
    relation: str = text_column()
    day: date = day_column()
    heard: str = text_column()
    wording: str = text_column()
    words: str = text_column()
    pays: str = text_column()
    tell_outside: bool = flag_column()


class HandSearchRow(EntryRow, table=True):
    """A prepared question answered by hand."""

    __tablename__: ClassVar[str] = "hand_search"
    question: str = text_column()
    asked: str = text_column()
    answer: str = text_column()
    address: str = text_column()
    snapshot: str = text_column()
    words: str = text_column()
    weight: str = text_column()
    kept: str | None = text_column(nullable=True)


class RatingRow(EntryRow, table=True):
    """A hand-rated criterion."""

    __tablename__: ClassVar[str] = "rating"
    criterion: str = text_column()
    step: str = text_column()
    words: str = text_column()
