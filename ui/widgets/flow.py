"""Layouts that give way: widgets that flow into lines, and columns that go below each other."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.theme.scale import GRID
from ui.widgets.emptying import empty


class Flow(QLayout):
    """Widgets beside each other, going on in a new line where the width ends."""

    def __init__(
        self, spacing: int = 2 * GRID, *, spread: bool = False, parent: QWidget | None = None
    ) -> None:
        """Leave `spacing` px between two; `spread` puts the last of a line at its right end."""
        super().__init__(parent)
        self._spread = spread
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Delete the widgets."""
        empty(self)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown)
        tall = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(wide + self.spacing() * max(len(shown) - 1, 0), tall)

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        return self._with_margins(wide, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, width: int, height: int) -> QSize:
        around = self.contentsMargins()
        return QSize(
            width + around.left() + around.right(), height + around.top() + around.bottom()
        )

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for line in self._lines(inner.width()):
            sizes = [_size(item, inner.width()) for item in line]
            tall = max(size.height() for size in sizes)
            left = inner.left()
            for item, size in zip(line, sizes, strict=True):
                if self._spread and len(line) > 1 and item is line[-1]:
                    left = inner.left() + inner.width() - size.width()
                if move:
                    down = (tall - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top + down), size))
                left += size.width() + self.spacing()
            top += tall + self.spacing()
        used = top - inner.top() - (self.spacing() if self._shown() else 0)
        around = self.contentsMargins()
        return used + around.top() + around.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if not lines or used + needed > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed + self.spacing()
        return lines


def _size(item: QLayoutItem, width: int) -> QSize:
    """Return what an item asks for, or what it needs where it gets less than that."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    tall = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, max(tall, size.height()))


class Columns(QWidget):
    """Widgets of equal width beside each other, or below each other where that is too narrow."""

    def __init__(self, narrowest: int = 260, parent: QWidget | None = None) -> None:
        """Give each widget at least `narrowest` px before they go below each other."""
        super().__init__(parent)
        self._narrowest = narrowest
        self._stretches: list[int] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4 * GRID)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Put a widget at the right, or below."""
        self._line.addWidget(widget, stretch)
        self._stretches.append(stretch)

    def minimumSizeHint(self) -> QSize:
        # Without this the widgets side by side would hold the page wider than its window.
        items = [self._line.itemAt(n) for n in range(self._line.count())]
        wide = max((item.minimumSize().width() for item in items if item), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        # Qt's own would lay everything out at the width nothing wraps at.
        return QSize(self._line.sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = self._narrowest * self._line.count()
        side_by_side = event.size().width() >= needed
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if side_by_side else ways.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)
            # Below each other every widget takes the height it needs, not an equal part.
            for place, stretch in enumerate(self._stretches):
                self._line.setStretch(place, stretch if side_by_side else 0)
            self.updateGeometry()
        super().resizeEvent(event)
