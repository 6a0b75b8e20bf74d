"""A page of a PDF as a picture one can move about in, at the size it is read, its place marked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.roles import LIGHT
from ui.theme.scale import GRID, Type
from ui.widgets.dragged_area import DraggedArea
from ui.widgets.words import words
from workbench.domain.excerpt import PageImage
from workbench.texts import say

_POINT = 1.2
"""Pixels of the screen a point of the page: what is printed in 10 points is read as 12 pixels."""
_TALL = 200
_RIM = 2.0
_EDGE = 24


class PagePicture(QWidget):
    """The page, moved to its place; it can be dragged, and the arrow keys move it too."""

    def __init__(
        self, look: Look, page: PageImage, picture: QImage, parent: QWidget | None = None
    ) -> None:
        """Take the page and its picture, which was decoded beside the window."""
        super().__init__(parent)
        self.area = _Area(_Drawn(page, picture))
        numbered = say("Page {number} of {pages}", number=page.number, pages=page.pages)
        self.area.setAccessibleName(look.say(numbered))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.area)
        column.addWidget(words(look, numbered, Type.SMALL, "soft"))


class _Drawn(QWidget):
    def __init__(self, page: PageImage, picture: QImage) -> None:
        super().__init__()
        self._picture = QPixmap.fromImage(picture)
        self._zoom = _POINT / page.scale
        left, top, right, bottom = (side * self._zoom for side in page.box)
        self.box = QRectF(left, top, right - left, bottom - top)
        size = QSize(round(page.width * self._zoom), round(page.height * self._zoom))
        self.setFixedSize(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(self.rect(), self._picture)
        # Paper is white by day and by night, so the mark upon it is always that of the day.
        around = self.box.adjusted(-_RIM, -_RIM, _RIM, _RIM)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setBrush(QColor(LIGHT.mark))
        painter.setPen(QPen(QColor(LIGHT.look_closer), 1.0))
        painter.drawRoundedRect(around, _RIM, _RIM)


class _Area(DraggedArea):
    def __init__(self, drawn: _Drawn) -> None:
        super().__init__(drawn)
        self._drawn = drawn
        # Bars would take room from the page and hide its edges; it is dragged, or moved by keys.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(min(_TALL, drawn.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.go_to_place()

    def go_to_place(self) -> None:
        """Move to the marked place: into the middle, or to its beginning where it is wide."""
        box, room = self._drawn.box, self.viewport().size()
        wide = box.width() > room.width() - 2 * _EDGE
        left = box.left() - _EDGE if wide else box.center().x() - room.width() / 2
        self.horizontalScrollBar().setValue(round(left))
        self.verticalScrollBar().setValue(round(box.center().y() - room.height() / 2))
