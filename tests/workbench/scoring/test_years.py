"""Years are an unbroken row, and a trend needs two figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.samples import annual, fjordlys
from workbench.scoring.years import either, series, streak


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
