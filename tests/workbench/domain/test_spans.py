"""Months are full months, and years are twelve of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.spans import whole_months, whole_years


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
