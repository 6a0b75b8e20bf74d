"""What comes after the first paint: faults are caught, the store is opened, the pages are built."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from ui.crash_dialog import CrashGuard
from ui.main_window import MainWindow
from ui.notices import Action
from ui.page import Page
from ui.shell import Shell
from ui.tasks import Lane, Runner
from ui.theme.look import Look
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import say

W = TypeVar("W")


def begin(
    look: Look,
    window: MainWindow,
    open_workbench: Callable[[JobControl], W],
    build_pages: Callable[[Shell, W], Sequence[Page]],
) -> None:
    """Guard the window against faults of ours and open the workbench behind it."""
    CrashGuard(look, window).install()
    runner = Runner(window)
    window.serve(runner)
    Start(Shell(look, runner, window), open_workbench, build_pages).open()


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
