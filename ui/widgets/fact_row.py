"""A row of a label and a value that opens where the value comes from."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import Type, font
from ui.widgets.lines import broken
from ui.widgets.pressable_row import INSET, PressableRow
from workbench.texts import Message, say

_LINE = 20
_PADDING = 6
_GAP = 12


@dataclass(frozen=True, slots=True)
class _Lines:
    label: list[str]
    value: list[str]

    @property
    def height(self) -> int:
        return max(len(self.label), len(self.value), 1) * _LINE + 2 * _PADDING


class FactRow(PressableRow):
    """Label left, value right; both wrap rather than lose a word."""

    lead = 0
    """Room before the label, in px."""
    label_role = "soft"
    """Colour role of the label."""

    def __init__(
        self,
        look: Look,
        label: Message,
        value: object,
        *,
        role: str = "ink",
        strong: bool = False,
        opens: object = None,
        disputed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a value in a colour role; `disputed` underlines it with dots."""
        super().__init__(look, opens=opens, parent=parent)
        self._label = label
        # Nested layouts ask for the height of one width many times before they settle.
        self._laid: dict[int, _Lines] = {}
        self._wide: tuple[int, int] | None = None
        self._shown: tuple[Message, object, str, bool, bool] | None = None
        self.set_value(value, role=role, strong=strong, disputed=disputed)

    def set_label(self, label: Message) -> None:
        """Call the value something else; `set_value`, which comes after, shows it."""
        self._label = label

    def set_value(
        self, value: object, *, role: str = "ink", strong: bool = False, disputed: bool = False
    ) -> None:
        """Show another value; the page is laid out anew only where the row needs other room."""
        shown = (self._label, value, role, strong, disputed)
        if shown == self._shown:
            return
        tall = self._lay_out(self.width()).height if self._shown is not None else 0
        self._shown = shown
        self._laid.clear()
        self._wide = None
        self._value = self._look.say(value)
        self._role = role
        self._disputed = disputed
        self._value_font = font(Type.STRONG if strong else Type.BODY)
        spoken = say("{label}: {value}", label=self._label, value=self._value)
        if disputed:
            spoken = say("{row}; other sources say otherwise", row=spoken)
        self.setAccessibleName(self._look.say(spoken))
        if self._lay_out(self.width()).height != tall:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        label, value = self._widths()
        return QSize(self.lead + label + value + _GAP + 2 * INSET, _LINE + 2 * _PADDING)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, _LINE + 2 * _PADDING)

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width).height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.paint_ground()
        lines = self._lay_out(self.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._paint_lines(painter, lines.label, font(Type.BODY), self.label_role, left)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._paint_lines(painter, lines.value, self._value_font, self._role, right)
        if self._disputed:
            self._paint_dots(painter, lines.value)

    def _paint_lines(
        self,
        painter: QPainter,
        lines: list[str],
        letters: QFont,
        role: str,
        side: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(letters)
        painter.setPen(self._look.colour(role))
        for number, line in enumerate(lines):
            painter.drawText(self._line_box(number), side, line)

    def _paint_dots(self, painter: QPainter, lines: list[str]) -> None:
        painter.setPen(QPen(self._look.colour("look_closer"), 1.5, Qt.PenStyle.DotLine))
        for number, line in enumerate(lines):
            box = self._line_box(number)
            width = QFontMetrics(self._value_font).horizontalAdvance(line)
            painter.drawLine(box.right() - width, box.bottom(), box.right(), box.bottom())

    def _line_box(self, number: int) -> QRect:
        left = INSET + self.lead
        return QRect(left, _PADDING + number * _LINE, self.width() - left - INSET, _LINE)

    def _widths(self) -> tuple[int, int]:
        if self._wide is None:
            self._wide = self._measured()
        return self._wide

    def _measured(self) -> tuple[int, int]:
        label = QFontMetrics(font(Type.BODY)).horizontalAdvance(self._look.say(self._label))
        # More than measured: the last letter may lean over its own width.
        return label + 2, QFontMetrics(self._value_font).horizontalAdvance(self._value) + 2

    def _lay_out(self, width: int) -> _Lines:
        if width not in self._laid:
            self._laid[width] = self._laid_out(width)
        return self._laid[width]

    def _laid_out(self, width: int) -> _Lines:
        inner = max(width - 2 * INSET - self.lead, 1)
        label, value = self._widths()
        if label + value + _GAP <= inner:
            return _Lines([self._look.say(self._label)], [self._value])
        label = min(label, max(inner * 2 // 5, inner - value - _GAP))
        value = inner - label - _GAP
        return _Lines(
            broken(self._look.say(self._label), font(Type.BODY), label),
            broken(self._value, self._value_font, value),
        )
