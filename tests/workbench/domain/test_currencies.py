"""Only what somebody pays with today is a currency, and each has its own decimals."""

from datetime import date

import pytest

from workbench.domain.currencies import currency_in, decimals_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("code", "decimals"),
    [("NOK", 2), ("DKK", 2), ("SEK", 2), ("EUR", 2), ("USD", 2), ("JPY", 0), ("KWD", 3)],
)
def test_a_currency_in_use_has_its_decimals(code: str, decimals: int) -> None:
    assert decimals_of(code, TODAY) == decimals


@pytest.mark.parametrize("code", ["XXQ", "XXX", "XTS", "XAU", "DEM", "nok", "kr", "", "ÆØÅ"])
def test_what_nobody_pays_with_is_no_currency(code: str) -> None:
    assert decimals_of(code, TODAY) is None


@pytest.mark.parametrize(
    ("country", "code"),
    [("NO", "NOK"), ("DK", "DKK"), ("FI", "EUR"), ("GB", "GBP"), ("XX", ""), ("", "")],
)
def test_a_country_pays_with_its_currency_where_it_is_known(country: str, code: str) -> None:
    assert currency_in(country, TODAY) == code
