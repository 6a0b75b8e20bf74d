"""Years of accounts as Proff's paid service lists them: codes, and thousands written as text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_THOUSAND = Decimal(1000)
_AMOUNT = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,3})?", re.ASCII)
_CURRENCY = re.compile("[A-Z]{3}")
_YEAR = re.compile("(19|20)[0-9]{2}", re.ASCII)
_MONTH = re.compile("((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)
_MONTHS, _LONGEST = 12, 24

# EK is depreciation and no equity; what it leaves in and out is not published, so it is left.
_COMMON = {
    "SDI": "revenue",
    "ORS": "pretax_result",
    "AARS": "net_result",
    "SED": "assets",
    "SEK": "equity",
    "SG": "liabilities",
    "ANT": "employees",
}
_CODES = {"NO": {**_COMMON, "DR": "operating_result"}, "SE": _COMMON}
"""Codes whose meaning is sure, by country: DR is another result in Sweden than in Norway."""


@dataclass(frozen=True, slots=True)
class _Period:
    """What a set of figures is about; `exact` is false where only the year is told."""

    start: date
    end: date
    exact: bool


def state_accounts(facts: Statements, root: Node, country: str) -> tuple[Message, ...]:
    """State the years of the company and of its group; return what had to be left out."""
    lists = (("companyAccounts", Scope.OWN), ("corporateAccounts", Scope.GROUP))
    found = [(year, scope) for name, scope in lists for year in _items(root.get(name))]
    if found and country not in _CODES:
        return (
            say(
                "What Proff's codes of accounts mean in {country} is not published; its figures "
                "are left out.",
                country=country,
            ),
        )
    return tuple(note for year, scope in found for note in _state_year(facts, year, scope, country))


def _items(years: Node | None) -> Iterator[Node]:
    if years is not None:
        yield from years.items()


def _state_year(facts: Statements, year: Node, scope: Scope, country: str) -> Iterator[Message]:
    period, currency = _period(year), year.text("currency") or ""
    told = year.text("year") or ""
    if scope is Scope.OWN and year.flag("combined"):
        yield say(
            "Proff does not say whether the figures of {year} are the company's own or its "
            "group's.",
            year=told,
        )
        return
    if period is None:
        yield say("Proff does not say which period the figures of {year} are for.", year=told)
        return
    if not _CURRENCY.fullmatch(currency):
        yield say("Proff does not say which currency the figures of {year} are in.", year=told)
        return
    qualifiers = {"scope": scope.value, "filing": told}
    if not period.exact:
        qualifiers["precision"] = "year"
    lines = _lines(year, _CODES[country])
    for line, code, node, number in lines:
        prop = declared(f"accounts.{line}")
        amount = prop.kind is not Kind.COUNT
        facts.add(
            prop.key,
            decimal_text(number * _THOUSAND if amount else number),
            node.place,
            unit=currency if amount else "",
            start=None if prop.time is Time.INSTANT else period.start,
            end=period.end,
            concept=f"proff:{code}",
            **qualifiers,
        )
    if lines:
        facts.add(
            "accounts.scale",
            str(_THOUSAND),
            year.place,
            start=period.start,
            end=period.end,
            **qualifiers,
        )


def _lines(year: Node, codes: dict[str, str]) -> list[tuple[str, str, Node, Decimal]]:
    """Return line, code, place and number of each figure that we know; thousands as they stand.

    A code that comes twice with two figures says neither.
    """
    found: dict[str, list[tuple[str, str, Node, Decimal]]] = {}
    accounts = year.get("accounts")
    for each in accounts.items() if accounts else ():
        code, node = each.text("code") or "", each.get("amount")
        words = node.code() if node else None
        line = codes.get(code)
        if line is None or node is None or words is None or not _AMOUNT.fullmatch(words):
            continue
        number = Decimal(words)
        if line != "employees" or (number >= 0 and number == number.to_integral_value()):
            found.setdefault(line, []).append((line, code, node, number))
    return [same[0] for same in found.values() if len({each[3] for each in same}) == 1]


def _period(year: Node) -> _Period | None:
    """Return the period by its days, else by its last month and length, else its year."""
    start, end = _day(year.get("periodStart")), _day(year.get("periodEnd"))
    if start is not None and end is not None and start < end:
        return _Period(start, end, exact=True)
    month = _MONTH.fullmatch(year.text("period") or "")
    length = year.code("length") or ""
    if month is not None and length.isdecimal() and 0 < int(length) <= _LONGEST:
        last = _month_after(int(month[1]), int(month[2]), 1) - timedelta(days=1)
        first = _month_after(int(month[1]), int(month[2]), 1 - int(length))
        return _Period(first, last, exact=True)
    told = year.code("year") or ""
    if _YEAR.fullmatch(told):
        return _Period(date(int(told), 1, 1), date(int(told), 12, 31), exact=False)
    return None


def _day(node: Node | None) -> date | None:
    parts = [node.number(name) if node else None for name in ("year", "month", "day")]
    year, month, day = (int(part) if part is not None else 0 for part in parts)
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _month_after(year: int, month: int, months: int) -> date:
    """Return the first day of the month that lies so many months after another."""
    place = year * _MONTHS + month - 1 + months
    return date(place // _MONTHS, place % _MONTHS + 1, 1)
