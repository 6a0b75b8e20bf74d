"""Reports of the Estonian register's open files: whose figures, which lines, what is doubtful."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.estonian_open_data import (
    CODE,
    ELEMENTS,
    INCOME,
    LINES,
    PEOPLE,
    REPORTS,
    STAFF,
    element,
    report,
)
from workbench.domain.company import Entity
from workbench.domain.fact import Stated
from workbench.errors import SourceUnreadable
from workbench.lookups.estonian_accounts import reports_of, state_report
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.large_table import cells
from workbench.lookups.statements import Statements

OWN, GROUP = "Konsolideerimata ", "Konsolideeritud "


def nodes(head: str, *lines: str) -> list[Node]:
    columns = head.split(";")
    rows = [dict(zip(columns, cells(line.encode(), ";"), strict=True)) for line in lines]
    return list(read_json(json.dumps(rows).encode()).items())


def told(*lines: str, of: str = "") -> tuple[list[Stated], list[str]]:
    (read,) = reports_of(nodes(REPORTS, of or report()))
    facts = Statements(Entity("ee_ariregister_files", CODE))
    missing = state_report(facts, read, nodes(ELEMENTS, *lines))
    return facts.facts, [str(each) for each in missing]


def amounts(*lines: str, of: str = "") -> dict[tuple[str, str], str]:
    head = ("audited", "audit_kind", "auditor", "filed")
    return {
        (each.fact.qualifier("scope"), line): each.fact.value
        for each in told(*lines, of=of)[0]
        if (line := each.fact.key.removeprefix("accounts.")) not in head
    }


def test_a_reports_lines_are_exact_with_unit_period_place_and_element() -> None:
    facts, missing = told(*LINES)
    assert missing == []
    assert [
        (each.fact.key.removeprefix("accounts."), each.fact.value, each.fact.unit) for each in facts
    ] == [
        ("audited", "yes", ""),
        ("audit_kind", "Märkuseta", ""),
        ("auditor", "registrikood 10384467", ""),
        ("filed", "2026-05-14", ""),
        ("assets", "5000.5", "EUR"),
        ("current_assets", "3000", "EUR"),
        ("equity", "4000.5", "EUR"),
        ("short_debt", "600", "EUR"),
        ("long_debt", "400", "EUR"),
        ("revenue", "12345.67", "EUR"),
        ("operating_result", "-12", "EUR"),
        ("net_result", "-15", "EUR"),
        ("employees", "3", ""),
    ]
    assets = next(each for each in facts if each.fact.key == "accounts.assets")
    revenue = next(each for each in facts if each.fact.key == "accounts.revenue")
    assert (assets.fact.start, assets.fact.end) == (None, date(2025, 12, 31))
    assert (assets.place.locator, assets.place.original) == ("/0/vaartus", "5000.50")
    assert (revenue.fact.start, revenue.fact.end) == (date(2025, 1, 1), date(2025, 12, 31))
    assert dict(revenue.fact.qualifiers) == {
        "concept": "Revenue",
        "filing": "77",
        "scope": "own",
        "version": "original",
    }


def test_elements_stand_under_the_report_or_the_filled_in_one_and_no_other() -> None:
    filled = report(cells={"taidetud_aruanne_report_id": "977"})
    lines = (element("Assets", "1", of="977"), element("Equity", "9", of="7"))
    assert amounts(*lines, of=filled) == {("own", "assets"): "1"}


def test_the_groups_figures_are_told_apart() -> None:
    both = report(cells={"kas konsolideeritud?": '"Jah"'})
    lines = (
        element("Revenue", "62", INCOME),
        element("RevenueConsolidated", "220", INCOME),
        element("Assets", "10", f"{OWN}bilanss"),
        element("Equity", "30", f"{GROUP}bilanss"),
        element(PEOPLE, "345", STAFF, label="Töötajate keskmine arv Konsolideeritud"),
    )
    assert amounts(*lines, of=both) == {
        ("own", "revenue"): "62",
        ("group", "revenue"): "220",
        ("own", "assets"): "10",
        ("group", "equity"): "30",
        ("group", "employees"): "345",
    }


@pytest.mark.parametrize("consolidated", ['"Jah"', "", '"?"'])
def test_a_figure_that_may_be_the_groups_is_left_out_and_named(consolidated: str) -> None:
    facts, missing = told(
        element("Revenue", "62", INCOME), of=report(cells={"kas konsolideeritud?": consolidated})
    )
    assert "accounts.revenue" not in {each.fact.key for each in facts}
    (left_out,) = missing
    assert "do not say whether Revenue is the company's own or its group's" in left_out


def test_a_line_told_twice_alike_stands_and_unlike_is_left_out_and_named() -> None:
    facts, missing = told(
        element("Assets", "0"),
        element("Assets", "99"),
        element("Equity", "5.0"),
        element("Equity", "5.00"),
    )
    values = {each.fact.key: each.fact.value for each in facts}
    assert values["accounts.equity"] == "5"
    assert "accounts.assets" not in values
    assert missing == [
        "The accounts for 31 December 2025 state Assets twice, with different figures."
    ]


def test_a_balance_sheet_whose_sides_differ_is_left_out() -> None:
    facts, missing = told(*LINES[1:], element("Assets", "5003"))
    keys = {each.fact.key for each in facts}
    assert not {"accounts.assets", "accounts.equity", "accounts.current_assets"} & keys
    assert "accounts.revenue" in keys
    assert missing == [
        "The two sides of the balance sheet of 31 December 2025 differ; it is left out."
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Rahavoogude aruanne",
        "Konsolideeritud rahavoogude aruanne",
        "Kasumi jaotamise ettepanek",
        "PDF",
        "Lisa: Müügitulu",
    ],
)
def test_tables_that_name_the_same_lines_for_other_ends_are_not_read(table: str) -> None:
    assert amounts(element("CashAndCashEquivalents", "7", table)) == {}


def test_liquidation_accounts_say_so_and_their_lines_are_not_read() -> None:
    assert amounts(element("Assets", "7", "Lõppbilanss"), element("Equity", "5")) == {
        ("own", "in_liquidation"): "yes",
        ("own", "equity"): "5",
    }


def test_a_cell_without_a_number_and_an_unknown_element_state_nothing() -> None:
    lines = (element("Assets", ""), element("Equity", "n/a"), element("Cats", "3"))
    assert amounts(*lines, element(PEOPLE, "0.4", STAFF)) == {}


def test_of_two_reports_for_one_period_the_later_filed_corrects_the_other() -> None:
    later = report("90", cells={"esitatud_kpv": '"01.09.2026"'})
    read = reports_of(nodes(REPORTS, later, report("95"), report("60", 2024)))
    assert [(each.number, each.corrected) for each in read] == [
        ("95", False),
        ("90", True),
        ("60", False),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        {"period_end": '"31.02.2025"'},
        {"period_end": ""},
        {"period_end": "2025-12-31"},
        {"report_id": ""},
        {"esitatud_kpv": "soon"},
    ],
)
def test_a_report_without_number_or_days_is_unreadable(cell: dict[str, str]) -> None:
    with pytest.raises(SourceUnreadable):
        reports_of(nodes(REPORTS, report(cells=cell)))


def test_an_audit_nobody_speaks_of_is_not_stated() -> None:
    silent = {"kas auditeeritud?": "", "audiitori otsuse tüüp": "", "Audiitorettevõtja (AEV)": ""}
    facts, _ = told(of=report(cells=silent))
    assert [each.fact.key for each in facts] == ["accounts.filed"]


@given(st.permutations(LINES))
def test_the_order_of_elements_changes_nothing(lines: list[str]) -> None:
    assert amounts(*lines) == amounts(*LINES)
