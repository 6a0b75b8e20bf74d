"""Tables of what was asked: look-ups, when each source was asked or wants rest, answers' bytes."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, text

from workbench.store.columns import (
    bytes_column,
    flag_column,
    instant_column,
    integer_column,
    text_column,
    ticks_column,
    uuid_column,
)
from workbench.store.tables.rows import Appended, Row, table_of


class SnapshotRow(Row, table=True):
    """How the bytes of an answer came; the bytes themselves are evidence, kept apart."""

    __tablename__: ClassVar[str] = "snapshot"
    sha256: bytes = bytes_column(primary_key=True)
    size: int = integer_column()
    media_type: str = text_column()
    address: str = text_column()
    status: int = integer_column()
    taken: datetime = instant_column()
    headers: str = text_column()
    dropped: datetime | None = instant_column(nullable=True)


SNAPSHOT = table_of(SnapshotRow)


class LookupRow(Appended, table=True):
    """One question to one source; claimed by a lease, settled once."""

    __tablename__: ClassVar[str] = "lookup"
    id: UUID = uuid_column(primary_key=True)
    question: str = text_column(index=True)
    company: UUID | None = uuid_column(nullable=True, index=True)
    state: str = text_column(index=True)
    planned: datetime = instant_column()
    attempt: int = integer_column()
    asked: datetime | None = instant_column(nullable=True)
    answered: datetime | None = instant_column(nullable=True)
    kind: str | None = text_column(nullable=True)
    problem: str | None = text_column(nullable=True)
    snapshot: bytes | None = bytes_column(nullable=True, index=True, foreign_key="snapshot.sha256")
    address: str = text_column()
    missing: str = text_column()
    candidates: str = text_column()
    mentions: str = text_column()
    due: datetime | None = instant_column(nullable=True, index=True)
    lease: int | None = ticks_column(nullable=True)
    cost_amount: str | None = text_column(nullable=True)
    cost_currency: str | None = text_column(nullable=True)
    quota_left: int | None = integer_column(nullable=True)
    drift: str = text_column(sa_column_kwargs={"server_default": "[]"})
    reason: str | None = text_column(nullable=True)
    changed: str = text_column(sa_column_kwargs={"server_default": "[]"})


LOOKUP = table_of(LookupRow)


class PaceRow(Row, table=True):
    """A time at which a source was asked, written down as the look-up is claimed.

    `sent` is by the wall clock, which people set; `ticks` and `came` (when the answer had come) are
    by the store's own clock of that `boot`, and pacing reads those. `scope` is the key's
    fingerprint, or empty.
    """

    __tablename__: ClassVar[str] = "pace"
    __table_args__: ClassVar[Any] = (
        Index("ix_pace_came", "source", "scope", "boot", "came"),
        {"sqlite_strict": True},
    )
    lookup: UUID = uuid_column(primary_key=True, foreign_key="lookup.id")
    attempt: int = integer_column(primary_key=True)
    source: str = text_column(index=True)
    sent: datetime = instant_column(index=True)
    scope: str = text_column(sa_column_kwargs={"server_default": ""})
    boot: str = text_column(sa_column_kwargs={"server_default": ""})
    ticks: int = ticks_column(sa_column_kwargs={"server_default": text("0")})
    came: int | None = ticks_column(nullable=True)


PACE = table_of(PaceRow)


class HoldRow(Row, table=True):
    """Until when a source wants to be left alone by one key; replaced by whatever it said last.

    `set_ticks` and `until_ticks` are by the store's own clock of that `boot`, `until` by the wall
    clock.
    """

    __tablename__: ClassVar[str] = "hold"
    source: str = text_column(primary_key=True)
    scope: str = text_column(primary_key=True)
    until: datetime = instant_column()
    set_ticks: int = ticks_column()
    until_ticks: int = ticks_column()
    spent: bool = flag_column()
    boot: str = text_column(sa_column_kwargs={"server_default": ""})


HOLD = table_of(HoldRow)


class TrialRow(Row, table=True):
    """What came of asking a source about a company whose answer is known."""

    __tablename__: ClassVar[str] = "trial"
    id: UUID = uuid_column(primary_key=True)
    source: str = text_column(index=True)
    number: str = text_column()
    at: datetime = instant_column()
    passed: bool = flag_column()
    words: str = text_column()


TRIAL = table_of(TrialRow)
