"""A company of a work list: its name, why it stands as it does, and its range as a short bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from ui.theme.look import Look
from ui.theme.scale import Type, figures, font
from ui.widgets.lines import broken
from ui.widgets.pressable_row import INSET, PressableRow
from ui.widgets.range_bar import paint_small_range
from workbench.app.lists.prospects import Prospect
from workbench.domain.identity import cased
from workbench.domain.score_range import ScoreRange, can_they
from workbench.domain.work_list import Outlook
from workbench.texts import Message, say, say_many

_LINE = 20
_SMALL = 18
_PADDING = 7
_FIGURES = 56
_BAR = 130
_GAP = 24
_NARROW = 460
"""Below this width, in px, the bar gives way to its figures."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProspectRow(PressableRow):
    """Opens the company; see `PressableRow.opened`."""

    def __init__(self, look: Look, shown: Prospect) -> None:
        super().__init__(look, opens=shown.company)
        # It brings the room at its sides itself.
        self.setProperty("flush", "yes")
        self._heights: dict[int, int] = {}
        self.show_prospect(shown)

    def show_prospect(self, shown: Prospect) -> None:
        """Show how a company stands now."""
        self._name = self._look.say(_called(shown))
        self._why = [self._look.say(each) for each in _why(shown)]
        scorecard = shown.standing.scorecard
        self._range: ScoreRange | None = can_they(scorecard) if scorecard is not None else None
        self._heights.clear()
        told = say("{name}: {why}", name=self._name, why="; ".join(self._why))
        if self._range is not None:
            told = say("{name} {range}", name=told, range=self._range.in_full)
        self.setAccessibleName(self._look.say(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _LINE + _SMALL + 2 * _PADDING)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            names, whys = self._lines(width)
            height = len(names) * _LINE + len(whys) * _SMALL + 2 * _PADDING
            self._heights[width] = height
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.paint_ground()
        names, whys = self._lines(self.width())
        top = float(_PADDING)
        room = self._room(self.width())
        for lines, kind, role, high in (
            (names, Type.STRONG, "ink", _LINE),
            (whys, Type.SMALL, "soft", _SMALL),
        ):
            painter.setFont(font(kind))
            painter.setPen(self._look.colour(role))
            for line in lines:
                painter.drawText(QRectF(INSET, top, room, high), _LEFT, line)
                top += high
        if self._range is not None:
            self._paint_range(painter, self._range)

    def _paint_range(self, painter: QPainter, shown: ScoreRange) -> None:
        right = self.width() - INSET
        painter.setFont(figures(Type.BODY))
        painter.setPen(self._look.colour("ink"))
        box = QRectF(right - _FIGURES, 0, _FIGURES, self.height())
        painter.drawText(box, _RIGHT, self._look.say(shown.words))
        if self.width() >= _NARROW:
            bar = QRectF(right - _FIGURES - _BAR, 0, _BAR, self.height())
            paint_small_range(painter, bar, shown, self._look.roles)

    def _room(self, width: int) -> int:
        taken = _FIGURES + (_BAR if width >= _NARROW else 0) + _GAP
        return max(width - 2 * INSET - taken, 80)

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        room = self._room(width)
        whys = [line for each in self._why for line in broken(each, font(Type.SMALL), room)]
        return broken(self._name, font(Type.STRONG), room), whys

    def texts_fit(self) -> bool:
        """Whether every word is shown in full at the present size."""
        metrics = QFontMetrics(font(Type.STRONG))
        names, _ = self._lines(self.width())
        widest = max(map(metrics.horizontalAdvance, names), default=0)
        return super().texts_fit() and widest <= self._room(self.width())


def _called(shown: Prospect) -> Message:
    sounding = shown.standing.sounding
    town = sounding.chosen("company.town")
    if town is None:
        return say("{name}", name=sounding.company.name)
    return say("{name} · {town}", name=sounding.company.name, town=cased(town.shown.fact.value))


def _why(shown: Prospect) -> Sequence[Message]:
    told = list(shown.because)
    if shown.stage is not None and shown.outlook is Outlook.READY:
        told.insert(0, say("Ready for {stage}", stage=shown.stage.words))
    if shown.steps:
        step = shown.steps[0].planned
        told.append(
            say(
                "Next: {what}, of {source}",
                what=step.question.words,
                source=step.manifest.title,
            )
        )
    if shown.queued:
        told.append(say_many("{count} look-up waits", "{count} look-ups wait", shown.queued))
    return told
