"""An item of Wikidata: the statements that hold now, as days, texts, numbers and other items."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import stdnum.lei

from workbench.domain.company import Company, Identifier, Scheme
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.json_answer import Node, read_json
from workbench.matching.numbers import BY_SCHEME
from workbench.texts import say

PROPERTIES = {
    Scheme.LEI: "P1278",
    Scheme.NO_ORGNR: "P2333",
    Scheme.DK_CVR: "P1059",
    Scheme.SE_ORGNR: "P6460",
    Scheme.FI_YTUNNUS: "P12980",
    Scheme.LV_REGCODE: "P8053",
    Scheme.GB_CRN: "P2622",
    Scheme.FR_SIREN: "P1616",
    Scheme.NL_KVK: "P3220",
    Scheme.CZ_ICO: "P4156",
    Scheme.BE_KBO: "P3376",
    Scheme.US_CIK: "P5531",
}
"""Scheme to the property that holds its numbers, as the properties' own pages name them."""

_QID = re.compile("Q[1-9][0-9]{0,11}")
_TIME = re.compile(r"\+(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00Z")
_GREGORIAN = "Q1985727"
_DAY, _YEAR = 11, 9
_KIND, _PERSON = "P31", "Q5"
_ENDED, _WHEN = "P582", "P585"
_LOOSE = re.compile(r"[\s.\-/]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a statement gives it: a day, or only a year."""

    node: Node
    day: date | None
    year: int


def is_qid(words: str) -> bool:
    """Whether words are the number of an item."""
    return _QID.fullmatch(words) is not None


def written(number: Identifier) -> str:
    """Return how Wikidata writes a number; Swedish ones have a hyphen there."""
    value = number.value
    return f"{value[:6]}-{value[6:]}" if number.scheme is Scheme.SE_ORGNR else value


def read_number(scheme: Scheme, words: str) -> Identifier | None:
    """Return a number of a scheme, whatever stands between its digits; None where it is none."""
    compact = _LOOSE.sub("", words.upper())
    if scheme is Scheme.LEI:
        return Identifier(scheme, compact) if stdnum.lei.is_valid(compact) else None
    return BY_SCHEME[scheme].read(compact)


def numbers_of(company: Company) -> tuple[Identifier, ...]:
    """Return the numbers of a company that items hold, in a lasting order."""
    return tuple(sorted(each for each in company.identifiers if each.scheme in PROPERTIES))


def joined(numbers: Sequence[Identifier]) -> str:
    """Return numbers as a question is about them."""
    return ",".join(str(each) for each in numbers)


def parted(words: str) -> tuple[Identifier, ...]:
    """Return the numbers that a question is about or goes by.

    Raises:
        InvalidInput: one of them is not a number of its scheme.
    """
    found: list[Identifier] = []
    for each in words.split(","):
        key, _, value = each.partition(" ")
        scheme = next((known for known in PROPERTIES if known.value == key), None)
        number = read_number(scheme, value) if scheme is not None else None
        if number is None or str(number) != each:
            raise InvalidInput(
                say("{number} is not a registration number of this kind.", number=each),
                field="query",
            )
        found.append(number)
    return tuple(found)


def identifiers(item: Node) -> tuple[Identifier, ...]:
    """Return the numbers that an item holds."""
    found = (
        read_number(scheme, str(node.value))
        for scheme, name in PROPERTIES.items()
        for node in texts(item, name)
    )
    return tuple(dict.fromkeys(each for each in found if each is not None))


def is_person(item: Node) -> bool:
    """Whether an item is about a natural person."""
    return _PERSON in items(item, _KIND)


def without_a_person(content: bytes, number: str) -> bytes:
    """Return an answer about an item; of a person only what shows that it is one, and of whom.

    Whoever trades alone may be found by the number of the business.
    """
    try:
        item = read_json(content).at("entities", number)
        personal = item is not None and is_person(item)
    except SourceUnreadable:
        return content
    if not personal:
        return content
    claims = json.loads(content)["entities"][number]["claims"]
    telling = {name: claims[name] for name in (_KIND, *PROPERTIES.values()) if name in claims}
    return json.dumps({"entities": {number: {"id": number, "claims": telling}}}).encode()


def lone(numbers: Sequence[Identifier]) -> tuple[Identifier, ...]:
    """Return the numbers that are the only ones of their scheme.

    An item about a brand or a group holds those of several companies, and does not say which is
    whose.
    """
    counts = Counter(each.scheme for each in numbers)
    return tuple(each for each in numbers if counts[each.scheme] == 1)


def statements(item: Node, name: str) -> Iterator[Node]:
    """Yield the statements of a property that hold: the preferred ones where there are any.

    Left out are deprecated ones, those without a value (`somevalue`, `novalue`), and those that
    have ended by a qualifier.
    """
    claims = item.get("claims")
    # An item without any claim writes a list in the place of the object.
    found = claims.get(name) if claims is not None and isinstance(claims.value, dict) else None
    kept = [each for each in (found.items() if found is not None else ()) if _holds(each)]
    best = [each for each in kept if each.text("rank") == "preferred"]
    yield from best or kept


def _holds(statement: Node) -> bool:
    snak = statement.get("mainsnak")
    if snak is None or snak.text("snaktype") != "value" or snak.get("datavalue") is None:
        return False
    return statement.text("rank") != "deprecated" and statement.at("qualifiers", _ENDED) is None


def _value(statement: Node) -> Node | None:
    return statement.at("mainsnak", "datavalue", "value")


def texts(item: Node, name: str) -> Iterator[Node]:
    """Yield the texts of a property: addresses and numbers of others."""
    for statement in statements(item, name):
        value = _value(statement)
        if value is not None and isinstance(value.value, str):
            yield value


def items(item: Node, name: str) -> Iterator[str]:
    """Yield the numbers of the items a property leads to."""
    for statement in statements(item, name):
        value = _value(statement)
        number = value.text("id") if value is not None and isinstance(value.value, dict) else None
        if number is not None and is_qid(number):
            yield number


def moments(item: Node, name: str) -> Iterator[Moment]:
    """Yield the times of a property, in the Gregorian calendar and this era only.

    A coarse time writes 00 for what it does not know, so that only its precision says what it is.
    """
    for statement in statements(item, name):
        moment = _moment(_value(statement))
        if moment is not None:
            yield moment


def _moment(value: Node | None) -> Moment | None:
    if value is None or not isinstance(value.value, dict):
        return None
    time, precision = value.get("time"), value.number("precision")
    calendar = value.text("calendarmodel") or ""
    parts = _TIME.fullmatch(str(time.value)) if time is not None else None
    if time is None or parts is None or precision is None or not calendar.endswith(_GREGORIAN):
        return None
    year = int(parts["day"][:4])
    if precision < _YEAR or not year:
        return None
    try:
        day = date.fromisoformat(parts["day"]) if precision == _DAY else None
    except ValueError:
        return None
    return Moment(time, day, year)


def newest_count(item: Node, name: str, not_before: int) -> tuple[Node, Decimal] | None:
    """Return the newest whole number of a property that is dated, from a year on; or None."""
    dated: list[tuple[int, Node, Decimal]] = []
    for statement in statements(item, name):
        when = statement.at("qualifiers", _WHEN)
        value = _value(statement)
        amount = (
            value.get("amount") if value is not None and isinstance(value.value, dict) else None
        )
        first = next(when.items(), None) if when is not None else None
        moment = _moment(first.at("datavalue", "value")) if first is not None else None
        number = _whole(amount)
        if amount is not None and moment is not None and number is not None:
            dated.append((moment.year, amount, number))
    newest = max(dated, key=lambda each: each[0], default=None)
    if newest is None or newest[0] < not_before:
        return None
    return newest[1], newest[2]


def _whole(amount: Node | None) -> Decimal | None:
    words = amount.value if amount is not None else None
    if not isinstance(words, str) or not re.fullmatch(r"\+?[0-9]{1,9}", words):
        return None
    return Decimal(words)
