"""A filling of the demo that was broken off goes on where it stood, and tells nothing twice."""

import re
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy import Text, select

from tests.samples import NOW
from tests.workbench.app.test_demo import STORY, TickingClock, desk_at
from workbench.app.demo import Filled, fill
from workbench.app.desk import Desk
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Lookup, LookupState, Snapshot
from workbench.domain.ports import Store
from workbench.errors import CancelledByUser, StoreFull
from workbench.jobs import JobControl
from workbench.store.sql_store import SqlStore
from workbench.store.tables.rows import METADATA
from workbench.store.unit import Unit
from workbench.texts import say

T = TypeVar("T")

LATER = timedelta(minutes=10)
"""After this, no lease of a program that is gone holds any more."""

LEADS = ("99000074", "99000082")
"""One that was accepted and read up on afterwards, one that sales returned."""

UNLIKE = {"sealed", "content", "evidence", "question", "value", "headers"}
"""Columns whose text holds ids or instants, which differ from one filling to the next."""


def _short(story: str) -> str:
    """The story of two leads with every kind of chapter, and of one deal."""
    head, *stories = re.split(r"(?m)^(?=\[\[story\]\]$)", story.partition("\n[closed]")[0])
    kept = [each for each in stories if any(f'\nnumber = "{one}"\n' in each for one in LEADS)]
    deals = re.findall(r'(?m)^    \{ number = "311010107".*$', story)
    assert (len(kept), len(deals)) == (2, 1)
    closed = '\n[closed]\ncampaign = "Earlier years"\ndeals = [\n' + "\n".join(deals) + "\n]\n"
    return head + "".join(kept) + closed


SHORT = _short(STORY)


class Stopping:
    """A store whose program ends at a write: before it is kept, or right after."""

    def __init__(self, store: Store, writes: int, *, kept: bool) -> None:
        self.count = 0
        self._store, self._last, self._kept = store, writes, kept
        self._lock = threading.Lock()

    def read(self, look: Callable[[Ledger], T]) -> T:
        return self._store.read(look)

    def write(self, change: Callable[[Ledger], T]) -> T:
        return self._next(lambda: self._store.write(change))

    def keep(self, snapshot: Snapshot, of: Lookup | None = None) -> bytes:
        return self._next(lambda: self._store.keep(snapshot, of))

    def snapshot(self, sha256: bytes) -> Snapshot:
        return self._store.snapshot(sha256)

    def _next(self, work: Callable[[], T]) -> T:
        with self._lock:
            self.count += 1
            if self.count > self._last or (self.count == self._last and not self._kept):
                raise StoreFull(say("The disk has no room left, or cannot be written."))
            done = work()
            if self.count == self._last:
                raise StoreFull(say("The disk has no room left, or cannot be written."))
            return done


def told(desk: Desk, store: SqlStore) -> dict[str, object]:
    """What a filling brought, without ids and instants; searches for companies are not the story's.

    Whoever looks for a company twice has asked twice, and the ledger of look-ups says so.
    """
    contents: dict[str, object] = {}
    for table in METADATA.sorted_tables:
        if table.name in {"replica", "meta", "snapshot", "fact", "pace", "nameless"}:
            continue
        texts = [each for each in table.columns if isinstance(each.type, Text)]
        chosen = [each for each in texts if each.name not in UNLIKE]
        query = select(*chosen) if chosen else select(table.c.sequence)
        if table.name == "lookup":
            query = query.where(table.c.company.is_not(None))
        rows = store.look(partial(Unit.rows, question=query))
        contents[table.name] = Counter(tuple(row.values()) if chosen else () for row in rows)
    for row in desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(aside=True), 99)):
        log = desk.store.read(partial(_log, of=row.company))
        contents[row.name] = log
        decided = desk.store.read(partial(_decided, of=row.lead))
        contents[f"{row.name}, decided"] = decided
    return contents


def _log(ledger: Ledger, of: UUID) -> list[str]:
    return [str(line.what) for line in ledger.activity(of)]


def _decided(ledger: Ledger, of: UUID) -> list[object]:
    return [(each.stage, each.scorecard.can, each.waivers) for each, _ in ledger.decisions.of(of)]


def filled(
    folder: Path,
    *,
    breaks: int = 0,
    control: JobControl | None = None,
    clock: TickingClock | None = None,
) -> dict[str, object]:
    opened: list[SqlStore] = []

    def noted(store: SqlStore) -> Store:
        opened.append(store)
        return store

    with desk_at(folder, clock or TickingClock(NOW + breaks * LATER), noted) as desk:
        fill(desk, control or JobControl(), story=SHORT, into=folder / "handoffs")
        again = fill(desk, JobControl(), story=SHORT, into=folder / "handoffs")
        assert again.result == Filled(open=0, closed=0)
        return told(desk, opened[0])


def stopped(folder: Path, writes: int, *, kept: bool, breaks: int = 0) -> bool:
    """Fill until the program ends at a write; False where it came to its end before."""
    clock = TickingClock(NOW + breaks * LATER)
    with desk_at(folder, clock, lambda store: Stopping(store, writes, kept=kept)) as desk:
        try:
            fill(desk, JobControl(), story=SHORT, into=folder / "handoffs")
        except StoreFull:
            return True
    return False


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return filled(tmp_path_factory.mktemp("unbroken"))


@pytest.mark.parametrize(
    ("writes", "kept"),
    [
        (5, True),
        pytest.param(23, False, marks=pytest.mark.slow),
        pytest.param(31, True, marks=pytest.mark.slow),
        (44, False),
    ],
)
def test_what_is_told_after_a_break_is_what_is_told_without_one(
    tmp_path: Path, unbroken: dict[str, object], writes: int, *, kept: bool
) -> None:
    assert stopped(tmp_path, writes, kept=kept)
    assert filled(tmp_path, breaks=1) == unbroken


def test_a_filling_that_breaks_off_again_and_again_comes_to_its_end(
    tmp_path: Path, unbroken: dict[str, object]
) -> None:
    breaks = 0
    while stopped(tmp_path, 13, kept=bool(breaks % 2), breaks=breaks):
        breaks += 1
        assert breaks < 30
    assert breaks > 2
    assert filled(tmp_path, breaks=breaks) == unbroken


@pytest.mark.slow
@pytest.mark.parametrize("kept", [False, True])
def test_a_break_at_any_write_doubles_nothing(
    tmp_path: Path, unbroken: dict[str, object], *, kept: bool
) -> None:
    writes = 1 + kept
    while stopped(tmp_path / str(writes), writes, kept=kept):
        assert filled(tmp_path / str(writes), breaks=1) == unbroken, writes
        writes += 2
    assert writes > 40


def _stopped_while_asking(folder: Path, clock: TickingClock) -> Path:
    """Fill until the program ends at a write that leaves a look-up half asked.

    Which write that is depends on how many sources are asked.
    """
    for writes in range(8, 40):
        tried = folder / str(writes)
        with desk_at(tried, clock, partial(Stopping, writes=writes, kept=True)) as desk:
            with pytest.raises(StoreFull):
                fill(desk, JobControl(), story=SHORT, into=tried / "handoffs")
            left = desk.store.read(lambda ledger: ledger.lookups.open())
        if LookupState.ASKING in {each.state for each in left}:
            return tried
    pytest.fail("no write leaves a look-up half asked")


def test_what_a_killed_program_was_asking_is_asked_again_once_its_lease_has_run_out(
    tmp_path: Path, unbroken: dict[str, object]
) -> None:
    clock = TickingClock()

    class Waiting(JobControl):
        waited = 0

        def wait(self, seconds: float) -> None:
            self.waited += 1
            clock.pass_by(timedelta(minutes=1))

    control = Waiting()
    folder = _stopped_while_asking(tmp_path, clock)
    assert filled(folder, control=control, clock=clock) == unbroken
    assert control.waited


def test_a_cancelled_wait_for_a_lease_ends_at_once(tmp_path: Path) -> None:
    assert stopped(tmp_path, 8, kept=True)

    class Impatient(JobControl):
        def wait(self, seconds: float) -> None:
            self.cancel()
            super().wait(seconds)

    with desk_at(tmp_path, TickingClock()) as desk, pytest.raises(CancelledByUser):
        fill(desk, Impatient(), story=SHORT, into=tmp_path / "handoffs")
