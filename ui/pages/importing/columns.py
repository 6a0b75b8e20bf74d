"""What each column of a file tells, why it is taken for that, and a list to change it by."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.section import Section
from ui.widgets.select import Select
from ui.widgets.words import words
from workbench.domain.import_fields import Field
from workbench.matching.columns import Column
from workbench.texts import Message, say


class ColumnsPart(Section):
    """The columns in the order of the file.

    Signals:
        changed: place of a column, counted from 0, and the `Field` it tells now.
    """

    changed = Signal(int, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.rows: list[_ColumnRow] = []

    def show_columns(self, columns: Sequence[Column], examples: Sequence[str]) -> None:
        """Show what each column tells, with a cell of it."""
        if [each.heading for each in self.rows] == [each.heading for each in columns]:
            for row, column in zip(self.rows, columns, strict=True):
                row.show_field(column)
            return
        with self.filling():
            self.clear()
            self.rows = []
            self.add_heading(say("What its columns tell"))
            for place, (column, example) in enumerate(zip(columns, examples, strict=True)):
                row = _ColumnRow(self._look, place, column, example)
                row.changed.connect(self.changed)
                self.rows.append(row)
                self.add_row(row)


class _ColumnRow(QWidget):
    """One column; see `ColumnsPart.changed`."""

    changed = Signal(int, object)

    def __init__(self, look: Look, place: int, column: Column, example: str) -> None:
        super().__init__()
        self._look = look
        self._place = place
        self.heading = column.heading
        options = [(each.value, each.words) for each in Field]
        self.field = Select(look, say("What {heading} tells", heading=column.heading), options)
        self.field.selected.connect(self._tell)
        self._why = words(look, "", Type.SMALL, "soft", wrap=True)
        self._example = example
        line = QHBoxLayout(self)
        line.setContentsMargins(0, GRID, 0, GRID)
        line.setSpacing(4 * GRID)
        column_of_words = QVBoxLayout()
        column_of_words.setSpacing(0)
        column_of_words.addWidget(words(look, column.heading, Type.STRONG, wrap=True))
        column_of_words.addWidget(self._why)
        line.addLayout(column_of_words, 1)
        line.addWidget(self.field)
        self.show_field(column)

    def show_field(self, column: Column) -> None:
        """Show what it tells now."""
        self.field.choose(column.field.value)
        self._why.setText(self._look.say(_why(column, self._example)))

    def _tell(self, key: str) -> None:
        self.changed.emit(self._place, Field(key))


def _why(column: Column, example: str) -> Message:
    if not example:
        return say("{why}", why=column.why)
    return say("{example} · {why}", example=example, why=column.why)
