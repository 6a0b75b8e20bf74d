"""A page of the document, as wide as its place times a zoom; it scrolls, and can be dragged."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.pages.typing.drawn import DrawnPage
from ui.theme.look import Look
from ui.theme.scale import Type, font
from ui.widgets.dragged_area import DraggedArea
from workbench.texts import say

SMALLEST, LARGEST = 0.5, 4.0
_STEP = 1.25
_TALL = 1.4142
"""Height to width of a page that was not drawn yet: A4."""
_GATHER = 80
"""Milliseconds in which sizes that follow each other are drawn once."""

_NOT_DRAWN = say("This page cannot be drawn. It can be cited all the same.")


class Paper(DraggedArea):
    """Shows one page; who owns it draws what `wanted` asks for.

    Signals:
        wanted: how many pixels of the screen wide the page is shown now.
    """

    wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._sheet = _Sheet(look)
        super().__init__(self._sheet, parent)
        self._zoom = 1.0
        # Always there, so that the width the page is fitted to does not hang on its height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER)
        self._soon.timeout.connect(self.tell_wanted)

    @property
    def zoom(self) -> float:
        """How much wider than its place the page is."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the page wider or narrower, around the middle of what is seen."""
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self._fit()
        self.tell_wanted()

    def zoom_in(self) -> None:
        """Show it larger."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        self.set_zoom(self._zoom / _STEP)

    def fit_width(self) -> None:
        """Show the whole width."""
        self.set_zoom(1.0)

    def show_page(self, page: DrawnPage) -> None:
        """Show a page that was drawn, or that it cannot be."""
        self._sheet.take(page)
        self.setAccessibleDescription(self._sheet.said)
        self._fit()

    def clear(self) -> None:
        """Show an empty sheet from its top, while the page is drawn."""
        self._sheet.take(None)
        self.verticalScrollBar().setValue(0)

    def tell_wanted(self) -> None:
        """Ask for the page at the width it is shown in."""
        self.wanted.emit(round(self._width() * self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def _width(self) -> int:
        return max(1, round(self.viewport().width() * self._zoom))

    def _fit(self) -> None:
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        before, room = self._sheet.size(), self.viewport().size()
        middles = [
            (bar.value() + seen / 2) / max(whole, 1)
            for bar, seen, whole in zip(
                bars,
                (room.width(), room.height()),
                (before.width(), before.height()),
                strict=True,
            )
        ]
        self._sheet.fit(self._width())
        after = self._sheet.size()
        if after == before:
            return
        at_top = bars[1].value() == 0
        bars[0].setValue(round(middles[0] * after.width() - room.width() / 2))
        bars[1].setValue(0 if at_top else round(middles[1] * after.height() - room.height() / 2))


class _Sheet(QWidget):
    """Paper is white by day and by night."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture: QPixmap | None = None
        self._tall = _TALL
        self.said = ""

    def take(self, page: DrawnPage | None) -> None:
        self._picture, self.said = None, ""
        if page is not None and page.fitted is not None:
            self._picture = QPixmap.fromImage(page.fitted)
            self._tall = page.fitted.height() / max(page.fitted.width(), 1)
        elif page is not None:
            self.said = self._look.say(_NOT_DRAWN)
        self.update()

    def fit(self, width: int) -> None:
        self.setFixedSize(QSize(width, round(width * self._tall)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("#FFFFFF"))
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._picture)
        if self.said:
            painter.setFont(font(Type.BODY))
            painter.setPen(QColor("#5A6470"))
            room = self.rect().adjusted(24, 48, -24, -24)
            wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, wrapped, self.said)
