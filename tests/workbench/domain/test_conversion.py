"""Amounts are converted with a rate that has a day and a source, and typed slips are refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.ui import audit
from workbench.domain.conversion import ExchangeRate, Rate, typed_rate
from workbench.errors import InvalidInput
from workbench.texts import ENGLISH, decode, say

DAY = date(2025, 12, 31)


def rate(currency: str = "EUR", per: str = "7,46", source: str = "Our bank") -> Rate:
    return typed_rate(
        "DKK", currency=currency, rate=per, day=DAY, source=source, today=date(2026, 11, 27)
    )


def test_an_amount_is_divided_by_what_one_unit_costs() -> None:
    assert rate().convert(Decimal(746)) == Decimal(100)
    assert rate().convert(Decimal(-1000)) == Decimal("-134.05")


def test_the_rate_is_told_with_its_day_and_its_source() -> None:
    told = ENGLISH.say(rate(currency="eur").words).replace("\u00a0", " ")
    assert told == "1 EUR = 7.46 DKK on 31 December 2025 (Our bank)"


def test_a_rate_that_never_ends_is_told_shortly_and_used_as_it_is() -> None:
    cross = replace(rate(), shown="NOK", per=Decimal(1) / Decimal("11.75"))
    told = ENGLISH.say(cross.words).replace("\u00a0", " ")
    assert told == "1 NOK = 0.08510638 DKK on 31 December 2025 (Our bank)"
    assert cross.convert(Decimal(1_000_000)) == Decimal(11_750_000)


@pytest.mark.parametrize(
    ("per", "english", "danish"),
    [
        (Decimal("7.46"), "7.46", "7,46"),
        (Decimal(23) / 15, "1.533333", "1,533333"),
        (Decimal("0.0001234567891"), "0.0001234568", "0,0001234568"),
        (Decimal("12345678.9"), "12,345,679", "12.345.679"),
    ],
)
def test_a_rate_is_written_in_the_readers_language_and_ends(
    per: Decimal, english: str, danish: str
) -> None:
    message = say("{rate}", rate=ExchangeRate(per))
    assert ENGLISH.say(message) == english
    assert audit.texts("da").say(message) == danish
    assert decode(message.encoded()) == message


@pytest.mark.parametrize(
    ("currency", "per", "source", "field"),
    [
        ("XXX", "7,46", "Our bank", "currency"),
        ("DKK", "7,46", "Our bank", "currency"),
        ("EUR", "many", "Our bank", "rate"),
        ("EUR", "0", "Our bank", "rate"),
        ("EUR", "-7", "Our bank", "rate"),
        ("EUR", "NaN", "Our bank", "rate"),
        ("EUR", "7_46", "Our bank", "rate"),
        ("EUR", "7e2", "Our bank", "rate"),
        ("EUR", "7,46", " ", "source"),
    ],
)
def test_a_slip_is_said_at_its_field(currency: str, per: str, source: str, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        rate(currency, per, source)
    assert refused.value.field == field


def test_a_rate_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        typed_rate("DKK", currency="EUR", rate="7", day=DAY, source="x", today=date(2025, 1, 1))
    assert refused.value.field == "day"
