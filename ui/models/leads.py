"""The lead list as a table model: how many there are, and the pages of rows that were looked at."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.theme.look import Look
from ui.theme.tips import tip
from workbench.domain.card import Band
from workbench.domain.identity import age_words, cased
from workbench.domain.lead import Aside, SignalKind, Stage
from workbench.domain.lead_list import PAGE, LeadFilter, LeadRow, Listed
from workbench.domain.score_range import ScoreRange
from workbench.domain.scorecard import Score
from workbench.texts import Message, say

_KEPT = 30
"""Pages kept; the one not looked at for longest gives way."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_CLOSED = (Stage.WON, Stage.LOST)
_Index = QModelIndex | QPersistentModelIndex

COMPANY, STAGE, CAN, WILL, NEXT, RESPONSIBLE = range(6)
_HEADINGS = (
    say("Company"),
    say("Stage"),
    say("Can they? Surest first"),
    say("Will they?"),
    say("Next step"),
    say("Responsible"),
)


class LeadsModel(QAbstractTableModel):
    """Rows by number; a page that has not been read yet is asked for and shown empty meanwhile.

    Signals:
        page_missing: number of a page that is looked at and has to be read.
    """

    page_missing = Signal(int)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pages: OrderedDict[int, tuple[LeadRow, ...]] = OrderedDict()
        self._listed: Listed | None = None
        self._asked = -1
        self._headings = [look.say(each) for each in _HEADINGS]
        self._said: dict[tuple[UUID, int], tuple[str, ...]] = {}

    @property
    def wanted(self) -> LeadFilter | None:
        """What the rows were read for, or None before the first came."""
        return self._listed.wanted if self._listed is not None else None

    def begin(self, listed: Listed) -> None:
        """Show a list from its beginning, as after another filter."""
        self.beginResetModel()
        self._pages.clear()
        self._take(listed)
        self.endResetModel()

    def renew(self, listed: Listed) -> None:
        """Show one page as it is now; without a change of length nothing moves."""
        if self._listed is None or listed.total != self._listed.total:
            self.begin(listed)
            return
        self._pages.clear()
        self._take(listed)
        self._changed(0, listed.total)

    def add(self, listed: Listed) -> None:
        """Take in a page that was missing."""
        self._take(listed)
        self._changed(listed.first, len(listed.rows))

    def row(self, number: int) -> LeadRow | None:
        """Return a row, or None while its page is being read."""
        page = self._pages.get(number // PAGE)
        if page is None:
            self._ask(number // PAGE)
            return None
        self._pages.move_to_end(number // PAGE)
        inside = number % PAGE
        return page[inside] if inside < len(page) else None

    def picture(self, row: LeadRow) -> ScoreRange | None:
        """Return the range of a row, or None where it has no score yet."""
        listed = self._listed
        if listed is None or row.lowest is None or row.highest is None or not row.band:
            return None
        score = Score(
            lowest=row.lowest, shown=row.lowest, highest=row.highest, possible=listed.possible
        )
        return ScoreRange(
            score=score,
            look_closer_from=listed.look_closer_from,
            go_from=listed.go_from,
            band=Band(row.band),
        )

    def words(self, row: LeadRow, column: int) -> tuple[str, ...]:
        """Return what a cell says, in one or two lines; the first of a company is its name."""
        # A cell is painted many times for each time its row is read.
        said = self._said.get((row.lead, column))
        if said is None:
            said = tuple(self._look.say(each) for each in _CELLS[column](self, row) if each)
            self._said[row.lead, column] = said
        return said

    def where(self, row: LeadRow) -> Message:
        """Return town and age, or that the company was removed by law."""
        if row.removed is not None:
            return say("Removed by law on {day}", day=row.removed)
        town = cased(row.town)
        if self._listed is None or not row.founded:
            return say("{town}", town=town)
        age = age_words(date.fromisoformat(row.founded), self._listed.today)
        return say("{town} · {age}", town=town, age=age) if town else age

    def rowCount(self, parent: _Index | None = None) -> int:
        return self._listed.total if self._listed is not None else 0

    def columnCount(self, parent: _Index | None = None) -> int:
        return len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical or role != _DISPLAY:
            return None
        return self._headings[section]

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        # Roles are compared as numbers: with the enumeration a page takes 3.5 times as long.
        if role not in {_DISPLAY, _SPOKEN, _TIP}:
            return None
        row = self.row(index.row())
        if row is None:
            return self._look.say(say("reading…")) if role != _TIP else None
        lines = self.words(row, index.column())
        if role == _SPOKEN:
            return f"{self._headings[index.column()]}: {', '.join(lines)}"
        return tip("\n".join(lines)) if role == _TIP else "\n".join(lines)

    def _ask(self, page: int) -> None:
        # Every cell of the page says that it is missing; once is enough.
        if page != self._asked:
            self._asked = page
            self.page_missing.emit(page)

    def _take(self, listed: Listed) -> None:
        self._listed = listed
        self._said.clear()
        self._asked = -1
        self._pages[listed.first // PAGE] = listed.rows
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)

    def _changed(self, first: int, count: int) -> None:
        if count:
            last = self.index(first + count - 1, len(_HEADINGS) - 1)
            self.dataChanged.emit(self.index(first, 0), last)


def _company(model: LeadsModel, row: LeadRow) -> tuple[object, ...]:
    return row.name, model.where(row)


def _stage(_: LeadsModel, row: LeadRow) -> tuple[object, ...]:
    aside = {Aside.PARKED: say("parked"), Aside.NOT_RELEVANT: say("not relevant")}
    sales = {
        "waits": say("waits for sales"),
        "returned": say("returned"),
        "accepted": say("accepted"),
    }
    return Stage(row.stage).words, aside.get(Aside(row.aside)) or sales.get(row.sales or "")


def _can(model: LeadsModel, row: LeadRow) -> tuple[object, ...]:
    picture = model.picture(row)
    if picture is None:
        return ("",) if row.removed else (say("not scored yet"),)
    return picture.words, picture.band.words


def _will(_: LeadsModel, row: LeadRow) -> tuple[object, ...]:
    return (SignalKind(row.interest).words if row.interest else say("no sign yet"),)


def _next(_: LeadsModel, row: LeadRow) -> tuple[object, ...]:
    due = say("{day}", day=date.fromisoformat(row.next_due)) if row.next_due else None
    failed = say("a source failed") if row.trouble and row.removed is None else None
    if Stage(row.stage) in _CLOSED:
        return ("",)
    return row.next_step or say("not planned yet"), failed or _since_locked(row) or due


def _since_locked(row: LeadRow) -> Message | None:
    if row.locked is None or row.lowest is None:
        return None
    return say("locked {then} → {now}", then=row.locked, now=row.lowest)


def _responsible(_: LeadsModel, row: LeadRow) -> tuple[object, ...]:
    return (row.responsible,)


_CELLS: tuple[Callable[[LeadsModel, LeadRow], tuple[object, ...]], ...] = (
    _company,
    _stage,
    _can,
    _will,
    _next,
    _responsible,
)
