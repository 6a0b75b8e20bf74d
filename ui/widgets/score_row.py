"""A line of the scorecard: question, because, source, points and what they could be."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import Type, figures, font
from ui.widgets.lines import broken
from ui.widgets.pressable_row import INSET, PressableRow
from workbench.texts import Message, say

_LINE = 20
_PADDING = 7
_GAP = 14
_SHARES = (0.27, 0.33, 0.18, 0.11, 0.11)
_NARROWEST = 320
_SOURCE, _FIGURES = 2, 3
"""Where the source stands, and where the figures at the right begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCells:
    """What stands in the five columns; `heading` is the first row, `strong` a pillar's."""

    question: Message
    because: object = ""
    source: object = ""
    points: object = ""
    could_be: object = ""
    heading: bool = False
    strong: bool = False

    @property
    def texts(self) -> tuple[object, ...]:
        """The columns from the left."""
        return (self.question, self.because, self.source, self.points, self.could_be)


class ScoreRow(PressableRow):
    """Every word is shown, however narrow; the row opens what it rests on."""

    def __init__(
        self,
        look: Look,
        cells: ScoreCells,
        *,
        opens: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, opens=opens, parent=parent)
        self._cells = cells
        self._texts = [look.say(each) for each in cells.texts]
        # Nested layouts ask for the height of one width many times before they settle.
        self._broken: dict[int, list[list[str]]] = {}
        self.setAccessibleName(look.say(self._spoken()))

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, _LINE + 2 * _PADDING)

    def heightForWidth(self, width: int) -> int:
        most = max(len(lines) for lines in self._lines(width))
        return max(most, 1) * _LINE + 2 * _PADDING

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.paint_ground()
        columns = self._columns(self.width())
        for number, (box, lines) in enumerate(zip(columns, self._lines(self.width()), strict=True)):
            painter.setFont(self._font(number))
            painter.setPen(self._look.colour(self._role(number)))
            side = Qt.AlignmentFlag.AlignLeft if number < _FIGURES else Qt.AlignmentFlag.AlignRight
            for place, line in enumerate(lines):
                where = QRect(box.left(), _PADDING + place * _LINE, box.width(), _LINE)
                painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, line)

    def _font(self, column: int) -> QFont:
        if self._cells.heading:
            return font(Type.SMALL)
        kind = Type.STRONG if self._cells.strong and column in {0, _FIGURES} else Type.BODY
        return figures(kind) if column >= _FIGURES else font(kind)

    def _role(self, column: int) -> str:
        if self._cells.heading:
            return "soft"
        if column == _SOURCE and self._opens is not None:
            return "accent"
        return "ink" if column in {0, _FIGURES} else "soft"

    def _columns(self, width: int) -> list[QRect]:
        indent = 0 if self._cells.heading or self._cells.strong else 12
        inner = max(width - 2 * INSET - _GAP * (len(_SHARES) - 1), 1)
        boxes, left = [], INSET
        for share in _SHARES:
            across = round(inner * share)
            boxes.append(QRect(left, 0, across, self.height()))
            left += across + _GAP
        if self._cells.strong:
            boxes[0].setRight(boxes[_SOURCE].right())
        boxes[0].setLeft(boxes[0].left() + indent)
        boxes[-1].setRight(width - INSET - 1)
        return boxes

    def _lines(self, width: int) -> list[list[str]]:
        if width not in self._broken:
            columns = zip(self._texts, self._columns(width), strict=True)
            self._broken[width] = [
                broken(text, self._font(number), box.width()) if text else []
                for number, (text, box) in enumerate(columns)
            ]
        return self._broken[width]

    def _spoken(self) -> Message:
        if self._cells.heading or not self._cells.because:
            return say("{question} {points}", question=self._texts[0], points=self._texts[_FIGURES])
        return say(
            "{question} {points}, could be {could_be}: {because}. Source: {source}",
            question=self._texts[0],
            points=self._texts[_FIGURES],
            could_be=self._texts[_FIGURES + 1],
            because=self._texts[1],
            source=self._texts[_SOURCE],
        )
