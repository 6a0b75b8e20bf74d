"""Conditions hold when something says so, and never because nothing is known."""

from dataclasses import replace
from datetime import date

import pytest

from tests.samples import annual, droemmebil, fjordlys, known, skagen
from workbench.domain.company import Entity
from workbench.domain.sounding import Sounding
from workbench.scoring.conditions import CONDITIONS


def holding(sounding: Sounding) -> dict[str, str]:
    told = {key: each.holds(sounding) for key, each in CONDITIONS.items()}
    return {key: str(because) for key, because in told.items() if because is not None}


def with_status(code: str) -> Sounding:
    facts = tuple(x for x in fjordlys().facts if x.fact.key != "company.status")
    return replace(fjordlys(), facts=(*facts, known("company.status", code)))


def test_nothing_holds_of_a_healthy_company_nor_of_one_nobody_knows() -> None:
    assert holding(fjordlys()) == {}
    assert holding(skagen()) == {}
    assert holding(replace(fjordlys(), facts=())) == {}


@pytest.mark.parametrize(
    ("status", "condition"),
    [
        ("bankrupt", "bankrupt"),
        ("ceased", "ceased"),
        ("merged", "ceased"),
        ("compulsory_dissolution", "winding_up"),
        ("strike_off_proposed", "winding_up"),
        ("in_liquidation", "liquidation"),
    ],
)
def test_the_registers_status_holds(status: str, condition: str) -> None:
    assert list(holding(with_status(status))) == [condition]


def test_a_dated_end_holds_from_its_day() -> None:
    ended = fjordlys((known("company.bankrupt", "2026-05-03"),))
    assert holding(ended) == {"bankrupt": "bankrupt since 3 May 2026"}
    assert holding(fjordlys((known("company.ceased", "2027-01-01"),))) == {}


def test_liquidation_accounts_say_liquidation() -> None:
    flag = known(
        "accounts.in_liquidation",
        "yes",
        entity=fjordlys().accounts[0].entity,
        start=fjordlys().accounts[0].start,
        end=fjordlys().accounts[0].end,
        scope="own",
        filing="2025",
    )
    assert holding(fjordlys((flag,))) == {
        "liquidation": "the newest accounts are liquidation accounts"
    }


def test_equity_below_nought_holds_by_the_newest_accounts() -> None:
    losing = replace(fjordlys(), facts=(*annual(2025, equity=-90), *annual(2024, equity=10)))
    assert set(holding(losing)) == {"negative_equity"}
    mended = replace(fjordlys(), facts=(*annual(2025, equity=10), *annual(2024, equity=-90)))
    assert holding(mended) == {}


def test_new_without_accounts_ends_with_the_first_year_or_the_first_accounts() -> None:
    assert set(holding(droemmebil())) == {"new_without_accounts"}
    a_year_on = droemmebil().as_of.replace(year=2027, month=3, day=15)
    assert holding(replace(droemmebil(), as_of=a_year_on)) == {}
    filed = replace(droemmebil(), facts=(*droemmebil().facts, *annual(2025, assets=1)))
    assert holding(filed) == {}


def test_interim_accounts_lift_no_cap() -> None:
    entity = Entity("sent_accounts", "311000004/0a")
    start, end = date(2026, 1, 1), date(2026, 6, 30)
    sent = (
        known("accounts.interim", "yes", entity=entity, start=start, end=end, filing="0a"),
        known("accounts.assets", "1", unit="NOK", entity=entity, end=end, filing="0a"),
    )
    new = replace(droemmebil(), facts=(*droemmebil().facts, *sent))
    assert set(holding(new)) == {"new_without_accounts"}
    flag = known(
        "accounts.in_liquidation",
        "yes",
        entity=fjordlys().accounts[0].entity,
        start=fjordlys().accounts[0].start,
        end=fjordlys().accounts[0].end,
        scope="own",
        filing="2025",
    )
    assert set(holding(fjordlys((flag, *sent)))) == {"liquidation"}
