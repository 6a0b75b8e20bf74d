"""A row of a list that is taken or left: a box, a label, and a value at the right."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from ui import icons
from ui.theme.look import Look
from ui.widgets.fact_row import FactRow
from ui.widgets.pressable_row import INSET
from workbench.texts import Message

_BOX = 16
_ROOM = _BOX + 8
_TOP = 8


class CheckRow(FactRow):
    """Space or a click takes or leaves it; `toggled` tells so."""

    lead = _ROOM

    def __init__(
        self, look: Look, label: Message, value: object, *, role: str = "ink", taken: bool = True
    ) -> None:
        super().__init__(look, label, value, role=role, opens=True)
        self.setCheckable(True)
        self.setChecked(taken)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(INSET + 0.5, _TOP + 0.5, _BOX - 1, _BOX - 1)
        checked = self.isChecked()
        painter.setPen(QPen(self._look.colour("accent" if checked else "edge"), 1))
        if checked:
            painter.setBrush(self._look.colour("accent"))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            tick = box.adjusted(1.5, 1.5, -1.5, -1.5)
            icons.paint(painter, tick, "check", self._look.colour("on_accent").name())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        area = _area(self)
        if area is not None:
            area.ensureWidgetVisible(self)


def _area(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above if isinstance(above, QScrollArea) else None
