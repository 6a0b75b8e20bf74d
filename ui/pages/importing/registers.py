"""Rows without a number: how many, which offline registers may know them, and what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.widgets.buttons import QuietButton
from ui.widgets.section import Section
from ui.widgets.select import Select
from ui.widgets.sentence import Sentence
from workbench.app.importing.looking_up import told
from workbench.app.importing.offers import named
from workbench.app.importing.previewing import Preview
from workbench.domain.registers import RegisterAbout
from workbench.texts import Message, say, say_many

_NOWHERE = ""


class LookUpPart(Section):
    """Shown where rows lack a number and a register is here, or where rows were looked up.

    Signals:
        wanted: the rows are to be looked up.
        placed: ISO 3166 code of the country of rows that tell none; empty: it is not told.
    """

    wanted = Signal()
    placed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Rows without a number"), parent)
        self.country = Select(look, say("Country of rows that tell none"))
        self.country.selected.connect(self.placed)
        self.look_up = QuietButton(look, say("Look up"), icon="search")
        self.look_up.clicked.connect(self.wanted)
        self._told = Sentence(look, role="soft")
        self._came = Sentence(look)
        self.add_beside(self.country)
        self.add_beside(self.look_up)
        self.add(self._told)
        self.add(self._came, space_before=GRID)
        self.hide()

    def show_rows(self, preview: Preview, registers: Sequence[RegisterAbout]) -> None:
        """Show how many rows lack a number, and what came of looking up others."""
        lacking, asked = len(preview.lacking), bool(preview.matches.rows)
        self.look_up.set_message(
            say_many(
                "Look up {count} row in your offline registers",
                "Look up {count} rows in your offline registers",
                lacking,
            )
        )
        self.look_up.setVisible(lacking > 0)
        self._show_countries(preview.opened.columns.country, registers)
        if registers:
            self._told.set_message(_may_know(registers))
        self._told.setVisible(lacking > 0)
        if asked:
            self._came.set_message(told(preview))
        self._came.setVisible(asked)
        self.setVisible(bool(registers) and (lacking > 0 or asked))

    def _show_countries(self, chosen: str, registers: Sequence[RegisterAbout]) -> None:
        codes = sorted({each.country for each in registers if each.country})
        territories = self._look.texts.locale.territories
        options = [
            (_NOWHERE, say("Country as told")),
            *(
                (code, say("{country} where none is told", country=territories.get(code, code)))
                for code in codes
            ),
        ]
        self.country.set_options(options)
        self.country.choose(chosen)
        self.country.widen()


def _may_know(registers: Sequence[RegisterAbout]) -> Message:
    return say(
        "They may stand in {registers}. Nothing is written, and nobody is told whom you look for.",
        registers=named(registers),
    )
