"""Paints the window at once; what it then goes on with is in `ui.opening`, read after the paint."""

import importlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from ui.main_window import MainWindow
from ui.theme.look import FOLLOW_SYSTEM, Look, dress
from workbench.texts import LANGUAGES, STRETCHED, Texts, load_texts

if TYPE_CHECKING:
    from ui.opening import Build, Glance
    from workbench.jobs import JobControl

W = TypeVar("W")


def run(
    glance: "Glance",
    open_workbench: "Callable[[JobControl], W]",
    build_pages: "Build[W]",
    *,
    language: str = "",
    theme: str = FOLLOW_SYSTEM,
    arguments: Sequence[str] = (),
) -> int:
    """Show the window and serve it until it is closed.

    Nothing heavy may be imported before the window is painted (docs/decisions/021), so each of
    the three that follow imports what it needs itself.

    Args:
        glance: run in the store's lane; reads the first leads before the store is open.
        open_workbench: run in the store's lane.
        build_pages: iterated in the window's thread, with what was opened and the page that shows
            the first leads, if there is one; yields the other pages.
        language: key of `LANGUAGES`, or empty to follow the system.
        theme: light, dark, contrast, or system.
        arguments: for Qt, without the program's name.

    Returns:
        The exit code of the process.
    """
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("Leadline")
    app.setDesktopFileName("leadline")
    texts = reader_texts(language)
    _translate_standard_buttons(app, texts)
    look = dress(app, texts, theme)
    window = MainWindow(look)
    go_on = partial(_go_on, look, window, glance, open_workbench, build_pages)
    # Queued, so that keys which already wait are served before the rest of the program is read.
    window.painted.connect(go_on, Qt.ConnectionType.QueuedConnection)
    window.show()
    return app.exec()


def reader_texts(language: str) -> Texts:
    """Return the texts of a language, or of the system's when none is chosen."""
    if language not in {*LANGUAGES, STRETCHED}:
        spoken = QLocale.system().name().partition("_")[0]
        language = spoken if spoken in LANGUAGES else "en"
    return load_texts(language, resources.path("texts"))


def _go_on(
    look: Look,
    window: MainWindow,
    glance: "Glance",
    open_workbench: "Callable[[JobControl], W]",
    build_pages: "Build[W]",
) -> None:
    opening = importlib.import_module("ui.opening")
    opening.begin(look, window, glance, open_workbench, build_pages)


def _translate_standard_buttons(app: QApplication, texts: Texts) -> None:
    QLocale.setDefault(QLocale(LANGUAGES.get(texts.language, LANGUAGES["en"])))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)
