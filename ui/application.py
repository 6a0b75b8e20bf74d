"""Opens the window at once, then the store beside it, then the pages."""

import sys
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from ui.crash_dialog import CrashGuard
from ui.main_window import MainWindow
from ui.notices import Action
from ui.page import Page, Shell
from ui.tasks import Lane, Runner
from ui.theme.look import FOLLOW_SYSTEM, dress
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import LANGUAGES, STRETCHED, Texts, load_texts, say

W = TypeVar("W")


def run(
    open_workbench: Callable[[JobControl], W],
    build_pages: Callable[[Shell, W], Sequence[Page]],
    *,
    language: str = "",
    theme: str = FOLLOW_SYSTEM,
    arguments: Sequence[str] = (),
) -> int:
    """Show the window and serve it until it is closed.

    Nothing heavy may be imported before the window is painted; so the workbench, with its store,
    is imported and opened by `open_workbench` in a task, and the pages are built after it.

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
    runner = Runner(app)
    window = MainWindow(look, runner)
    CrashGuard(look, window).install()
    start = Start(Shell(look, runner, window), open_workbench, build_pages)
    window.show()
    # After the first paint: a zero timer runs once the events of showing have been served.
    QTimer.singleShot(0, start.open)
    return app.exec()


def reader_texts(language: str) -> Texts:
    """Return the texts of a language, or of the system's when none is chosen."""
    if language not in {*LANGUAGES, STRETCHED}:
        spoken = QLocale.system().name().partition("_")[0]
        language = spoken if spoken in LANGUAGES else "en"
    return load_texts(language, resources.path("texts"))


class Start(QObject, Generic[W]):
    """Opens the workbench in a task and builds the pages when it is there."""

    def __init__(
        self,
        shell: Shell,
        open_workbench: Callable[[JobControl], W],
        build_pages: Callable[[Shell, W], Sequence[Page]],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._open_workbench = open_workbench
        self._build_pages = build_pages

    def open(self) -> None:
        """Open the workbench; also what Try again does."""
        self._shell.window.notices.clear()
        self._shell.runner.start(
            self._open_workbench, lane=Lane.STORE, done=self._opened, failed=self._refused
        )

    def _opened(self, workbench: W) -> None:
        window = self._shell.window
        for page in self._build_pages(self._shell, workbench):
            window.add_page(page)
        window.go_first()

    def _refused(self, error: WorkbenchError) -> None:
        self._shell.window.tray.set_stored(say("The store is not open"))
        self._shell.window.notices.show_problem(error, Action(say("Try again"), self.open))


def _translate_standard_buttons(app: QApplication, texts: Texts) -> None:
    QLocale.setDefault(QLocale(str(texts.locale)))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)
