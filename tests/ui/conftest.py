"""The look and the runner that widgets of a test are made with."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.ui import audit
from ui.tasks import Runner
from ui.theme.look import Look, dress


@pytest.fixture(autouse=True)
def _deleted_in_time(qapp: QApplication) -> Iterator[None]:
    """Delete what a test leaves here, on the window's thread.

    Left to Python's collector, a worker of a later test might begin to destroy it, child by child.
    """
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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
