"""Days as people type them: 26.11, 26/11/2026, 2026-11-26, or +4 for four days from today."""

import re
from datetime import date, timedelta

import babel.dates

from workbench.errors import InvalidInput
from workbench.texts import Texts, say

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]?\s?(\d{4}|\d{2})?")
_FROM_TODAY = re.compile(r"([+-])\s?(\d{1,4})")
_CENTURY = 2000
_SHORT_YEAR = 100


def written(day: date, texts: Texts) -> str:
    """Return a day as the reader would type it."""
    return babel.dates.format_date(day, "short", locale=texts.locale)


def read_day(text: str, today: date, *, field: str, to_come: bool = False) -> date:
    """Return the day somebody typed; day before month, as the North writes it.

    Without a year it is the nearest such day that has been, or that is `to_come`.

    Raises:
        InvalidInput: it is no day; `field` is passed on.
    """
    typed = text.strip()
    try:
        day = _from_today(typed, today) or _iso(typed) or _day_first(typed, today, to_come=to_come)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise InvalidInput(
            say("{text} is not a day.", text=typed or "–"),
            field=field,
            hint=say("Write it as 26.11.2026, or as +4 for four days from today."),
        )
    return day


def _from_today(typed: str, today: date) -> date | None:
    match = _FROM_TODAY.fullmatch(typed)
    if match is None:
        return None
    days = int(match[2])
    return today + timedelta(days=days if match[1] == "+" else -days)


def _iso(typed: str) -> date | None:
    match = _ISO.fullmatch(typed)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _day_first(typed: str, today: date, *, to_come: bool) -> date | None:
    match = _DAY_FIRST.fullmatch(typed)
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    if match[3]:
        year = int(match[3])
        return date(year if year >= _SHORT_YEAR else _CENTURY + year, month, day)
    this_year = date(today.year, month, day)
    if to_come:
        return this_year if this_year >= today else date(today.year + 1, month, day)
    return this_year if this_year <= today else date(today.year - 1, month, day)
