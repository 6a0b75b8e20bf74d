"""Tables of what no longer changes, each a chain per replica, and of what was erased."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import UniqueConstraint

from workbench.store.columns import text_column, uuid_column
from workbench.store.tables.rows import Appended, ChainedRow, table_of

_CHAIN = (UniqueConstraint("replica", "position"), {"sqlite_strict": True})


class DecisionRow(ChainedRow, table=True):
    """A locked decision."""

    __tablename__: ClassVar[str] = "decision"
    __table_args__: ClassVar[Any] = _CHAIN


DECISION = table_of(DecisionRow)


class HandoffRow(ChainedRow, table=True):
    """A folder given to sales."""

    __tablename__: ClassVar[str] = "handoff"
    __table_args__: ClassVar[Any] = (UniqueConstraint("replica", "position"), _CHAIN[1])


HANDOFF = table_of(HandoffRow)


class ActivityRow(ChainedRow, table=True):
    """Who did what."""

    __tablename__: ClassVar[str] = "activity"
    __table_args__: ClassVar[Any] = (UniqueConstraint("replica", "position"), _CHAIN[1])


ACTIVITY = table_of(ActivityRow)


class ErasureRow(Appended, table=True):
    """What was removed, and on what ground; `fields` names locked fields, as JSON.

    `subject` is an entry's id, a snapshot's SHA-256 in hex, or `source number` of an entity.
    """

    __tablename__: ClassVar[str] = "erasure"
    id: UUID = uuid_column(primary_key=True)
    kind: str = text_column()
    subject: str = text_column(index=True)
    fields: str = text_column()
    ground: str = text_column()


ERASURE = table_of(ErasureRow)
