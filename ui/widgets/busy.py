"""Work under way: a thin bar, what it is doing in words, and a way to stop it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.theme.tips import tip
from ui.widgets.buttons import LinkButton
from ui.widgets.words import words
from workbench.texts import Message, say

if TYPE_CHECKING:
    from workbench.jobs import Progress

_STEP_MS = 40
_STEPS = 50
_PART = 0.28


class Busy(QWidget):
    """Shown while a task runs; hidden otherwise.

    Signals:
        cancelled: Stop was pressed; "Stopping…" is shown until `finish`.
    """

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words(look, "", Type.SMALL, "soft", wrap=True)
        self._stop = LinkButton(look, say("Stop"))
        self._stop.clicked.connect(self._cancel)
        self._bar = WorkBar(look)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self._words, 1)
        top.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._bar)
        self.hide()

    def begin(self, message: Message, *, can_stop: bool = True) -> None:
        """Say what begins."""
        self._words.setText(self._look.say(message))
        self._stop.setVisible(can_stop)
        self._stop.setEnabled(True)
        self._bar.set_part(None)
        self.show()

    def show_progress(self, progress: "Progress") -> None:
        """Say how far it is."""
        self._words.setText(self._look.say(progress.label))
        self._bar.set_part(progress.done / progress.total if progress.total else None)

    def finish(self) -> None:
        """The task has ended."""
        self.hide()

    def _cancel(self) -> None:
        self._words.setText(self._look.say(say("Stopping…")))
        self._stop.setEnabled(False)
        self.cancelled.emit()


class WorkBar(QWidget):
    """A line of 4 px; without a known length a part of it wanders, only while it is seen."""

    ground = "line"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._part: float | None = None
        self._step = _STEPS // 3
        self.setFixedHeight(4)
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._wander)

    def set_part(self, part: float | None) -> None:
        """Show how much is done, 0 to 1, or None while nobody knows."""
        self._part = part
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(self._look.colour(self.ground))
        painter.drawRoundedRect(whole, 2, 2)
        if self._part is None:
            start = (1 + _PART) * self._step / _STEPS - _PART
            left, right = max(start, 0.0), min(start + _PART, 1.0)
        else:
            left, right = 0.0, min(max(self._part, 0.02), 1.0)
        painter.setBrush(self._look.colour("accent"))
        width = whole.width()
        painter.drawRoundedRect(QRectF(left * width, 0, (right - left) * width, 4), 2, 2)

    def _wander(self) -> None:
        self._step = (self._step + 1) % _STEPS
        if self._part is None:
            self.update()


class Working(WorkBar):
    """Lies along the top edge of a page while something goes on for the whole of it.

    Nothing below it moves when it comes and goes.
    """

    ground = "page"

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(look, page)
        # What lies below is not painted anew for every step.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def begin(self, message: Message) -> None:
        """Say, to those who do not see the bar, what begins."""
        self.setAccessibleName(self._look.say(message))
        self.setToolTip(tip(self._look.say(message)))
        self.raise_()
        self.show()

    def finish(self) -> None:
        """It has ended."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.colour(self.ground))
        super().paintEvent(event)
