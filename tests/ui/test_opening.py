"""Between the first paint and the open store: the first leads stand there, and no wish is lost."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import seated
from tests.ui import gallery
from tests.ui.pages.test_leads import SKAGEN
from ui.main_window import MainWindow
from ui.opening import Start
from ui.page import Page
from ui.pages.leads import LeadsPage
from ui.shell import Shell
from ui.tasks import Runner
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.domain.lead_list import LeadFilter, Listed
from workbench.domain.ledger import Ledger
from workbench.errors import StoreBusy
from workbench.jobs import JobControl
from workbench.texts import say

LISTED = Listed(
    wanted=LeadFilter(),
    total=1,
    aside=3,
    first=0,
    rows=(SKAGEN,),
    look_closer_from=40,
    go_from=65,
    possible=100,
    today=date(2026, 11, 22),
)


class Opening:
    """A store that opens when a test says so."""

    def __init__(self, desk: Desk, runner: Runner) -> None:
        self.desk = desk
        self.runner = runner
        self.let_go = threading.Event()
        self.taken_over: list[LeadsPage | None] = []

    def open(self, _: JobControl) -> Desk:
        assert self.let_go.wait(30)
        return self.desk

    def pages(self, shell: Shell, desk: Desk, leads: LeadsPage | None) -> Iterator[Page]:
        self.taken_over.append(leads)
        page = leads or LeadsPage(shell.look)
        if leads is None:
            yield page
        yield gallery.ScenePage("last", say("Last"), "plug", QWidget())
        page.serve(Workspace(desk, self.runner, page))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with seated(tmp_path) as seat:
        yield seat.desk


@pytest.fixture
def opening(desk: Desk, runner: Runner) -> Iterator[Opening]:
    made = Opening(desk, runner)
    yield made
    made.let_go.set()


@pytest.fixture
def begin(
    window: MainWindow, look: Look, runner: Runner, opening: Opening
) -> Callable[[Listed | None], None]:
    opening.desk.store.write(_keep)

    def begin(listed: Listed | None) -> None:
        shell = Shell(look, runner, window)
        Start(shell, opening.open, opening.pages, lambda _: listed).open()

    return begin


def _keep(ledger: Ledger) -> None:
    ledger.leads.summarise(SKAGEN)


Begin = Callable[[Listed | None], None]


def leads_of(window: MainWindow) -> LeadsPage:
    return window.findChildren(LeadsPage)[0]


def shows_leads(window: MainWindow) -> bool:
    return window.current == "leads" and bool(leads_of(window).table.model().rowCount())


def test_the_first_leads_stand_there_before_the_store_is_open(
    window: MainWindow, opening: Opening, begin: Begin, qtbot: QtBot
) -> None:
    begin(LISTED)
    qtbot.waitUntil(lambda: shows_leads(window))
    model = leads_of(window).table.model()
    assert model.data(model.index(0, 0)) == "Skagen Sensor A/S\nSkagen · 15 years"
    assert not opening.taken_over
    opening.let_go.set()
    qtbot.waitUntil(lambda: window.has_page("last"))
    assert opening.taken_over == [leads_of(window)]
    assert window.current == "leads"


@pytest.mark.parametrize("listed", [None, replace(LISTED, total=0, rows=())])
def test_without_leads_to_show_the_store_is_opened_all_the_same(
    window: MainWindow, opening: Opening, begin: Begin, qtbot: QtBot, listed: Listed | None
) -> None:
    begin(listed)
    opening.let_go.set()
    qtbot.waitUntil(lambda: window.current == "leads")
    assert opening.taken_over == [None]


def test_a_glance_that_fails_does_not_keep_the_store_from_opening(
    window: MainWindow, look: Look, runner: Runner, opening: Opening, qtbot: QtBot
) -> None:
    def fail(_: JobControl) -> Listed | None:
        raise StoreBusy(say("Another program holds the store."))

    opening.let_go.set()
    Start(Shell(look, runner, window), opening.open, opening.pages, fail).open()
    qtbot.waitUntil(lambda: window.has_page("last"))
    assert opening.taken_over == [None]


def test_no_page_comes_once_the_window_is_closed(
    window: MainWindow, opening: Opening, begin: Begin, runner: Runner, qtbot: QtBot
) -> None:
    begin(None)
    opening.let_go.set()
    qtbot.waitUntil(lambda: window.has_page("leads"))
    assert not window.current
    window.close()
    qtbot.wait(30)
    assert not window.current


def test_a_lead_opened_meanwhile_is_opened_once_the_store_is(
    window: MainWindow, opening: Opening, begin: Begin, qtbot: QtBot
) -> None:
    begin(LISTED)
    qtbot.waitUntil(lambda: shows_leads(window))
    page = leads_of(window)
    told: list[object] = []
    page.company_wanted.connect(told.append)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert told == []
    opening.let_go.set()
    qtbot.waitUntil(lambda: told == [SKAGEN.company])


def test_words_typed_meanwhile_narrow_the_list_once_the_store_is_open(
    window: MainWindow, opening: Opening, begin: Begin, qtbot: QtBot
) -> None:
    begin(LISTED)
    qtbot.waitUntil(lambda: shows_leads(window))
    page = leads_of(window)
    QTest.keyClicks(page.search, "nobody")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.table.model().rowCount() == 1
    opening.let_go.set()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0)


def test_who_searched_meanwhile_is_answered_when_the_pages_are_there(
    window: MainWindow, opening: Opening, begin: Begin, qtbot: QtBot
) -> None:
    begin(LISTED)
    QTest.keyClicks(window.sidebar.search, "fjordlys")
    QTest.keyClick(window.sidebar.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(window.searched) as told:
        opening.let_go.set()
    assert told.args == ["fjordlys"]
    assert window.has_page("last")


def test_who_is_typing_keeps_the_keys_when_the_list_comes(
    window: MainWindow, begin: Begin, qtbot: QtBot
) -> None:
    QTest.keyClicks(window.sidebar.search, "fjord")
    begin(LISTED)
    qtbot.waitUntil(lambda: shows_leads(window))
    assert QApplication.focusWidget() is window.sidebar.search


def test_the_list_stays_while_a_store_that_refused_is_tried_again(
    window: MainWindow, look: Look, runner: Runner, opening: Opening, qtbot: QtBot
) -> None:
    refusals = [StoreBusy(say("Another program holds the store."))]

    def refuse_once(control: JobControl) -> Desk:
        if refusals:
            raise refusals.pop()
        return opening.open(control)

    start = Start(Shell(look, runner, window), refuse_once, opening.pages, lambda _: LISTED)
    start.open()
    qtbot.waitUntil(lambda: window.notices.texts() == ("Another program holds the store.",))
    assert window.current == "leads"
    opening.let_go.set()
    start.open()
    qtbot.waitUntil(lambda: window.has_page("last"))
    assert len(window.findChildren(LeadsPage)) == 1
