"""Notices: a bar in the page that tells without interrupting; a question only before a loss."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.words import words
from workbench.errors import WorkbenchError
from workbench.texts import Message, say

MOST = 3
"""How many notices stand at once; the oldest gives way."""
_ICONS = {
    Tone.PLAIN: "info",
    Tone.ACCENT: "info",
    Tone.GO: "circle-check",
    Tone.LOOK_CLOSER: "triangle-alert",
    Tone.NOT_NOW: "circle-alert",
}


@dataclass(frozen=True, slots=True)
class Action:
    """A way on: its words, and a bound method that goes it."""

    words: Message
    act: Callable[[], None]


class Notices(QWidget):
    """Stands at the top of the page area; empty it takes no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)
        self._shown: list[Notice] = []
        self.setAccessibleName(look.say(say("Notices")))
        self.hide()

    def tell(
        self,
        message: object,
        tone: Tone = Tone.PLAIN,
        *,
        hint: object = None,
        detail: str = "",
        action: Action | None = None,
    ) -> "Notice":
        """Say something; what is said already is not said twice."""
        for notice in self._shown:
            if notice.text == self._look.say(message):
                self.dismiss(notice)
                break
        notice = Notice(self._look, message, tone, hint=hint, detail=detail, action=action)
        notice.close_button.clicked.connect(self._close_sender)
        if len(self._shown) >= MOST:
            self.dismiss(self._shown[0])
        self._shown.append(notice)
        self._column.addWidget(notice)
        self._fit()
        return notice

    def show_problem(self, error: WorkbenchError, action: Action | None = None) -> None:
        """Say what happened, what can be done, and fold the technical words away."""
        self.tell(error.message, Tone.NOT_NOW, hint=error.hint, detail=error.detail, action=action)

    def show_error(self, error: WorkbenchError) -> None:
        """Do the same for `Runner.failed`, which knows no action."""
        self.show_problem(error)

    def dismiss(self, notice: "Notice") -> None:
        """Take a notice away."""
        if notice in self._shown:
            self._shown.remove(notice)
            notice.hide()
            notice.deleteLater()
            self._fit()

    def clear(self) -> None:
        """Take every notice away, as when another page is opened."""
        for notice in tuple(self._shown):
            self.dismiss(notice)

    def texts(self) -> tuple[str, ...]:
        """Return what is being said, the oldest first."""
        return tuple(notice.text for notice in self._shown)

    def _fit(self) -> None:
        margin = 3 * GRID if self._shown else 0
        self._column.setContentsMargins(7 * GRID, margin, 7 * GRID, 0)
        self.setVisible(bool(self._shown))

    def _close_sender(self) -> None:
        button = self.sender()
        for notice in tuple(self._shown):
            if notice.close_button is button:
                self.dismiss(notice)


class Notice(QFrame):
    """One notice."""

    def __init__(
        self,
        look: Look,
        message: object,
        tone: Tone,
        *,
        hint: object = None,
        detail: str = "",
        action: Action | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self.text = look.say(message)
        self.setProperty("surface", "notice")
        self.setAccessibleName(self.text)
        self.close_button = IconButton(look, say("Close"), icon="x")
        self._detail = words(look, detail, Type.MONO, "soft", wrap=True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.hide()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.setContentsMargins(0, GRID, 0, GRID)
        middle.addWidget(words(look, message, Type.STRONG, wrap=True))
        if hint is not None:
            middle.addWidget(words(look, hint, Type.BODY, "soft", wrap=True))
        middle.addWidget(self._detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, GRID, GRID, GRID)
        line.setSpacing(2 * GRID)
        line.addWidget(_Mark(look, tone), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(middle, 1)
        for button in self._buttons(detail, action):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _buttons(self, detail: str, action: Action | None) -> list[QWidget]:
        buttons: list[QWidget] = []
        if detail:
            fold = LinkButton(self._look, say("Details"))
            fold.setCheckable(True)
            fold.toggled.connect(self._detail.setVisible)
            buttons.append(fold)
        if action is not None:
            go = LinkButton(self._look, action.words)
            go.clicked.connect(action.act)
            buttons.append(go)
        return [*buttons, self.close_button]


class _Mark(QWidget):
    def __init__(self, look: Look, tone: Tone) -> None:
        super().__init__()
        self._look = look
        self._tone = tone
        self.setFixedSize(QSize(icons.SIZE, 28))
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, 6, icons.SIZE, icons.SIZE)
        icons.paint(QPainter(self), place, _ICONS[self._tone], self._look.roles.text(self._tone))


def agrees_to_lose(look: Look, parent: QWidget, what: Message, lose: Message) -> bool:
    """Ask, in a dialog, before data is lost; everything else is a notice.

    Args:
        look: the words and colours.
        parent: the window to stand on.
        what: what would be lost, as a question.
        lose: the button that loses it; the other one, chosen by Enter and Escape, keeps it.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Leadline")
    box.setText(look.say(what))
    losing = box.addButton(look.say(lose), QMessageBox.ButtonRole.DestructiveRole)
    keeping = box.addButton(look.say(say("Lose nothing")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keeping)
    box.setEscapeButton(keeping)
    box.exec()
    agreed = box.clickedButton() is losing
    box.deleteLater()
    return agreed
