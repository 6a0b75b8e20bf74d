"""The lead list narrows as somebody types, counts what it hides, and opens by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui import audit
from tests.ui.pages.conftest import Shown
from ui.models.leads import CAN, COMPANY, NEXT, RESPONSIBLE, STAGE, WILL
from ui.pages.leads import LeadsPage
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.domain.card import Band
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, SignalKind, Stage
from workbench.domain.lead_list import PAGE, LeadRow
from workbench.domain.ledger import Ledger

SKAGEN = LeadRow(
    lead=new_id(),
    company=new_id(),
    name="Skagen Sensor A/S",
    town="SKAGEN",
    founded="2011-03-14",
    stage=Stage.RESEARCHING.value,
    aside=Aside.NO.value,
    lowest=44,
    highest=79,
    band=Band.LOOK_CLOSER.value,
    interest=SignalKind.ASKED_FOR_DEMO.value,
    next_step="Ask for revenue",
    next_due="2026-11-24",
    responsible="Mette Kjær",
)


def like(**changes: Any) -> LeadRow:
    return replace(SKAGEN, lead=new_id(), company=new_id(), **changes)


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> LeadsPage:
    made = LeadsPage(look)
    made.serve(workspace)
    on_screen(made)
    return made


@pytest.fixture
def keep(desk: Desk) -> Callable[..., None]:
    def keep(*rows: LeadRow) -> None:
        def unit(ledger: Ledger) -> None:
            for row in rows:
                ledger.leads.summarise(row)

        desk.store.write(unit)

    return keep


def cell(page: LeadsPage, row: int, column: int) -> str:
    model = page.table.model()
    return str(model.data(model.index(row, column)))


def names(page: LeadsPage) -> list[str]:
    return [cell(page, row, COMPANY).split("\n")[0] for row in range(page.table.model().rowCount())]


def button(page: LeadsPage, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def said(page: LeadsPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def test_a_row_says_who_how_good_and_what_next(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(SKAGEN)
    page.shown()
    qtbot.waitUntil(lambda: names(page) == ["Skagen Sensor A/S"])
    assert [cell(page, 0, column) for column in (COMPANY, STAGE, CAN, WILL, NEXT, RESPONSIBLE)] == [
        "Skagen Sensor A/S\nSkagen · 15 years",
        "Researching",
        "44–79\nLook closer",
        "Asked for a demo",
        "Ask for revenue\n24 November 2026",
        "Mette Kjær",
    ]


def test_a_failed_source_is_told_in_the_row(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(replace(SKAGEN, trouble="failed"))
    page.shown()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    assert cell(page, 0, NEXT) == "Ask for revenue\na source failed"


def test_a_score_that_moved_since_it_was_locked_is_told_in_the_row(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(like(name="Lindholm Logistik A/S", stage=Stage.ACCEPTED.value, lowest=58, locked=71))
    page.shown()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    assert cell(page, 0, NEXT) == "Ask for revenue\nlocked 71 → 58"


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (like(stage="sql", sales="waits"), "SQL\nwaits for sales"),
        (like(stage="mql", sales="returned"), "MQL\nreturned"),
        (like(stage="mql", sales="returned", aside=Aside.PARKED.value), "MQL\nparked"),
        (like(stage="sql"), "SQL"),
    ],
)
def test_what_sales_has_to_say_stands_beside_the_stage(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot, listed: LeadRow, told: str
) -> None:
    keep(listed)
    page.shown()
    if listed.aside != Aside.NO:
        button(page, "Show set aside and closed").click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    assert cell(page, 0, STAGE) == told


def test_a_company_removed_by_law_says_so_in_its_row(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    bare = {"town": "", "founded": "", "lowest": None, "highest": None, "band": ""}
    keep(like(name="311000004", trouble="removed 2026-11-20", **bare))
    page.shown()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    told = [cell(page, 0, column) for column in (COMPANY, CAN, NEXT)]
    assert told[0] == "311000004\nRemoved by law on 20 November 2026"
    assert told[1:] == ["", "Ask for revenue\n24 November 2026"]


def test_a_lead_without_a_score_says_so_and_stands_last(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(like(name="Unscored AS", lowest=None, highest=None, band=""), SKAGEN)
    page.shown()
    qtbot.waitUntil(lambda: names(page) == ["Skagen Sensor A/S", "Unscored AS"])
    assert cell(page, 1, CAN) == "not scored yet"


def test_typing_narrows_the_list_and_the_last_words_win(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(SKAGEN, like(name="Bakkestø Bygg AS", lowest=49))
    page.shown()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    QTest.keyClicks(page.search, "bakkesto")
    qtbot.waitUntil(lambda: names(page) == ["Bakkestø Bygg AS"])
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 2)


def test_what_is_set_aside_is_hidden_but_counted(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(SKAGEN, like(name="Drømmebil Import ApS", aside=Aside.PARKED.value, lowest=12))
    page.shown()
    qtbot.waitUntil(lambda: names(page) == ["Skagen Sensor A/S"])
    assert "Not shown: 1 set aside or closed" in said(page)
    button(page, "Show set aside and closed").click()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert cell(page, 1, STAGE) == "Researching\nparked"


def test_a_filter_that_lets_nothing_through_can_be_cleared(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(SKAGEN)
    page.shown()
    qtbot.waitUntil(lambda: len(names(page)) == 1)
    stage = next(each for each in page._stage._menu.actions() if each.data() == Stage.WON.value)
    stage.trigger()
    qtbot.waitUntil(lambda: "No lead fits" in said(page))
    assert button(page, "Stage: Won").isChecked()
    button(page, "Clear the filters").click()
    qtbot.waitUntil(lambda: names(page) == ["Skagen Sensor A/S"])
    assert button(page, "Stage: any").isVisibleTo(page)


def test_an_empty_store_leads_to_opening_a_company(page: LeadsPage, qtbot: QtBot) -> None:
    page.shown()
    qtbot.waitUntil(lambda: "No company has been opened yet" in said(page))
    with qtbot.waitSignal(page.opening_wanted):
        button(page, "Open a company").click()


def test_a_lead_is_found_and_opened_with_keys_alone(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    other = like(name="Bakkestø Bygg AS", lowest=30)
    keep(SKAGEN, other)
    page.shown()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.company_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [other.company]
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.search.hasFocus()


def test_a_long_list_is_read_page_by_page(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(*(like(name=f"Lead {n:04}", lowest=50) for n in range(3 * PAGE)))
    page.shown()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3 * PAGE)
    last = 3 * PAGE - 1
    assert cell(page, last, COMPANY) == "reading…"
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: cell(page, last, COMPANY).startswith("Lead 0299"))
    assert cell(page, 0, COMPANY).startswith("Lead 0000")


def test_where_one_was_stays_when_something_changes(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot, workspace: Workspace
) -> None:
    rows = [like(name=f"Lead {n:02}", lowest=90 - n) for n in range(40)]
    keep(*rows)
    page.shown()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 40)
    page.table.selectRow(30)
    keep(replace(rows[30], next_step="Call them"))
    workspace.changed.emit(rows[30].company)
    qtbot.waitUntil(lambda: cell(page, 30, NEXT).startswith("Call them"))
    assert page.table.currentIndex().row() == 30


@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
def test_nothing_is_cut_off_in_any_language(
    page: LeadsPage, keep: Callable[..., None], qtbot: QtBot
) -> None:
    keep(SKAGEN, like(aside=Aside.PARKED.value))
    page.shown()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    audit.settle(page)
    assert audit.faults(page) == []
