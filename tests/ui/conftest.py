"""The look and the runner that widgets of a test are made with, and a window that has both."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import audit
from ui.main_window import MainWindow
from ui.tasks import Runner
from ui.theme.look import Look, dress


@pytest.fixture(autouse=True)
def _deleted_in_time(qapp: QApplication) -> Iterator[None]:
    """Delete what a test leaves here, on the window's thread.

    Left to Python's collector, a worker of a later test might begin to destroy it, child by child.
    """
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _own_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing in the clipboard: what it holds when the program ends is destroyed too late."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """English in light colours."""
    return dress(qapp, audit.texts("en"), "light")


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    """A runner that is shut down after the test."""
    made = Runner(qapp)
    yield made
    assert made.shutdown(5)
    # Deleted here, on the window's thread: left to the collector, a worker of a later test might
    # be the one to destroy it.
    made.deleteLater()


@pytest.fixture
def window(look: Look, runner: Runner, qtbot: QtBot) -> MainWindow:
    """An open window without pages."""
    made = MainWindow(look)
    made.serve(runner)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made
