"""A few rows and columns of a table, with one cell marked."""

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type, font
from ui.theme.tips import tip
from workbench.domain.excerpt import TablePart
from workbench.texts import say

_ROW = 24
_GAP = 2 * GRID
_FIGURE = re.compile(r"[-−+]?[\d\s.,]*\d[\d\s.,]*%?")


class TablePartView(QWidget):
    """The cells under their headings; each row begins with its number in the table."""

    def __init__(self, look: Look, part: TablePart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._part = part
        self._top = _ROW if part.headings else 0
        self._figures = [self._holds_figures(column) for column in range(self._columns)]
        self.setFixedHeight(self._top + _ROW * len(part.rows))
        self.setAccessibleName(self._spoken())
        self.setToolTip(tip("\n".join(self._lines())))
        look.changed.connect(self.update)

    @property
    def _columns(self) -> int:
        return max(len(cells) for cells in (self._part.headings, *self._cells))

    @property
    def _cells(self) -> list[tuple[str, ...]]:
        return [cells for _, cells in self._part.rows]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(Type.SMALL))
        metrics = QFontMetrics(painter.font())
        numbers = max(metrics.horizontalAdvance(str(number)) for number, _ in self._part.rows)
        starts = self._starts(metrics, numbers + _GAP)
        if self._part.headings:
            painter.setPen(self._look.colour("soft"))
            self._write(painter, metrics, self._part.headings, starts, 0)
        for row, (number, cells) in enumerate(self._part.rows):
            y = self._top + row * _ROW
            painter.setPen(self._look.colour("line"))
            if y:
                painter.drawLine(0, y, self.width(), y)
            self._mark(painter, starts, row, y)
            painter.setPen(self._look.colour("faint"))
            room = QRect(0, y, numbers, _ROW)
            aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, aligned, str(number))
            painter.setPen(self._look.colour("ink" if row == self._part.marked[0] else "soft"))
            self._write(painter, metrics, cells, starts, y)

    def _mark(self, painter: QPainter, starts: list[int], row: int, y: int) -> None:
        if row != self._part.marked[0]:
            return
        column = self._part.marked[1]
        cell = QRect(starts[column], y + 2, starts[column + 1] - starts[column], _ROW - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("mark"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(cell, GRID, GRID)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _write(
        self,
        painter: QPainter,
        metrics: QFontMetrics,
        cells: tuple[str, ...],
        starts: list[int],
        y: int,
    ) -> None:
        for column, cell in enumerate(cells):
            width = starts[column + 1] - starts[column] - _GAP
            room = QRect(starts[column] + _GAP // 2, y, width, _ROW)
            side = Qt.AlignmentFlag.AlignRight if self._figures[column] else Qt.AlignmentFlag(0)
            text = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, width)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _starts(self, metrics: QFontMetrics, first: int) -> list[int]:
        """Return where each column begins, and where the last one ends: by what each needs."""
        needs = [self._needed(metrics, column) for column in range(self._columns)]
        room, starts = self.width() - first, [first]
        if sum(needs) > room:
            # A column that needs less than its share gives the rest to those that need more.
            fair = room // len(needs)
            spare = sum(fair - need for need in needs if need < fair)
            wide = sum(need > fair for need in needs)
            needs = [need if need <= fair else fair + spare // wide for need in needs]
        more = max(0, room - sum(needs)) // len(needs)
        for need in needs:
            starts.append(starts[-1] + need + more)
        return starts

    def _needed(self, metrics: QFontMetrics, column: int) -> int:
        rows = (self._part.headings, *self._cells)
        cells = [cells[column] for cells in rows if column < len(cells)]
        # One more, for widths are rounded down.
        return max(metrics.horizontalAdvance(cell) for cell in cells) + 1 + _GAP

    def _holds_figures(self, column: int) -> bool:
        cells = [cells[column] for cells in self._cells if column < len(cells) and cells[column]]
        return bool(cells) and all(_FIGURE.fullmatch(each) for each in cells)

    def _lines(self) -> list[str]:
        headed = [" · ".join(self._part.headings)] if self._part.headings else []
        return [*headed, *(f"{number}  {' · '.join(cells)}" for number, cells in self._part.rows)]

    def _spoken(self) -> str:
        row, column = self._part.marked
        number, cells = self._part.rows[row]
        told = say(
            "Row {row} of a table, {cells}; marked: {marked}",
            row=number,
            cells=", ".join(cells),
            marked=cells[column],
        )
        return self._look.say(told)
