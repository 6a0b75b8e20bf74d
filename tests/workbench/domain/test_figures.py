"""Money and shares as people write them in their own language."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.figures import (
    CALLS,
    Money,
    Share,
    TableUnit,
    picture_unit,
    rounded,
    table_unit,
)
from workbench.texts import ENGLISH, Texts, decode, say

NBSP = "\u00a0"

figures = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(min_value=-(10**27), max_value=10**27),
    st.integers(min_value=-120, max_value=400),
)


@pytest.mark.parametrize(
    ("calls", "english"),
    [("1", "1 call of your contract"), ("3", "3 calls of your contract")],
)
def test_what_only_a_contract_prices_is_told_in_calls(calls: str, english: str) -> None:
    assert Texts("en").say(say("{cost}", cost=Money(Decimal(calls), CALLS))) == english


@pytest.mark.parametrize(
    ("amount", "english", "danish"),
    [
        ("480000", "DKK 480,000", "480.000 kr."),
        ("9420407", "DKK 9.42 m", "9,42 mio. kr."),
        ("-260874000", "DKK −261 m", "−261 mio. kr."),
        ("72543000000", "DKK 72.5 bn", "72,5 mia. kr."),
        ("0", "DKK 0", "0 kr."),
        ("12.5", "DKK 12.50", "12,50 kr."),
    ],
)
def test_money_is_written_to_three_figures_in_the_readers_language(
    amount: str, english: str, danish: str
) -> None:
    message = say("{money}", money=Money(Decimal(amount), "DKK"))
    assert Texts("en").say(message) == english.replace(" ", NBSP)
    assert Texts("da").say(message) == danish.replace(" ", NBSP)


def test_a_foreign_currency_keeps_its_code_in_danish() -> None:
    assert Money(Decimal(10**6), "USD").written(Texts("da")) == f"1,00{NBSP}mio.{NBSP}USD"


@pytest.mark.parametrize(
    ("share", "written"),
    [("0.4101", "41 %"), ("0.0041", "0.4 %"), ("0.09", "9 %"), ("-0.12", "−12 %")],
)
def test_a_share_is_a_percentage_with_a_decimal_only_where_it_is_small(
    share: str, written: str
) -> None:
    assert Share(Decimal(share)).written(Texts("en")) == written.replace(" ", NBSP)


def test_a_message_with_figures_is_kept_and_read_again() -> None:
    message = say(
        "{price} is {share} of revenue",
        price=Money(Decimal("480000.50"), "NOK"),
        share=Share(Decimal("0.006")),
    )
    assert decode(message.encoded()) == message


@pytest.mark.parametrize(
    ("largest", "unit", "counted"),
    [
        ("9999999", TableUnit.ONE, "9999999"),
        ("-10000000", TableUnit.THOUSAND, "-10000"),
        ("24318499", TableUnit.THOUSAND, "24318"),
        ("10000000000", TableUnit.MILLION, "10000"),
        ("131141000000", TableUnit.MILLION, "131141"),
    ],
)
def test_a_table_counts_in_the_smallest_unit_its_largest_sum_fits(
    largest: str, unit: TableUnit, counted: str
) -> None:
    assert table_unit([Decimal(1), Decimal(largest)]) is unit
    assert unit.counted(Decimal(largest)) == Decimal(counted)


@given(st.lists(st.decimals(-(10**13), 10**13, places=2)))
def test_no_sum_of_a_table_takes_more_digits_than_its_unit_allows(amounts: list[Decimal]) -> None:
    unit = table_unit(amounts)
    most = 10**7 if unit is not TableUnit.MILLION else 10**7 + 1
    assert all(abs(unit.counted(each)) <= most for each in amounts)


@pytest.mark.parametrize(
    ("amounts", "unit", "written"),
    [
        (("640380", "982800", "1898000"), TableUnit.MILLION, ("0.64", "0.98", "1.90")),
        (("-13300000", "118000000"), TableUnit.MILLION, ("-13", "118")),
        (("72543000000", "4000"), TableUnit.MILLION, ("72,543", "0.004")),
        (("24310", "-999"), TableUnit.THOUSAND, ("24.3", "-1.0")),
        (("640", "0"), TableUnit.ONE, ("640", "0")),
    ],
)
def test_a_picture_counts_all_its_amounts_in_one_unit_with_as_many_decimals(
    amounts: tuple[str, ...], unit: TableUnit, written: tuple[str, ...]
) -> None:
    counted = picture_unit(map(Decimal, amounts))
    assert counted.unit is unit
    told = (counted.written(Decimal(each), ENGLISH) for each in amounts)
    assert tuple(each.replace("\u2212", "-") for each in told) == written


@given(st.lists(st.decimals(-(10**15), 10**15, places=2), min_size=1))
def test_an_amount_is_written_as_nothing_only_where_it_is_nothing(amounts: list[Decimal]) -> None:
    counted = picture_unit(amounts)
    for each in amounts:
        digits = {letter for letter in counted.written(each, ENGLISH) if letter.isdigit()}
        assert (digits <= {"0"}) == (each == 0)


def test_a_unit_is_named_with_its_currency() -> None:
    told = [Texts("en").say(unit.words("DKK")) for unit in TableUnit]
    assert told == ["DKK", "DKK thousand", "DKK million"]


@given(figures, st.integers(min_value=0, max_value=6))
def test_a_figure_of_any_size_is_rounded_to_the_nearest(figure: Decimal, places: int) -> None:
    nearest = rounded(figure, places)
    assert nearest.as_tuple().exponent == -places
    assert abs(Fraction(nearest) - Fraction(figure)) <= Fraction(1, 2 * 10**places)


@given(figures)
def test_a_figure_of_any_size_can_be_written(figure: Decimal) -> None:
    assert Money(figure, "NOK").written(Texts("da")).endswith("NOK")
    assert Share(figure).written(Texts("en")).endswith("%")
