"""Two companies that may be one stand side by side; one key merges them, and it is undone."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.desks import Seat
from tests.twins import NUMBER, pursue, twins
from tests.ui import audit
from tests.ui.pages.conftest import Shown
from ui.pages.company import CompanyPage
from ui.pages.duplicates.page import DuplicatesPage
from ui.sheets.shelf import Shelf
from ui.theme.look import Look
from ui.widgets.buttons import LinkButton
from ui.workspace import Workspace
from workbench.app.duplicates import Duplicates
from workbench.app.merging import merge
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.lead_list import LeadFilter

LEI = Identifier(Scheme.LEI, "549300MLUDYVRQOOXS22")


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> DuplicatesPage:
    made = DuplicatesPage(look, workspace)
    on_screen(made)
    return made


def looked(page: DuplicatesPage, qtbot: QtBot) -> Duplicates:
    with qtbot.waitSignal(page.found, timeout=10_000) as found:
        page.shown()
    told = found.args[0]
    assert isinstance(told, Duplicates)
    return told


def said(page: DuplicatesPage | CompanyPage) -> str:
    return " | ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def names(seat: Seat) -> list[str]:
    rows = seat.desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 50))
    return sorted(row.name for row in rows)


def test_a_pair_is_told_side_by_side_with_what_speaks_for_it(
    page: DuplicatesPage, seat: Seat, qtbot: QtBot
) -> None:
    twins(seat.desk)
    assert looked(page, qtbot).found == 1
    told = said(page)
    assert "1 pair may be one company." in told
    assert "May be the same" in told
    assert "311000004 · fjord.example" in told
    assert "Missing: The number of one of them is not known." in told
    assert "Fjordlys Automasjon AS stays in front: it was opened first." in told
    audit.settle(page)
    assert audit.faults(page) == []


def test_the_keyboard_alone_merges_and_takes_back(
    page: DuplicatesPage, seat: Seat, workspace: Workspace, qtbot: QtBot
) -> None:
    twins(seat.desk)
    looked(page, qtbot)
    (row,) = page.rows
    assert row.merge.hasFocus()
    with qtbot.waitSignal(workspace.did, timeout=10_000) as did:
        QTest.keyClick(row.merge, Qt.Key.Key_Return)
    assert str(did.args[0]) == "Merged Fjordlys Automasjon into Fjordlys Automasjon AS."
    qtbot.waitUntil(lambda: page.rows == [])
    assert "No two companies look like one" in said(page)
    assert names(seat) == ["Fjordlys Automasjon AS"]
    with qtbot.waitSignal(page.found, timeout=10_000):
        workspace.undo()
    assert names(seat) == ["Fjordlys Automasjon", "Fjordlys Automasjon AS"]
    assert len(page.rows) == 1


def test_different_companies_are_not_shown_again(
    page: DuplicatesPage, seat: Seat, qtbot: QtBot
) -> None:
    twins(seat.desk)
    looked(page, qtbot)
    page.rows[0].different.click()
    qtbot.waitUntil(lambda: page.rows == [])
    with qtbot.waitSignal(page.found, timeout=10_000):
        page.again.click()
    assert page.rows == []
    assert len(names(seat)) == 2


def test_where_numbers_say_they_are_two_it_asks_for_a_reason_at_the_field(
    page: DuplicatesPage, seat: Seat, qtbot: QtBot
) -> None:
    pursue(seat.desk, "Fjordlys Automasjon AS", NUMBER, LEI)
    pursue(seat.desk, "Fjordlys Automasjon", Identifier(Scheme.NO_ORGNR, "311000012"), LEI)
    looked(page, qtbot)
    (row,) = page.rows
    assert not row.reason.isVisible()
    row.merge.click()
    qtbot.waitUntil(row.reason.isVisible)
    assert "311000012" in said(page)
    row.reason.set_text("it went over into the other")
    QTest.keyClick(row.reason.input, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.rows == [])
    assert len(names(seat)) == 1


def test_a_name_leads_to_its_company(page: DuplicatesPage, seat: Seat, qtbot: QtBot) -> None:
    one, _ = twins(seat.desk)
    looked(page, qtbot)
    link = page.rows[0].findChildren(LinkButton)[0]
    with qtbot.waitSignal(page.company_wanted) as wanted:
        link.click()
    assert wanted.args == [one.id]


def test_a_merged_company_says_so_and_is_parted_again(
    look: Look, workspace: Workspace, on_screen: Shown, seat: Seat, qtbot: QtBot
) -> None:
    one, other = twins(seat.desk)
    merge(seat.desk, one.id, other.id)
    page = CompanyPage(look, workspace)
    on_screen(page)
    shelf = Shelf(look, workspace, page)
    page.sheet_wanted.connect(shelf.open)
    opened(page, other, qtbot)
    assert page.company == one.id
    assert "Also kept as Fjordlys Automasjon, merged on" in said(page)
    assert "by Mette Kjær. The other lead stays as it was: New." in said(page)
    links = [each for each in page.findChildren(LinkButton) if each.text().startswith("Part")]
    links[0].click()
    sheet = shelf.sheet
    assert sheet is not None
    sheet.primary.click()
    qtbot.waitUntil(sheet.primary.isEnabled)
    assert "Say why" in " ".join(each.text() for each in sheet.findChildren(QLabel))
    sheet.fields["reason"].set_text("the owners are others")
    with qtbot.waitSignal(page.loaded, timeout=10_000):
        sheet.primary.click()
    assert "Also kept as" not in said(page)
    assert len(names(seat)) == 2


def opened(page: CompanyPage, company: Company, qtbot: QtBot) -> UUID:
    with qtbot.waitSignal(page.loaded, timeout=10_000):
        page.open(company.id)
    return company.id
