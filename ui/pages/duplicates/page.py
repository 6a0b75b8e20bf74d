"""The page of duplicates: it looks for companies that may be one, and takes a person's word."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.duplicates.pair_row import PairRow
from ui.tasks import Task
from ui.theme.look import Look
from ui.theme.scale import GRID
from ui.turns import Turns
from ui.widgets.busy import Busy
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.app import duplicates, merging
from workbench.app.desk import Desk
from workbench.app.duplicates import Duplicates
from workbench.domain.duplicates import Pair
from workbench.domain.operation import Operation
from workbench.errors import WorkbenchError
from workbench.texts import Message, say, say_many

_SHOWN = 20
"""Pairs that are shown at once; the next ones follow as these are answered."""
_SOON = 150
"""Milliseconds in which changes are gathered before it is looked anew."""


class DuplicatesPage(PageFrame):
    """Companies that may be one, two by two, the surest first.

    Signals:
        company_wanted: the UUID of the company to open.
        found: the `Duplicates` that are shown now.
    """

    key = "duplicates"
    icon = "copy"
    in_sidebar = False

    company_wanted = Signal(object)
    found = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Duplicates"), parent=parent)
        self._workspace = workspace
        self._task: Task | None = None
        self._waiting: list[Pair] = []
        self._more = 0
        self._acting: PairRow | None = None
        self._stale = True
        self._settled: set[UUID] = set()
        self._filling: Turns | None = None
        self.rows: list[PairRow] = []
        self.again = QuietButton(look, say("Look again"))
        self._busy = Busy(look)
        self._told = Sentence(look, role="soft")
        self._nothing = EmptyState(
            look,
            icon="copy",
            alone=True,
            title=say("No two companies look like one"),
            sentence=say(
                "Compared were their numbers, names, web addresses, phones and places. Companies"
                " with other numbers of one register are different ones, and are not shown."
            ),
        )
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.begin)
        self._lay_out()
        self.again.clicked.connect(self.begin)
        self._busy.cancelled.connect(self.stop)
        workspace.changed.connect(self._changed)

    def shown(self) -> None:
        """Look for them, unless nothing changed since they were found."""
        if self._stale:
            self.begin()
        self._take_keys()

    def begin(self) -> None:
        """Look for companies that may be one."""
        self._stale = False
        self._busy.begin(say("Looking for companies that may be one…"))
        self.again.setEnabled(False)
        self._task = self._workspace.study(
            duplicates.find,
            self.show_found,
            failed=self._show_problem,
            progressed=self._busy.show_progress,
            replaces="duplicates",
        )

    def stop(self) -> None:
        """Stop looking; what was found before stays."""
        if self._task is not None:
            self._task.cancel()
        self._stale = True
        self._ready()

    def show_found(self, found: Duplicates) -> None:
        """Show what was found."""
        self._ready()
        self._stop_filling()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        self._waiting = list(found.pairs)
        self._more = found.found - len(found.pairs)
        self._tell()
        self._filling = Turns(self._fill(), self)
        self._filling.ended.connect(partial(self._filled, found))
        self._filling.begin()

    def _lay_out(self) -> None:
        self.add_action(self.again)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5 * GRID)
        for widget in (self._busy, self._told, self._nothing, self._list):
            self.add(widget)
        self._told.hide()
        self._nothing.hide()

    def _ready(self) -> None:
        self._busy.finish()
        self.again.setEnabled(True)

    def _fill(self) -> Iterator[None]:
        # One pair at a time: all at once they would hold up the keys.
        while self._waiting and len(self.rows) < _SHOWN:
            self._add_next()
            yield

    def _filled(self, found: Duplicates) -> None:
        self._filling = None
        self._take_keys()
        self.found.emit(found)

    def _stop_filling(self) -> None:
        if self._filling is not None:
            self._filling.stop()
            self._filling = None

    def _add_next(self) -> None:
        row = PairRow(self._look, self._waiting.pop(0))
        row.merge_wanted.connect(self._merge)
        row.different_wanted.connect(self._tell_apart)
        row.company_wanted.connect(self.company_wanted)
        self.rows.append(row)
        self._column.addWidget(row)

    def _merge(self, row: PairRow) -> None:
        self._act(row, partial(_merged, row.pair, row.reason.text()))

    def _tell_apart(self, row: PairRow) -> None:
        self._act(row, partial(_different, row.pair))

    def _act(self, row: PairRow, use_case: "partial[Operation[object]]") -> None:
        if self._acting is None:
            self._acting = row
            row.hold(held=True)
            self._workspace.change(
                row.pair.one.company, use_case, done=self._answered, failed=self._refused
            )

    def _refused(self, problem: WorkbenchError) -> None:
        row, self._acting = self._acting, None
        if row is not None:
            row.show_problem(problem)

    def _answered(self, _result: object) -> None:
        row, self._acting = self._acting, None
        if row is None or row not in self.rows:
            return
        self._settled.update(_both(row.pair))
        place = self.rows.index(row)
        self.rows.remove(row)
        # What a merged company was paired with is asked about the one in front the next time.
        gone = row.pair.other.company
        self._waiting = [each for each in self._waiting if gone not in _both(each)]
        row.hide()
        row.deleteLater()
        if self._waiting:
            self._add_next()
        self._tell()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].take_keys()
        else:
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, company: UUID) -> None:
        # Our own answers are known; what is taken back or learnt elsewhere is looked for anew.
        if self._acting is None:
            self._stale = True
            shown = {each for row in self.rows for each in _both(row.pair)}
            if self.isVisible() and company in shown | self._settled:
                self._soon.start()

    def _show_problem(self, problem: WorkbenchError) -> None:
        self._ready()
        self._told.set_message(say("{message}", message=self._look.say(problem.message)))
        self._told.show()

    def _tell(self) -> None:
        count = len(self.rows) + len(self._waiting) + self._more
        self._nothing.setVisible(count == 0)
        self._list.setVisible(count > 0)
        self._told.setVisible(count > 0)
        self._told.set_message(_subtitle(count))

    def _take_keys(self) -> None:
        if not self.isVisible():
            return
        if self.rows:
            self.rows[0].take_keys()
        else:
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)


def _subtitle(count: int) -> Message:
    pairs = say_many(
        "{count} pair may be one company.", "{count} pairs may be one company each.", count
    )
    return say("{first} {second}", first=pairs, second=merging.ALL_STAYS)


def _both(pair: Pair) -> tuple[UUID, UUID]:
    return pair.one.company, pair.other.company


def _merged(pair: Pair, reason: str, desk: Desk) -> Operation[object]:
    done = merging.merge(desk, pair.one.company, pair.other.company, reason)
    return Operation(result=None, did=done.did, inverse=done.inverse)


def _different(pair: Pair, desk: Desk) -> Operation[object]:
    one, other = _both(pair)
    return merging.tell_apart(desk, one, other, seen=pair.told)
