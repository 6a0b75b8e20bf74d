"""Offline registers answer in the sidebar's search field while somebody types."""

from PySide6.QtCore import QObject, Signal

from ui.main_window import MainWindow
from ui.theme.look import Look
from ui.widgets.suggestions import Suggestions
from ui.workspace import Workspace
from workbench.app import register_candidates

_KEY = "suggestions"


class Suggesting(QObject):
    """Looks for what is typed, the newest words only.

    Signals:
        chosen: the `Candidate` that somebody takes for the company.
    """

    chosen = Signal(object)

    def __init__(
        self, look: Look, window: MainWindow, workspace: Workspace, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        search = window.sidebar.search
        self.list = Suggestions(look, search, window)
        self.list.chosen.connect(self.chosen)
        window.typed.connect(self._look)
        window.searched.connect(self._end)
        search.left.connect(self.list.go_in)
        self.destroyed.connect(self.list.deleteLater)

    def _look(self, text: str) -> None:
        self._workspace.study(
            lambda desk, control: register_candidates.while_typing(desk, text, control),
            self.list.show_offered,
            replaces=_KEY,
        )

    def _end(self, _text: str) -> None:
        self._look("")
        self.list.hide()
