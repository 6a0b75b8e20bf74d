"""Our lists that count, a row each: what is listed, of which day, how many; and the way back."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.buttons import QuietButton
from ui.widgets.section import Section
from ui.widgets.words import words
from workbench.domain.known_lists import KnownList
from workbench.texts import Message, say, say_many


class ListsPart(Section):
    """The lists.

    Signals:
        take_back: the `KnownList` that is no longer to count.
    """

    take_back = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.buttons: list[QuietButton] = []

    def show_lists(self, lists: Sequence[KnownList], today: date) -> None:
        """Show these."""
        with self.filling():
            self.clear()
            self.buttons = []
            self.add_heading(say("Our lists"))
            for each in lists:
                self.add_row(self._row(each, today))

    def _row(self, known_list: KnownList, today: date) -> QWidget:
        row = QWidget()
        old = known_list.old_words(today)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, GRID, 0, GRID)
        line.setSpacing(4 * GRID)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words(self._look, known_list.cited, Type.STRONG, wrap=True))
        column.addWidget(words(self._look, _what(known_list), Type.SMALL, "soft", wrap=True))
        if old is not None:
            column.addWidget(words(self._look, old, Type.SMALL, "look_closer", wrap=True))
        line.addLayout(column, 1)
        back = QuietButton(self._look, say("Take back"))
        back.setAccessibleName(self._look.say(say("Take back {list}", list=known_list.cited)))
        back.clicked.connect(partial(self._want_back, known_list))
        self.buttons.append(back)
        line.addWidget(back)
        return row

    def _want_back(self, known_list: KnownList, *_: object) -> None:
        self.take_back.emit(known_list)


def _what(known_list: KnownList) -> Message:
    companies = say_many("{count} company", "{count} companies", known_list.rows)
    return say("{kind} · {companies}", kind=known_list.kind.words, companies=companies)
