"""Months are full months, years an unbroken row, and a trend needs two figures."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import annual, fjordlys
from workbench.scoring.spans import whole_months, whole_years
from workbench.scoring.years import either, series, streak


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2025, 12, 31), date(2026, 11, 22), 10),
        (date(2025, 12, 31), date(2026, 11, 29), 10),
        (date(2025, 12, 31), date(2026, 11, 30), 11),
        (date(2025, 12, 31), date(2026, 2, 28), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 3, 15), date(2026, 11, 22), 8),
        (date(2026, 3, 15), date(2026, 3, 15), 0),
    ],
)
def test_months_are_full_months(since: date, until: date, months: int) -> None:
    assert whole_months(since, until) == months
    assert whole_years(since, until) == months // 12


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_a_day_later_is_never_fewer_months(since: date, days: int) -> None:
    until = since + timedelta(days=days)
    assert 0 <= whole_months(since, until) <= whole_months(since, until + timedelta(days=1))


@pytest.mark.parametrize(
    ("values", "times"),
    [((), 0), ((5,), 0), ((5, 5, 4), 0), ((5, 4, 3), 2), ((5, 4, 6), 1), ((3, 4, 5, 5), -2)],
)
def test_a_streak_is_counted_back_from_the_newest(values: tuple[int, ...], times: int) -> None:
    assert streak([Decimal(value) for value in values]) == times


def test_a_series_ends_at_a_gap_or_another_currency() -> None:
    facts = (
        *annual(2025, revenue=4),
        *annual(2024, revenue=3),
        *annual(2023, "EUR", revenue=2),
        *annual(2022, revenue=1),
    )
    years = series(replace(fjordlys(), facts=facts), "revenue", whole_years=True)
    assert [each.end.year for each in years] == [2025, 2024]


def test_the_newest_statement_wins_and_the_first_line_on_a_tie() -> None:
    facts = (*annual(2024, revenue=4), *annual(2025, gross_profit=3))
    stated = either(replace(fjordlys(), facts=facts), "revenue", "gross_profit")
    assert stated is not None
    assert stated[0] == "gross_profit"
    both = annual(2025, revenue=4, gross_profit=3)
    stated = either(replace(fjordlys(), facts=both), "revenue", "gross_profit")
    assert stated is not None
    assert stated[0] == "revenue"
    assert either(fjordlys(), "cash") is None
