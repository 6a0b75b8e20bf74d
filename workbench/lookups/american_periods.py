"""Annual reports to the SEC on a period that is no year: a filer's first, or one of transition."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.accounts import about_a_year

_Span = tuple[date, date]

_FORMS = re.compile(r"(?:10-K|10-KT|20-F|40-F)(?:/A)?")
_TRANSITION = "10-KT"
_NEXT = timedelta(days=7)
"""Within which a period follows on another: years of weeks end on a weekday."""

_QUARTER = range(80, 120)
"""Days of a quarter, from one of twelve weeks to the last one of years that have a longer one."""

_DAYS = range(7, 381)
"""Days that a report's period may have: more than a year is what was summed up since a start."""


@dataclass(frozen=True, slots=True)
class OddPeriod:
    """The period that an annual report on no year is about; no start where that is in doubt."""

    start: date | None
    end: date


def has_odd_period(form: str) -> bool:
    """Whether an annual report of this form may be about a period that is no year."""
    return _FORMS.fullmatch(form) is not None


def is_of_transition(form: str) -> bool:
    """Whether a report of this form is about the time from one year-end to a new one."""
    return form.startswith(_TRANSITION)


def odd_period(
    form: str, spans: AbstractSet[_Span], balances: AbstractSet[date], settled: AbstractSet[date]
) -> OddPeriod | None:
    """Return the period of a report that tells no year to its own end; None where it tells one.

    Args:
        form: the SEC's name of the report's form.
        spans: first and last day of every period that the report states something about.
        balances: the days it states a balance for.
        settled: the last days of the filer's annual periods.
    """
    end = max((last for _, last in spans), default=None)
    if end is None or not has_odd_period(form):
        return None
    years = {last for first, last in spans if about_a_year(first, last)}
    # Beside a year, what comes after it with no balance is what happened since, and no period.
    if end in years or (years and end not in balances):
        return None
    before = max((day for day in settled if day < end), default=None)
    start = min(
        (first for first, last in spans if last == end and (before is None or first >= before)),
        default=None,
    )
    clear = (
        start is not None
        and end == max(balances, default=None)
        and _is_whole((start, end), form, spans, before)
    )
    return OddPeriod(start if clear else None, end)


def _is_whole(period: _Span, form: str, spans: AbstractSet[_Span], before: date | None) -> bool:
    """Whether a period is all that the report is about, and no quarter or more than its year."""
    start, end = period
    days = (end - start).days + 1
    if days not in _DAYS:
        return False
    follows = before is not None and start - before <= _NEXT
    if days in _QUARTER:
        return follows and is_of_transition(form)
    return before is None or follows or _has_predecessor(start, spans, before)


def _has_predecessor(start: date, spans: AbstractSet[_Span], before: date) -> bool:
    """Whether the report tells apart what was before: as where the accounts began anew."""
    return any(
        timedelta(0) <= start - last <= _NEXT and timedelta(0) <= first - before <= _NEXT
        for first, last in spans
    )
