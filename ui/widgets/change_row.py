"""A row that says in one sentence what changed; a quiet one also by whose doing."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import Type, font
from ui.widgets.lines import broken
from ui.widgets.pressable_row import INSET, PressableRow
from workbench.domain.since_decided import Told
from workbench.texts import say

_LINE = 20
_SMALL = 16
_PADDING = 6
_GAP = 20
_BESIDE = 520
"""From this width on, in px, the cause stands beside the sentence; else below it."""


@dataclass(frozen=True, slots=True)
class _Lines:
    sentence: list[str]
    cause: list[str]
    beside: bool

    @property
    def height(self) -> int:
        told, why = len(self.sentence) * _LINE, len(self.cause) * _SMALL
        return (max(told, why) if self.beside else told + why) + 2 * _PADDING


class ChangeRow(PressableRow):
    """Opens the facts of then and of now."""

    def __init__(
        self, look: Look, told: Told, *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show a change; a `quiet` one, among changes of all causes, tells its own beside it."""
        super().__init__(look, opens=told, parent=parent)
        self.setProperty("flush", "yes")
        self._sentence = look.say(told.words)
        self._cause = look.say(told.cause.words)
        self._role = "soft" if quiet else "ink"
        self._quiet = quiet
        self._laid: dict[int, _Lines] = {}
        spoken = say("{cause}: {sentence}", cause=self._cause, sentence=self._sentence)
        self.setAccessibleName(look.say(spoken))

    def sizeHint(self) -> QSize:
        return QSize(_BESIDE, self.heightForWidth(_BESIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _LINE + 2 * _PADDING)

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.paint_ground()
        lines = self._lines(self.width())
        side = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Type.BODY))
        painter.setPen(self._look.colour(self._role))
        for number, line in enumerate(lines.sentence):
            box = QRect(INSET, _PADDING + number * _LINE, self.width() - 2 * INSET, _LINE)
            painter.drawText(box, side | Qt.AlignmentFlag.AlignLeft, line)
        painter.setFont(font(Type.SMALL))
        painter.setPen(self._look.colour("soft"))
        # Beside the sentence both stand upon one line; the small letters are lower.
        top = _PADDING + (_LINE - _SMALL) // 2 if lines.beside else self._below(lines)
        to = Qt.AlignmentFlag.AlignRight if lines.beside else Qt.AlignmentFlag.AlignLeft
        for number, line in enumerate(lines.cause):
            box = QRect(INSET, top + number * _SMALL, self.width() - 2 * INSET, _SMALL)
            painter.drawText(box, side | to, line)

    def _below(self, lines: _Lines) -> int:
        return _PADDING + len(lines.sentence) * _LINE

    def _lines(self, width: int) -> _Lines:
        if width not in self._laid:
            self._laid[width] = self._lay_out(max(width - 2 * INSET, 1))
        return self._laid[width]

    def _lay_out(self, inner: int) -> _Lines:
        if not self._quiet:
            return _Lines(broken(self._sentence, font(Type.BODY), inner), [], beside=False)
        small = font(Type.SMALL)
        if inner < _BESIDE:
            told = broken(self._sentence, font(Type.BODY), inner)
            return _Lines(told, broken(self._cause, small, inner), beside=False)
        # More than measured: the last letter may lean over its own width.
        wide = QFontMetrics(small).horizontalAdvance(self._cause) + 2
        cause = min(wide, inner // 3)
        told = broken(self._sentence, font(Type.BODY), inner - cause - _GAP)
        return _Lines(told, broken(self._cause, small, cause), beside=True)
