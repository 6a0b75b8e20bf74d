"""A few answers side by side, each with its own key: found / looked, nothing found / skip."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.theme.look import Look
from ui.theme.scale import Type, font
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class Option:
    """An answer, its words, and the one letter or digit that gives it."""

    key: str
    words: Message
    letter: str


class Choice(QWidget):
    """Answers of which one can be chosen by one key while the keys are anywhere in it.

    Signals:
        chosen: key of the option; the same one may be chosen again.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        options: Sequence[Option],
        *,
        name: Message,
        parent: QWidget | None = None,
    ) -> None:
        """Take the options in order and the name of what is chosen."""
        super().__init__(parent)
        self._buttons: dict[str, _OptionButton] = {}
        self._by_letter: dict[str, _OptionButton] = {}
        self._group = QButtonGroup(self)
        self.setAccessibleName(look.say(name))
        line = Flow(parent=self)
        for option in options:
            button = _OptionButton(look, option)
            button.picked.connect(self.chosen)
            self._group.addButton(button)
            self._buttons[option.key] = button
            self._by_letter[option.letter.casefold()] = button
            line.addWidget(button)

    def mark(self, key: str | None) -> None:
        """Show which answer stands; None clears it."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(True)

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer by a key that another widget was given; return whether it was one of ours."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        button = self._by_letter.get(event.text().casefold()) if plain else None
        if button is None:
            return False
        button.click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)


class _OptionButton(Button):
    kind = "choice"
    type_step = Type.BODY
    picked = Signal(str)

    def __init__(self, look: Look, option: Option) -> None:
        self._option = option
        super().__init__(look, option.words)
        self.setCheckable(True)
        spoken = say("{answer}, key {letter}", answer=option.words, letter=option.letter)
        self.setAccessibleName(look.say(spoken))
        self.clicked.connect(self._pick)
        # Room at the right for the key, which is painted fainter than the words.
        self.setText(self.text() + " " * 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(font(Type.SMALL))
        letter = self._option.letter.upper()
        width = QFontMetrics(painter.font()).horizontalAdvance(letter)
        painter.setPen(self._look.colour("accent" if self.isChecked() else "faint"))
        room = self.rect().adjusted(self.width() - width - 12, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, letter)

    def _pick(self) -> None:
        self.picked.emit(self._option.key)
