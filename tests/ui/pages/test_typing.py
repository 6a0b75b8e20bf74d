"""Figures are typed off a document: each cites the page shown, is checked when left, and kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.brought import LOCKED, typeset
from tests.desks import Seat
from tests.fakes.rooms import OneAtATimeRoom, ShutRoom
from tests.ui import audit
from tests.ui.cast import BAKKESTO, FJORDLYS, SKAGEN, opened, researched
from tests.ui.pages.conftest import Shown
from ui.pages.typing.drawn import Drawer
from ui.pages.typing.page import TypingPage
from ui.tasks import Runner
from ui.theme.look import Look
from ui.widgets.select import Select
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.typing_accounts import PUBLISHED, SENT
from workbench.domain.fact import KnownFact

REPORT = typeset(
    "Årsregnskap 2024",
    "Sum eiendeler 63 440 \\\n Egenkapital 26 699 \\\n Gjeld 36 741",
    "Årsresultat 7 816",
)


@pytest.fixture
def desk(seat: Seat) -> Desk:
    return replace(seat.desk, room=OneAtATimeRoom())


@pytest.fixture
def workspace(desk: Desk, runner: Runner) -> Workspace:
    return Workspace(desk, runner, runner)


@pytest.fixture
def page(look: Look, workspace: Workspace, on_screen: Shown) -> TypingPage:
    made = TypingPage(look, workspace)
    for action in made.keys:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.addAction(action)
    on_screen(made)
    return made


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "Årsrapport 2024.pdf"
    file.write_bytes(REPORT)
    return file


def reading(page: TypingPage, company: UUID, report: Path, qtbot: QtBot) -> None:
    """Open a company's page with a document whose first page is shown."""
    page.open(company)
    page.take_file(report)
    qtbot.waitUntil(lambda: page.side.page == 1, timeout=10_000)
    qtbot.waitUntil(lambda: line(page, "currency").text() != "", timeout=10_000)


def line(page: TypingPage, key: str) -> QLineEdit:
    made = page.form.fields[key].input
    assert isinstance(made, QLineEdit)
    return made


def typed_into(widget: QLineEdit, text: str) -> None:
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)


def amount(page: TypingPage, key: str, text: str) -> None:
    typed_into(page.form.rows[key].amount, text)


def period(page: TypingPage, start: str = "1.1.2024", end: str = "31.12.2024") -> None:
    typed_into(line(page, "start"), start)
    typed_into(line(page, "end"), end)


def balance(page: TypingPage, equity: str = "26 699") -> None:
    period(page)
    page.form.fields["unit"].set_text("1000")
    page.side.go_to(2)
    amount(page, "assets", "63 440")
    amount(page, "equity", equity)
    amount(page, "liabilities", "36 741")
    page.form.rows["short_debt"].amount.setFocus()


def said(root: QWidget) -> list[str]:
    labels = (each for each in root.findChildren(QLabel) if each.isVisibleTo(root))
    return [each.text().replace("\u00a0", " ") for each in labels if each.text()]


def stated(desk: Desk, company: UUID) -> dict[str, KnownFact]:
    facts = open_dossier(desk, company).sounding.facts
    return {each.fact.key: each for each in facts if each.fact.entity.source in {PUBLISHED, SENT}}


def drop(page: QWidget, file: Path) -> None:
    """Let a file fall on a page as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, data, left, none))


def test_a_document_that_is_dropped_is_shown_and_the_keys_go_to_the_first_day(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    page.open(opened(desk, FJORDLYS).company.id)
    drop(page, report)
    qtbot.waitUntil(lambda: page.side.page == 1, timeout=10_000)
    assert {"of 3", "Årsrapport 2024.pdf"} <= set(said(page.side))
    assert line(page, "start").hasFocus()


def test_a_document_that_was_copied_is_pasted(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    page.open(opened(desk, FJORDLYS).company.id)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report))])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(page.side.drop.choose, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: page.side.page == 1, timeout=10_000)
    # Whoever outlives Python's own objects must hold none of them.
    QGuiApplication.clipboard().clear()


def test_a_file_dropped_on_a_field_is_no_text_for_it(page: TypingPage) -> None:
    page.open(opened(page._workspace.desk, FJORDLYS).company.id)
    fields = [*page.form.findChildren(QLineEdit), *page.side.findChildren(QLineEdit)]
    assert [each.accessibleName() for each in fields if each.acceptDrops()] == []


def test_an_amount_cites_the_page_that_is_shown_while_it_is_typed(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    rows = page.form.rows
    page.side.go_to(2)
    amount(page, "equity", "26 699")
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.side.page == 3
    amount(page, "net_result", "7 816")
    assert (rows["equity"].page.text(), rows["net_result"].page.text()) == ("2", "3")
    # A page somebody typed stays theirs, and one of an amount that is gone goes with it.
    typed_into(rows["equity"].page, "1")
    amount(page, "equity", "26 700")
    rows["net_result"].amount.setFocus()
    rows["net_result"].amount.selectAll()
    QTest.keyClick(rows["net_result"].amount, Qt.Key.Key_Delete)
    assert (rows["equity"].page.text(), rows["net_result"].page.text()) == ("1", "")


def test_the_page_of_a_line_is_shown_by_a_click_and_by_a_key(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    page.side.go_to(2)
    amount(page, "equity", "26 699")
    page.side.go_to(3)
    QTest.mouseClick(page.form.rows["equity"].page, Qt.MouseButton.LeftButton)
    assert page.side.page == 2
    page.side.go_to(1)
    QTest.keyClick(page.form.rows["equity"].amount, Qt.Key.Key_G, CONTROL)
    assert page.side.page == 2


def test_pages_are_turned_jumped_to_and_enlarged_by_keys(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    for key, shown in ((Qt.Key.Key_PageUp, 1), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageUp, 1)):
        QTest.keyClick(line(page, "start"), key)
        assert page.side.page == shown
    number = next(
        each for each in page.side.findChildren(QLineEdit) if each.accessibleName() == "Page shown"
    )
    typed_into(number, "3")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert page.side.page == 3
    assert page.side.paper.accessibleName() == "Page 3 of 3"
    for key, zoom in ((Qt.Key.Key_Plus, 1.25), (Qt.Key.Key_Minus, 1.0), (Qt.Key.Key_Plus, 1.25)):
        QTest.keyClick(number, key, CONTROL)
        assert page.side.paper.zoom == zoom
    QTest.keyClick(number, Qt.Key.Key_0, CONTROL)
    assert page.side.paper.zoom == 1.0


def test_the_next_page_is_drawn_ahead_and_one_that_cannot_be_drawn_is_told(
    page: TypingPage, desk: Desk, workspace: Workspace, report: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    drawer = page.side.findChildren(Drawer)[0]
    qtbot.waitUntil(lambda: drawer.has(2), timeout=10_000)
    workspace.desk = replace(desk, room=ShutRoom())
    with qtbot.waitSignal(drawer.drawn) as ahead:
        page.side.go_to(2)
    assert ahead.args is not None
    assert (ahead.args[0].number, ahead.args[0].fitted is None) == (2, False)
    page.side.go_to(3)
    told = "This page cannot be drawn. It can be cited all the same."
    qtbot.waitUntil(lambda: page.side.paper.accessibleDescription() == told, timeout=10_000)
    amount(page, "equity", "26 699")
    assert page.form.rows["equity"].page.text() == "3"


def test_enter_goes_from_field_to_field_and_at_last_to_what_keeps_them(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    typed_into(line(page, "start"), "1.7.2023")
    passed = 0
    while not page.primary.hasFocus():
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        passed += 1
        assert not any(row.page.hasFocus() for row in page.form.rows.values())
    assert passed == len(page.form.fields) - 1 + len(page.form.rows)
    # The end of a year that began then was proposed, and both are written out.
    assert (line(page, "start").text(), line(page, "end").text()) == ("01/07/2023", "30/06/2024")


def test_what_is_wrong_is_said_at_its_field_when_it_is_left_and_nothing_is_lost(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    amount(page, "equity", "much")
    amount(page, "assets", "1")
    assert any(each.startswith("much is not a figure.") for each in said(page.form.rows["equity"]))
    assert page.form.rows["assets"].amount.hasFocus()
    typed_into(page.form.rows["assets"].page, "9")
    page.form.rows["cash"].amount.setFocus()
    assert "The document has pages 1 to 3." in said(page.form.rows["assets"])
    period(page, "5.5.2024", "4.4.2024")
    line(page, "start").setFocus()
    assert "The period ends before it begins." in said(page.form)
    typed_into(line(page, "currency"), "kr")
    line(page, "start").setFocus()
    assert "KR is not a currency." in said(page.form)
    assert page.form.rows["equity"].amount.text() == "much"
    # Typing takes the complaint back.
    amount(page, "equity", "5")
    assert not any("figure" in each for each in said(page.form.rows["equity"]))


def test_sums_are_told_and_only_one_that_is_off_can_be_said_to_be_printed_so(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    company = opened(desk, FJORDLYS).company.id
    reading(page, company, report, qtbot)
    balance(page)
    checks = page.form.checks
    assert "Equity + Liabilities = Assets" in said(checks)
    assert checks.check.isHidden()
    balance(page, equity="26 689")
    assert "Equity + Liabilities = Assets: it is off by 10 thousand." in said(checks)
    assert not checks.check.isHidden()
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.primary.isEnabled() and checks.check.hasFocus(), timeout=10_000)
    assert any("say that it is printed so." in each for each in said(checks))
    assert stated(desk, company) == {}
    QTest.keyClick(checks.check, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.kept, timeout=10_000):
        page.primary.click()
    assert stated(desk, company)["accounts.equity"].fact.value == "26689000"


def test_what_a_register_states_for_the_period_stands_beside_the_line(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    reading(page, researched(desk, FJORDLYS), report, qtbot)
    qtbot.waitUntil(lambda: bool(page.form._accounts), timeout=10_000)
    page.form.fields["unit"].set_text("1000")
    period(page, "1.1.2025", "31.12.2025")
    amount(page, "equity", "31 480")
    amount(page, "assets", "60 000")
    line(page, "start").setFocus()
    rows = page.form.rows
    assert "Regnskapsregisteret: NOK 31,480,000: agrees" in said(rows["equity"])
    assert "Regnskapsregisteret: NOK 68,430,000: differs" in said(rows["assets"])
    assert "Regnskapsregisteret: NOK 118,240,000" in said(rows["revenue"])
    typed_into(line(page, "end"), "31.12.2024")
    line(page, "start").setFocus()
    assert not any("Regnskapsregisteret" in each for each in said(page.form))


def test_figures_are_kept_as_they_were_typed_and_the_next_document_begins_anew(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    company = opened(desk, FJORDLYS).company.id
    reading(page, company, report, qtbot)
    balance(page)
    page.form.fields["source"].set_text(SENT)
    page.form.fields["interim"].set_text("yes")
    page.form.fields["audited"].set_text("no")
    with qtbot.waitSignal(page.kept, timeout=10_000) as kept:
        QTest.keyClick(page.form.rows["cash"].amount, Qt.Key.Key_Return, CONTROL)
    assert kept.args is not None
    told = page.form._look.say(kept.args[1].words)
    assert told == "3 figures kept; the words of the pages have them all."
    facts = stated(desk, company)
    equity = facts["accounts.equity"]
    assert (equity.fact.value, equity.fact.end) == ("26699000", date(2024, 12, 31))
    assert (equity.fact.entity.source, equity.place.locator[:2]) == (SENT, "2:")
    assert facts["accounts.interim"].fact.value == "yes"
    assert facts["accounts.audited"].fact.value == "no"
    page.open(company)
    assert (page.side.document, page.form.rows["equity"].amount.text()) == (None, "")


def test_what_was_typed_is_kept_while_another_company_is_shown(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    first, second = (opened(desk, number).company.id for number in (FJORDLYS, SKAGEN))
    reading(page, first, report, qtbot)
    balance(page)
    page.side.paper.zoom_in()
    page.open(second)
    assert (page.side.document, page.form.rows["equity"].amount.text()) == (None, "")
    qtbot.waitUntil(lambda: line(page, "currency").text() == "DKK", timeout=10_000)
    page.open(first)
    rows = page.form.rows
    assert (rows["equity"].amount.text(), rows["equity"].page.text()) == ("26 699", "2")
    assert (page.form.fields["unit"].text(), line(page, "currency").text()) == ("1000", "NOK")
    assert (page.side.page, page.side.paper.zoom) == (2, 1.25)


def test_the_years_a_register_has_as_pdf_are_offered_to_be_opened(
    page: TypingPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda address: wanted.append(address.toString())
    )
    page.open(researched(desk, FJORDLYS))
    area = page.side.drop
    qtbot.waitUntil(area.open_online.isVisible, timeout=10_000)
    assert any("Regnskapsregisteret has these years" in each for each in said(area))
    years = [area.year.itemText(place) for place in range(area.year.count())]
    assert years[:3] == ["2024", "2023", "2022"]
    area.year.setFocus()
    QTest.keyClick(area.year, Qt.Key.Key_Down)
    area.open_online.click()
    assert wanted == [
        "https://data.brreg.no/regnskapsregisteret/regnskap/aarsregnskap/kopi/311000004/2023"
    ]


def test_a_document_that_cannot_be_read_is_told_and_what_was_typed_stays(
    page: TypingPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(LOCKED)
    page.open(opened(desk, BAKKESTO).company.id)
    amount(page, "equity", "26 699")
    page.take_file(locked)
    told = "locked.pdf is no PDF that can be opened."
    qtbot.waitUntil(lambda: any(each.startswith(told) for each in said(page)), timeout=10_000)
    assert page.form.rows["equity"].amount.text() == "26 699"
    period(page)
    page.keep()
    assert any(each.startswith("There is no document yet.") for each in said(page.side))
    assert page.side.drop.choose.hasFocus()


def test_a_document_that_fails_leaves_the_one_that_is_shown(
    page: TypingPage, desk: Desk, report: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    page.take_file(tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: "gone.pdf cannot be read." in said(page.side), timeout=10_000)
    assert page.side.document is not None


def test_without_a_day_nothing_is_kept_and_the_keys_go_there(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot
) -> None:
    reading(page, opened(desk, FJORDLYS).company.id, report, qtbot)
    amount(page, "equity", "26 699")
    page.keep()
    assert line(page, "start").hasFocus()
    assert any(each.endswith("is not a day.") for each in said(page.form))


def test_the_way_back_leads_to_the_accounts(page: TypingPage, desk: Desk, qtbot: QtBot) -> None:
    company = opened(desk, FJORDLYS).company.id
    page.open(company)
    with qtbot.waitSignal(page.accounts_wanted) as wanted:
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wanted.args == [company]


@pytest.mark.parametrize("wide", [700, 1000])
@pytest.mark.parametrize("look", audit.LANGUAGES, indirect=True)
def test_nothing_is_cut_off_or_nameless_in_any_language(
    page: TypingPage, desk: Desk, report: Path, qtbot: QtBot, wide: int
) -> None:
    page.resize(wide, 560)
    page.open(researched(desk, FJORDLYS))
    page.take_file(report)
    audit.settle(page)
    assert audit.faults(page) == []
    qtbot.waitUntil(lambda: page.side.page == 1, timeout=10_000)
    qtbot.waitUntil(lambda: bool(page.form._accounts), timeout=10_000)
    balance(page, equity="26 689")
    period(page, "2025-01-01", "2025-12-31")
    amount(page, "cash", "much")
    line(page, "start").setFocus()
    for select in page.form.findChildren(Select):
        longest = max(range(select.count()), key=lambda place: len(select.itemText(place)))
        select.setCurrentIndex(longest)
    audit.settle(page)
    assert audit.faults(page) == []


CONTROL = Qt.KeyboardModifier.ControlModifier
