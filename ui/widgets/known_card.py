"""What our own lists say of a company, a line each, and what a person says where it is open."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.widgets.buttons import QuietButton
from ui.widgets.fact_row import FactRow
from ui.widgets.pressable_row import INSET
from ui.widgets.section import Section
from workbench.domain.known_lists import KnownHit, KnownToUs
from workbench.texts import Message, say

_MOST = 6
"""Lines that are shown; those that weigh most come first."""


class KnownCard(Section):
    """Hidden where our lists say nothing.

    Signals:
        opened: the `KnownHit` that was pressed.
        answered: a `KnownHit` that was open, and whether it is the company.
    """

    opened = Signal(object)
    answered = Signal(object, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._shown: tuple[KnownToUs, date] | None = None
        self.setAccessibleName(look.say(say("Known to us")))
        body = self.layout()
        if body is not None:
            around = body.contentsMargins()
            body.setContentsMargins(around.left(), 2 * GRID, around.right(), 2 * GRID)
        self.hide()

    def show_known(self, known: KnownToUs, today: date) -> None:
        """Show what our lists say."""
        if (known, today) != self._shown:
            self._shown = known, today
            with self.filling():
                self.clear()
                for hit in known.hits[:_MOST]:
                    self.add_row(self._hit(hit, today))
                for question in known.questions[:_MOST]:
                    self.add_row(self._question(question))
        self.setVisible(bool(known.hits or known.questions))

    def _hit(self, hit: KnownHit, today: date) -> QWidget:
        row = _Line(self._look, hit.words, hit.cited(today), opens=hit, bad=hit.bad)
        row.opened.connect(self.opened)
        return row

    def _question(self, hit: KnownHit) -> QWidget:
        row = QWidget()
        row.setProperty("flush", "yes")
        told = _Line(self._look, question_words(hit), "", opens=hit, bad=False)
        told.opened.connect(self.opened)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, GRID, INSET, GRID)
        line.setSpacing(2 * GRID)
        line.addWidget(told, 1)
        for words, same in ((say("Same"), True), (say("Another"), False)):
            button = QuietButton(self._look, words)
            asked = say("{answer}: {question}", answer=words, question=question_words(hit))
            button.setAccessibleName(self._look.say(asked))
            button.clicked.connect(partial(self._answer, hit, same))
            line.addWidget(button)
        return row

    def _answer(self, hit: KnownHit, same: bool, *_: object) -> None:  # noqa: FBT001
        self.answered.emit(hit, same)


class _Line(FactRow):
    """What a list says at the left, and which list at the right."""

    def __init__(
        self, look: Look, told: Message, cited: object, *, opens: object, bad: bool
    ) -> None:
        self.label_role = "not_now" if bad else "ink"
        super().__init__(look, told, cited, role="soft", opens=opens)


def question_words(hit: KnownHit) -> Message:
    """Return a row that may be the company as a question."""
    place = hit.row.town or hit.row.country
    name: Message | str = hit.row.name
    if place:
        name = say("{name}, {place}", name=hit.row.name, place=place)
    return say(
        "Is this {name} in {list}? {words}", name=name, list=hit.known_list.name, words=hit.words
    )
