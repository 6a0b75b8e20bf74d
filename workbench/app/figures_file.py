"""Figures as a person writes them into a file of TOML, read into what the form would hold."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from workbench.app.brought_files import read_file
from workbench.domain.accounts import Scope
from workbench.domain.typed_accounts import LINES, UNITS, Typed, TypedLine, amount_field, page_field
from workbench.errors import InvalidInput, Sayable
from workbench.texts import Message, say

_KEYS = ("start", "end", "currency", "unit", "scope", "audited", "interim", "lines")
_OF_A_LINE = ("amount", "page")
_QUOTED = say('Write it in quotes as the page prints it, for instance "4 000" or "(567)".')


def read_figures(file: Path) -> Typed:
    """Return what a file says was read off a document.

    The file has `start` and `end` (days), `currency`, and where they are not the usual `unit` (1,
    1000 or 1000000), `scope` (own, group), `audited` and `interim` (true, false); and `[lines]`
    with for each line an `amount`, in quotes as the page prints it, and its `page`.

    Raises:
        InvalidInput: at the field that is wrong, `lines.equity.amount` for one of a line.
    """
    try:
        told = tomllib.loads(read_file(file).decode("utf-8"), parse_float=_Fraction)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise InvalidInput(
            say("{file} is no TOML that can be read.", file=file.name),
            field="file",
            hint=say("{problem}", problem=str(problem)),
        ) from problem
    _only(told, _KEYS, "")
    return Typed(
        start=_day(told, "start"),
        end=_day(told, "end"),
        currency=_words(told, "currency").upper(),
        lines=_lines(told.get("lines", {})),
        unit=_unit(told),
        scope=_scope(told),
        audited=_flag(told, "audited"),
        interim=bool(_flag(told, "interim")),
    )


def at_its_field(problem: InvalidInput) -> InvalidInput:
    """Return a refusal whose words name the field in the file."""
    names = {amount_field(line): f"lines.{line}.amount" for line in LINES}
    names |= {page_field(line): f"lines.{line}.page" for line in LINES}
    name = names.get(problem.field, problem.field)
    return _wrong(name, problem.message, problem.hint)


class _Fraction(str):
    """A number with a point that stands in no quotes: it may mean thousands or a fraction."""

    __slots__ = ()


def _lines(told: object) -> Mapping[str, TypedLine]:
    if not isinstance(told, dict):
        raise _wrong("lines", say("It must be a table with a line each."))
    _only(told, LINES, "lines.")
    lines = {}
    for line, parts in told.items():
        name = f"lines.{line}"
        if not isinstance(parts, dict):
            raise _wrong(name, say("It must have an amount and a page."))
        _only(parts, _OF_A_LINE, f"{name}.")
        amount, page = (_figure(parts, each, f"{name}.{each}") for each in _OF_A_LINE)
        lines[line] = TypedLine(amount, page)
    return lines


def _figure(parts: Mapping[str, Any], key: str, name: str) -> str:
    value = parts.get(key, "")
    if isinstance(value, bool | _Fraction) or not isinstance(value, str | int):
        raise _wrong(name, say("{value} is not a figure.", value=str(value)), _QUOTED)
    return str(value)


def _day(told: Mapping[str, Any], key: str) -> date:
    value = told.get(key)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as problem:
            raise _wrong(key, say("{day} is not a day.", day=value), _DAY) from problem
    if isinstance(value, datetime) or not isinstance(value, date):
        raise _wrong(
            key, say("{day} is not a day.", day="–" if value is None else str(value)), _DAY
        )
    return value


def _words(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str) or isinstance(value, _Fraction):
        raise _wrong(key, say("{value} is no word.", value=str(value)))
    return value.strip()


def _unit(told: Mapping[str, Any]) -> int:
    value = told.get("unit", 1)
    if isinstance(value, bool) or value not in UNITS:
        raise _wrong("unit", _one_of(value, map(str, UNITS)))
    return int(value)


def _scope(told: Mapping[str, Any]) -> Scope:
    value = told.get("scope", Scope.OWN.value)
    if value not in [each.value for each in Scope]:
        raise _wrong("scope", _one_of(value, (each.value for each in Scope)))
    return Scope(value)


def _flag(told: Mapping[str, Any], key: str) -> bool | None:
    value = told.get(key)
    if value is not None and not isinstance(value, bool):
        raise _wrong(key, _one_of(value, ("true", "false")))
    return value


def _only(told: Mapping[str, Any], known: tuple[str, ...], before: str) -> None:
    for key in told:
        if key not in known:
            raise _wrong(f"{before}{key}", _one_of(key, known))


def _one_of(value: object, known: Iterable[str]) -> Message:
    return say("{word} is none of {words}.", word=str(value), words=", ".join(known))


def _message(problem: Sayable) -> Message:
    return problem if isinstance(problem, Message) else say("{problem}", problem=str(problem))


def _wrong(name: str, problem: Sayable, hint: Sayable | None = None) -> InvalidInput:
    return InvalidInput(
        say("{field}: {problem}", field=name, problem=_message(problem)), field=name, hint=hint
    )


_DAY = say("Write it as 2026-11-26.")
