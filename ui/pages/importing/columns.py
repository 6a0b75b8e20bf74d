"""What each column of a file tells, why it is taken for that, and a list to change it by."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.column_row import ColumnRow
from ui.widgets.section import Section
from workbench.domain.import_fields import Field
from workbench.matching.columns import Column
from workbench.texts import say

_FIELDS = [(each.value, each.words) for each in Field]


class ColumnsPart(Section):
    """The columns in the order of the file.

    Signals:
        changed: place of a column, counted from 0, and the `Field` it tells now.
    """

    changed = Signal(int, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.rows: list[ColumnRow] = []

    def show_columns(self, columns: Sequence[Column], examples: Sequence[str]) -> None:
        """Show what each column tells, with a cell of it."""
        if [each.heading for each in self.rows] == [each.heading for each in columns]:
            for row, column in zip(self.rows, columns, strict=True):
                row.show_told(column.field.value, column.why)
            return
        with self.filling():
            self.clear()
            self.rows = []
            self.add_heading(say("What its columns tell"))
            for place, (column, example) in enumerate(zip(columns, examples, strict=True)):
                row = ColumnRow(self._look, place, column.heading, example, _FIELDS)
                row.show_told(column.field.value, column.why)
                row.told.connect(self._tell)
                self.rows.append(row)
                self.add_row(row)

    def _tell(self, place: int, key: str) -> None:
        self.changed.emit(place, Field(key))
