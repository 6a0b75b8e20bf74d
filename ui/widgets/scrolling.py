"""A page that scrolls under a bar which lies over its margin."""

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget


class Scrolling(QScrollArea):
    """Holds a page's content at the whole width, whether or not there is something to scroll.

    A bar beside the content would take from its width: Qt lays the page out for both widths each
    time anything in it changes, and nothing that remembers its height of one width helps then.
    """

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.hide()
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._follow_range)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - wide, 0, wide, self.height())

    def _follow_range(self, least: int, most: int) -> None:
        inner = self.verticalScrollBar()
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setRange(least, most)
        self._bar.setValue(inner.value())
        self._bar.setVisible(most > least)


class Content(QWidget):
    """What a page scrolls; its height is asked for at the width it has, and at no other."""

    def __init__(self) -> None:
        super().__init__()
        # It paints nothing itself: when it grows at its foot, nothing above is painted anew.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def sizeHint(self) -> QSize:
        # Qt's own would lay everything out at the width nothing wraps at.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        # Qt's own height is that of words which wrap before they must; with it, a page scrolls on
        # below its last line. A scroll area asks for the height at the width there is besides.
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least

    @contextlib.contextmanager
    def room_for(self, more: int) -> Iterator[None]:
        """Be so many px higher while something is shown.

        Qt lays out what is shown at once, in the room there is, and only then asks for more: all
        that stands on the page would be pressed together and painted anew for nothing.
        """
        self.setMinimumHeight(self.height() + max(more, 0))
        yield
        self.setMinimumHeight(0)


def content_around(widget: QWidget) -> Content | None:
    """Return the content of the page that a widget stands on, or None."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Content):
        around = around.parentWidget()
    return around
