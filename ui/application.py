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
    from ui.page import Page
    from ui.shell import Shell
    from workbench.jobs import JobControl

W = TypeVar("W")


def run(
    open_workbench: "Callable[[JobControl], W]",
    build_pages: "Callable[[Shell, W], Sequence[Page]]",
    *,
    language: str = "",
    theme: str = FOLLOW_SYSTEM,
    arguments: Sequence[str] = (),
) -> int:
    """Show the window and serve it until it is closed.

    Nothing heavy may be imported before the window is painted (docs/decisions/021); so the
    workbench, with its store, is imported and opened by `open_workbench` in a task, and the pages
    are built after it.

    Args:
        open_workbench: run in the store's lane; imports what it needs itself.
        build_pages: run in the window's thread with what was opened; the first page is shown.
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
    go_on = partial(_go_on, look, window, open_workbench, build_pages)
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
    open_workbench: "Callable[[JobControl], W]",
    build_pages: "Callable[[Shell, W], Sequence[Page]]",
) -> None:
    opening = importlib.import_module("ui.opening")
    opening.begin(look, window, open_workbench, build_pages)


def _translate_standard_buttons(app: QApplication, texts: Texts) -> None:
    QLocale.setDefault(QLocale(LANGUAGES.get(texts.language, LANGUAGES["en"])))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)
