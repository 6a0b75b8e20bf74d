"""Pages over a real store: what they are made with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import Seat, seated
from tests.ui import audit
from ui.tasks import Runner
from ui.theme.look import Look, dress
from ui.workspace import Workspace
from workbench.app.desk import Desk

Shown = Callable[[QWidget], None]


@pytest.fixture
def look(qapp: QApplication, request: pytest.FixtureRequest) -> Look:
    """English in light colours, or the language a test names."""
    return dress(qapp, audit.texts(getattr(request, "param", "en")), "light")


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as made:
        yield made


@pytest.fixture
def desk(seat: Seat) -> Desk:
    return seat.desk


@pytest.fixture
def workspace(seat: Seat, runner: Runner) -> Workspace:
    return Workspace(seat.desk, runner, runner)


@pytest.fixture
def on_screen(qtbot: QtBot) -> Shown:
    """Show a page as large as the smallest window leaves it."""

    def show(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(828, 668)
        page.show()
        page.activateWindow()

    return show
