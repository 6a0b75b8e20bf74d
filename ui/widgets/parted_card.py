"""A card of rows that stay where they are while the dossier fills: only what changed moves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.fact_row import FactRow
from ui.widgets.section import Section
from workbench.texts import Message


@dataclass(frozen=True, slots=True)
class ToSheet:
    """What a row opens when something is still to be written down: the key of a sheet."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row.

    Attributes:
        name: what the row is, the same in every filling; by it the keys find their place again.
        opens: evidence, a `ToSheet`, or None.
    """

    name: str
    label: Message
    value: object
    role: str = "ink"
    strong: bool = False
    opens: object = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the rows under it."""

    heading: Message
    rows: tuple[Row, ...]


class PartedCard(Section):
    """A surface of parts.

    Signals:
        opened: the `opens` of a row.
    """

    opened = Signal(object)

    def __init__(self, look: Look, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._shown: tuple[Part, ...] = ()
        self._by_name: dict[str, FactRow] = {}
        self.setAccessibleName(look.say(name))

    def show_parts(self, parts: tuple[Part, ...]) -> Iterator[None]:
        """Show these parts, in steps; rows that are there already keep their place and the keys."""
        if parts == self._shown:
            return
        if _outline(parts) == _outline(self._shown):
            for part in parts:
                for row in part.rows:
                    self._fill(self._by_name[row.name], row)
        else:
            rows = [row for part in parts for row in part.rows]
            new = {row.name: self._made(row) for row in rows if row.name not in self._by_name}
            if new:
                yield
            with self.filling():
                self._build(parts, new)
        self._shown = parts

    def row(self, name: str) -> FactRow | None:
        """Return the row of a name, or None."""
        return self._by_name.get(name)

    def _build(self, parts: tuple[Part, ...], new: Mapping[str, FactRow]) -> None:
        # Dressing a new row takes longer than all else, so those there are stay, with the keys.
        wanted = {row.name for part in parts for row in part.rows}
        kept = {name: row for name, row in self._by_name.items() if name in wanted}
        self.clear(keeping=kept.values())
        self._by_name = {}
        for part in parts:
            self.add_heading(part.heading)
            for row in part.rows:
                shown = kept.get(row.name) or new[row.name]
                self._fill(shown, row)
                self._by_name[row.name] = shown
                self.add_row(shown)
        self.add_stretch()
        # The keys go from row to row as they stand, not as they were made.
        for one, next_one in pairwise(self._by_name.values()):
            QWidget.setTabOrder(one, next_one)

    def _made(self, row: Row) -> FactRow:
        made = FactRow(self._look, row.label, row.value)
        made.opened.connect(self.opened)
        return made

    def _fill(self, made: FactRow, row: Row) -> None:
        made.set_label(row.label)
        made.set_value(row.value, role=row.role, strong=row.strong, disputed=row.disputed)
        made.set_opens(row.opens)


def _outline(parts: tuple[Part, ...]) -> list[tuple[Message, list[tuple[str, Message]]]]:
    return [(part.heading, [(row.name, row.label) for row in part.rows]) for part in parts]
