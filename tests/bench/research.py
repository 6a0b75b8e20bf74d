"""Eight sources that each take a second: over loopback, by the real door, into a real store."""

import contextlib
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.bench.figures import Figure, at_most, in_turn
from tests.bench.serving import served
from tests.bench.sources import EIGHT, SECONDS, shelf, write_world
from tests.bench.store import bare_database, commit
from tests.fakes.network import InventedHosts, keys
from workbench.bootstrap import SystemClock
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.net.connect import Peer
from workbench.net.door import Door
from workbench.net.served_world import LOOPBACK
from workbench.store import open_store
from workbench.store.sql_store import SqlStore

_FIXED = 150.0
_COMMITS = 16


def figures() -> Iterator[Figure]:
    """Measure one research of eight sources, each time about another company."""
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as name:
        folder = Path(name)
        numbers = iter(range(311_000_000, 312_000_000))
        with (
            closing(bare_database(folder / "bare.db")) as bare,
            researching(folder, write_world(folder / "world")) as (engine, _),
        ):
            mine, commits = in_turn(
                lambda: ask_all(engine, str(next(numbers))), lambda: commit(bare)
            )
    yield Figure(
        name="research, eight sources of 1 s",
        ours=mine,
        control=commits,
        control_name="bare commit",
        limit=SECONDS * 1000 + _FIXED + at_most(commits, _COMMITS),
        rule="slowest + 150 ms + 16 commits",
    )


@contextlib.contextmanager
def researching(folder: Path, world: Path) -> Iterator[tuple[Engine, SqlStore]]:
    """Serve a world on loopback; yield an engine that asks it, and its new store in `folder`."""
    clock = SystemClock()
    with (
        served(world) as serving,
        closing(open_store(folder / "leadline.db", clock=clock)) as store,
    ):
        here: Peer = (LOOPBACK, serving.port)
        hosts = InventedHosts({host: here for each in EIGHT for host in each.manifest.hosts})
        door = Door(agent="Leadline/bench", clock=clock, keys=keys(), resolver=hosts)
        with closing(
            Engine(door=door, store=store, clock=clock, keys=keys(), sources=shelf())
        ) as engine:
            yield engine, store


def ask_all(engine: Engine, number: str) -> float:
    """Ask all eight about a company; return how long it took, in milliseconds.

    Raises:
        RuntimeError: a source did not answer, so there is nothing to measure.
    """
    questions = [each.question(number) for each in EIGHT]
    began = time.perf_counter()
    lookups = engine.run(questions, company=None, control=JobControl())
    took = (time.perf_counter() - began) * 1000
    unanswered = [each.question.source for each in lookups if str(each.kind) != "found"]
    if unanswered:
        raise RuntimeError(f"no answer from {', '.join(unanswered)}")
    return took
