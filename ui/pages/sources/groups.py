"""The cards of sources, put together in steps; a source that stands as it stood keeps its row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.sources.row import SourceRow
from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.widgets.section import Section
from workbench.app.sources import SourceState
from workbench.texts import Message


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that stand in one card.

    Attributes:
        key: tells it from the others.
    """

    key: str
    heading: Message
    states: tuple[SourceState, ...]


class SourceGroups(QWidget):
    """A card a group, one below the other.

    Attributes:
        rows: of the sources that are shown, by the source's key.
    """

    def __init__(self, look: Look, make: Callable[[SourceState], SourceRow]) -> None:
        """Take what makes the row of a source."""
        super().__init__()
        self.rows: dict[str, SourceRow] = {}
        self._look = look
        self._make = make
        self._cards: dict[str, _Card] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4 * GRID)

    def show_groups(self, groups: Sequence[Group]) -> Iterator[None]:
        """Show these groups in their order, in steps: dressing all rows at once holds up the keys.

        Args:
            groups: of which none is empty, and each source is in one alone.
        """
        shown = {each.key for each in groups}
        for key in [each for each in self._cards if each not in shown]:
            gone = self._cards.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            yield
        for place, group in enumerate(groups):
            rows = []
            for state in group.states:
                row = self._kept(group.key, state)
                if row is None:
                    row = self._make(state)
                    yield
                rows.append(row)
            yield from self._place(place, group, rows)
            self.rows |= {row.manifest.key: row for row in rows}
        known = {state.manifest.key for group in groups for state in group.states}
        self.rows = {key: row for key, row in self.rows.items() if key in known}

    def _kept(self, group: str, state: SourceState) -> SourceRow | None:
        card, row = self._cards.get(group), self.rows.get(state.manifest.key)
        if card is None or row is None or row not in card.rows or row.state != state:
            return None
        return row

    def _place(self, place: int, group: Group, rows: list[SourceRow]) -> Iterator[None]:
        card = self._cards.get(group.key)
        if card is None:
            card = self._cards[group.key] = _Card(self._look)
            self._column.insertWidget(place, card)
        if card.rows != rows:
            yield from card.fill(group.heading, rows)


class _Card(Section):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.rows: list[SourceRow] = []

    def fill(self, heading: Message, rows: list[SourceRow]) -> Iterator[None]:
        kept = [row for row in rows if row in self.rows]
        new = [row for row in rows if row not in kept]
        for row in new:
            row.hide()
        with self.filling():
            self.clear(keeping=kept)
            self.add_heading(heading)
            for row in rows:
                self.add_row(row)
        self.rows = rows
        yield
        # A row is dressed when it is first shown, which is most of the work.
        for row in new:
            row.show()
            yield
