"""The lead list on screen: rows of two lines, the range as a short bar, the band as a chip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.leads import CAN, COMPANY, STAGE, LeadsModel
from ui.theme.look import Look
from ui.theme.scale import Type, figures, font
from ui.widgets.chip import band_tone, chip_size, paint_chip
from ui.widgets.lines import broken
from ui.widgets.range_bar import paint_small_range
from workbench.domain.card import BANDS
from workbench.domain.lead_list import LeadRow
from workbench.domain.score_range import ScoreRange
from workbench.texts import say

ROW = 54
_LINE = 18
_INSET = 10
_FIGURES = 56
_GAP = 12
_SHORTEST = 32
"""A bar shorter than this, in px, shows nothing and gives way to its figures."""
_LONGEST = 150
_SHARES = (21, 12, 27, 13, 16, 11)
"""Widths of the columns in per cent."""
_NARROW_SHARES = (23, 13, 21, 14, 17, 12)
_NARROW = 860
"""Below this width, in px, the bar of the range gives way to the words."""
_Index = QModelIndex | QPersistentModelIndex
# A first use makes the whole enumeration: while this is read in, beside the window.
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_ELIDED = Qt.TextElideMode.ElideRight


class LeadTable(QTableView):
    """The list; Enter or a click opens the lead.

    Signals:
        opened: the `LeadRow`.
        left: Up was pressed in the first row: the keys go back to the search.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, look: Look, model: LeadsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads = model
        self.setModel(model)
        self._cells = _Cells(look, model, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(look.say(say("Leads")))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFont(font(Type.SMALL))
        header.setStyleSheet(f"QHeaderView::section {{ padding: 8px {_INSET}px; }}")
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self.currentIndex())
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        shares = _SHARES if width >= _NARROW else _NARROW_SHARES
        can = max(width * shares[CAN] // 100, self._cells.narrowest_range)
        for column, share in enumerate(shares):
            rest = (width - can) * share // (100 - shares[CAN])
            self.setColumnWidth(column, can if column == CAN else rest)

    def _open(self, index: QModelIndex) -> None:
        row = self._leads.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)


class _Cells(QStyledItemDelegate):
    def __init__(self, look: Look, model: LeadsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        # Room for the widest word, so that the bars of all rows can be compared.
        self._chip = max(chip_size(look.say(each.words)).width() for each in BANDS)

    @property
    def narrowest_range(self) -> int:
        """The width, in px, at which a range's figures and its band still fit."""
        return round(_INSET + _FIGURES + self._chip + _INSET)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, option, index)
        row = self._model.row(index.row())
        if row is not None:
            inner = place.adjusted(_INSET, 0, -_INSET / 2, 0)
            picture = self._model.picture(row)
            if index.column() == CAN and picture is not None:
                self._paint_range(painter, inner, picture)
            else:
                self._paint_words(painter, inner, row, index.column())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place = QRectF(option.rect)
        if option.state & _SELECTED:
            painter.fillRect(place, self._look.colour("accent_ground"))
            if option.state & _FOCUSED and index.column() == COMPANY:
                painter.fillRect(
                    place.adjusted(0, 0, 3 - place.width(), 0), self._look.colour("accent")
                )
        if index.row():
            painter.setPen(self._look.colour("line"))
            painter.drawLine(place.topLeft(), place.topRight())

    def _paint_range(self, painter: QPainter, place: QRectF, picture: ScoreRange) -> None:
        painter.setFont(figures(Type.BODY))
        painter.setPen(self._look.colour("ink"))
        painter.drawText(place, _MIDDLE, self._look.say(picture.words))
        band = self._look.say(picture.band.words)
        bar = min(place.width() - _FIGURES - self._chip - 2 * _GAP, _LONGEST)
        left = place.left() + _FIGURES
        if bar >= _SHORTEST:
            box = QRectF(left, place.top(), bar, place.height())
            paint_small_range(painter, box, picture, self._look.roles)
            left += bar + _GAP
        box = QRectF(left, place.top(), self._chip, place.height())
        paint_chip(painter, box, band, band_tone(picture.band), self._look.roles)

    def _paint_words(self, painter: QPainter, place: QRectF, row: LeadRow, column: int) -> None:
        first, *rest = self._model.words(row, column) or ("",)
        strong = column == COMPANY
        letters = font(Type.STRONG if strong else Type.BODY)
        # A second line of its own leaves the first one line; otherwise the first may take both.
        own = broken(first, letters, int(place.width())) if not rest else [first]
        shown = [
            *((line, "ink", letters) for line in own),
            *((line, "soft", font(Type.SMALL)) for line in rest),
        ][:2]
        if (row.trouble or row.locked is not None) and rest and column not in {COMPANY, STAGE}:
            shown[-1] = (shown[-1][0], "look_closer", shown[-1][2])
        top = place.center().y() - _LINE * len(shown) / 2
        for number, (line, role, used) in enumerate(shown):
            painter.setFont(used)
            painter.setPen(self._look.colour(role))
            box = QRectF(place.left(), top + number * _LINE, place.width(), _LINE)
            cut = number == len(shown) - 1 and len(own) > len(shown)
            told = f"{line} …" if cut else line
            painter.drawText(
                box,
                _MIDDLE,
                QFontMetrics(used).elidedText(told, _ELIDED, int(place.width())),
            )


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
