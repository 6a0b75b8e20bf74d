"""Plain labels: a message in a step of the type scale and a colour role."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from ui.theme.look import Look
from ui.theme.scale import Type, figures, font


def words(
    look: Look,
    message: object,
    kind: Type = Type.BODY,
    role: str = "ink",
    *,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label; text from outside stays text, whatever it looks like."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(figures(kind) if kind is Type.RANGE else font(kind))
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setMinimumHeight(kind.value.line)
    made.setText(look.say(message))
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
    return made


class Heading(QLabel):
    """A label that asks for one line, and takes more where it gets less room."""

    def __init__(self, look: Look, message: object, kind: Type, role: str = "ink") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(kind))
        self.setProperty("role", role)
        self.setWordWrap(True)
        self._line = kind.value.line
        self.setText(look.say(message))

    def sizeHint(self) -> QSize:
        # Qt's own hint of a wrapping label is a block of a shape that looks well by itself.
        return QSize(self._advance(self.text()), self._line)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(map(self._advance, self.text().split()), default=0), self._line)

    def _advance(self, text: str) -> int:
        # Qt lays a wrapping text out with fractions of a pixel, and breaks it if one is missing.
        return math.ceil(QFontMetricsF(self.font()).horizontalAdvance(text)) + 1


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget that is shown already another colour role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().polish(widget)


def hairline(parent: QWidget | None = None) -> QWidget:
    """Return a line across, as thin as the screen can draw."""
    made = _Hairline(parent)
    made.setProperty("surface", "line")
    made.setFixedHeight(1)
    return made


class _Hairline(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        # At one and a half, a line of one pixel would be one dot thick here and two there.
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        painter.setClipRect(QRectF(0, 0, self.width(), 1 / self.devicePixelRatioF()))
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
