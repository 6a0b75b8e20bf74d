"""A ranked work list as a list model: headings of ready, open and no, and their companies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.theme.look import Look
from ui.theme.tips import tip
from workbench.app.lists.prospects import Prospect
from workbench.domain.identity import cased
from workbench.domain.score_range import ScoreRange, can_they
from workbench.domain.work_list import OUTLOOKS, Outlook
from workbench.texts import Message, say, say_many

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_Index = QModelIndex | QPersistentModelIndex

MEANING: Mapping[Outlook, Message] = {
    Outlook.READY: say("What sources can tell is enough for the next stage."),
    Outlook.OPEN: say("Something that is not known yet decides."),
    Outlook.NO: say("Nothing that is still open can change it."),
}
"""What a heading says beside its word."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading: how many companies stand so."""

    outlook: Outlook
    count: int


class WorkListModel(QAbstractListModel):
    """Rows are parts and prospects; a part cannot be chosen."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[Part | Prospect] = []
        self._places: dict[UUID, int] = {}
        self._said: dict[int, tuple[str, ...]] = {}

    def show_found(self, found: Sequence[Prospect]) -> None:
        """Show companies in the order they are given, each part under its heading."""
        self.beginResetModel()
        self._rows = []
        for outlook in OUTLOOKS:
            mine = [each for each in found if each.outlook is outlook]
            if mine:
                self._rows += [Part(outlook, len(mine)), *mine]
        self._places = {
            each.company: place
            for place, each in enumerate(self._rows)
            if isinstance(each, Prospect)
        }
        self._said.clear()
        self.endResetModel()

    def update_one(self, shown: Prospect) -> None:
        """Show how one company stands now, where it is; `show_found` puts it where it belongs."""
        place = self._places.get(shown.company)
        if place is not None:
            self._rows[place] = shown
            self._said.pop(place, None)
            changed = self.index(place)
            self.dataChanged.emit(changed, changed)

    def row(self, place: int) -> Part | Prospect | None:
        """Return what stands at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, company: UUID) -> int | None:
        """Return where a company stands, or None."""
        return self._places.get(company)

    def words(self, place: int) -> tuple[str, ...]:
        """Return what a row says: its name or heading first, then why, or what it means."""
        said = self._said.get(place)
        if said is None:
            said = tuple(self._look.say(each) for each in _words(self._rows[place]))
            self._said[place] = said
        return said

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.row(index.row()), Prospect):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        if role not in {_DISPLAY, _SPOKEN, _TIP}:
            return None
        lines = self.words(index.row())
        if role == _TIP:
            return tip("\n".join(lines))
        row = self.row(index.row())
        shown = picture(row) if isinstance(row, Prospect) else None
        if role == _SPOKEN and shown is not None:
            return f"{'; '.join(lines)}; {self._look.say(shown.in_full)}"
        return "; ".join(lines)


def picture(shown: Prospect) -> ScoreRange | None:
    """Return a company's range, or None where it has no score."""
    scorecard = shown.standing.scorecard
    return can_they(scorecard) if scorecard is not None else None


def _words(row: Part | Prospect) -> Sequence[Message]:
    if isinstance(row, Part):
        heading = say("{outlook} · {count}", outlook=row.outlook.words, count=row.count)
        return heading, MEANING[row.outlook]
    return _called(row), *_why(row)


def _called(shown: Prospect) -> Message:
    sounding = shown.standing.sounding
    town = sounding.chosen("company.town")
    if town is None:
        return say("{name}", name=sounding.company.name)
    return say("{name} · {town}", name=sounding.company.name, town=cased(town.shown.fact.value))


def _why(shown: Prospect) -> Sequence[Message]:
    told = list(shown.because)
    if shown.stage is not None and shown.outlook is Outlook.READY:
        told.insert(0, say("Ready for {stage}", stage=shown.stage.words))
    if shown.steps:
        step = shown.steps[0].planned
        told.append(
            say("Next: {what}, of {source}", what=step.question.words, source=step.manifest.title)
        )
    if shown.queued:
        told.append(say_many("{count} look-up waits", "{count} look-ups wait", shown.queued))
    return told
