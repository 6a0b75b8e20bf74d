"""Our leads and offline registers answer in the sidebar's search field while somebody types."""

from PySide6.QtCore import QObject, Signal

from ui.main_window import MainWindow
from ui.theme.look import Look
from ui.widgets.suggestions import Suggestions
from ui.workspace import Workspace
from workbench.app import own_leads
from workbench.app.own_leads import OwnLead

_KEY = "suggestions"


class Suggesting(QObject):
    """Looks for what is typed, the newest words only.

    Signals:
        chosen: the `Candidate` that somebody takes for the company.
        company_wanted: UUID of a company of ours that is meant.
    """

    chosen = Signal(object)
    company_wanted = Signal(object)

    def __init__(
        self, look: Look, window: MainWindow, workspace: Workspace, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._search = search = window.sidebar.search
        self.list = Suggestions(look, search, window)
        self.list.chosen.connect(self._choose)
        window.typed.connect(self._look)
        window.searched.connect(self._end)
        search.left.connect(self.list.go_in)
        self.destroyed.connect(self.list.deleteLater)

    def _choose(self, meant: object) -> None:
        if isinstance(meant, OwnLead):
            self._search.clear()
            self.company_wanted.emit(meant.company)
        else:
            self.chosen.emit(meant)

    def _look(self, text: str) -> None:
        self._workspace.study(
            lambda desk, control: own_leads.while_typing(desk, text, control),
            self.list.show_offered,
            replaces=_KEY,
        )

    def _end(self, _text: str) -> None:
        self._look("")
        self.list.hide()
