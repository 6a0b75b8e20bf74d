"""Tables of those who write: people, and the replicas they write in."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from workbench.store.columns import instant_column, integer_column, text_column, uuid_column
from workbench.store.tables.rows import Appended, Row, table_of


class ReplicaRow(Row, table=True):
    """One store on one machine; `last_sequence` is the newest number it has given."""

    __tablename__: ClassVar[str] = "replica"
    id: UUID = uuid_column(primary_key=True)
    since: datetime = instant_column()
    last_sequence: int = integer_column()


REPLICA = table_of(ReplicaRow)


class MetaRow(Row, table=True):
    """A word about the store itself, such as which replica it is."""

    __tablename__: ClassVar[str] = "meta"
    name: str = text_column(primary_key=True)
    value: str = text_column()


META = table_of(MetaRow)


class PersonRow(Appended, table=True):
    """One of us."""

    __tablename__: ClassVar[str] = "person"
    id: UUID = uuid_column(primary_key=True)
    name: str = text_column()
    department: str = text_column()
    pin: str = text_column()


PERSON = table_of(PersonRow)
