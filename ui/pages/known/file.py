"""A file that is to be brought in: what it lists, of which day, and what each column tells."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.known.work import Shown
from ui.sheets.days import read_day, written
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.column_row import ColumnRow
from ui.widgets.fact_row import FactRow
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.section import Section
from ui.widgets.select import Select
from ui.widgets.words import words
from workbench.app.known_lists.opening import may_tell, told_as
from workbench.domain.known_lists import KnownKind, KnownList
from workbench.errors import InvalidInput
from workbench.matching.known_columns import KnownColumn
from workbench.texts import Message, say

PROBLEMS = 20
"""Rows that name no company and are shown; the counts tell of all."""
_NOTHING = "nothing"


class FilePart(Section):
    """What a person says of the file as a whole.

    Signals:
        kind_changed: the `KnownKind` it lists.
        day_changed: the day as of which it is.
    """

    kind_changed = Signal(object)
    day_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._today = date.min
        self.add_heading(say("What the file is"))
        kinds = [(each.value, each.words) for each in KnownKind]
        self.kind = Select(look, say("What is listed"), kinds)
        self.kind.widen()
        self.replaces = Select(look, say("Stands in place of"))
        self.day = Field(look, say("As of"))
        asked = QWidget()
        line = Flow(4 * GRID, parent=asked)
        line.addWidget(Field(look, say("What is listed"), editor=self.kind))
        line.addWidget(self.day)
        line.addWidget(Field(look, say("Stands in place of"), editor=self.replaces))
        self.add(asked)
        self._told = words(look, "", Type.BODY, wrap=True)
        self.add(self._told, space_before=2 * GRID)
        self._problems = QVBoxLayout()
        self.add_layout(self._problems)
        self._problems.setContentsMargins(0, 0, 0, 0)
        self.rows: list[FactRow] = []
        self.kind.selected.connect(self._tell_kind)
        self.day.input.editingFinished.connect(self._tell_day)  # type: ignore[attr-defined]

    def show_file(self, shown: Shown, today: date) -> None:
        """Show what a file is."""
        self._today = today
        self.kind.choose(shown.opened.kind.value)
        self.day.set_text(written(shown.opened.day, self._look.texts))
        self.day.clear_error()
        self.replaces.set_options(_others(shown))
        self.replaces.widen()
        self._told.setText(self._look.say(shown.read.words))
        for row in self.rows:
            self._problems.removeWidget(row)
            row.deleteLater()
        self.rows = [
            FactRow(self._look, say("Row {row}", row=str(number)), why, role="look_closer")
            for number, why in shown.read.problems[:PROBLEMS]
        ]
        for row in self.rows:
            self._problems.addWidget(row)

    def _tell_kind(self, key: str) -> None:
        self.kind_changed.emit(KnownKind(key))

    def _tell_day(self) -> None:
        try:
            day = read_day(self.day.text(), self._today, field="day")
        except InvalidInput as problem:
            self.day.show_problem(problem, take_keys=False)
            return
        self.day_changed.emit(day)


class ColumnsPart(Section):
    """What each column tells, in the order of the file.

    Signals:
        changed: place of a column, counted from 0, and what it tells now; None for nothing.
    """

    changed = Signal(int, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.rows: list[_KnownColumnRow] = []

    def show_columns(self, shown: Shown) -> None:
        """Show the columns with a cell of each."""
        columns, kind = shown.opened.columns.columns, shown.opened.kind
        known = [(each.heading, each.kind) for each in self.rows]
        if known == [(each.heading, kind) for each in columns]:
            for row, column in zip(self.rows, columns, strict=True):
                row.show_column(column)
            return
        with self.filling():
            self.clear()
            self.rows = []
            self.add_heading(say("What its columns tell"))
            for place, (column, example) in enumerate(zip(columns, shown.examples, strict=True)):
                row = _KnownColumnRow(self._look, place, column, example, kind)
                row.told.connect(self._tell)
                self.rows.append(row)
                self.add_row(row)

    def _tell(self, place: int, key: str) -> None:
        self.changed.emit(place, told_as(key, self.rows[place].kind))


class _KnownColumnRow(ColumnRow):
    """A column of a list of some kind."""

    def __init__(
        self, look: Look, place: int, column: KnownColumn, example: str, kind: KnownKind
    ) -> None:
        options = [(each.value, each.words) for each in may_tell(kind)]
        options.append((_NOTHING, say("not kept")))
        super().__init__(look, place, column.heading, example, options)
        self.kind = kind
        self.field.widen()
        self.show_column(column)

    def show_column(self, column: KnownColumn) -> None:
        """Show what it tells now."""
        key = column.tells.value if column.tells is not None else _NOTHING
        self.show_told(key, column.why)


def _others(shown: Shown) -> Sequence[tuple[str, Message]]:
    """Return in whose place the file may stand: the list of its own name, else one or none."""
    alike: list[KnownList] = [each for each in shown.lists if each.kind is shown.opened.kind]
    named = [each for each in alike if each.name.casefold() == shown.opened.name.casefold()]
    others = [each for each in alike if each not in named]
    told = [(each.name, each.cited) for each in (*named, *others)]
    return told if named else [("", say("no other list")), *told]
