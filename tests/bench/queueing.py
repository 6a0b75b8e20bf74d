"""The queue of look-ups: putting a hundred in it, and a thousand asked at their sources' limits."""

import contextlib
import itertools
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from tests.bench.figures import Figure, at_most, in_turn
from tests.bench.serving import served
from tests.bench.store import bare_database, commit
from tests.fakes.stormy import Now, Stormy, asking, number, opened, stormy
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, Question, Snapshot
from workbench.domain.source import Pace
from workbench.domain.waiting import offline, waiting
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl
from workbench.lookups import leasing
from workbench.lookups.engine import Engine
from workbench.lookups.terms import Terms
from workbench.store import open_store
from workbench.store.sql_store import SqlStore

T = TypeVar("T")

HOSTS = 10
EACH = 100
"""Questions to each host."""
LIMIT = Pace(10, 5)
ROOMY = Pace(540, 60)
"""The largest limit we know, which a hundred look-ups do not reach."""
WAITING = 10_000
BATCH = 100
_FIXED = 20.0
_FACTOR = 1.25


def figures() -> Iterator[Figure]:
    """Measure queueing in an empty store and beside ten thousand, then a run at the limits."""
    for waiting_before, name in ((0, "100 look-ups queued"), (WAITING, "… beside 10,000 waiting")):
        with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder:
            yield _queueing(Path(folder), waiting_before, name)
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder:
        yield _at_their_limits(Path(folder))


class FirstWritten:
    """A store that notes when its first unit of work was kept, and then stops who waits for it."""

    def __init__(self, store: SqlStore, control: JobControl) -> None:
        self._store = store
        self._control = control
        self.at = 0.0

    def read(self, look: Callable[[Ledger], T]) -> T:
        """Read."""
        return self._store.read(look)

    def write(self, change: Callable[[Ledger], T]) -> T:
        """Write; note when, the first time."""
        result = self._store.write(change)
        if not self.at:
            self.at = time.perf_counter()
            self._control.cancel()
        return result

    def keep(self, snapshot: Snapshot, of: Lookup | None = None) -> bytes:
        """Keep."""
        return self._store.keep(snapshot, of)

    def snapshot(self, sha256: bytes) -> Snapshot:
        """Return what is kept."""
        return self._store.snapshot(sha256)


def _queueing(folder: Path, before: int, name: str) -> Figure:
    sources = [stormy(f"bench_{place}", paces=[ROOMY]) for place in range(HOSTS)]
    fresh = itertools.count(before)
    with (
        closing(bare_database(folder / "bare.db")) as bare,
        closing(open_store(folder / "leadline.db", clock=Now())) as store,
    ):
        company = opened(store, 0)
        _fill(store, sources, company, before)
        mine, commits = in_turn(
            lambda: _queued(store, sources, company, _batch(sources, fresh)), lambda: commit(bare)
        )
    return Figure(
        name=name,
        ours=mine,
        control=commits,
        control_name="bare commit",
        limit=_FIXED + at_most(commits, 1),
        rule="20 ms + 1 commit",
    )


def _fill(store: SqlStore, sources: Sequence[Stormy], company: UUID, count: int) -> None:
    at = Now().now()
    asked = (sources[place % HOSTS].question(number(place)) for place in range(count))
    waits = [
        waiting(leasing.planned(each, company, at, Terms(source=each.source)), offline(), at)
        for each in asked
    ]
    store.write(lambda ledger: ledger.lookups.add(waits))


def _batch(sources: Sequence[Stormy], fresh: Iterator[int]) -> list[Question]:
    return [
        source.question(number(next(fresh))) for _ in range(BATCH // HOSTS) for source in sources
    ]


def _queued(
    store: SqlStore, sources: Sequence[Stormy], company: UUID, questions: Sequence[Question]
) -> float:
    """Return how long it takes until a run's questions are in the queue; none is then asked."""
    control = JobControl()
    watched = FirstWritten(store, control)
    with asking(watched, 9, sources) as engine, contextlib.suppress(CancelledByUser):
        began = time.perf_counter()
        engine.run(questions, company=company, control=control)
    return (watched.at - began) * 1000


def _at_their_limits(folder: Path) -> Figure:
    """Ask once: each look-up waits for its source, so the time hardly depends on the machine."""
    sources = [stormy(f"bench_{place}", paces=[LIMIT], patient=20.0) for place in range(HOSTS)]
    world = _world(folder / "world", sources)
    questions = [source.question(number(place)) for place in range(EACH) for source in sources]
    with (
        served(world) as serving,
        closing(open_store(folder / "leadline.db", clock=Now())) as store,
        asking(store, serving.port, sources) as engine,
    ):
        took = _asked(engine, questions)
    if (serving.visits, serving.violations) != (len(questions), 0):
        raise RuntimeError(f"{serving.visits} asked, {serving.violations} of them too many")
    least = (EACH // LIMIT.asks - 1) * LIMIT.seconds * 1000.0
    return Figure(
        name=f"{len(questions)} look-ups, {HOSTS} hosts at their limits (once)",
        ours=(took,),
        control=(least,),
        control_name="least they allow",
        limit=least * _FACTOR,
        rule=f"{_FACTOR} × the least, none too many",
    )


def _asked(engine: Engine, questions: Sequence[Question]) -> float:
    began = time.perf_counter()
    lookups = engine.run(questions, company=None, control=JobControl())
    took = (time.perf_counter() - began) * 1000
    require_found(lookups, len(questions))
    return took


def require_found(lookups: Sequence[Lookup], count: int) -> None:
    """Go on, unless a look-up was not answered.

    Raises:
        RuntimeError: there is nothing to measure.
    """
    found = sum(each.kind is AnswerKind.FOUND for each in lookups)
    if found != count:
        raise RuntimeError(f"{found} of {count} look-ups were answered")


def _world(folder: Path, sources: Sequence[Stormy]) -> Path:
    folder.mkdir()
    told = json.dumps({f"revenue_{year}": year for year in (2023, 2024, 2025)})
    blocks = [
        f'[[exchange]]\nhost = "{host}"\npath = "/accounts"\ntext = \'{told}\'\n'
        f'[[limit]]\nhost = "{host}"\nasks = {LIMIT.asks}\nseconds = {LIMIT.seconds}\n'
        for source in sources
        for host in source.manifest.hosts
    ]
    (folder / "world.toml").write_text("\n".join(blocks), "utf-8")
    return folder
