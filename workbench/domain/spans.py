"""Whole months and years between days."""

from datetime import date

from workbench.errors import InvalidInput
from workbench.texts import say


def whole_months(since: date, until: date) -> int:
    """Return how many full months have passed; the 31st is full on a shorter month's last day."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (until.day < since.day and not _ends_month(until))


def whole_years(since: date, until: date) -> int:
    """Return how many full years have passed."""
    return whole_months(since, until) // 12


def _ends_month(day: date) -> bool:
    return day.toordinal() + 1 == _first_of_next(day).toordinal()


def _first_of_next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def a_month_after(day: date) -> date:
    """Return the same day of the next month, or that month's last day where it has no such day."""
    first = _first_of_next(day)
    last = _first_of_next(first).toordinal() - 1
    return date.fromordinal(min(first.toordinal() + day.day - 1, last))


def typed_day(text: str, field: str) -> date:
    """Return a day written as YYYY-MM-DD.

    Raises:
        InvalidInput: it is none; `field` is passed on.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError as problem:
        raise InvalidInput(
            say("{text} is not a day.", text=text),
            field=field,
            hint=say("Write it as 2026-11-26."),
        ) from problem
