"""What waits to be asked, why, and until when; asked now, paused, or left waiting."""

from collections import defaultdict
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.sheets.form import Filled
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.fact_row import FactRow
from ui.widgets.pressable_row import INSET
from ui.widgets.words import hairline, words
from ui.workspace import Workspace
from workbench.app import queue
from workbench.app.desk import Desk
from workbench.app.queue import Queue, Waiting
from workbench.texts import Message, say, say_many

_SHOWN = 40
"""Rows; whoever has more waiting reads the sum, and the first of them."""


_WIDTH = 640
"""px; a reason is a sentence, and stands beside what was to be asked."""


class QueueSheet(Filled):
    """Everything that waits, company by company, the longest waiting first.

    Signals:
        done: None when what may be asked is being asked; the company somebody wants to see, as
            a UUID, or the words to look for again, as a str.
    """

    def __init__(self, look: Look, workspace: Workspace, host: QWidget) -> None:
        super().__init__(
            look,
            workspace,
            host,
            say("Look-ups that wait"),
            say("Ask now"),
            about=workspace.desk.person,
            width=_WIDTH,
        )
        self._paused = False
        self._note = words(look, say("Reading what is known…"), Type.BODY, "soft", wrap=True)
        self._pause = QuietButton(look, say("Pause"))
        self._pause.clicked.connect(self._turn)
        top = QHBoxLayout()
        top.setSpacing(3 * GRID)
        top.addWidget(self._note, 1)
        top.addWidget(self._pause, 0, Qt.AlignmentFlag.AlignTop)
        self._place = QVBoxLayout()
        self._listed = QWidget()
        self._place.addWidget(self._listed)
        self.body.addLayout(top)
        self.body.addLayout(self._place)
        self.end_body()
        self._cancel.set_message(say("Close"))
        self.primary.setEnabled(False)
        self._read()

    def open(self, first: QWidget | None = None) -> None:
        """Come forward with the keys where they do no harm until something can be asked."""
        super().open(first or (self.primary if self.primary.isEnabled() else self._cancel))

    def show_queue(self, waits: Queue) -> None:
        """Show what waits."""
        self._paused = waits.paused
        self._note.setText(self._look.say(_note(waits)))
        self._pause.set_message(say("Resume") if waits.paused else say("Pause"))
        self.primary.setEnabled(waits.due > 0 and not waits.paused)
        listed = self._built(waits)
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

    def _built(self, waits: Queue) -> QWidget:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        companies: dict[UUID | None, list[Waiting]] = defaultdict(list)
        for each in waits.waiting:
            companies[each.lookup.company].append(each)
        for company, mine in companies.items():
            name = say("{company}", company=mine[0].company)
            column.addLayout(self._leading(name, company))
            for each in mine:
                column.addWidget(hairline())
                column.addWidget(FactRow(self._look, _asked(each), _why(each), role="soft"))
            column.addSpacing(2 * GRID)
        for text in waits.searches:
            row = FactRow(
                self._look,
                say("Looked for: {words}", words=text),
                say("look again"),
                role="accent",
                opens=text,
            )
            row.opened.connect(self.concluded)
            column.addWidget(hairline())
            column.addWidget(row)
        return listed

    def _leading(self, name: Message, company: UUID | None) -> QLayout:
        made = LinkButton(self._look, name)
        made.clicked.connect(partial(self._lead_to, company))
        line = QHBoxLayout()
        # With what a link brings at its sides its words begin where those of the rows do.
        line.setContentsMargins(INSET // 2, 0, 0, 0)
        line.addWidget(made)
        line.addStretch(1)
        return line

    def _lead_to(self, company: UUID | None, *_: object) -> None:
        self.concluded(company)

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
    return say("{source}: {what}", source=each.source, what=each.lookup.question.words)


def _why(each: Waiting) -> Message:
    """Return why it waits, without saying in every row that it does."""
    problem = each.lookup.problem
    return each.lookup.words if problem is None else problem.message


def _note(waits: Queue) -> Message:
    if not waits.total:
        return say("Nothing waits: every question that was planned has been asked.")
    if not waits.count:
        return say("What you looked for waits until you look again.")
    told = say_many("{count} look-up waits.", "{count} look-ups wait.", waits.count)
    if waits.paused:
        return say("{told} The asking is paused on this computer.", told=told)
    if waits.due:
        return say("{told} What may be asked is asked as soon as the network allows.", told=told)
    if waits.next_due is not None:
        return say("{told} The next may be asked {when}.", told=told, when=waits.next_due)
    return say("{told} They wait until somebody researches again.", told=told)
