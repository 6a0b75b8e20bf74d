"""One offline register as a row: what it holds, of which day, and how it is renewed or let go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import Flow
from ui.widgets.sentence import Sentence
from ui.widgets.words import words
from workbench.domain.registers import RegisterAbout, RegisterFile
from workbench.texts import Message, say, say_many

_MEGA = 1_000_000


class RegisterRow(QWidget):
    """One register that is here: companies, day, licence and size; a newer one, and letting it go.

    Signals:
        removed: the `RegisterAbout` that somebody wants removed, and confirmed it.
        wanted_newer: the `RegisterAbout` that somebody wants brought up to date.
    """

    removed = Signal(object)
    wanted_newer = Signal(object)

    def __init__(self, look: Look, about: RegisterAbout, file: RegisterFile | None) -> None:
        super().__init__()
        self._about = about
        self.key = about.key
        self._asked = False
        self.setAccessibleName(look.say(about.title))
        self.refresh = LinkButton(look, say("Bring up to date"))
        title = say("Bring {register} up to date", register=about.title)
        self.refresh.setAccessibleName(look.say(title))
        self.refresh.clicked.connect(lambda: self.wanted_newer.emit(about))
        self.refresh.setHidden(file is None or not file.has_feed)
        name = look.say(say("Remove {register} from this computer", register=about.title))
        self.remove = LinkButton(look, say("Remove"))
        self.remove.setAccessibleName(name)
        self.remove.clicked.connect(self._remove)
        top = Flow(3 * GRID, spread=True)
        top.addWidget(words(look, about.title, Type.STRONG))
        top.addWidget(_beside(self.refresh, self.remove))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(words(look, _holds(about), Type.BODY, wrap=True))
        column.addWidget(words(look, _terms(about), Type.SMALL, "soft", wrap=True))
        if file is not None and not file.has_feed:
            column.addWidget(_newer(look, file))

    def _remove(self) -> None:
        # Building it again takes a download and a minute, so one slip does not remove it.
        if self._asked:
            self.removed.emit(self._about)
        self._asked = True
        self.remove.set_message(say("Press again to remove"))


def _beside(*parts: QWidget) -> QWidget:
    """Return what stands together at the end of a line."""
    together = QWidget()
    line = QHBoxLayout(together)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2 * GRID)
    for each in parts:
        line.addWidget(each)
    return together


def _holds(about: RegisterAbout) -> Message:
    count = say_many("{count} company", "{count} companies", about.rows)
    day = say("as of {day}", day=about.dated)
    size = say("{size} MB", size=max(1, round(about.size / _MEGA)))
    told = say("{first} · {second}", first=count, second=day)
    return say("{first} · {second}", first=told, second=size)


def _terms(about: RegisterAbout) -> Message:
    if not about.attribution:
        return say("{licence}", licence=about.licence)
    return say("{licence}; source: {source}", licence=about.licence, source=about.attribution)


def _newer(look: Look, file: RegisterFile) -> QWidget:
    """Return what file makes a newer register, where none is made of its changes."""
    sentence = say("Newer: {names}, from {address}", names=file.names, address=file.address)
    return Sentence(look, sentence, kind=Type.SMALL, role="soft", links={"address": file.address})
