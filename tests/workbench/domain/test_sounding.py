"""Choosing the fact to show, and putting years of accounts together."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.samples import ACCOUNTS, NOW, REGISTER, annual, fjordlys, known
from workbench.domain.accounts import Scope, gather
from workbench.domain.company import Entity
from workbench.domain.figures import Money

PAGE = Entity("proff_page", "311000004")


def test_the_stated_order_of_sources_chooses_and_the_others_stand_beside() -> None:
    page = known("company.employees", "70", entity=PAGE, at=NOW + timedelta(days=1))
    chosen = fjordlys([page]).chosen("company.employees")
    assert chosen is not None
    assert chosen.shown.fact.value == "64"
    assert [other.fact.value for other in chosen.others] == ["70"]
    assert chosen.disputed


def test_what_a_source_no_longer_states_is_not_shown() -> None:
    gone = replace(known("company.remark", "Under review"), current=False)
    assert fjordlys([gone]).chosen("company.remark") is None


def test_of_one_source_the_newest_reading_is_shown() -> None:
    later = known("company.town", "ÅLESUND", at=NOW + timedelta(days=9))
    chosen = fjordlys([later]).chosen("company.town")
    assert chosen is not None
    assert chosen.shown.fact.value == "ÅLESUND"


def test_years_of_accounts_stand_newest_first_and_a_missing_line_is_not_zero() -> None:
    sets = gather([*annual(2024, equity=5), *annual(2025, revenue=10)])
    assert [each.end.year for each in sets] == [2025, 2024]
    assert sets[0].money("equity") is None
    equity = sets[1].money("equity")
    assert equity is not None
    assert equity == Money(Decimal(5), "NOK")


def test_the_companys_own_figures_come_before_its_groups() -> None:
    group = known(
        "accounts.assets", "99", entity=ACCOUNTS, unit="NOK", end=date(2025, 12, 31), scope="group"
    )
    assert [each.scope for each in gather([group, *annual(2025, assets=9)])] == [
        Scope.OWN,
        Scope.GROUP,
    ]


def test_a_short_period_is_not_a_year() -> None:
    short = known(
        "accounts.revenue",
        "9",
        unit="NOK",
        entity=REGISTER,
        start=date(2025, 7, 1),
        end=date(2025, 12, 31),
    )
    assert not gather([short])[0].is_a_year
    assert gather(annual(2025, revenue=9))[0].is_a_year
