"""What the tray tells while sources answer: how many did, what failed, whether there is a net."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from ui.telling.asking import AskingCount
from ui.widgets.tray import Tray
from ui.workspace import Workspace
from workbench.domain.lookup import Lookup
from workbench.texts import say

_TELL = 40
"""Milliseconds in which answers that arrive together are counted together."""


class AskingTold(QObject):
    """Keeps the tray's count of one research after the other, and asks again what failed."""

    def __init__(
        self, workspace: Workspace, tray: Tray, parent: QObject, *, recorded: bool
    ) -> None:
        """`recorded` says that recorded answers stand in for the network."""
        super().__init__(parent)
        self._workspace = workspace
        self._tray = tray
        self._recorded = recorded
        self._count = AskingCount()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TELL)
        self._soon.timeout.connect(self._tell)
        workspace.looked_up.connect(self._looked_up)
        workspace.research_began.connect(self._began)
        workspace.research_ended.connect(self._ended)

    def ask_again(self) -> None:
        """Put the questions once more that failed."""
        failed = self._count.failed_questions()
        if failed and self._count.company is not None:
            self._workspace.ask_again(self._count.company, failed)

    def _looked_up(self, lookup: Lookup) -> None:
        self._count.heard(lookup)
        if not self._soon.isActive():
            self._soon.start()

    def _began(self, company: UUID) -> None:
        self._count.begin(company)
        self._tell()
        self._tray.set_activity(say("Asking the sources; answers are kept as they come."))

    def _ended(self, _company: UUID) -> None:
        self._count.end()
        self._tell()

    def _tell(self) -> None:
        counted = self._count
        again = bool(counted.failed_questions())
        self._tray.set_lookups(counted.answered, counted.asked, counted.failed, again=again)
        if counted.online is not None:
            self._tray.set_online(online=counted.online, recorded=self._recorded)
