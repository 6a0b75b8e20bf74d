"""Column types that hold our values alike on SQLite and PostgreSQL, and how to declare one."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    Text,
    Uuid,
)
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field

_POSTGRES = "postgresql"


class Identity(TypeDecorator[UUID]):
    """A UUID: BLOB of 16 bytes on SQLite, uuid on PostgreSQL."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        native = dialect.name == _POSTGRES
        return dialect.type_descriptor(Uuid() if native else LargeBinary())

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> object:
        """Return what the driver takes."""
        return value if value is None or dialect.name == _POSTGRES else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        """Return the UUID the driver gave."""
        return value if value is None or isinstance(value, UUID) else UUID(bytes=bytes(value))


# What is written at once bears one instant, many thousand times.
@lru_cache(maxsize=256)
def _instant_text(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC: text of fixed width, which sorts, on SQLite; timestamptz on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        native = dialect.name == _POSTGRES
        return dialect.type_descriptor(DateTime(timezone=True) if native else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        """Return what the driver takes; an instant without a zone is our own mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        instant = value.astimezone(UTC)
        if dialect.name == _POSTGRES:
            return instant
        return _instant_text(instant)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the instant in UTC."""
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


class Day(TypeDecorator[date]):
    """A day: ISO 8601 text on SQLite, date on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        return dialect.type_descriptor(Date() if dialect.name == _POSTGRES else Text())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> object:
        """Return what the driver takes."""
        return value if value is None or dialect.name == _POSTGRES else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Return the day the driver gave."""
        return date.fromisoformat(value) if isinstance(value, str) else value


class Flag(TypeDecorator[bool]):
    """Yes or no: 1 or 0 on SQLite, whose strict tables know no boolean."""

    impl = Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        return dialect.type_descriptor(Boolean() if dialect.name == _POSTGRES else Integer())

    def process_bind_param(self, value: Any, dialect: Dialect) -> object:
        """Return what the driver takes."""
        return value if value is None or dialect.name == _POSTGRES else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Return yes or no."""
        return None if value is None else bool(value)


class Ticks(TypeDecorator[int]):
    """Milliseconds of the store's own clock: INTEGER on SQLite, which has 64 bits; bigint else."""

    impl = Integer
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        return dialect.type_descriptor(BigInteger() if dialect.name == _POSTGRES else Integer())


def _declared(kind: type[Any], **options: Any) -> Any:
    return Field(sa_type=kind, **({"nullable": False} | options))


def uuid_column(**options: Any) -> Any:
    """Declare a UUID column."""
    return _declared(Identity, **options)


def bytes_column(**options: Any) -> Any:
    """Declare a column of raw bytes: a SHA-256 or a fact's id."""
    return _declared(LargeBinary, **options)


def text_column(**options: Any) -> Any:
    """Declare a column of text, canonical values and JSON included."""
    return _declared(Text, **options)


def instant_column(**options: Any) -> Any:
    """Declare a column of an instant in UTC."""
    return _declared(Instant, **options)


def day_column(**options: Any) -> Any:
    """Declare a column of a day."""
    return _declared(Day, **options)


def flag_column(**options: Any) -> Any:
    """Declare a column of yes or no."""
    return _declared(Flag, **options)


def integer_column(**options: Any) -> Any:
    """Declare a column of a whole number."""
    return _declared(Integer, **options)


def ticks_column(**options: Any) -> Any:
    """Declare a column of milliseconds on the store's own clock."""
    return _declared(Ticks, **options)
