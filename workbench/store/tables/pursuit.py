"""Tables of our pursuit of a company: the lead and everything appended to it."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from workbench.store.columns import (
    day_column,
    flag_column,
    instant_column,
    integer_column,
    text_column,
    uuid_column,
)
from workbench.store.tables.rows import Appended, EntryRow, PersonalRow, table_of


class WithdrawalRow(Appended, table=True):
    """An entry that is no longer current although nothing took its place."""

    __tablename__: ClassVar[str] = "withdrawal"
    id: UUID = uuid_column(primary_key=True)
    kind: str = text_column()
    entry: UUID = uuid_column(index=True)


WITHDRAWAL = table_of(WithdrawalRow)


class LeadRow(EntryRow, table=True):
    """The pursuit itself."""

    __tablename__: ClassVar[str] = "lead"
    campaign: str = text_column()


LEAD = table_of(LeadRow)


class OfferRow(EntryRow, table=True):
    """What we would sell; the amount is canonical text."""

    __tablename__: ClassVar[str] = "offer"
    name: str = text_column()
    price_amount: str = text_column()
    price_currency: str = text_column()
    often: str = text_column()


class SignalRow(EntryRow, table=True):
    """What the lead did that shows interest."""

    __tablename__: ClassVar[str] = "signal"
    kind: str = text_column()
    day: date = day_column()
    asked_for: str = text_column()


class ContactRow(PersonalRow, table=True):
    """A person at the lead."""

    __tablename__: ClassVar[str] = "contact"
    name: str = text_column()
    role: str = text_column()
    phone: str = text_column()
    mail: str = text_column()
    where_from: str = text_column()
    part: str = text_column()


class ChannelRow(EntryRow, table=True):
    """A way of reaching them, open or closed."""

    __tablename__: ClassVar[str] = "channel"
    kind: str = text_column()
    openness: str = text_column()
    reason: str = text_column()


class TouchRow(EntryRow, table=True):
    """A call, mail, meeting or note."""

    __tablename__: ClassVar[str] = "touch"
    kind: str = text_column()
    day: date = day_column()
    words: str = text_column()
    inward: bool = flag_column()


class NextStepRow(EntryRow, table=True):
    """What happens next."""

    __tablename__: ClassVar[str] = "next_step"
    what: str = text_column()
    due: date = day_column()
    responsible: UUID = uuid_column()


class StageChangeRow(EntryRow, table=True):
    """A move to a stage, or aside."""

    __tablename__: ClassVar[str] = "stage_change"
    stage: str = text_column()
    aside: str = text_column()
    until: date | None = day_column(nullable=True)
    reason: str = text_column()
    returned: str | None = text_column(nullable=True)
    answers: UUID | None = uuid_column(nullable=True)


class BriefRow(EntryRow, table=True):
    """What the first call opens with."""

    __tablename__: ClassVar[str] = "brief"
    open_with: str = text_column()
    not_mention: str = text_column()


class WatchRow(EntryRow, table=True):
    """That a company is watched, how often, and up to when its news was read."""

    __tablename__: ClassVar[str] = "watch"
    running: bool = flag_column()
    days: int = integer_column()
    seen: datetime = instant_column()
    looked: datetime = instant_column()
