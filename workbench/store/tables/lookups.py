"""Tables of what was asked: look-ups, when each source was asked, and the answers' bytes."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from workbench.store.columns import (
    bytes_column,
    instant_column,
    integer_column,
    text_column,
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
    leased_until: datetime | None = instant_column(nullable=True)
    kind: str | None = text_column(nullable=True)
    problem: str | None = text_column(nullable=True)
    snapshot: bytes | None = bytes_column(nullable=True, index=True, foreign_key="snapshot.sha256")
    address: str = text_column()
    missing: str = text_column()
    candidates: str = text_column()
    mentions: str = text_column()


LOOKUP = table_of(LookupRow)


class PaceRow(Row, table=True):
    """A time at which a source was asked, written down as the look-up is claimed."""

    __tablename__: ClassVar[str] = "pace"
    lookup: UUID = uuid_column(primary_key=True, foreign_key="lookup.id")
    attempt: int = integer_column(primary_key=True)
    source: str = text_column(index=True)
    sent: datetime = instant_column(index=True)


PACE = table_of(PaceRow)
