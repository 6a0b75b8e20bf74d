"""Every year and line stands in a table whose figures open where they were read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.samples import ACCOUNTS, annual
from tests.ui import audit
from tests.ui.cast import FJORDLYS, SKAGEN, opened, researched
from tests.ui.pages.conftest import Shown
from ui.pages.accounts.page import AccountsPage
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.domain.accounts import gather
from workbench.domain.accounts_series import series_of
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.ids import new_id
from workbench.domain.lookup import Lookup, LookupState, Question
from workbench.domain.waiting import offline, waiting


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> AccountsPage:
    made = AccountsPage(look, workspace)
    on_screen(made)
    return made


def show(page: AccountsPage, desk: Desk, number: str, qtbot: QtBot) -> None:
    page.open(researched(desk, number))
    qtbot.waitUntil(lambda: bool(page.tables) and page.tables[-1].isVisible(), timeout=10_000)


def headings(page: AccountsPage) -> list[str]:
    model = page.tables[0].model()
    return [
        str(model.headerData(column, Qt.Orientation.Horizontal))
        for column in range(1, model.columnCount())
    ]


def said(page: AccountsPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def test_years_stand_side_by_side_in_their_currency(
    page: AccountsPage, desk: Desk, qtbot: QtBot
) -> None:
    show(page, desk, SKAGEN, qtbot)
    assert headings(page) == ["2021", "2022", "2023", "2024", "2025"]
    assert "Regnskaber (Virk) · own company · DKK thousand" in said(page)
    model = page.tables[0].model()
    table = {
        str(model.data(model.index(row, 0))): str(model.data(model.index(row, 1)))
        for row in range(model.rowCount())
    }
    assert (table["Gross profit"], table["Depreciation"]) == ("15,920", "820")


def test_one_year_cannot_tell_a_trend(page: AccountsPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, FJORDLYS, qtbot)
    assert headings(page) == ["2025"]
    assert "One year: cannot tell a trend." in said(page)


def test_a_figure_opens_by_keyboard(page: AccountsPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, SKAGEN, qtbot)
    table = page.tables[0]
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 5))
    with qtbot.waitSignal(page.evidence_wanted) as wanted:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args is not None
    known = wanted.args[0]
    assert isinstance(known, KnownFact)
    assert (known.fact.key, str(known.fact.end)) == ("accounts.gross_profit", "2025-12-31")


def test_without_accounts_it_is_said(page: AccountsPage, desk: Desk, qtbot: QtBot) -> None:
    page.open(opened(desk, FJORDLYS).company.id)
    qtbot.waitUntil(
        lambda: any("No annual accounts have been read yet." in each for each in said(page)),
        timeout=10_000,
    )


def test_what_still_waits_is_said_in_the_place_of_accounts(
    page: AccountsPage, desk: Desk, qtbot: QtBot
) -> None:
    company = opened(desk, FJORDLYS).company.id
    page.open(company)
    qtbot.waitUntil(
        lambda: any("No annual accounts have been read yet." in each for each in said(page)),
        timeout=10_000,
    )
    question = Question(source="no_regnskapsregisteret", kind="accounts", about="311000004")
    left = Lookup(
        id=new_id(),
        question=question,
        company=company,
        state=LookupState.PLANNED,
        planned=desk.now(),
    )
    desk.store.write(lambda ledger: ledger.lookups.plan(waiting(left, offline(), desk.now())))
    page.shown()
    told = "No annual accounts yet (annual accounts: waits: no network)."
    qtbot.waitUntil(lambda: told in said(page), timeout=10_000)


def test_the_way_back_leads_to_the_company(page: AccountsPage, desk: Desk, qtbot: QtBot) -> None:
    company = opened(desk, FJORDLYS).company.id
    page.open(company)
    with qtbot.waitSignal(page.company_wanted) as wanted:
        page.keys[0].trigger()
    assert wanted.args == [company]


def test_currencies_are_never_put_into_one_table_and_one_source_is_used_a_year() -> None:
    facts = (
        *annual(2025, "NOK", ACCOUNTS, revenue=1),
        *annual(2024, "USD", ACCOUNTS, revenue=2),
        *annual(2025, "NOK", Entity("proff_page", "311000004"), revenue=3),
    )
    told = [(each.sources, each.currency) for each in series_of(gather(facts))]
    assert told == [
        (("no_regnskapsregisteret",), "NOK"),
        (("no_regnskapsregisteret",), "USD"),
    ]
    (crowns, _) = series_of(gather(facts))
    assert [each.entity.source for each in crowns.years[0].others] == ["proff_page"]


@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
def test_nothing_is_cut_off_in_any_language(page: AccountsPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, SKAGEN, qtbot)
    audit.settle(page)
    assert audit.faults(page) == []
