"""A page that changes is laid out once, at one width, and only where it changed."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import audit
from ui.theme.look import Look
from ui.widgets.busy import Working
from ui.widgets.emptying import empty
from ui.widgets.fact_row import FactRow
from ui.widgets.page_frame import PageFrame
from ui.widgets.scrolling import Scrolling
from ui.widgets.section import Section
from workbench.texts import say


class Asked(QWidget):
    """Counts how often its size is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def sizeHint(self) -> QSize:
        self.times += 1
        return QSize(40, 20)


class Tall(QWidget):
    """Says at which widths its height was asked for, and of which heights it was."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: set[int] = set()
        self.heights: list[int] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.widths.add(width)
        return 2_000

    def resizeEvent(self, event: object) -> None:
        self.heights.append(self.height())


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> PageFrame:
    made = PageFrame(look, say("Company"))
    qtbot.addWidget(made)
    made.resize(800, 500)
    return made


def test_a_kept_widget_put_in_again_is_not_measured_anew(qtbot: QtBot) -> None:
    whole, kept, gone = QWidget(), Asked(), QWidget()
    qtbot.addWidget(whole)
    layout = QVBoxLayout(whole)
    layout.addWidget(kept)
    layout.addWidget(gone)
    whole.show()
    empty(layout, keeping=(kept,))
    assert gone.isHidden()
    assert not kept.isHidden()
    layout.addWidget(kept)
    audit.settle(whole)
    before = kept.times
    for _ in range(20):
        layout.invalidate()
        layout.sizeHint()
    assert kept.times == before


def test_a_page_asks_for_heights_at_the_width_it_has_and_at_no_other(page: PageFrame) -> None:
    tall = Tall()
    page.add(tall)
    page.show()
    audit.settle(page)
    assert tall.widths == {tall.width()}


def test_a_bar_that_comes_takes_no_width_from_the_page(page: PageFrame, look: Look) -> None:
    card = Section(look)
    page.add(card)
    page.show()
    audit.settle(page)
    area = page.findChildren(Scrolling)[0]
    bar = next(each for each in area.findChildren(QScrollBar) if each.parentWidget() is area)
    assert not bar.isVisible()
    wide = card.width()
    page.add(Tall())
    audit.settle(page)
    assert bar.isVisible()
    assert card.width() == wide
    assert bar.geometry().left() > area.width() - 28
    bar.setValue(120)
    assert area.verticalScrollBar().value() == 120
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert bar.value() == area.verticalScrollBar().value() > 120


def test_rows_put_into_a_card_press_nothing_above_together(page: PageFrame, look: Look) -> None:
    tall, card = Tall(), Section(look, say("What was asked"))
    page.add(tall)
    page.add(card)
    page.show()
    audit.settle(page)
    tall.heights.clear()
    with card.filling():
        rows = [FactRow(look, say("Question"), "answer", parent=card) for _ in range(12)]
        for row in rows:
            card.add_row(row)
            row.show()
    audit.settle(page)
    assert tall.heights == []
    assert all(row.isVisible() and row.height() >= 32 for row in rows)


def test_a_card_with_the_keys_stays_while_it_is_filled(
    page: PageFrame, look: Look, qtbot: QtBot
) -> None:
    card = Section(look)
    row = FactRow(look, say("Own money?"), "46 %", opens="evidence")
    card.add_row(row)
    page.add(card)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.hasFocus()
    with card.filling():
        assert card.isVisible()
        card.clear(keeping=(row,))
        card.add_heading(say("Can they?"))
        card.add_row(row)
    audit.settle(page)
    assert row.hasFocus()


def test_what_is_kept_is_kept_as_often_as_a_card_is_filled_anew(
    page: PageFrame, look: Look, qtbot: QtBot
) -> None:
    card = Section(look)
    beside = FactRow(look, say("Own money?"), "46 %")
    inside = QLabel("20 of 40")
    page.add(card)
    page.show()
    for _ in range(3):
        with card.filling():
            card.clear(keeping=(beside, inside))
            card.add_heading(say("Can they?"))
            card.add_beside(beside)
            card.add(inside)
        qtbot.wait(1)
        audit.settle(page)
    assert beside.isVisible()
    assert inside.text() == "20 of 40"


def test_work_for_the_whole_page_moves_nothing_on_it(page: PageFrame, look: Look) -> None:
    card = Section(look, say("Can they?"))
    page.add(card)
    page.show()
    audit.settle(page)
    place = card.mapTo(page, card.rect().topLeft())
    working = page.working
    assert isinstance(working, Working)
    assert not working.isVisible()
    working.begin(say("Asking the sources"))
    audit.settle(page)
    assert working.isVisible()
    assert working.accessibleName() == "Asking the sources"
    assert (working.y(), working.width()) == (0, page.width())
    assert card.mapTo(page, card.rect().topLeft()) == place
    working.finish()
    assert not working.isVisible()
