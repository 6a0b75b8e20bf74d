"""Fields of a Norwegian record with their known faults: a written "null", a day 00, a lost zero."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from workbench.domain.fact import Place
from workbench.errors import SourceUnreadable
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_VAGUE = re.compile(r"0000-[0-9]{2}-[0-9]{2}|[0-9]{4}-00-[0-9]{2}|[0-9]{4}-[0-9]{2}-00")
_POSTCODE = 4


def told(record: Node, name: str) -> Node | None:
    """Return a field; None where it is absent, null, or holds the word "null"."""
    node = record.get(name)
    if node is None or (isinstance(node.value, str) and node.value.strip().casefold() == "null"):
        return None
    return node


def told_day(record: Node, name: str) -> Node | None:
    """Return the field of a day; None also where only its year or month is known (a 00 in it)."""
    node = told(record, name)
    if node is not None and isinstance(node.value, str) and _VAGUE.match(node.value):
        return None
    return node


def day_in(record: Node, name: str) -> date | None:
    """Return a day; None where it is not told, or is none, which the answer's drift then says."""
    node = told_day(record, name)
    try:
        return node.day() if node is not None else None
    except SourceUnreadable:
        return None


def words_in(record: Node | None, name: str) -> str:
    """Return a text, or an empty one where it is not told or is none."""
    node = told(record, name) if record is not None else None
    try:
        return (node.text() or "") if node is not None else ""
    except SourceUnreadable:
        return ""


def postcode(address: Node, country: str) -> str:
    """Return a postcode; a Norwegian one has four digits, and gets back the zeros it lost."""
    node = told(address, "postnummer")
    try:
        code = (node.code() or "") if node is not None else ""
    except SourceUnreadable:
        return ""
    short = country == "NO" and code.isascii() and code.isdigit()
    return code.zfill(_POSTCODE) if short else code


def flagged(record: Node, name: str) -> Node | None:
    """Return the field of a flag that is true, or None."""
    node = told(record, name)
    return node if node is not None and node.flag() else None


def state_qualified(
    facts: Statements, key: str, value: str, place: Place, qualifiers: Mapping[str, str]
) -> None:
    """State a lasting fact with the qualifiers that are known of it."""
    facts.add(key, value, place, unit="", start=None, end=None, **qualifiers)


def earliest(record: Node, names: Iterable[str]) -> Node | None:
    """Return the field with the earliest of some days, or None where none is told."""
    days = [(day, name) for name in names if (day := day_in(record, name)) is not None]
    return told_day(record, min(days)[1]) if days else None
