"""The years as a drawing: the same SVG that goes into the PDF."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import Look
from ui.theme.roles import Roles
from workbench.texts import Message


class YearChart(QWidget):
    """A drawing that keeps its proportions and is made anew when other colours are worn."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draw: Callable[[Roles], str] | None = None
        self._renderer = QSvgRenderer(self)
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._redraw)

    def show_drawing(self, draw: Callable[[Roles], str], described: Message) -> None:
        """Show the SVG text that `draw` makes in the colours it is given.

        Args:
            draw: called now and whenever the colours change.
            described: the drawing in words, for those who do not see it.
        """
        self._draw = draw
        self.setAccessibleName(self._look.say(described))
        self._redraw()

    def sizeHint(self) -> QSize:
        size = self._renderer.defaultSize()
        return size if size.isValid() else QSize(480, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 60)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self.sizeHint()
        # Never larger than drawn: the letters in it keep the size of the text around them.
        return round(min(width, size.width()) * size.height() / max(size.width(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.sizeHint()
        width = min(self.width(), size.width())
        self._renderer.render(painter, QRectF(0, 0, width, self.heightForWidth(self.width())))

    def _redraw(self) -> None:
        if self._draw is not None:
            self._renderer.load(QByteArray(self._draw(self._look.roles).encode()))
            self.updateGeometry()
            self.update()
