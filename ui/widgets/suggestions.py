"""What may be meant while somebody types, under the field: arrows go through it, Enter opens."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.emptying import empty
from ui.widgets.pressable_row import INSET, PressableRow
from ui.widgets.words import words
from workbench.app.own_leads import Meant, OwnLead
from workbench.domain.company import Candidate
from workbench.domain.identity import cased, number_words, place_words
from workbench.texts import Message, say

_WIDTH = 440
_BELOW = 4


class Suggestions(QFrame):
    """Lies over the window below a field, and goes when the keys are elsewhere.

    Signals:
        chosen: the `Candidate` or the `OwnLead` that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, field: QWidget, window: QWidget) -> None:
        """Belong to a field of a window."""
        super().__init__(window)
        self._look = look
        self._field = field
        self._window = window
        self.rows: list[_Row] = []
        self.setProperty("surface", "card")
        self.setAccessibleName(look.say(say("Who may be meant")))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(0)
        self._afterwards = QTimer(self)
        self._afterwards.setSingleShot(True)
        self._afterwards.timeout.connect(self._hide_if_left)
        field.installEventFilter(self)
        self.hide()

    def show_offered(self, offered: Sequence[Meant]) -> None:
        """Show who may be meant, those we pursue above the others; or go away where nobody is."""
        empty(self._column)
        self.rows = []
        ours = [each for each in offered if isinstance(each, OwnLead)]
        others = [each for each in offered if isinstance(each, Candidate)]
        if not offered or not self._field.hasFocus():
            self.hide()
            return
        self._add_part(say("Your leads"), ours)
        self._add_part(say("In your offline registers"), others)
        self._place()
        self.show()
        self.raise_()

    def _add_part(self, heading: Message, meant: Sequence[Meant]) -> None:
        if not meant:
            return
        label = words(self._look, heading, Type.LABEL, "soft")
        label.setContentsMargins(INSET, GRID if self.rows else 0, 0, GRID)
        self._column.addWidget(label)
        for each in meant:
            row = _Row(self._look, each)
            row.opened.connect(self._choose)
            row.moved.connect(self._move)
            row.left.connect(self.leave)
            row.installEventFilter(self)
            self.rows.append(row)
            self._column.addWidget(row)

    def go_in(self) -> None:
        """Give the keys to the first row, if there is one."""
        if self.isVisible() and self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Go away and give the keys back to the field."""
        self.hide()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            # Where the keys go is only known afterwards.
            self._afterwards.start()
        return super().eventFilter(watched, event)

    def _hide_if_left(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and (focus is self._field or self.isAncestorOf(focus))
        if not inside:
            self.hide()

    def _place(self) -> None:
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + _BELOW))
        width = min(_WIDTH, self._window.width() - corner.x() - 2 * GRID)
        self.setFixedWidth(width)
        self.resize(width, self._column.totalHeightForWidth(width))
        self.move(corner)

    def _choose(self, candidate: object) -> None:
        self.hide()
        self.chosen.emit(candidate)

    def _move(self, steps: int) -> None:
        row = self.sender()
        if isinstance(row, _Row) and row in self.rows:
            place = self.rows.index(row) + steps
            if 0 <= place < len(self.rows):
                self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            elif place < 0:
                self._field.setFocus(Qt.FocusReason.BacktabFocusReason)


class _Row(PressableRow):
    """One of them: its name, and below it where it is and under which number, or that it is ours.

    Signals:
        moved: -1 or 1, when an arrow key asks for the row above or below.
        left: Escape was pressed.
    """

    moved = Signal(int)
    left = Signal()

    def __init__(self, look: Look, meant: Meant) -> None:
        super().__init__(look, opens=meant)
        who = _who(meant, look)
        self.setAccessibleName(look.say(say("{name}, {who}", name=meant.name, who=who)))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(INSET, GRID, INSET, GRID)
        self._rows.setSpacing(0)
        self._rows.addWidget(words(look, meant.name, Type.STRONG, wrap=True))
        self._rows.addWidget(words(look, who, Type.SMALL, "soft", wrap=True))
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._rows.sizeHint()

    def heightForWidth(self, width: int) -> int:
        return self._rows.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_ground(ringed="accent_ground")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


def _who(candidate: Meant, look: Look) -> Message:
    if isinstance(candidate, OwnLead):
        ours = say("your lead")
        place = say("{town}", town=cased(candidate.place))
        return say("{first} · {second}", first=place, second=ours) if candidate.place else ours
    told = number_words(candidate.identifier)
    if not (candidate.town or candidate.country):
        return told
    place = place_words(candidate.town, candidate.country, look.texts)
    return say("{first} · {second}", first=place, second=told)
