"""Our frozen values as plain JSON and back, by their type hints."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from workbench.domain.values import canonical_json, decimal_text, read_decimal
from workbench.texts import Message, decode

V = TypeVar("V")

Plain = None | bool | int | str | list[Any] | dict[str, Any]
"""What `json` reads: the inner values are plain too."""


def to_text(value: object) -> str:
    """Return a value as canonical JSON: keys sorted, no white space, letters not escaped."""
    return canonical_json(to_plain(value))


def from_text(hint: type[V], text: str) -> V:
    """Return the value of type `hint` that `to_text` wrote."""
    value: V = from_plain(hint, json.loads(text))
    return value


def to_plain(value: object) -> Plain:
    """Return a value as plain JSON; numbers with decimals become canonical text.

    Raises:
        TypeError: we keep no such values.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Message):
        plain: Plain = json.loads(value.encoded())
        return plain
    if isinstance(value, Mapping):
        return {str(name): to_plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(inner) for inner in value]
    if is_dataclass(value):
        names = (each.name for each in fields(value) if each.init)
        return {name: to_plain(getattr(value, name)) for name in names}
    return _scalar_text(value)


def _scalar_text(value: object) -> str:
    match value:
        case Enum():
            return str(value.value)
        case str() | UUID():
            return str(value)
        case Decimal():
            return decimal_text(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
    raise TypeError(f"not a value we keep: {value!r}")


def from_plain(hint: Any, plain: Plain) -> Any:
    """Return the value of type `hint` that `to_plain` made plain.

    Raises:
        TypeError, ValueError, KeyError: the JSON is not such a value.
    """
    if plain is None or hint in {bool, int, str}:
        return plain
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        (hint,) = (each for each in get_args(hint) if each is not type(None))
        return from_plain(hint, plain)
    if origin is not None:
        return _container(origin, get_args(hint), plain)
    if hint is Message:
        return decode(json.dumps(plain))
    if isinstance(plain, dict):
        return _dataclass(hint, plain)
    return _scalar(hint, str(plain))


def _dataclass(kind: Any, plain: dict[str, Any]) -> Any:
    hints = hints_of(kind)
    names = {each.name for each in fields(kind) if each.init} & plain.keys()
    return kind(**{name: from_plain(hints[name], plain[name]) for name in names})


def _container(origin: Any, inner: tuple[Any, ...], plain: Plain) -> Any:
    if isinstance(plain, dict):
        return {name: from_plain(inner[1], value) for name, value in plain.items()}
    if not isinstance(plain, list) or origin is not tuple:
        raise TypeError(f"not a value we keep: {plain!r}")
    if inner[1:] == (Ellipsis,):
        return tuple(from_plain(inner[0], value) for value in plain)
    return tuple(from_plain(hint, value) for hint, value in zip(inner, plain, strict=True))


def _scalar(hint: Any, text: str) -> Any:
    if issubclass(hint, Decimal):
        return read_decimal(text)
    if issubclass(hint, UUID | Enum):
        return hint(text)
    if issubclass(hint, datetime | date):
        return hint.fromisoformat(text)
    if issubclass(hint, bytes):
        return bytes.fromhex(text)
    raise TypeError(f"not a value we keep: {hint!r}")


@cache
def hints_of(kind: type) -> Mapping[str, Any]:
    """Return the resolved type of each field of a dataclass."""
    return get_type_hints(kind)
