"""Every widget of the gallery is named and shows its text in full, in each language."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import audit, gallery
from ui.main_window import MainWindow
from ui.tasks import Runner
from ui.theme.look import dress

SIZES = ((1280, 800), (960, 600))
Open = Callable[[str, str], MainWindow]


@pytest.fixture
def open_scene(qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    runner = Runner()

    def open_(scene: str, language: str) -> MainWindow:
        look = dress(qapp, audit.texts(language), "light")
        window = gallery.window(look, runner, scene)
        qtbot.addWidget(window)
        return window

    yield open_
    assert runner.shutdown(5)


@pytest.mark.parametrize("language", audit.LANGUAGES)
@pytest.mark.parametrize("scene", ["company", "leads", "forms", "today"])
def test_the_scene_has_no_faults(scene: str, language: str, open_scene: Open) -> None:
    window = open_scene(scene, language)
    for size in SIZES:
        window.resize(*size)
        window.show()
        audit.settle(window)
        assert audit.faults(window) == []
