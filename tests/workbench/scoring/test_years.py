"""Years are an unbroken row, and a trend needs two figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.samples import annual, fjordlys, known
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.scoring.years import accounts, either, series, streak

COPY = Entity("proff_api", "311000004")


def only_the_year(year: int, **lines: int) -> tuple[KnownFact, ...]:
    """Return what a copy says of a year, without the days of the period."""
    return tuple(
        known(
            f"accounts.{line}",
            str(amount),
            entity=COPY,
            unit="NOK",
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            filing=str(year),
            precision="year",
        )
        for line, amount in lines.items()
    )


def to_june(year: int, *, months: int = 12, **lines: int) -> tuple[KnownFact, ...]:
    """Return what the register says of a period that ends in June."""
    start = date(year - 1, 7, 1) if months == 12 else date(year, 7 - months, 1)
    return tuple(
        known(
            f"accounts.{line}",
            str(amount),
            entity=fjordlys().accounts[0].entity,
            unit="NOK",
            start=start,
            end=date(year, 6, 30),
            scope="own",
            filing=str(year),
        )
        for line, amount in lines.items()
    )


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


def test_a_copy_that_tells_only_the_year_never_comes_before_the_accounts_themselves() -> None:
    facts = (
        *to_june(2025, revenue=9),
        *only_the_year(2025, revenue=7, cash=2),
        *to_june(2024, revenue=8),
    )
    sounding = replace(fjordlys(), facts=facts)
    years = series(sounding, "revenue", whole_years=True)
    assert [(each.end, each.lines["revenue"].fact.number) for each in years] == [
        (date(2025, 6, 30), Decimal(9)),
        (date(2024, 6, 30), Decimal(8)),
    ]
    assert [each.exact for each in accounts(sounding)] == [True, False, True]
    assert [each.exact for each in series(sounding, "cash")] == [False]


def test_a_copy_beside_half_a_year_does_not_pass_for_a_whole_one() -> None:
    facts = (*to_june(2025, months=6, revenue=9), *only_the_year(2025, revenue=9, cash=2))
    sounding = replace(fjordlys(), facts=facts)
    assert series(sounding, "revenue", whole_years=True) == ()
    assert series(sounding, "cash", whole_years=True) == ()
