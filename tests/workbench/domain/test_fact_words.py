"""A fact's value as a reader writes it, and the period and the figures it speaks of."""

from datetime import date

import pytest

from tests.samples import known
from workbench.domain.fact_words import about_words, exact_words, figure_words, value_words
from workbench.domain.figures import TableUnit
from workbench.texts import ENGLISH, Message


def read(message: Message) -> str:
    return ENGLISH.say(message).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("company.employees", "1164", "1,164"),
        ("company.founded", "2008-04-14", "14 April 2008"),
        ("company.sole_trader", "no", "no"),
        ("company.status", "in_liquidation", "Being wound up"),
        ("company.town", "MOLDE", "Molde"),
        ("company.form", "Aksjeselskap", "Aksjeselskap"),
    ],
)
def test_a_value_is_written_by_what_its_property_holds(key: str, value: str, told: str) -> None:
    assert read(value_words(known(key, value).fact)) == told


def test_an_amount_is_rounded_exact_or_without_the_currency_its_heading_names() -> None:
    fact = known("accounts.equity", "32804118", unit="NOK", end=date(2025, 12, 31)).fact
    assert read(value_words(fact)) == "NOK 32.8 m"
    assert read(exact_words(fact)) == "NOK 32,804,118"
    assert read(figure_words(fact, "NOK", TableUnit.THOUSAND)) == "32,804"
    assert read(figure_words(fact, "DKK", TableUnit.THOUSAND)) == "NOK 32.8 m"


def test_a_figure_tells_its_period_whose_it_is_and_that_it_was_corrected() -> None:
    start, end = date(2025, 1, 1), date(2025, 12, 31)
    revenue = known(
        "accounts.revenue",
        "1",
        unit="NOK",
        start=start,
        end=end,
        scope="group",
        version="corrected",
    )
    assert read(about_words(revenue.fact)) == (
        "from 1 January 2025 to 31 December 2025 · the group's figures · corrected"
    )
    copied = known("accounts.equity", "1", unit="NOK", end=end, precision="year")
    assert read(about_words(copied.fact)) == "for 2025, whose days are not told · own company"
    equity = known("accounts.equity", "1", unit="NOK", end=end)
    assert read(about_words(equity.fact)) == "at 31 December 2025 · own company"
    assert read(about_words(known("company.town", "MOLDE").fact)) == "as the source states it now"
