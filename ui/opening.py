"""What comes after the first paint: the first leads, then the store, then the other pages."""

import importlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

from ui.crash_dialog import CrashGuard
from ui.main_window import MainWindow
from ui.notices import Action
from ui.page import Page
from ui.shell import Shell
from ui.tasks import Lane, Runner
from ui.theme.look import Look
from ui.turns import Turns
from workbench.errors import WorkbenchError
from workbench.jobs import JobControl
from workbench.texts import Texts, say

if TYPE_CHECKING:
    from ui.pages.leads import LeadsPage
    from workbench.domain.lead_list import Listed

W = TypeVar("W")
Glance = Callable[[JobControl], "Listed | None"]
Build = Callable[[Shell, W, "LeadsPage | None"], Iterator[Page | None]]
"""Builds the pages; yields None where the window is to have a turn before the next page."""


def begin(
    look: Look,
    window: MainWindow,
    glance: Glance,
    open_workbench: Callable[[JobControl], W],
    build_pages: Build[W],
) -> None:
    """Guard the window against faults of ours and open the workbench behind it."""
    CrashGuard(look, window).install()
    runner = Runner(window)
    window.serve(runner)
    Start(Shell(look, runner, window), open_workbench, build_pages, glance).open()


class Start(QObject, Generic[W]):
    """Shows the first leads at once, opens the workbench in a task, and lets its pages arrive."""

    def __init__(
        self,
        shell: Shell,
        open_workbench: Callable[[JobControl], W],
        build_pages: Build[W],
        glance: Glance | None = None,
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._open_workbench = open_workbench
        self._build_pages = build_pages
        self._glance = glance
        self._leads: LeadsPage | None = None
        self._sought = ""
        shell.window.searched.connect(self._seek_later)

    def open(self) -> None:
        """Begin, or try again; who searches before the pages are there is answered then."""
        self._shell.window.notices.clear()
        if self._glance is None or self._leads is not None:
            self._open()
        else:
            glance = partial(_written, self._shell.look.texts, self._glance)
            self._shell.runner.start(
                glance, lane=Lane.STORE, done=self._glanced, ended=self._looked
            )

    def _open(self) -> None:
        self._shell.runner.start(
            self._open_workbench, lane=Lane.STORE, done=self._opened, failed=self._refused
        )

    def _glanced(self, listed: "Listed | None") -> None:
        if listed is None or not listed.total:
            return
        window = self._shell.window
        self._leads = importlib.import_module("ui.pages.leads").LeadsPage(self._shell.look)
        window.add_page(self._leads)
        window.sidebar.set_count(self._leads.key, listed.total)
        _until_closing(self._shell, self._first_leads(self._leads, listed)).begin()

    def _first_leads(self, leads: "LeadsPage", listed: "Listed") -> Iterator[None]:
        self._shell.window.go_first()
        yield
        leads.glance(listed)
        yield
        # The rest is read in once the list is painted: both at once would take turns.
        self._open()

    def _looked(self) -> None:
        # Whatever came of the glance, the store is opened.
        if self._leads is None:
            self._open()

    def _opened(self, workbench: W) -> None:
        pages = self._build_pages(self._shell, workbench, self._leads)
        arrival = arrive(self._shell, pages)
        arrival.ended.connect(self._seek)
        arrival.begin()

    def _refused(self, error: WorkbenchError) -> None:
        self._shell.window.tray.set_stored(say("The store is not open"))
        self._shell.window.notices.show_problem(error, Action(say("Try again"), self.open))

    def _seek_later(self, words: str) -> None:
        self._sought = words

    def _seek(self) -> None:
        window = self._shell.window
        window.searched.disconnect(self._seek_later)
        if self._sought:
            window.searched.emit(self._sought)
        self.deleteLater()


def _written(texts: Texts, glance: Glance, control: JobControl) -> "Listed | None":
    listed = glance(control)
    if listed is not None:
        # How numbers and days are written is read in with the first; beside the window, then.
        texts.write(listed.today)
    return listed


def arrive(shell: Shell, pages: Iterator[Page | None]) -> Turns:
    """Return the turns that put pages into the window one by one, and show the first.

    The first is shown unless somebody chose another meanwhile.
    """
    return _until_closing(shell, _arriving(shell.window, pages))


def _until_closing(shell: Shell, steps: Iterator[object]) -> Turns:
    # Once the window is being closed, whatever a step would start is refused.
    turns = Turns(steps, shell.window)
    shell.runner.closing.connect(turns.stop)
    return turns


def _arriving(window: MainWindow, pages: Iterator[Page | None]) -> Iterator[None]:
    for page in pages:
        if page is not None:
            window.add_page(page)
        yield
    window.go_first()
