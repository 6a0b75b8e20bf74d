"""The window takes keys at once, leads everywhere by keyboard, and lets nothing be lost."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import audit, gallery
from ui.main_window import MainWindow
from ui.opening import Start
from ui.page import Page
from ui.shell import Shell
from ui.tasks import Lane, Runner
from ui.theme.look import Look
from ui.widgets.sidebar import NavigationItem
from workbench.errors import StoreBusy
from workbench.jobs import JobControl
from workbench.texts import say


def pages(shell: Shell, *_: object) -> Iterator[Page]:
    for key in ("first", "second"):
        yield gallery.ScenePage(key, say("{key}", key=key), "plug", _holding_a_line(key))


def _holding_a_line(name: str) -> QWidget:
    page = QWidget()
    line = QLineEdit(page)
    line.setAccessibleName(name)
    return page


def test_the_search_field_takes_keys_while_the_store_is_still_opening(
    window: MainWindow, look: Look, runner: Runner, qtbot: QtBot
) -> None:
    opened = threading.Event()

    def open_slowly(control: JobControl) -> str:
        opened.wait(10)
        return "open"

    start = Start(Shell(look, runner, window), open_slowly, pages)
    start.open()
    QTest.keyClicks(window.sidebar.search, "skagen")
    assert window.sidebar.search.text() == "skagen"
    assert window.current == ""
    opened.set()
    qtbot.waitUntil(lambda: window.current == "first")
    assert window.sidebar.search.text() == "skagen"


def test_a_store_that_refuses_is_told_and_can_be_tried_again(
    window: MainWindow, look: Look, runner: Runner, qtbot: QtBot
) -> None:
    answers = [StoreBusy(say("Another program holds the store.")), None]

    def open_at_second_try(control: JobControl) -> str:
        problem = answers.pop(0)
        if problem is not None:
            raise problem
        return "open"

    start = Start(Shell(look, runner, window), open_at_second_try, pages)
    start.open()
    qtbot.waitUntil(lambda: window.notices.texts() == ("Another program holds the store.",))
    start.open()
    qtbot.waitUntil(lambda: window.current == "first")
    assert window.notices.texts() == ()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_page_that_has_the_keys_in_the_sidebar_is_opened(
    key: Qt.Key, window: MainWindow, look: Look
) -> None:
    for page in pages(Shell(look, Runner(), window), None):
        window.add_page(page)
    window.go("first")
    items = {each.accessibleName(): each for each in window.sidebar.findChildren(NavigationItem)}
    QTest.keyClick(items["second"], key)
    assert window.current == "second"


def test_pages_are_reached_by_their_number(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    for page in pages(Shell(look, Runner(), window), None):
        window.add_page(page)
    window.go_first()
    audit.settle(window)
    with qtbot.waitSignal(window.page_changed) as told:
        QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["second"]


def test_ctrl_k_leads_to_the_search_and_enter_searches(window: MainWindow, qtbot: QtBot) -> None:
    window.tray.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.sidebar.search
    QTest.keyClicks(window.sidebar.search, " 311000004 ")
    with qtbot.waitSignal(window.searched) as told:
        QTest.keyClick(window.sidebar.search, Qt.Key.Key_Return)
    assert told.args == ["311000004"]


def test_f6_goes_round_the_panes(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    for page in pages(Shell(look, Runner(), window), None):
        window.add_page(page)
    window.go("first")
    window.inspector.show_evidence(gallery.evidence(window))
    visited: list[QWidget | None] = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6)
        visited.append(QApplication.focusWidget())
    assert isinstance(visited[0], QLineEdit)
    assert visited[1] is not None
    assert window.inspector.isAncestorOf(visited[1])
    assert visited[2] is window.sidebar.search


def test_escape_closes_the_inspector_and_gives_the_keys_back(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    window.sidebar.search.setFocus()
    window.inspector.show_evidence(gallery.evidence(window))
    with qtbot.waitSignal(window.inspector.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.inspector.isHidden()
    assert QApplication.focusWidget() is window.sidebar.search


def test_closing_cancels_what_is_under_way(look: Look, qtbot: QtBot) -> None:
    runner = Runner()
    window = MainWindow(look)
    window.serve(runner)
    qtbot.addWidget(window)
    running, stopped = threading.Event(), threading.Event()

    def work(control: JobControl) -> None:
        running.set()
        try:
            control.wait(60)
        finally:
            stopped.set()

    runner.start(work, lane=Lane.NETWORK)
    assert running.wait(5)
    window.close()
    assert stopped.wait(5)


def test_tab_reaches_the_search_first_and_then_the_pages(
    look: Look, runner: Runner, qtbot: QtBot
) -> None:
    window = gallery.window(look, runner, "forms")
    qtbot.addWidget(window)
    window.show()
    order = [type(each).__name__ for each in audit.tab_order(window)]
    assert order.index("SearchField") < order.index("NavigationItem")
    assert "Choice" not in order


def test_the_keys_stay_in_the_inspector_when_what_had_them_is_replaced(
    window: MainWindow,
) -> None:
    first, second = _holding_a_line("first"), _holding_a_line("second")
    window.inspector.show_panel(say("Source"), first)
    line = first.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    window.inspector.show_panel(say("Source"), second)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.inspector.isAncestorOf(focused)
