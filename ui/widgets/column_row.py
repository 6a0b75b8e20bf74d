"""A column of a file: its heading, a cell with why it is taken for what it tells, and a choice."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.select import Select
from ui.widgets.words import words
from workbench.texts import Message, say


class ColumnRow(QWidget):
    """One column.

    Signals:
        told: place of the column, counted from 0, and the key of what it tells now.
    """

    told = Signal(int, str)

    def __init__(
        self,
        look: Look,
        place: int,
        heading: str,
        example: str,
        options: Iterable[tuple[str, Message]],
    ) -> None:
        super().__init__()
        self._look = look
        self._place = place
        self._example = example
        self.heading = heading
        self.field = Select(look, say("What {heading} tells", heading=heading), options)
        self.field.selected.connect(self._tell)
        self._why = words(look, "", Type.SMALL, "soft", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, GRID, 0, GRID)
        line.setSpacing(4 * GRID)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(words(look, heading, Type.STRONG, wrap=True))
        said.addWidget(self._why)
        line.addLayout(said, 1)
        line.addWidget(self.field)

    def show_told(self, key: str, why: Message) -> None:
        """Show what it tells now, and why it is taken for that."""
        self.field.choose(key)
        told = say("{why}", why=why)
        if self._example:
            told = say("{example} · {why}", example=self._example, why=why)
        self._why.setText(self._look.say(told))

    def _tell(self, key: str) -> None:
        self.told.emit(self._place, key)
