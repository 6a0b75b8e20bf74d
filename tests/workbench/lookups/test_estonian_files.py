"""Rows of the Estonian register's open files: the recorded row, and invented reports."""

import json
from datetime import date

import pytest

from tests.recorded import recorded
from workbench.domain.company import Entity
from workbench.errors import SourceUnreadable
from workbench.lookups.estonian_files import FiledReport, Row, account_facts, basic_facts

SEEN = "ee_ariregister/lihtandmed_row_16752073.json"
REPORT = FiledReport(number="77", code="99000028", start=date(2025, 1, 1), end=date(2025, 12, 31))
COLUMNS = ("report_id", "tabel", "elemendi_label", "elemendi_nimetus", "vaartus")


def row(fields: dict[str, str], number: int = 2) -> Row:
    return Row(fields, tuple(fields), number)


def basic(**fields: str) -> Row:
    whole = {
        "nimi": "Virmalised OÜ",
        "ariregistri_kood": "99000028",
        "ettevotja_oiguslik_vorm": "Osaühing",
        "ettevotja_staatus": "R",
        "ettevotja_staatus_tekstina": "Registrisse kantud",
    } | fields
    return row(whole)


def element(name: str, amount: str, table: str = "Bilanss", report: str = "77") -> Row:
    return Row(dict(zip(COLUMNS, (report, table, name, name, amount), strict=True)), COLUMNS, 9)


def test_the_recorded_row_is_read_as_it_stands() -> None:
    facts = basic_facts(row(json.loads(recorded(SEEN)), 5))
    assert {each.fact.entity for each in facts} == {Entity("ee_ariregister", "16752073")}
    assert [(each.fact.key, each.fact.value) for each in facts] == [
        ("company.name", "007 Agent & Partners OÜ"),
        ("company.form", "Osaühing"),
        ("company.sole_trader", "no"),
        ("company.status", "active"),
        ("company.status_reason", "Registrisse kantud"),
        ("company.founded", "2023-06-05"),
        ("company.registered", "2023-06-05"),
        ("company.address", "Harju maakond, Tallinn, Pirita linnaosa, Regati pst 12, 11911"),
    ]
    founded = next(each for each in facts if each.fact.key == "company.founded")
    assert (founded.place.locator, founded.place.original) == ("5:8", "05.06.2023")


@pytest.mark.parametrize(
    ("letter", "status"),
    [("L", ["in_liquidation"]), ("N", ["bankrupt"]), ("K", ["ceased"]), ("X", []), ("", [])],
)
def test_a_letter_that_is_new_is_no_status(letter: str, status: list[str]) -> None:
    facts = basic_facts(basic(ettevotja_staatus=letter))
    assert [each.fact.value for each in facts if each.fact.key == "company.status"] == status


def test_a_vat_number_and_a_sole_trader_are_told() -> None:
    facts = basic_facts(
        basic(kmkr_nr="EE100000000", ettevotja_oiguslik_vorm="Füüsilisest isikust ettevõtja")
    )
    told = {each.fact.key: each.fact.value for each in facts}
    assert (told["company.vat_registered"], told["company.sole_trader"]) == ("yes", "yes")


@pytest.mark.parametrize(
    "fields",
    [
        {"ariregistri_kood": "99000029"},
        {"ariregistri_kood": ""},
        {"ettevotja_esmakande_kpv": "2023-06-05"},
        {"ettevotja_esmakande_kpv": "31.02.2023"},
    ],
)
def test_a_row_with_a_broken_code_or_day_is_unreadable(fields: dict[str, str]) -> None:
    with pytest.raises(SourceUnreadable):
        basic_facts(basic(**fields))


def test_a_reports_own_lines_are_read_and_no_others() -> None:
    facts = account_facts(
        REPORT,
        (
            element("Assets", "5000.50"),
            element("TotalProfitLoss", "-12"),
            element("TotalAnnualPeriodProfitLoss", "-15"),
            element("AverageNumberOfEmployeesInFullTimeEquivalentUnits", "2.6"),
            element("Equity", "9", table="Konsolideeritud bilanss"),
            element("Revenue", "8", report="78"),
            element("Cats", "3"),
            element("CurrentAssets", ""),
        ),
    )
    assert [(each.fact.key, each.fact.value, each.fact.unit) for each in facts] == [
        ("accounts.assets", "5000.5", "EUR"),
        ("accounts.operating_result", "-12", "EUR"),
        ("accounts.net_result", "-15", "EUR"),
        ("accounts.employees", "3", ""),
    ]
    assets, result = facts[0].fact, facts[1].fact
    assert (assets.start, assets.end) == (None, date(2025, 12, 31))
    assert (result.start, dict(result.qualifiers)) == (
        date(2025, 1, 1),
        {"concept": "TotalProfitLoss", "filing": "77", "scope": "own", "version": "original"},
    )
    assert facts[0].place.locator == "9:5"
