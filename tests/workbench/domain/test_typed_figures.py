"""Figures are read as a page prints them; what may be read in two ways is refused."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.typed_figures import read_figure
from workbench.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("1234", 1, "1234"),
        ("1 234 567", 1, "1234567"),
        ("1\u00a0234", 1000, "1234000"),
        ("1.234.567", 1, "1234567"),
        ("1,234,567", 1, "1234567"),
        ("1.234,50", 1, "1234.5"),
        ("1,234.50", 1, "1234.5"),
        ("12,5", 1_000_000, "12500000"),
        ("1.234", 1000, "1234000"),
        ("(567)", 1, "-567"),
        ("-567", 1, "-567"),
        ("−567", 1, "-567"),
        ("567-", 1, "-567"),
        ("0", 1, "0"),
        ("( 1 234 )", 1, "-1234"),
        ("- 1 234,50", 1, "-1234.5"),
        ("1'234'567.5", 1, "1234567.5"),
        ("1\u202f234 567", 1, "1234567"),
    ],
)
def test_a_figure_is_read_as_it_is_printed(typed: str, unit: int, value: str) -> None:
    assert read_figure(typed, unit, "amount equity") == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "-", "abc", "1,23,456", "1.234.56", "1.2.3", "12..3", "(", "1e9", ".123"),
        *("1 234 1 100", "12 34", "1 234 56", "1 234.567.890", "1234 567", "1234,567,890"),
        *("--5", "-5-", "((5))"),
    ],
)
def test_what_is_no_figure_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_figure(typed, 1, "amount equity")
    assert refused.value.field == "amount equity"
    assert refused.value.hint is not None


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("1.234", 1_000_000),
        ("12345.678", 1),
        ("0.123", 1000),
        ("0,500", 1),
        ("(-5)", 1),
        ("(1 234-)", 1),
    ],
)
def test_what_may_be_read_in_two_ways_is_refused(typed: str, unit: int) -> None:
    with pytest.raises(InvalidInput, match="two ways"):
        read_figure(typed, unit, "amount equity")


@given(st.integers(-(10**15), 10**15), st.sampled_from([" ", "\u00a0", ".", ",", "'"]))
def test_grouped_whole_numbers_read_back(number: int, separator: str) -> None:
    printed = f"{number:,}".replace(",", separator)
    assert read_figure(printed, 1, "amount equity") == number


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(InvalidInput):
        assert read_figure(text, 1, "amount equity").is_finite()
