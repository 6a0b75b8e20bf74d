"""Ratios say their formula and inputs, and where they cannot be told, what is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.samples import ACCOUNTS, annual
from workbench.domain.accounts import AnnualAccounts, gather
from workbench.domain.ratios import RATIOS, Ratio, ratios, year_before
from workbench.texts import ENGLISH


def year(number: int, **lines: int) -> AnnualAccounts:
    (made,) = gather(annual(number, "NOK", ACCOUNTS, **lines))
    return made


def the(key: str, now: AnnualAccounts, before: AnnualAccounts | None = None) -> Ratio:
    (found,) = [each for each in ratios(now, before) if each.kind.key == key]
    return found


def missing(ratio: Ratio) -> str:
    return ENGLISH.say(ratio.missing) if ratio.missing is not None else ""


def test_every_ratio_has_a_title_and_a_formula() -> None:
    assert len({ENGLISH.say(each.formula) for each in RATIOS}) == len(RATIOS)
    assert [each.kind for each in ratios(year(2025, equity=1))] == list(RATIOS)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("equity_ratio", "0.4", "40 %"),
        ("current_ratio", "1.25", "1.2 times"),
        ("gross_margin", "0.3333", "33 %"),
        ("operating_margin", "-0.05", "−5 %"),
        ("net_margin", "-0.0667", "−6.7 %"),
        ("return_on_assets", "-0.03", "−3 %"),
        ("revenue_growth", "0.2", "20 %"),
    ],
)
def test_a_ratio_is_its_formula_worked_out(key: str, value: str, words: str) -> None:
    now = year(
        2025,
        revenue=600,
        gross_profit=200,
        operating_result=-30,
        net_result=-40,
        assets=1000,
        equity=400,
        current_assets=500,
        short_debt=400,
    )
    found = the(key, now, year(2024, revenue=500))
    assert found.value == Decimal(value)
    assert found.words is not None
    assert ENGLISH.say(found.words).replace("\u00a0", " ") == words
    assert len(found.inputs) == 2


def test_what_is_not_stated_is_named_and_is_no_nought() -> None:
    found = the("operating_margin", year(2025, operating_result=7))
    assert (found.value, found.words) == (None, None)
    assert missing(found) == "not stated: Revenue"
    assert [each.fact.key for each in found.inputs] == ["accounts.operating_result"]
    assert missing(the("net_margin", year(2025, equity=1))) == "not stated: Net result, Revenue"


def test_nothing_is_divided_by_nought() -> None:
    assert "Revenue is not above nought" in missing(
        the("net_margin", year(2025, net_result=1, revenue=0))
    )


def test_growth_needs_the_year_before_and_whole_years() -> None:
    now = year(2025, revenue=7)
    assert missing(the("revenue_growth", now)) == "the year before is not known"
    silent = year(2024, equity=1)
    assert missing(the("revenue_growth", now, silent)) == "the year before does not state Revenue"
    half = replace(year(2024, revenue=3, assets=3), start=date(2024, 7, 1))
    why = "one of the two periods is not about twelve months"
    assert missing(the("revenue_growth", now, half)) == why
    assert missing(the("revenue_growth", half, year(2023, revenue=3))) == why
    assert the("assets_growth", year(2025, assets=6), half).value == 1


def test_a_part_of_a_years_result_is_not_set_against_the_assets() -> None:
    half = replace(year(2025, operating_result=3, assets=30), start=date(2025, 7, 1))
    found = the("return_on_assets", half)
    assert (found.value, missing(found)) == (None, "the period is not about twelve months")
    assert len(found.inputs) == 2
    only_assets = replace(year(2025, assets=30), start=None)
    assert missing(the("return_on_assets", only_assets)) == "not stated: Operating result"


def test_the_year_before_ended_about_a_year_earlier() -> None:
    sets = [year(2025, equity=3), year(2024, equity=2), year(2022, equity=1)]
    assert year_before(sets[0], sets) is sets[1]
    assert year_before(sets[1], sets) is None


def test_two_currencies_are_never_divided() -> None:
    (crowns,) = gather(annual(2025, revenue=7))
    (euros,) = gather(annual(2024, "EUR", revenue=7))
    assert missing(the("revenue_growth", crowns, euros)) == "the two are in different currencies"
