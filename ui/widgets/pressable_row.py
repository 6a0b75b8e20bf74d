"""A row that may open something: lit under the pointer, ringed under the keys, tall enough."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.theme.scale import CONTROL_RADIUS
from ui.widgets.buttons import pressed_by_enter

INSET = 8
"""Room at both sides for the ground under the pointer; what lists rows makes up for it."""


class PressableRow(QAbstractButton):
    """What the rows of a section share; each paints or lays out its own words.

    Signals:
        opened: the key given as `opens`, when the row is clicked or Enter is pressed on it.
    """

    opened = Signal(object)

    def __init__(self, look: Look, *, opens: object = None, parent: QWidget | None = None) -> None:
        """Open `opens`, or nothing when None: then no key stops at the row."""
        super().__init__(parent)
        self._look = look
        self._hovered = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_opens(opens)
        self.clicked.connect(self._open)
        look.changed.connect(self.update)

    def set_opens(self, opens: object) -> None:
        """Make the row open something, or nothing when None."""
        self._opens = opens
        reachable = opens is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if reachable else Qt.CursorShape.ArrowCursor
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def texts_fit(self) -> bool:
        """Whether every word is shown in full at the present size."""
        return self.heightForWidth(self.width()) <= self.height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What can be checked leaves Enter to the form it stands in.
        if self.isCheckable() or not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paint_ground(self, *, ringed: str = "") -> QPainter:
        """Return a painter upon the ground that tells keys and pointer where they are.

        Args:
            ringed: role of the ground within the ring of the keys; empty leaves it clear.
        """
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._opens is None:
            return painter
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("accent"), 2))
            if ringed:
                painter.setBrush(self._look.colour(ringed))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        elif self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("sunken"))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        return painter

    def _open(self) -> None:
        if self._opens is not None:
            self.opened.emit(self._opens)
