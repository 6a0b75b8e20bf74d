"""What waits to be asked, why, and until when; asked now, paused, or left waiting."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.sheets.form import Filled
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.buttons import QuietButton
from ui.widgets.fact_row import FactRow
from ui.widgets.words import hairline, words
from ui.workspace import Workspace
from workbench.app import queue
from workbench.app.desk import Desk
from workbench.app.queue import Queue, Waiting
from workbench.texts import Message, say, say_many

_SHOWN = 40
"""Rows; whoever has more waiting reads the sum, and the first of them."""


class QueueSheet(Filled):
    """Everything that waits, the longest waiting first."""

    def __init__(self, look: Look, workspace: Workspace, host: QWidget) -> None:
        super().__init__(
            look,
            workspace,
            host,
            say("Look-ups that wait"),
            say("Ask now"),
            about=workspace.desk.person,
        )
        self._paused = False
        self._note = words(look, say("Reading what is known…"), Type.BODY, "soft", wrap=True)
        self._pause = QuietButton(look, say("Pause"))
        self._pause.clicked.connect(self._turn)
        self._place = QVBoxLayout()
        self._listed = QWidget()
        self._place.addWidget(self._listed)
        self.body.addWidget(self._note)
        self.body.addLayout(self._place)
        self.body.addWidget(self._pause)
        self.end_body()
        self.primary.setEnabled(False)
        self._read()

    def show_queue(self, waits: Queue) -> None:
        """Show what waits."""
        self._paused = waits.paused
        self._note.setText(self._look.say(_note(waits)))
        self._pause.set_message(say("Resume") if waits.paused else say("Pause"))
        self.primary.setEnabled(waits.due > 0 and not waits.paused)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in waits.waiting:
            column.addWidget(hairline())
            column.addWidget(FactRow(self._look, _asked(each), each.lookup.words, role="soft"))
        self._place.replaceWidget(self._listed, listed)
        self._listed.hide()
        self._listed.deleteLater()
        self._listed = listed
        listed.show()
        if self.primary.isEnabled() and self.isVisible():
            self.primary.setFocus()

    def confirm(self) -> None:
        """Ask what may be asked now; answers arrive where they belong."""
        if self.primary.isEnabled():
            self.workspace.ask_due()
            self.concluded(None)

    def _turn(self) -> None:
        turning = queue.resume if self._paused else queue.pause
        self.workspace.change(self.about, turning, done=self._turned, failed=self.show_problem)

    def _turned(self, _result: object) -> None:
        self._read()

    def _read(self) -> None:
        self.workspace.look(_first, self.show_queue, failed=self.show_problem)


def _first(desk: Desk) -> Queue:
    return queue.overview(desk, _SHOWN)


def _asked(each: Waiting) -> Message:
    return say(
        "{company} · {source}: {what}",
        company=each.company,
        source=each.source,
        what=each.lookup.question.words,
    )


def _note(waits: Queue) -> Message:
    if not waits.count:
        return say("Nothing waits: every question that was planned has been asked.")
    told = say_many("{count} look-up waits.", "{count} look-ups wait.", waits.count)
    if waits.paused:
        return say("{told} The asking is paused on this computer.", told=told)
    if waits.due:
        return say("{told} What may be asked is asked as soon as the network allows.", told=told)
    if waits.next_due is not None:
        return say("{told} The next may be asked {when}.", told=told, when=waits.next_due)
    return say("{told} They wait until somebody researches again.", told=told)
