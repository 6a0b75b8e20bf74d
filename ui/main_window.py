"""The window: sidebar, the pages, the inspector beside them and the tray below."""

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.theme.look import Look
from ui.widgets.busy import Busy
from ui.widgets.sidebar import Sidebar
from ui.widgets.tray import Tray
from workbench.texts import say

if TYPE_CHECKING:
    from ui.notices import Notices
    from ui.page import Page
    from ui.tasks import Runner
    from ui.widgets.inspector import Inspector

_PATIENCE = 2.0
"""Seconds that closing waits for work under way; what hangs is left to its daemon thread."""
_NUMBERED = 9


class MainWindow(QMainWindow):
    """The shell; it can be shown, and typed into, before the store is open.

    What nobody sees at first, notices and inspector, is read and built when it is first used.

    Signals:
        painted: the window stands on the screen for the first time.
        searched: Enter in the search field, with its words.
        typed: the words in the search field, once the keys pause.
        person_clicked: the person at the bottom of the sidebar.
        page_changed: key of the page that came forward.
        closed: the window is gone and its work has ended; the store can be closed.
    """

    painted = Signal()
    searched = Signal(str)
    typed = Signal(str)
    person_clicked = Signal()
    page_changed = Signal(str)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._runner: Runner | None = None
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._numbered = 0
        self._was_painted = False
        self._notices: Notices | None = None
        self._inspector: Inspector | None = None
        self.setWindowTitle("Leadline")
        self.resize(1280, 800)
        self.setMinimumSize(960, 600)
        self.sidebar = Sidebar(look)
        self.tray = Tray(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(_opening(look))
        self._middle, self._beside = self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.sidebar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> str:
        """Key of the page that is shown, or empty while the store is still opening."""
        return self._current

    @property
    def page_area(self) -> QWidget:
        """What a sheet stands on: the place of the pages, without sidebar and tray."""
        return self._stack

    @property
    def notices(self) -> "Notices":
        """The bar above the pages."""
        if self._notices is None:
            made: Notices = importlib.import_module("ui.notices").Notices(self._look)
            self._middle.insertWidget(0, made)
            self._notices = made
        return self._notices

    @property
    def inspector(self) -> "Inspector":
        """The panel beside the pages."""
        if self._inspector is None:
            made: Inspector = importlib.import_module("ui.widgets.inspector").Inspector(self._look)
            self._beside.addWidget(made)
            self._inspector = made
        return self._inspector

    def serve(self, runner: "Runner") -> None:
        """Tell what fails in a runner, and end its work when the window is closed."""
        self._runner = runner
        runner.failed.connect(self.notices.show_error)

    def add_page(self, page: "Page") -> None:
        """Give a page its place; in the sidebar it also gets Ctrl and its number."""
        self._pages[page.key] = page
        self._stack.addWidget(page.widget)
        if page.in_sidebar:
            self._numbered += 1
            numbered = self._numbered <= _NUMBERED
            key = QKeySequence(f"Ctrl+{self._numbered}" if numbered else "")
            self.sidebar.add_page(page.key, page.title, page.icon, key)
        for action in page.keys:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            page.widget.addAction(action)

    def has_page(self, key: str) -> bool:
        """Whether a page of this key has its place."""
        return key in self._pages

    def clear_pages(self) -> None:
        """Take every page out, as when another store is opened."""
        self._close_inspector()
        self.notices.clear()
        self.sidebar.clear()
        for page in self._pages.values():
            self._stack.removeWidget(page.widget)
            page.widget.deleteLater()
        self._pages = {}
        self._numbered = 0
        self._current = ""
        self._stack.setCurrentIndex(0)

    def go(self, key: str) -> None:
        """Bring a page forward; the inspector closes, for it showed another page's evidence.

        Raises:
            KeyError: no page has this key.
        """
        page = self._pages[key]
        if key != self._current:
            self._close_inspector()
        self._current = key
        self._stack.setCurrentWidget(page.widget)
        self.sidebar.mark(key)
        page.shown()
        self.page_changed.emit(key)

    def go_first(self) -> None:
        """Bring the first page forward, unless somebody already chose another.

        What was typed while the store was opening stays in the search field, with the keys.
        """
        search = self.sidebar.search
        typing = search.hasFocus() and bool(search.text())
        if self._pages and not self._current:
            self.go(next(iter(self._pages)))
            if typing:
                search.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the keys into the search field, its words selected."""
        self.sidebar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sidebar.search.selectAll()

    def keep_keys_on_page(self) -> None:
        """Give the keys to the page that is shown, unless something on it has them already."""
        page, focused = self._stack.currentWidget() or self._stack, QApplication.focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            (_first_reachable(page) or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next_pane(self) -> None:
        """Move the keys from sidebar to page to inspector to tray, as F6 does elsewhere."""
        firsts = [
            (pane, first)
            for pane in (self.sidebar, self._stack, self._inspector, self.tray)
            if pane is not None
            and pane.isVisible()
            and (first := _first_reachable(pane)) is not None
        ]
        focused = QApplication.focusWidget()
        here = [n for n, (pane, _) in enumerate(firsts) if focused and pane.isAncestorOf(focused)]
        if firsts:
            _, target = firsts[(here[0] + 1 if here else 0) % len(firsts)]
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        inspected = self._inspector is not None and self._inspector.isVisible()
        if event.key() == Qt.Key.Key_Escape and inspected:
            self._close_inspector()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # What lies in the window is painted after it, and a zero timer comes after all of it.
            QTimer.singleShot(0, self._tell_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._runner is not None:
            self._runner.shutdown(_PATIENCE)
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> tuple[QVBoxLayout, QHBoxLayout]:
        """Return where notices come to stand, at the top, and the inspector, at the end."""
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addLayout(middle, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(beside, 1)
        right.addWidget(self.tray)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addLayout(right, 1)
        self.setCentralWidget(whole)
        return middle, beside

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.sidebar.person_clicked.connect(self.person_clicked)
        self.sidebar.search.searched.connect(self.searched)
        self.sidebar.search.typed.connect(self.typed)

    def _tell_painted(self) -> None:
        self.painted.emit()

    def _close_inspector(self) -> None:
        if self._inspector is not None:
            self._inspector.close_panel()

    def _add_shortcuts(self) -> None:
        for keys, act in (("Ctrl+K", self.focus_search), ("F6", self.focus_next_pane)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)


def _opening(look: Look) -> QWidget:
    """Return what stands in the pages' place until the store is open."""
    page = QWidget()
    page.setAccessibleName(look.say(say("Opening the store…")))
    # Without a parent it would be shown as a window of its own.
    busy = Busy(look, page)
    busy.begin(say("Opening the store…"), can_stop=False)
    busy.setFixedWidth(240)
    column = QVBoxLayout(page)
    column.addWidget(busy, 0, Qt.AlignmentFlag.AlignCenter)
    return page


def _first_reachable(pane: QWidget) -> QWidget | None:
    return next(
        (
            each
            for each in pane.findChildren(QWidget)
            if each.isVisible()
            and each.isEnabled()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ),
        None,
    )
