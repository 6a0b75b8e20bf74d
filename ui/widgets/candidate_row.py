"""A row for one candidate: who it is, and what agrees and differs; Enter or a click chooses it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.telling.identity import status_tone
from ui.theme.look import Look
from ui.theme.scale import CONTROL_RADIUS, GRID, Type
from ui.widgets.chip import Chip
from ui.widgets.fact_row import INSET
from ui.widgets.words import words
from workbench.domain.company import Candidate
from workbench.domain.identity import number_words, place_words, status_words
from workbench.texts import Message, say


class CandidateRow(QAbstractButton):
    """One legal entity that a source offers.

    Signals:
        chosen: the `Candidate`.
        moved: -1 or 1, when an arrow key asks for the row above or below.
    """

    chosen = Signal(object)
    moved = Signal(int)

    def __init__(self, look: Look, candidate: Candidate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._candidate = candidate
        self._hovered = False
        self.setProperty("flush", "yes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        who = _who(candidate, look)
        self.setAccessibleName(look.say(say("{name}, {who}", name=candidate.name, who=who)))
        self._lay_out(who)
        self.clicked.connect(self._choose)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._column.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose()
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.setBrush(self._look.colour("accent_ground"))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        elif self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("sunken"))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)

    def _lay_out(self, who: Message) -> None:
        candidate = self._candidate
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, 2 * GRID, INSET, 2 * GRID)
        self._column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(words(self._look, candidate.name, Type.STRONG, wrap=True), 1)
        if candidate.status:
            status = candidate.status
            top.addWidget(Chip(self._look, status_words(status), status_tone(status)))
        self._column.addLayout(top)
        self._column.addWidget(words(self._look, who, Type.BODY, "soft", wrap=True))
        for reasons, sentence, role in (
            (candidate.agrees, say("Agrees: {reasons}"), "go"),
            (candidate.differs, say("Differs: {reasons}"), "look_closer"),
        ):
            if reasons:
                told = say(sentence.msgid, reasons=_joined(reasons))
                self._column.addWidget(words(self._look, told, Type.SMALL, role, wrap=True))
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _choose(self) -> None:
        self.chosen.emit(self._candidate)


def _who(candidate: Candidate, look: Look) -> Message:
    told = number_words(candidate.identifier)
    place = place_words(candidate.town, candidate.country, look.texts)
    told = say("{first} · {second}", first=told, second=place)
    if candidate.form:
        told = say("{first} · {second}", first=told, second=candidate.form)
    if candidate.founded is not None:
        founded = say("founded {day}", day=candidate.founded)
        told = say("{first} · {second}", first=told, second=founded)
    return told


def _joined(reasons: tuple[Message, ...]) -> Message:
    told = reasons[0]
    for reason in reasons[1:]:
        told = say("{first} {second}", first=told, second=reason)
    return told
