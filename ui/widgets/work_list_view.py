"""A ranked work list on screen: headings, and rows of a name, why, and the range as a bar."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.work_list import Part, WorkListModel, picture
from ui.theme.look import Look
from ui.theme.scale import Type, figures, font
from ui.widgets.range_bar import paint_small_range
from workbench.app.lists.prospects import Prospect
from workbench.domain.score_range import ScoreRange
from workbench.texts import say

ROW = 54
_HEADING = 44
_LINE = 18
_INSET = 20
_FIGURES = 64
_BAR = 130
_GAP = 24
_NARROW = 560
"""Below this width, in px, the bar gives way to its figures."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_Index = QModelIndex | QPersistentModelIndex


class WorkListView(QListView):
    """Enter or a click opens a company.

    Signals:
        opened: the UUID of the company.
    """

    opened = Signal(object)

    def __init__(self, look: Look, model: WorkListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Rows(look, model, self))
        self.setAccessibleName(look.say(say("Companies of the list")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)
        look.changed.connect(self.viewport().update)

    def choose(self, company: UUID | None) -> None:
        """Put the mark on a company, or on the first."""
        place = self._rows.place_of(company) if company is not None else None
        index = self._rows.index(1 if place is None else place)
        if index.isValid():
            self.setCurrentIndex(index)

    def chosen(self) -> UUID | None:
        """Return the company that is marked, or None."""
        row = self._rows.row(self.currentIndex().row())
        return row.company if isinstance(row, Prospect) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if isinstance(row, Prospect):
            self.opened.emit(row.company)


class _Rows(QStyledItemDelegate):
    def __init__(self, look: Look, model: WorkListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, _HEADING if isinstance(self._model.row(index.row()), Part) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._model.row(index.row())
        place = QRectF(option.rect)
        painter.save()
        if isinstance(row, Part):
            self._paint_heading(painter, place, index.row())
        elif row is not None:
            self._paint_ground(painter, option, index)
            self._paint_row(painter, place, row, index.row())
        painter.restore()

    def _paint_heading(self, painter: QPainter, place: QRectF, number: int) -> None:
        heading, meaning = self._model.words(number)
        box = place.adjusted(_INSET, 10, -_INSET, 0)
        painter.setFont(font(Type.LABEL))
        painter.setPen(self._look.colour("soft"))
        painter.drawText(box, _LEFT, heading)
        taken = QFontMetrics(font(Type.LABEL)).horizontalAdvance(heading) + 12
        painter.setFont(font(Type.SMALL))
        painter.setPen(self._look.colour("faint"))
        self._write(painter, box.adjusted(taken, 0, 0, 0), meaning, Type.SMALL)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place = QRectF(option.rect)
        if option.state & _SELECTED:
            painter.fillRect(place, self._look.colour("accent_ground"))
            if option.state & _FOCUSED:
                edge = place.adjusted(0, 0, 3 - place.width(), 0)
                painter.fillRect(edge, self._look.colour("accent"))
        if not isinstance(self._model.row(index.row() - 1), Part):
            painter.setPen(self._look.colour("line"))
            edge = place.adjusted(_INSET, 0, -_INSET, 0)
            painter.drawLine(edge.topLeft(), edge.topRight())

    def _paint_row(self, painter: QPainter, place: QRectF, row: Prospect, number: int) -> None:
        name, *why = self._model.words(number)
        shown = picture(row)
        taken = _FIGURES + (_BAR if place.width() >= _NARROW else 0) + _GAP
        box = place.adjusted(_INSET, 0, -_INSET - (taken if shown is not None else 0), 0)
        top = place.center().y() - _LINE * (2 if why else 1) / 2
        painter.setFont(font(Type.STRONG))
        painter.setPen(self._look.colour("ink"))
        self._write(painter, QRectF(box.left(), top, box.width(), _LINE), name, Type.STRONG)
        if why:
            painter.setFont(font(Type.SMALL))
            painter.setPen(self._look.colour("soft"))
            below = QRectF(box.left(), top + _LINE, box.width(), _LINE)
            self._write(painter, below, " · ".join(why), Type.SMALL)
        if shown is not None:
            self._paint_range(painter, place, shown)

    def _paint_range(self, painter: QPainter, place: QRectF, shown: ScoreRange) -> None:
        right = place.right() - _INSET
        painter.setFont(figures(Type.BODY))
        painter.setPen(self._look.colour("ink"))
        box = QRectF(right - _FIGURES, place.top(), _FIGURES, place.height())
        painter.drawText(box, _RIGHT, self._look.say(shown.words))
        if place.width() >= _NARROW:
            bar = QRectF(right - _FIGURES - _BAR, place.top(), _BAR, place.height())
            paint_small_range(painter, bar, shown, self._look.roles)

    @staticmethod
    def _write(painter: QPainter, box: QRectF, text: str, kind: Type) -> None:
        told = QFontMetrics(font(kind)).elidedText(text, _ELIDED, int(box.width()))
        painter.drawText(box, _LEFT, told)
