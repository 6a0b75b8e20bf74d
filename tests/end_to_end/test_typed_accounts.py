"""Accounts are entered from a PDF in the window, by keyboard, and stand among the years."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

import resources
from tests.ui import audit
from tests.ui.actions import Actions
from tests.ui.opened import Standing, standing
from tests.ui.pages.test_typing import drop
from tests.ui.told import told_demo
from ui.desks import open_demo
from ui.theme.look import dress
from ui.widgets.page_picture import PagePicture
from ui.widgets.year_table import YearTable
from workbench.app import leads
from workbench.domain.lead_list import LeadFilter

REPORT = resources.path("demo", "files", "fjordlys-arsrapport-2024.pdf")
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CONTROL = Qt.KeyboardModifier.ControlModifier

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def demo(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> Iterator[Standing]:
    look = dress(qapp, audit.texts("en"), "light")
    with standing(look, told_demo(tmp_path_factory), open_demo) as made:
        qtbot.waitUntil(lambda: made.window.current == "leads", timeout=30_000)
        yield made


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    def wait(happened: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(happened()), timeout=30_000)

    return wait


def button(opened: Standing, words: str) -> QAbstractButton:
    return next(
        each
        for each in opened.window.findChildren(QAbstractButton)
        if each.accessibleName() == words and each.isVisible()
    )


def years(table: YearTable) -> list[str]:
    model = table.model()
    heads = range(1, model.columnCount())
    return [str(model.headerData(each, Qt.Orientation.Horizontal)) for each in heads]


def test_a_year_is_typed_off_a_pdf_shown_opened_at_its_box_and_taken_back(
    demo: Standing, until: Until
) -> None:
    house, window, person = demo.house, demo.window, Actions()
    [row] = leads.rows(house.workspace.desk, LeadFilter(words="Fjordlys"))
    house.open_company(row.company)
    until(lambda: house.company.dossier is not None)
    house.company.accounts_wanted.emit(row.company)
    until(lambda: house.accounts.tables and house.accounts.tables[0].isVisible())
    assert years(house.accounts.tables[0]) == ["2025"]

    person.click(button(demo, "Enter from a PDF…"))
    until(lambda: window.current == "typing")
    drop(house.typing, REPORT)
    until(lambda: house.typing.side.page == 1)
    type_the_report(demo, person, until)
    person.press(ENTER, CONTROL)

    until(lambda: window.current == "accounts")
    told = "7 figures kept; the words of the pages have them all."
    assert told in window.notices.texts()
    until(lambda: len(house.accounts.tables) == 1 and len(years(house.accounts.tables[0])) == 2)
    table = house.accounts.tables[0]
    assert years(table) == ["2024", "2025"]
    assert entered_by_hand(table)

    open_equity(demo, table, person, until)
    person.press(Qt.Key.Key_Z, CONTROL)
    until(lambda: house.accounts.tables and years(house.accounts.tables[0]) == ["2025"])


def type_the_report(demo: Standing, person: Actions, until: Until) -> None:
    """Type the year with the keys alone: Enter goes on, Page Down turns the page."""
    form, side = demo.house.typing.form, demo.house.typing.side
    until(form.fields["start"].input.hasFocus)
    # What is known of the company is read beside the window, and these hands are fast.
    until(form.fields["currency"].text)
    person.type_name("1.1.2024")
    person.press(ENTER)
    assert form.fields["end"].text() == "31/12/2024"
    person.press_often(ENTER, 2)
    # From the currency to what the amounts are counted in, then on to the first line.
    person.press(Qt.Key.Key_Down)
    assert form.fields["unit"].text() == "1000"
    person.press_often(ENTER, 4)
    assert form.rows["revenue"].amount.hasFocus()
    person.press_often(Qt.Key.Key_PageDown, 2)
    for amount in ("109 620", "", "10 280", "", "", "7 816"):
        if amount:
            person.type_name(amount)
        person.press(ENTER)
    person.press(Qt.Key.Key_PageDown)
    assert side.page == 4
    for amount in ("63 440", "", "", "8 940", "26 699", "", "36 741"):
        if amount:
            person.type_name(amount)
        person.press(ENTER)
    assert [form.rows[each].page.text() for each in ("revenue", "equity")] == ["3", "4"]


def entered_by_hand(table: YearTable) -> bool:
    """Whether the table says of the year that it was entered by hand."""
    model = table.model()
    rows = {
        str(model.data(model.index(row, 0))): str(model.data(model.index(row, 1)))
        for row in range(model.rowCount())
    }
    return rows["Source"] == "Entered by hand" and rows["Equity"] == "26,699"


def open_equity(demo: Standing, table: YearTable, person: Actions, until: Until) -> None:
    """Open the equity of 2024: the page with the figure marked."""
    model = table.model()
    names = [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]
    table.setFocus()
    table.setCurrentIndex(model.index(names.index("Equity"), 1))
    person.press(ENTER)
    inspector = demo.window.inspector
    until(lambda: [each for each in inspector.findChildren(PagePicture) if each.isVisible()])
    said = [each.text() for each in inspector.findChildren(QLabel)]
    assert "Page 4 of 5" in said
    assert not any(isinstance(each, QLineEdit) for each in inspector.findChildren(QLineEdit))
