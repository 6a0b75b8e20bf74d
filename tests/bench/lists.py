"""A work list of 1,000 companies looked over, beside only reading what is known of each."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.bench.figures import Figure, in_turn, timed
from tests.bench.watching import fill
from tests.fakes.desks import bench
from workbench.app.lists import keeping
from workbench.app.lists.prospects import prospects
from workbench.app.soundings import take
from workbench.bootstrap import SystemClock
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.jobs import JobControl
from workbench.store import open_store

_TIMES = 3


def figures() -> Iterator[Figure]:
    """Measure how long ranking takes that says of each why, and what to ask next."""
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder:
        path, clock = Path(folder) / "leadline.db", SystemClock()
        fill(path, keeping.MOST)
        with closing(open_store(path, clock=clock)) as store:
            desk = replace(bench(pursued=False).desk, store=store, clock=clock)
            companies = keeping.of_leads(desk, LeadFilter())[: keeping.MOST]

            def read(ledger: Ledger) -> None:
                for each in companies:
                    take(ledger, each, clock.now())

            ours, control = in_turn(
                lambda: timed(lambda: prospects(desk, companies, JobControl())),
                lambda: timed(lambda: store.read(read)),
                _TIMES,
            )
    yield Figure(
        name="a work list of 1,000 looked over",
        ours=ours,
        control=control,
        control_name="reading what is known",
    )
