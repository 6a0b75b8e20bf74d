"""The search field: a magnifier, what can be typed, and the key that leads here."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.scale import CONTROL_HEIGHT, Type, font
from workbench.texts import Message

_PAUSE = 120
"""Milliseconds without a key before the typed words are told."""


class SearchField(QLineEdit):
    """A line to search or open with.

    Signals:
        typed: the words, once the keys pause.
        searched: the words, when Enter is pressed.
        left: Escape was pressed in the empty field, or Down anywhere: the keys go to the results.
    """

    typed = Signal(str)
    searched = Signal(str)
    left = Signal()

    def __init__(
        self,
        look: Look,
        prompt: Message,
        key: QKeySequence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._hint = key.toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self._hint = self._hint.replace("+", " ")
        self.setFixedHeight(CONTROL_HEIGHT)
        self.setPlaceholderText(look.say(prompt))
        self.setAccessibleName(look.say(prompt))
        # In the narrow sidebar the key is worth more than a picture of what the words say.
        self._has_icon = key is None
        self.setTextMargins(icons.SIZE + 4 if self._has_icon else 0, 0, 0, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)
        look.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pause.stop()
                self.searched.emit(self.text().strip())
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down:
                self.left.emit()
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._has_icon:
            place = QRectF(9, (self.height() - icons.SIZE) / 2, icons.SIZE, icons.SIZE)
            icons.paint(painter, place, "search", self._look.roles.faint)
        if self._hint and not self.text() and not self.hasFocus() and self._has_room_for_key():
            painter.setFont(font(Type.SMALL))
            painter.setPen(self._look.colour("faint"))
            room = self.rect().adjusted(0, 0, -9, 0)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._hint
            )

    def _has_room_for_key(self) -> bool:
        prompt = QFontMetrics(self.font()).horizontalAdvance(self.placeholderText())
        hint = QFontMetrics(font(Type.SMALL)).horizontalAdvance(self._hint)
        return prompt + hint + 32 + (icons.SIZE if self._has_icon else 0) <= self.width()

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self.typed.emit(self.text().strip())
