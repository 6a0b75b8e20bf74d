"""Years side by side: a line of the accounts a row, every figure opening where it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.look import Look
from ui.theme.scale import Type, figures, font
from workbench.texts import Message, say

_ROW = 32
_LINE = 20
_BETWEEN = 12
"""At least so many px between a figure and the one at its left."""
_MARGIN = 3
"""Px that the style leaves at both sides of a cell's text."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_COLOUR = int(Qt.ItemDataRole.ForegroundRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class YearCell:
    """A figure as it is written; None is "not stated", which is never a zero."""

    value: object | None
    opens: object = None
    disputed: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class YearRow:
    """One line of the accounts through the years; `wraps` where its cells are no amounts."""

    label: Message
    cells: tuple[YearCell, ...]
    strong: bool = False
    wraps: bool = False


class YearTable(QTableView):
    """The figures, right-aligned and tabular; Enter or a click opens one.

    Signals:
        opened: the `opens` of the figure.
    """

    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = _Years(look, self)
        self.setModel(self._model)
        self.setItemDelegate(_Figures(look, self._model, self))
        self.setAccessibleName(look.say(say("Annual accounts")))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setFont(font(Type.SMALL))
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Widths of stretched years come only after the table has its own.
        header.sectionResized.connect(self._fit_rows)
        self._label_width = 0
        self.clicked.connect(self._open)

    def show_years(self, years: Sequence[object], rows: Sequence[YearRow]) -> None:
        """Show the lines under their years.

        Args:
            years: the headings, as many as each row has cells.
            rows: from the top.
        """
        self._model.fill([self._look.say(year) for year in years], rows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, self.label_width)
        self._fit_rows()

    @property
    def label_width(self) -> int:
        """How wide its labels are, in px; tables of one `align` may be given more."""
        return max(self._label_width, self._model.wide[0])

    @property
    def year_width(self) -> int:
        """What its widest year needs so that no figure is cut off, in px; words may wrap."""
        return max(self._model.wide[1:], default=0)

    def align(self, label_width: int) -> None:
        """Give the labels so many px, so that the years stand under those of another table."""
        self._label_width = label_width
        self.horizontalHeader().resizeSection(0, self.label_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self, *_: object) -> None:
        """Give words a second line where they are wider than their year."""
        header, rows = self.horizontalHeader(), self.verticalHeader()
        widths = [header.sectionSize(each) for each in range(1, header.count())]
        tall = 0
        for row in range(rows.count()):
            height = _ROW + _LINE * self._model.breaks(row, widths)
            rows.resizeSection(row, height)
            tall += height
        self.setFixedHeight(header.sizeHint().height() + tall + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        cell = self._model.cell(index)
        if cell is not None and cell.opens is not None:
            self.opened.emit(cell.opens)


class _Years(QAbstractTableModel):
    """The figures; `wide` is what each column needs in px, its labels first."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._years: list[str] = []
        self._rows: Sequence[YearRow] = ()
        self._strong = font(Type.STRONG)
        self._small = figures(Type.SMALL)
        self._figures = figures(Type.BODY)
        self._strong_figures = figures(Type.STRONG)
        self._not_stated = look.say(say("not stated"))
        self.wide: list[int] = [0]

    def fill(self, years: list[str], rows: Sequence[YearRow]) -> None:
        self.beginResetModel()
        self._years, self._rows = years, rows
        self.wide = self._measured()
        self.endResetModel()

    def cell(self, index: _Index) -> YearCell | None:
        if not index.isValid() or index.column() == 0:
            return None
        return self._rows[index.row()].cells[index.column() - 1]

    def _measured(self) -> list[int]:
        plain, strong = QFontMetrics(font(Type.BODY)), QFontMetrics(self._strong)
        labels = (
            (strong if each.strong else plain).horizontalAdvance(self._look.say(each.label))
            for each in self._rows
        )
        wide = [max(labels, default=0)]
        head = QFontMetrics(self._small)
        kinds = {True: QFontMetrics(self._strong_figures), False: QFontMetrics(self._figures)}
        for place, year in enumerate(self._years):
            told = (
                kinds[each.strong].horizontalAdvance(self._written(each.cells[place]))
                for each in self._rows
                if not each.wraps
            )
            wide.append(max(head.horizontalAdvance(year), max(told, default=0)))
        return [each + _BETWEEN for each in wide]

    def breaks(self, row: int, widths: Sequence[int]) -> bool:
        """Whether words of a row are wider than their year is."""
        told = self._rows[row]
        if not told.wraps:
            return False
        metrics = QFontMetrics(self._figures)
        wide = (metrics.horizontalAdvance(self._written(each)) for each in told.cells)
        return any(needed > width for needed, width in zip(wide, widths, strict=True))

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return len(self._years) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in {_DISPLAY, _TIP}:
            return self._years[section - 1] if section else ""
        if role == _FONT:
            return self._small
        return int(_RIGHT if section else _LEFT) if role == _ALIGN else None

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        # Roles are compared as numbers: with the enumeration a page takes 3.5 times as long.
        row, cell = self._rows[index.row()], self.cell(index)
        # Words may be longer than their place, unlike figures; the tip tells them whole.
        if role in {_DISPLAY, _TIP}:
            return self._look.say(row.label) if cell is None else self._written(cell)
        if role == _ALIGN:
            return int(_LEFT if cell is None else _RIGHT)
        if role == _SPOKEN and cell is not None:
            return f"{self._look.say(row.label)} {self._years[index.column() - 1]}"
        return self._dress(row, cell, role)

    def _dress(self, row: YearRow, cell: YearCell | None, role: int) -> QFont | QColor | None:
        if role == _FONT and cell is not None:
            return self._strong_figures if row.strong else self._figures
        if role == _FONT and row.strong:
            return self._strong
        if role == _COLOUR and cell is not None and (cell.value is None or cell.quiet):
            return self._look.colour("faint")
        return None

    def _written(self, cell: YearCell) -> str:
        return self._not_stated if cell.value is None else self._look.say(cell.value)


class _Figures(QStyledItemDelegate):
    """Adds a hairline above each row, and dots under what is disputed."""

    def __init__(self, look: Look, years: _Years, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._years = years

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        # A tip that repeats what can be read is in the way.
        needs = option.fontMetrics.horizontalAdvance(str(index.data(_TIP)))
        return needs > option.rect.width() and super().helpEvent(event, view, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place = option.rect
        # Without the style's margin words begin and end where those of the card do.
        option.rect = place.adjusted(-_MARGIN, 0, _MARGIN, 0)
        super().paint(painter, option, index)
        painter.save()
        if index.row():
            painter.setPen(self._look.colour("line"))
            painter.drawLine(place.topLeft(), place.topRight())
        cell = self._years.cell(index)
        if cell is not None and cell.disputed:
            written = QFontMetrics(index.data(_FONT))
            text = written.horizontalAdvance(self._look.say(cell.value))
            pen = QPen(self._look.colour("look_closer"), 1.5, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            line = place.center().y() + 10
            painter.drawLine(place.right() - text, line, place.right(), line)
        painter.restore()
