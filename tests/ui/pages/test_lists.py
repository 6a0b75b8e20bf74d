"""Work lists on screen: made, ranked, found out about, taken along, ended, by keyboard too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.desks import FJORDLYS, SKAGEN, Seat
from tests.ui import audit
from tests.ui.pages.conftest import Shown
from ui.pages.lists.page import ListsPage
from ui.sheets.form import Form
from ui.sheets.work_list import NewList, work_list
from ui.theme.look import Look
from ui.widgets.fact_row import FactRow
from ui.widgets.field import Field
from ui.workspace import Workspace
from workbench.app.lists import keeping
from workbench.app.lists.finding_out import find_out
from workbench.domain.lead_list import LeadFilter
from workbench.domain.work_list import WorkList
from workbench.jobs import JobControl


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> ListsPage:
    made = ListsPage(look, workspace)
    on_screen(made)
    return made


def listed(seat: Seat, *numbers: str) -> WorkList:
    companies = [seat.open(each, researched=False).company.id for each in numbers or (FJORDLYS,)]
    return keeping.make(seat.desk, "Fair in Herning", companies).result


def looked_over(page: ListsPage, qtbot: QtBot) -> None:
    page.shown()
    qtbot.waitUntil(lambda: bool(page.found), timeout=20_000)


def said(page: ListsPage) -> str:
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    rows = [each for each in page.findChildren(FactRow) if each.isVisibleTo(page)]
    model, seen = page.parts.rows.model(), page.parts.rows.isVisible()
    listed = [str(model.index(at, 0).data()) for at in range(model.rowCount())] if seen else []
    return " | ".join((*labels, *listed, *(each.accessibleName() for each in rows)))


def test_without_a_list_the_keys_are_on_making_one(page: ListsPage, qtbot: QtBot) -> None:
    page.shown()
    qtbot.waitUntil(page.parts.first.hasFocus)
    assert "No work list yet" in said(page)
    assert not page.primary.isVisible()
    with qtbot.waitSignal(page.sheet_wanted) as asked:
        QTest.keyClick(page.parts.first, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == "work_list"


def test_a_list_is_ranked_and_says_why(page: ListsPage, seat: Seat, qtbot: QtBot) -> None:
    listed(seat)
    looked_over(page, qtbot)
    assert "Fair in Herning" in said(page)
    assert "1 company · 0 ready, 1 open, 0 no" in said(page)
    assert "Open · 1" in said(page)
    assert "At least 40 points, proven: between" in said(page)
    assert "Next: the register's entry" in said(page)
    assert audit.faults(page) == []


def test_finding_out_moves_whoever_is_decided_to_ready(
    page: ListsPage, seat: Seat, qtbot: QtBot
) -> None:
    listed(seat)
    looked_over(page, qtbot)
    assert page.primary.hasFocus()
    QTest.keyClick(page.primary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ready · 1" in said(page), timeout=30_000)
    assert "Ready for MQL" in said(page)
    # Nothing free is left that could decide anything.
    qtbot.waitUntil(lambda: not page.busy.isVisible() and not page.primary.isEnabled())


def test_a_company_is_opened_from_its_row_by_keys(
    page: ListsPage, seat: Seat, qtbot: QtBot
) -> None:
    held = listed(seat)
    looked_over(page, qtbot)
    page.parts.rows.setFocus()
    with qtbot.waitSignal(page.company_wanted) as asked:
        QTest.keyClick(page.parts.rows, Qt.Key.Key_Return)
    assert asked.args == [held.companies[0]]


def test_taking_along_says_what_will_be_missing_before_it_asks_and_after(
    page: ListsPage, seat: Seat, qtbot: QtBot
) -> None:
    held = listed(seat)
    looked_over(page, qtbot)
    page.along.click()
    qtbot.waitUntil(page.parts.along.isVisible, timeout=20_000)
    assert "Without a network this will be missing:" in said(page)
    assert "Prepared questions: to be looked up in a browser · Fjordlys Automasjon AS" in said(page)
    asked = seat.desk.store.read(lambda ledger: ledger.lookups.of_company(held.companies[0]))
    assert asked == ()
    assert page.parts.along.fetch is not None
    page.parts.along.fetch.click()
    qtbot.waitUntil(lambda: "Taken along" in said(page), timeout=30_000)
    assert "Took 1 company along" in said(page)


def test_a_session_begins_with_asking_and_ends_with_a_summary(
    page: ListsPage, seat: Seat, qtbot: QtBot
) -> None:
    listed(seat)
    looked_over(page, qtbot)
    page.primary.click()
    qtbot.waitUntil(lambda: "Ready · 1" in said(page), timeout=30_000)
    page.more.wanted.emit("end")
    qtbot.waitUntil(page.parts.summary.isVisible)
    told = said(page)
    assert "Decided: 1 company" in told
    assert "Still open: 0 companies" in told
    assert "Waits in the queue: 0 look-ups" in told


def test_putting_a_list_away_is_taken_back(
    page: ListsPage, seat: Seat, workspace: Workspace, qtbot: QtBot
) -> None:
    listed(seat)
    looked_over(page, qtbot)
    page.more.wanted.emit("away")
    qtbot.waitUntil(lambda: "No work list yet" in said(page))
    workspace.undo()
    qtbot.waitUntil(lambda: len(keeping.every(seat.desk)) == 1)


def test_of_several_lists_one_is_chosen(page: ListsPage, seat: Seat, qtbot: QtBot) -> None:
    listed(seat)
    keeping.make(seat.desk, "Oslo", [seat.open(SKAGEN, researched=False).company.id])
    looked_over(page, qtbot)
    assert "Oslo" in said(page)
    fair = next(each for each in keeping.every(seat.desk) if each.name.startswith("Fair"))
    page.choice.selected.emit(str(fair.about))
    qtbot.waitUntil(lambda: "Fjordlys Automasjon AS" in said(page), timeout=20_000)
    assert "Fair in Herning" in said(page)


def test_who_stops_keeps_what_had_arrived(page: ListsPage, seat: Seat, qtbot: QtBot) -> None:
    listed(seat)
    looked_over(page, qtbot)
    page.primary.click()
    page.stop()
    qtbot.waitUntil(lambda: not page.busy.isVisible(), timeout=20_000)
    assert page.held is not None


@pytest.mark.parametrize("look", ["stretched"], indirect=True)
def test_nothing_is_cut_in_a_longer_language(page: ListsPage, seat: Seat, qtbot: QtBot) -> None:
    held = listed(seat, FJORDLYS, SKAGEN)
    find_out(seat.desk, held.companies, JobControl())
    looked_over(page, qtbot)
    page.along.click()
    qtbot.waitUntil(page.parts.along.isVisible, timeout=20_000)
    assert audit.faults(page) == []


def test_a_list_is_made_of_the_leads_shown(
    look: Look, workspace: Workspace, seat: Seat, page: ListsPage, qtbot: QtBot
) -> None:
    seat.open(FJORDLYS, researched=False)
    wanted = NewList(keeping.origins(seat.desk, LeadFilter()))
    sheet = Form(look, workspace, page, work_list(seat.desk, wanted))
    sheet.open()
    name = sheet.fields["name"]
    sheet.confirm()
    qtbot.waitUntil(lambda: "Give the list a name." in shown_in(name))
    name.set_text("Herning")
    sheet.confirm()
    qtbot.waitUntil(lambda: len(keeping.every(seat.desk)) == 1)
    assert keeping.every(seat.desk)[0].name == "Herning"


def shown_in(field: Field) -> str:
    return " ".join(e.text() for e in field.findChildren(QLabel) if e.isVisibleTo(field))
