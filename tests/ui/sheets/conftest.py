"""A real desk, a researched company and a place for sheets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Seat, seated_at_work
from ui.sheets.form import Filled
from ui.sheets.shelf import Shelf
from ui.tasks import Runner
from ui.theme.look import Look
from ui.workspace import Workspace
from workbench.app.companies import Opened
from workbench.domain.dossier import Dossier


@dataclass
class Bench:
    """Somebody at the keyboard: every key, or typed name, is counted as one action."""

    seat: Seat
    opened: Opened
    shelf: Shelf
    workspace: Workspace
    qtbot: QtBot
    actions: int = 0
    done: list[object] = field(default_factory=list)
    working: list[bool] = field(default_factory=lambda: [False])

    @property
    def sheet(self) -> Filled:
        assert self.shelf.sheet is not None
        return self.shelf.sheet

    def open(self, key: str) -> Filled:
        """Open a sheet by its key in the page: one action."""
        self.actions += 1
        self.shelf.open(key, self.dossier())
        return self.sheet

    def type(self, text: str) -> None:
        """Type a name or number: one action."""
        self.actions += 1
        QTest.keyClicks(self._focused(), text)

    def press(self, key: Qt.Key | str) -> None:
        """Press one key."""
        self.actions += 1
        if isinstance(key, str):
            QTest.keyClicks(self._focused(), key)
        else:
            QTest.keyClick(self._focused(), key)

    def enter(self) -> None:
        """Confirm, and wait until it is done or refused."""
        self.press(Qt.Key.Key_Return)
        sheet = self.shelf.sheet
        if sheet is not None:
            self.wait(lambda: self.shelf.sheet is not sheet or sheet.primary.isEnabled())

    def rest(self) -> None:
        """Wait until nothing works any more: some sheets read beside the window what they tell."""
        self.wait(lambda: not self.working[-1])

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=10_000)

    def dossier(self) -> Dossier:
        return self.seat.dossier(self.opened)

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated_at_work(tmp_path) as made:
        yield made


@pytest.fixture
def host(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    made.resize(1024, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def bench(seat: Seat, look: Look, runner: Runner, host: QWidget, qtbot: QtBot) -> Bench:
    opened = seat.open()
    workspace = Workspace(seat.desk, runner, runner)
    shelf = Shelf(look, workspace, host)
    made = Bench(seat, opened, shelf, workspace, qtbot)
    shelf.done.connect(lambda _key, result: made.done.append(result))
    runner.busy.connect(made.working.append)
    return made
