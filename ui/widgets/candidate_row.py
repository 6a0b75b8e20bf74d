"""A row for one candidate: who it is, and what agrees and differs; Enter or a click chooses it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.theme.scale import GRID, Type
from ui.widgets.chip import Chip, status_tone
from ui.widgets.pressable_row import INSET, PressableRow
from ui.widgets.words import words
from workbench.domain.company import Candidate
from workbench.domain.identity import number_words, place_words, status_words
from workbench.texts import Message, in_turn, say


class CandidateRow(PressableRow):
    """One legal entity that a source offers; it opens its `Candidate`.

    Signals:
        moved: -1 or 1, when an arrow key asks for the row above or below.
    """

    moved = Signal(int)

    def __init__(self, look: Look, candidate: Candidate, parent: QWidget | None = None) -> None:
        super().__init__(look, opens=candidate, parent=parent)
        self.candidate = candidate
        self.setProperty("flush", "yes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        who = _who(candidate, look)
        self.setAccessibleName(look.say(say("{name}, {who}", name=candidate.name, who=who)))
        self._lay_out(who)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._column.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open()
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_ground(ringed="accent_ground")

    def _lay_out(self, who: Message) -> None:
        candidate = self.candidate
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, 2 * GRID, INSET, 2 * GRID)
        self._column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(words(self._look, candidate.name, Type.STRONG, wrap=True), 1)
        if candidate.sister:
            top.addWidget(Chip(self._look, say("Same family"), Tone.PLAIN))
        if candidate.status:
            status = candidate.status
            top.addWidget(Chip(self._look, status_words(status), status_tone(status)))
        self._column.addLayout(top)
        self._column.addWidget(words(self._look, who, Type.BODY, "soft", wrap=True))
        for told in candidate.known_to_us:
            said = say("Known to us: {words}", words=told)
            self._column.addWidget(words(self._look, said, Type.SMALL, "look_closer", wrap=True))
        for reasons, sentence, role in (
            (candidate.agrees, say("Agrees: {reasons}"), "go"),
            (candidate.differs, say("Differs: {reasons}"), "look_closer"),
            (candidate.missing, say("Missing: {reasons}"), "soft"),
        ):
            if reasons:
                told = say(sentence.msgid, reasons=in_turn(*reasons))
                self._column.addWidget(words(self._look, told, Type.SMALL, role, wrap=True))
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _who(candidate: Candidate, look: Look) -> Message:
    told = number_words(candidate.identifier)
    if candidate.town or candidate.country:
        place = place_words(candidate.town, candidate.country, look.texts)
        told = say("{first} · {second}", first=told, second=place)
    if candidate.form:
        told = say("{first} · {second}", first=told, second=candidate.form)
    if candidate.founded is not None:
        founded = say("founded {day}", day=candidate.founded)
        told = say("{first} · {second}", first=told, second=founded)
    return told
