"""Money and shares as people write them in their own language."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.figures import Money, Share, rounded
from workbench.texts import Texts, decode, say

NBSP = "\u00a0"

figures = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(min_value=-(10**27), max_value=10**27),
    st.integers(min_value=-120, max_value=400),
)


@pytest.mark.parametrize(
    ("amount", "english", "danish"),
    [
        ("480000", "DKK 480,000", "480.000 kr."),
        ("9420407", "DKK 9.42 m", "9,42 mio. kr."),
        ("-260874000", "DKK -261 m", "-261 mio. kr."),
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
    [("0.4101", "41 %"), ("0.0041", "0.4 %"), ("0.09", "9 %"), ("-0.12", "-12 %")],
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


@given(figures, st.integers(min_value=0, max_value=6))
def test_a_figure_of_any_size_is_rounded_to_the_nearest(figure: Decimal, places: int) -> None:
    nearest = rounded(figure, places)
    assert nearest.as_tuple().exponent == -places
    assert abs(Fraction(nearest) - Fraction(figure)) <= Fraction(1, 2 * 10**places)


@given(figures)
def test_a_figure_of_any_size_can_be_written(figure: Decimal) -> None:
    assert Money(figure, "NOK").written(Texts("da")).endswith("NOK")
    assert Share(figure).written(Texts("en")).endswith("%")
