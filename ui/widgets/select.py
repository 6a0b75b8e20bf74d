"""A list to choose one from, drawn like the other controls."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui import icons
from ui.theme.look import Look
from ui.theme.scale import CONTROL_HEIGHT, CONTROL_RADIUS
from workbench.texts import Message

_AROUND = 12 + 30
"""Px before the words, and behind them for the mark."""


class Select(QComboBox):
    """Options by key.

    Signals:
        selected: key of the option a person chose.
    """

    selected = Signal(str)

    def __init__(
        self,
        look: Look,
        name: Message,
        options: Iterable[tuple[str, Message]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Take the name of what is chosen, and keys with their words in order."""
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(look.say(name))
        self.setFixedHeight(CONTROL_HEIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(self._tell)
        look.changed.connect(self.update)

    def set_options(self, options: Iterable[tuple[str, Message]]) -> None:
        """Offer other options; the first is chosen."""
        self.clear()
        for key, message in options:
            self.addItem(self._look.say(message), key)

    def key(self) -> str:
        """Return the key of what is chosen, or an empty string."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose by key without telling it."""
        self.setCurrentIndex(self.findData(key))

    def widen(self) -> None:
        """Take as much room as the longest option needs."""
        metrics = self.fontMetrics()
        texts = (self.itemText(place) for place in range(self.count()))
        self.setMinimumWidth(max(map(metrics.horizontalAdvance, texts), default=0) + _AROUND)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page must not change an answer the pointer happens to cross.
        event.ignore()

    def texts_fit(self) -> bool:
        """Whether the chosen words are shown in full."""
        needed = self.fontMetrics().horizontalAdvance(self.currentText())
        return needed + _AROUND <= self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        edge = self._look.colour("accent" if focus else "edge")
        painter.setPen(QPen(edge, 2 if focus else 1))
        painter.setBrush(self._look.colour("surface" if self.isEnabled() else "page"))
        inset = 1.0 if focus else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.setPen(self._look.colour("ink" if self.isEnabled() else "faint"))
        painter.drawText(
            self.rect().adjusted(12, 0, -30, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.currentText(),
        )
        middle = (self.height() - icons.SIZE) / 2
        place = QRectF(self.width() - 26, middle, icons.SIZE, icons.SIZE)
        icons.paint(painter, place, "chevron-down", self._look.roles.soft)

    def _tell(self) -> None:
        self.selected.emit(self.key())
