"""The currencies in use: which codes of ISO 4217 there are, and how many decimals each has."""

import importlib
from datetime import date
from functools import cache
from types import ModuleType


def decimals_of(code: str, day: date) -> int | None:
    """Return how many decimals a currency has, or None where nobody pays with such a code that day.

    Codes for metals, funds and tests are none, and neither is a currency that was replaced.
    """
    if code not in _in_use(day):
        return None
    decimals: int = _numbers().get_currency_precision(code)
    return decimals


def currency_in(country: str, day: date) -> str:
    """Return the currency a country pays with on a day; empty where it is not known, or several."""
    codes = _numbers().get_territory_currencies(country, day)
    return codes[0] if len(codes) == 1 else ""


@cache
def _in_use(day: date) -> frozenset[str]:
    territories = importlib.import_module("babel.core").get_global("territory_currencies")
    return frozenset(
        code
        for territory in territories
        for code in _numbers().get_territory_currencies(territory, day)
    )


def _numbers() -> ModuleType:
    """Return babel's money, read at the first currency: the window is painted before that."""
    return importlib.import_module("babel.numbers")
