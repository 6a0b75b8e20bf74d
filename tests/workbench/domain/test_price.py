"""A price is read to the last digit, and what cannot be one is refused at its field."""

from datetime import date

import pytest

from workbench.domain.price import read_price
from workbench.errors import InvalidInput

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("480000", "480000"),
        ("480 000", "480000"),
        ("480\u00a0000", "480000"),
        ("0.50", "0.50"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_a_price_is_read_to_the_last_digit(typed: str, amount: str) -> None:
    read = read_price(typed, "nok", TODAY)
    assert (str(read.amount), read.currency) == (amount, "NOK")


REFUSED = {
    "an amount in words": ("half a million", "NOK", "amount"),
    "nothing": ("0", "NOK", "amount"),
    "less than nothing": ("-1", "NOK", "amount"),
    "no number": ("NaN", "NOK", "amount"),
    "more than anybody pays": ("1000000000000", "NOK", "amount"),
    "a number of forty digits": ("1e40", "NOK", "amount"),
    "a number of four hundred digits": ("1e400", "NOK", "amount"),
    "less than an øre": ("1e-30", "NOK", "amount"),
    "thousands set off by a point": ("480.000", "NOK", "amount"),
    "half a yen": ("0.5", "JPY", "amount"),
    "a currency nobody has": ("480000", "XXQ", "currency"),
    "a currency that is no more": ("480000", "DEM", "currency"),
    "a currency of two letters": ("480000", "kr", "currency"),
    "a currency of other letters": ("480000", "ÆØÅ", "currency"),
}


@pytest.mark.parametrize(("amount", "currency", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_a_price_is_said_at_its_field(
    amount: str, currency: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_price(amount, currency, TODAY)
    assert refused.value.field == field


def test_a_currency_counts_while_it_is_paid_with() -> None:
    assert read_price("1", "DEM", date(2001, 12, 31)).currency == "DEM"


def test_the_smallest_and_the_largest_price_are_told_in_the_currency() -> None:
    with pytest.raises(InvalidInput, match=r"A price in KWD has no smaller part than 0\.001\."):
        read_price("0.0001", "KWD", TODAY)
    with pytest.raises(InvalidInput, match="A price is less than EUR\u00a01,000\u00a0bn\\."):
        read_price("39" * 20, "eur", TODAY)
