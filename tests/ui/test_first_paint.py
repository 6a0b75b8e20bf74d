"""Little is read before the window is painted; the rest comes right after it."""

import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.theme.look import Look

OURS = (
    "resources",
    "ui.application",
    "ui.icons",
    "ui.main_window",
    "ui.plain_imports",
    "ui.start",
    "ui.startup_check",
    "ui.theme",
    "ui.widgets.busy",
    "ui.widgets.buttons",
    "ui.widgets.search_field",
    "ui.widgets.sidebar",
    "ui.widgets.tray",
    "ui.widgets.words",
    "workbench.paths",
    "workbench.texts",
)
"""What the first picture is made of, each with all that lies in it."""
EMPTY = ("ui", "ui.widgets", "workbench")
"""Packages whose own file holds a sentence and nothing else."""
OTHERS = (
    "platformdirs",
    "PySide6.QtSvg",
    "copy",
    "dataclasses",
    "datetime",
    "decimal",
    "json",
    "locale",
    "numbers",
)
"""What these import, besides PySide6 and what it imports for itself."""


@pytest.fixture(scope="module")
def read() -> frozenset[str]:
    """What was imported when the window was painted, without the parts written in C."""
    child = [sys.executable, "-m", "tests.ui.first_paint"]
    said = subprocess.run(child, check=True, capture_output=True, text=True, timeout=60)
    return frozenset(name for name in said.stdout.split() if not name.startswith("_"))


def test_nothing_is_read_before_the_first_paint_that_is_not_listed(read: frozenset[str]) -> None:
    listed = tuple(f"{name}." for name in (*OURS, *OTHERS))
    unforeseen = {name for name in read.difference(EMPTY) if not f"{name}.".startswith(listed)}
    assert not unforeseen


def test_what_is_listed_is_really_read(read: frozenset[str]) -> None:
    assert set(OURS) <= read


def test_the_first_paint_is_told_once(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(look)
    qtbot.addWidget(window)
    told: list[str] = []
    window.painted.connect(lambda: told.append("painted"))
    with qtbot.waitSignal(window.painted):
        window.show()
    window.repaint()
    qtbot.wait(1)
    assert told == ["painted"]
