"""Amounts, days and ages in the cells of a debtor list, and how late somebody is by them."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from workbench.domain.known_details import Lateness, worst

_CURRENCY = re.compile(r"\b(DKK|NOK|SEK|EUR|USD|GBP|CHF|PLN|ISK|CZK|JPY|CAD|AUD)\b", re.IGNORECASE)
_SIGN = {"€": "EUR", "£": "GBP", "$": "USD"}
_WORDS = re.compile(r"[A-Za-zÅÄÆÖØåäæöø€£$.]*[A-Za-zÅÄÆÖØåäæöø€£$][A-Za-zÅÄÆÖØåäæöø€£$.]*|,-$")
_PLAIN = re.compile(r"\d+(?:[.,'’\s]\d+)*")
_GROUP = 3
_MOST_DIGITS = 15
_MOST_DAYS = 36_500
_DAYS = re.compile(
    r"(?P<over>>|over|mere end|mer enn|mer än|över|über|mehr als|more than)?\s*"
    r"(?P<days>-?\d{1,5})(?:[.,]0+)?\s*(?P<plus>\+)?\s*[a-zA-Zåäöæø]*"
)


def amount_in(text: str) -> Decimal | None:
    """Return the amount in a cell, or None where it holds none.

    Thousands may be parted by a point, a comma, an apostrophe or a space. Of two signs the last
    one parts the decimals; one alone before exactly three digits parts thousands, as money has no
    thousandths. A minus may stand before or behind, or the amount in brackets.
    """
    words = text.strip().replace("−", "-").replace("\u00a0", " ").replace("\u202f", " ")
    minus = words.startswith("(") and words.endswith(")")
    words = _WORDS.sub(" ", words.strip("()")).strip()
    if words.endswith("-") or words.startswith("-"):
        minus, words = True, words.strip("- ")
    if not _PLAIN.fullmatch(words):
        return None
    plain = _plain(re.sub(r"[\s'’]", "", words))
    if plain is None or len(plain) > _MOST_DIGITS:
        return None
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    return -amount if minus else amount


def _plain(digits: str) -> str | None:
    """Return digits with a point before the decimals and nothing else, or None."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    sign, after = digits[last], digits[last + 1 :]
    before = digits[:last]
    other = "," if sign == "." else "."
    thousands = len(after) == _GROUP and before.lstrip("0") != "" and other not in before
    if thousands and len(before.split(sign)[0]) <= _GROUP:
        parts = digits.split(sign)
        return "".join(parts) if all(len(each) == _GROUP for each in parts[1:]) else None
    if sign in before:
        return None
    groups = before.split(other)
    if len(groups) > 1 and not all(len(each) == _GROUP for each in groups[1:]):
        return None
    return f"{''.join(groups)}.{after}"


def currency_named(text: str) -> str:
    """Return the ISO 4217 code of the currency that a heading or cell names, or nothing."""
    found = _CURRENCY.search(text)
    if found is not None:
        return found[1].upper()
    return next((code for sign, code in _SIGN.items() if sign in text), "")


def days_in(text: str) -> Lateness | None:
    """Return how late a cell with days says somebody is; what is not due yet is nothing late."""
    found = _DAYS.fullmatch(text.strip().replace("−", "-").casefold())
    if found is None:
        return None
    days = max(0, int(found["days"]))
    if days > _MOST_DAYS:
        return None
    if found["over"] or found["plus"]:
        return Lateness(days + 1, None)
    return Lateness(days, days)


def days_since(due: date, day: date) -> Lateness:
    """Return how late something due is on a day."""
    days = max(0, (day - due).days)
    return Lateness(days, days)


def of_buckets(filled: Iterable[tuple[Lateness, Decimal]]) -> tuple[Lateness | None, Decimal]:
    """Return how late somebody is by an ageing list, and what is overdue.

    The worst bucket with something owed in it counts; what is paid in advance or credited is
    below zero and makes nobody late, but lessens what is overdue. None where all is empty.
    """
    every = [(late, amount) for late, amount in filled if amount]
    overdue = sum((amount for late, amount in every if late.least > 0), Decimal(0))
    if not every:
        return None, Decimal(0)
    owed = worst(late for late, amount in every if amount > 0 and late.least > 0)
    if owed is None or overdue <= 0:
        return Lateness(0, 0), Decimal(0)
    return owed, overdue
