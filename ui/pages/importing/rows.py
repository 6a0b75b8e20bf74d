"""What becomes of each row of a file, with why; what is unsure is for a person to say."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.fact_row import FactRow
from ui.widgets.section import Section
from ui.widgets.select import Select
from ui.widgets.words import words
from workbench.app.importing.judging import NEW_COMPANY, Decided, Plan
from workbench.app.importing.previewing import Preview
from workbench.domain.importing import Fate
from workbench.texts import Message, say, say_many

SHOWN = 100
"""Rows that are shown at once; the counts tell of all."""
_ALL, _LEFT_OUT, _NEW = "", "", "new"
_ROLES: Mapping[Fate, str] = {
    Fate.NEW: "go",
    Fate.SAME: "ink",
    Fate.DUPLICATE: "soft",
    Fate.UNSURE: "look_closer",
    Fate.UNUSABLE: "not_now",
    Fate.DONE: "soft",
}


class RowsPart(Section):
    """The rows of one fate, or of all.

    Signals:
        wanted: the `Fate` whose rows are to be shown, or None for all.
        decided: number of a row, and the UUID of the company it is, None where it is a new one,
            or an empty string where it is left out again.
    """

    wanted = Signal(object)
    decided = Signal(int, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.filter = Select(look, say("Which rows"))
        self.filter.selected.connect(self._want)
        self._caption = words(look, "", Type.SMALL, "soft", wrap=True)
        self.rows: list[QWidget] = []

    def show_rows(self, preview: Preview, plans: Sequence[Plan], fate: Fate | None) -> None:
        """Show a page of rows, and how many there are of each fate."""
        with self.filling():
            self.clear(keeping=(self.filter, self._caption))
            self.rows = []
            self.add_heading(say("What becomes of its rows"))
            self.filter.set_options(_options(preview))
            self.filter.choose(fate.value if fate is not None else _ALL)
            self.filter.widen()
            self.add_beside(self.filter)
            self.filter.show()
            for plan in plans:
                row = self._row(plan, preview.decided)
                self.rows.append(row)
                self.add_row(row)
            self._tell_shown(preview, len(plans), fate)

    def _row(self, plan: Plan, decided: Decided) -> QWidget:
        number = plan.told.row.number
        if plan.fate is Fate.UNSURE or number in decided:
            row = UnsureRow(self._look, plan, decided)
            row.decided.connect(self.decided)
            return row
        told = say("{fate} · {why}", fate=plan.fate.words, why=plan.reason)
        return FactRow(self._look, _label(plan), told, role=_ROLES[plan.fate])

    def _tell_shown(self, preview: Preview, shown: int, fate: Fate | None) -> None:
        every = preview.rows if fate is None else preview.counts[fate]
        told = say("The first {shown} of {every} rows.", shown=shown, every=every)
        self._caption.setText(self._look.say(told))
        self._caption.setVisible(shown < every)
        self.add(self._caption, space_before=GRID)

    def _want(self, key: str) -> None:
        self.wanted.emit(Fate(key) if key else None)


class UnsureRow(QWidget):
    """A row that a person decides; see `RowsPart.decided`."""

    decided = Signal(int, object)

    def __init__(self, look: Look, plan: Plan, decided: Decided) -> None:
        super().__init__()
        self._number = plan.told.row.number
        label, why = _label(plan), say("{fate} · {why}", fate=plan.fate.words, why=plan.reason)
        self.choice = Select(look, say("What {row} is", row=label), _choices(plan))
        self.choice.choose(_chosen(self._number, decided))
        self.choice.selected.connect(self._tell)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, GRID, 0, GRID)
        line.setSpacing(4 * GRID)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words(look, label, Type.BODY, wrap=True))
        column.addWidget(words(look, why, Type.SMALL, _ROLES[plan.fate], wrap=True))
        line.addLayout(column, 1)
        line.addWidget(self.choice)

    def _tell(self, key: str) -> None:
        meant: object = key
        if key == _NEW:
            meant = NEW_COMPANY
        elif key:
            meant = UUID(key)
        self.decided.emit(self._number, meant)


def _choices(plan: Plan) -> list[tuple[str, Message]]:
    rivals = {str(each.company): each.name for each in plan.rivals}
    if plan.company is not None and plan.known is not None:
        rivals.setdefault(str(plan.company), plan.known.name)
    return [
        (_LEFT_OUT, say("Leave it out")),
        *((key, say("It is {name}", name=name)) for key, name in rivals.items()),
        (_NEW, say("It is a new company")),
    ]


def _chosen(number: int, decided: Decided) -> str:
    if number not in decided:
        return _LEFT_OUT
    company = decided[number]
    return _NEW if company is NEW_COMPANY else str(company)


def _label(plan: Plan) -> Message:
    number = str(plan.told.row.number)
    if not plan.told.name:
        return say("Row {row}", row=number)
    return say("Row {row} · {name}", row=number, name=plan.told.name)


def _options(preview: Preview) -> list[tuple[str, Message]]:
    counts = preview.counts
    every = say_many("{count} row in all", "{count} rows in all", preview.rows)
    return [
        (_ALL, every),
        *(
            (fate.value, say("{count} {fate}", count=str(counts[fate]), fate=_SHORT[fate]))
            for fate in Fate
            if counts[fate]
        ),
    ]


_SHORT: Mapping[Fate, Message] = {
    Fate.NEW: say("new"),
    Fate.SAME: say("known"),
    Fate.DUPLICATE: say("repeated"),
    Fate.UNSURE: say("unsure"),
    Fate.UNUSABLE: say("unusable"),
    Fate.DONE: say("imported before"),
}
