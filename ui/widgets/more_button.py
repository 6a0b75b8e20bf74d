"""The button More: everything else that can be done on a page, in a quiet menu."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.theme.look import Look
from ui.widgets.buttons import QuietButton
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that can be done: its key, and its words."""

    key: str
    words: Message


class MoreButton(QuietButton):
    """Opens the menu below itself.

    Signals:
        wanted: key of the `Doing` that was chosen.
    """

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, say("More"), icon="chevron-down")
        # The chevron belongs behind the word.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._groups: Sequence[Sequence[Doing]] = ()
        self._menu = QMenu(self)
        self.clicked.connect(self._open)

    def offer(self, groups: Sequence[Sequence[Doing]]) -> None:
        """Put these into the menu, a line between each two groups."""
        if groups == self._groups:
            return
        self._groups = groups
        self._menu.clear()
        for group in groups:
            if not self._menu.isEmpty():
                self._menu.addSeparator()
            for doing in group:
                action = self._menu.addAction(self._look.say(doing.words))
                action.setData(doing.key)
                action.triggered.connect(self._choose)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.wanted.emit(str(action.data()))
