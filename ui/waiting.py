"""What waits is asked when it may be, as long as the window is open, and the tray says how much."""

from PySide6.QtCore import QObject, QTimer

from ui.widgets.tray import Tray
from ui.workspace import Workspace
from workbench.app import queue
from workbench.app.desk import Desk
from workbench.app.queue import Queue

_FIRST = 4_000
"""Milliseconds after the window is up: whoever just opened it comes first."""
_EVERY = 60_000
_LETTING_GO = 3_600_000
"""Milliseconds between looks at what sources' terms do not let us keep any longer."""


class WaitingLookups(QObject):
    """Looks at the queue now and then, and whenever a research has ended."""

    def __init__(self, workspace: Workspace, tray: Tray, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tray = tray
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(_FIRST, self, workspace.let_go)
        self._letting_go = QTimer(self)
        self._letting_go.timeout.connect(workspace.let_go)
        self._letting_go.start(_LETTING_GO)
        workspace.research_ended.connect(self._soon)
        workspace.queue_went_on.connect(self._later)
        workspace.changed.connect(self._soon)
        self._timer.start(_FIRST)

    def look(self) -> None:
        """Read what waits; ask what may be asked."""
        self._timer.start(_EVERY)
        self._workspace.look(_sum, self._seen, replaces="queue overview")

    def _seen(self, waits: Queue) -> None:
        self._tell(waits)
        if waits.due and not waits.paused and not self._workspace.researching:
            self._workspace.ask_due()

    def _soon(self, _about: object) -> None:
        # Only told, not asked at once: what just failed to reach anybody is left alone a while.
        self._workspace.look(_sum, self._tell, replaces="queue overview")

    def _later(self, _lookups: object) -> None:
        self._soon(None)

    def _tell(self, waits: Queue) -> None:
        # What a research has begun and not asked yet waits for no one; its end is told by itself.
        if not self._workspace.researching:
            self._tray.set_waiting(waits.total, paused=waits.paused)


def _sum(desk: Desk) -> Queue:
    return queue.overview(desk, most=0)
