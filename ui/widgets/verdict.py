"""How good and how sure: the range in large figures, its band, what is answered, what to ask."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.chip import Chip, band_tone
from ui.widgets.flow import Columns, Flow
from ui.widgets.range_bar import RangeBar
from ui.widgets.sentence import Sentence
from ui.widgets.words import words
from workbench.domain.card import Band
from workbench.domain.score_range import ScoreRange
from workbench.texts import Message, say


class Verdict(QWidget):
    """Goes into a section of its own; the first thing the eye meets on a company."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figures = words(look, "", Type.RANGE)
        self._chip = Chip(look, Band.NOT_NOW.words)
        self._answered = words(look, "", Type.BODY, "soft")
        self._next = Sentence(look)
        self._bar = RangeBar(look)
        left = QWidget()
        line = Flow(14, parent=left)
        for widget in (self._figures, self._chip, self._answered):
            line.addWidget(widget)
        top = Columns(300)
        top.add(left, 3)
        top.add(self._next, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(top)
        column.addWidget(self._bar)
        self.show_range(None, say("No score yet"))

    def show_range(
        self,
        picture: ScoreRange | None,
        answered: Message | None,
        next_question: Message | None = None,
    ) -> None:
        """Show a score.

        Args:
            picture: None while there is none.
            answered: "7 of 12 answered"; None where that stands elsewhere.
            next_question: what helps most, its argument `ask` strong.
        """
        self._figures.setText(self._look.say(picture.words) if picture else "–")
        self._chip.setVisible(picture is not None)
        if picture is not None:
            self._chip.set_state(picture.band.words, band_tone(picture.band))
        self._answered.setText(self._look.say(answered) if answered is not None else "")
        self._answered.setVisible(answered is not None)
        self._next.set_message(next_question, strong=("ask",))
        self._next.setVisible(next_question is not None)
        self._bar.show_range(picture)
