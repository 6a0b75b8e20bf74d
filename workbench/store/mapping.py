"""Entries as rows of their table and back: a field is a column, money two."""

import types
from collections.abc import Container, Mapping, Sequence
from dataclasses import Field, fields
from datetime import date, datetime
from enum import Enum
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar, Union, get_args, get_origin
from uuid import UUID

from workbench.domain.figures import Money
from workbench.domain.values import decimal_text, read_decimal
from workbench.store.plain import from_text, hints_of, to_text
from workbench.texts import Message, decode


class Frozen(Protocol):
    """A frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


V = TypeVar("V", bound=Frozen)

_NATIVE = (str, bool, int, bytes, UUID, datetime, date)
"""Types that a column holds as they are."""

_NOTHING = to_text(())
"""What most entries have in most of their lists."""


class Mapper(Generic[V]):
    """Maps one frozen dataclass to the columns of a row, by the names of its fields.

    Enums are kept by value, messages encoded, money as `<name>_amount` (canonical text) and
    `<name>_currency`; anything else as canonical JSON.
    """

    def __init__(self, kind: type[V], *, without: Container[str] = ()) -> None:
        """Take the dataclass, and the fields that its table keeps in a way of its own."""
        self._kind = kind
        hints = hints_of(kind)
        names = [each.name for each in fields(kind) if each.init and each.name not in without]
        self._hints = {name: _not_none(hints[name]) for name in names}
        self._plain = tuple(name for name, hint in self._hints.items() if hint in _NATIVE)
        self._others = tuple(
            (name, hint) for name, hint in self._hints.items() if hint not in _NATIVE
        )

    def columns(self, value: V) -> dict[str, Any]:
        """Return the columns of a value."""
        columns: dict[str, Any] = {name: getattr(value, name) for name in self._plain}
        for name, hint in self._others:
            held = getattr(value, name)
            if hint is Money:
                columns[f"{name}_amount"] = None if held is None else decimal_text(held.amount)
                columns[f"{name}_currency"] = None if held is None else held.currency
            else:
                columns[name] = _kept(held)
        return columns

    def every(self, values: Sequence[V]) -> dict[str, list[Any]]:
        """Return the columns of many values, each from the first value to the last."""
        columns = {name: list(map(attrgetter(name), values)) for name in self._plain}
        for name, hint in self._others:
            held = list(map(attrgetter(name), values))
            if hint is Money:
                columns[f"{name}_amount"] = [each and decimal_text(each.amount) for each in held]
                columns[f"{name}_currency"] = [each and each.currency for each in held]
            else:
                columns[name] = [_kept(each) for each in held]
        return columns

    def value(self, row: Mapping[str, Any], **given: Any) -> V:
        """Return the value of a row and the fields given; other columns are passed over."""
        read = {name: self._read(name, hint, row) for name, hint in self._hints.items()}
        return self._kind(**read, **given)

    @staticmethod
    def _read(name: str, hint: Any, row: Mapping[str, Any]) -> Any:
        if hint is Money:
            amount = row[f"{name}_amount"]
            return amount and Money(read_decimal(amount), row[f"{name}_currency"])
        held = row[name]
        if held is None or hint in _NATIVE:
            return held
        if hint is Message:
            return decode(held)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return hint(held)
        return from_text(hint, held)


def _not_none(hint: Any) -> Any:
    if get_origin(hint) in {Union, types.UnionType}:
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    return hint


def _kept(held: Any) -> Any:
    if held is None:
        return None
    if held == ():
        return _NOTHING
    if isinstance(held, Message):
        return held.encoded()
    if isinstance(held, Enum):
        return held.value
    return to_text(held)
