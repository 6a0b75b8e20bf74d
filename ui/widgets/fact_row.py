"""A row of a label and a value that opens where the value comes from."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.theme.scale import CONTROL_RADIUS, Type, font
from ui.widgets.lines import broken
from workbench.texts import Message, say

_LINE = 20
_PADDING = 6
_GAP = 12
INSET = 8
"""Room at both sides for the ground under the pointer; what lists rows makes up for it."""


@dataclass(frozen=True, slots=True)
class _Lines:
    label: list[str]
    value: list[str]

    @property
    def height(self) -> int:
        return max(len(self.label), len(self.value), 1) * _LINE + 2 * _PADDING


class FactRow(QAbstractButton):
    """Label left, value right; both wrap rather than lose a word.

    Signals:
        opened: the key given as `opens`, when the row is clicked or Enter is pressed on it.
    """

    opened = Signal(object)
    lead = 0
    """Room before the label, in px."""

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
        super().__init__(parent)
        self._look = look
        self._label = label
        self._opens = opens
        self._hovered = False
        # Nested layouts ask for the height of one width many times before they settle.
        self._laid: dict[int, _Lines] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_value(value, role=role, strong=strong, disputed=disputed)
        self.set_opens(opens)
        self.clicked.connect(self._open)
        look.changed.connect(self.update)

    def set_label(self, label: Message) -> None:
        """Call the value something else; `set_value`, which comes after, shows it."""
        self._label = label

    def set_value(
        self, value: object, *, role: str = "ink", strong: bool = False, disputed: bool = False
    ) -> None:
        """Show another value."""
        self._laid.clear()
        self._value = self._look.say(value)
        self._role = role
        self._disputed = disputed
        self._value_font = font(Type.STRONG if strong else Type.BODY)
        spoken = say("{label}: {value}", label=self._label, value=self._value)
        if disputed:
            spoken = say("{row}; other sources say otherwise", row=spoken)
        self.setAccessibleName(self._look.say(spoken))
        self.updateGeometry()
        self.update()

    def set_opens(self, opens: object) -> None:
        """Make the row open something, or nothing when None."""
        self._opens = opens
        reachable = opens is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if reachable else Qt.CursorShape.ArrowCursor
        )

    def sizeHint(self) -> QSize:
        label, value = self._widths()
        return QSize(self.lead + label + value + _GAP + 2 * INSET, _LINE + 2 * _PADDING)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, _LINE + 2 * _PADDING)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width).height

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        lines = self._lay_out(self.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._paint_lines(painter, lines.label, font(Type.BODY), "soft", left)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._paint_lines(painter, lines.value, self._value_font, self._role, right)
        if self._disputed:
            self._paint_dots(painter, lines.value)

    def texts_fit(self) -> bool:
        """Whether every word is shown in full at the present size."""
        return self._lay_out(self.width()).height <= self.height()

    def _paint_ground(self, painter: QPainter) -> None:
        if self._opens is None:
            return
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        elif self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("sunken"))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)

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

    def _open(self) -> None:
        if self._opens is not None:
            self.opened.emit(self._opens)
