"""Kills among lists: what was imported, brought in, merged or parted is whole afterwards, or not.

Each child is killed at a random moment of its round. The next one goes on where it was broken off.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID

from tests.bench.starting import with_bytecode
from tests.proof import killed_at_lists as child
from tests.proof.killed import STORE
from tests.proof.kills import begun, kill, wait_for_begin, witnessed
from tests.proof.step import ROOT, Unproven
from workbench.app.importing.running import BLOCK
from workbench.bootstrap import SystemClock
from workbench.domain.clusters import Clusters
from workbench.domain.known_lists import counting
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.store import open_store, proofs
from workbench.store.sql_store import SqlStore

KILLS = 40
_LONGEST = 8.0
"""Seconds after which a child is killed at the latest, once it has begun."""


def prove(kills: int = KILLS) -> str:
    """Kill a child so many times, and look at what it left after each."""
    seed = random.SystemRandom().randrange(1 << 32)
    moments = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secret
    with (
        tempfile.TemporaryDirectory(prefix="leadline-kills-") as name,
        with_bytecode() as environment,
    ):
        folder = Path(name)
        halves = 0
        for number in range(kills):
            _kill_one(folder, moments, environment)
            with closing(open_store(folder / STORE, clock=SystemClock())) as store:
                wrong = list(wrong_in(store, promises(witnessed(folder))))
                halves += store.read(_begun_not_done)
            if wrong:
                raise Unproven(f"after kill {number + 1} (seed {seed}): {'; '.join(wrong[:5])}")
        return _figure(kills, halves, promises(witnessed(folder)), seed)


def promises(lines: list[tuple[str, str]]) -> Mapping[str, int]:
    """Return in how many rounds each thing was told as done."""
    return Counter(what for what, _ in set(lines))


def wrong_in(store: SqlStore, promised: Mapping[str, int]) -> Iterator[str]:
    """Say what a store holds that no child can have left there, and what it lacks."""
    yield from map(str, proofs.check(store).problems)
    yield from store.read(partial(_wrong_imports, promised=promised.get(child.IMPORTED, 0)))
    yield from store.read(partial(_wrong_lists, promised=promised))
    yield from store.read(partial(_wrong_clusters, promised=promised))


def _wrong_imports(ledger: Ledger, promised: int) -> list[str]:
    wrong, written = [], 0
    runs = ledger.imports.runs()
    for number, run in enumerate(runs):
        done = len(ledger.imports.done(run.file))
        written += done
        if run.name != child.file_name(number):
            wrong.append(f"run {number} is of {run.name}")
        if done not in {BLOCK, 2 * BLOCK, child.ROWS} or (number < promised and done < child.ROWS):
            wrong.append(f"{done} rows of {run.name} are there")
    if len(runs) < promised:
        wrong.append(f"{len(runs)} runs of {promised} are there")
    # Of two companies that are merged, one is on the list.
    merged = len(ledger.companies.clusters().members) // 2
    listed = ledger.leads.count(LeadFilter())
    if listed != written - merged:
        wrong.append(f"{listed} on the list, {written} imported, {merged} merged")
    return wrong


def _wrong_lists(ledger: Ledger, promised: Mapping[str, int]) -> list[str]:
    counts = counting(ledger.known_lists.lists())
    brought, made = promised.get(child.BROUGHT, 0), promised.get(child.LISTED, 0)
    wrong = [f"{each.name} has {each.rows} rows" for each in counts if each.rows != child.TOLD]
    if brought and len(counts) != 1:
        wrong.append(f"{len(counts)} lists of customers count")
    wrong += [
        "the customers that count are of another round"
        for each in counts
        if not any(
            _is_of_round(ledger, each.id, number)
            for number in range(max(brought - 1, 0), brought + 1)
        )
    ]
    lists = [each for each in ledger.work_lists.everywhere() if each.name.startswith("round ")]
    if len(lists) not in {made, made + 1}:
        wrong.append(f"{len(lists)} work lists, {made} were told of")
    return wrong


def _is_of_round(ledger: Ledger, known_list: UUID, number: int) -> bool:
    """Whether a list names the first companies of a round, and nobody else."""
    named = {child.company_at(ledger, each) for each in child.numbers(number)[: child.TOLD]}
    one = ledger.companies.clusters()
    fronts = {one.canonical(each) for each in named if each is not None}
    return {one.canonical(each) for each in ledger.known_lists.concerned(known_list)} == fronts


def _wrong_clusters(ledger: Ledger, promised: Mapping[str, int]) -> list[str]:
    one = ledger.companies.clusters()
    merged, parted = promised.get(child.MERGED, 0), promised.get(child.PARTED, 0)
    wrong = [
        f"the two that were merged in round {number} are two"
        for number in range(merged)
        if not _together(ledger, one, number, 0)
    ]
    wrong += [
        f"the two that were parted in round {number} are one"
        for number in range(parted)
        if _together(ledger, one, number, 2)
    ]
    return wrong


def _together(ledger: Ledger, one: Clusters, number: int, first: int) -> bool:
    pair = [child.company_at(ledger, each) for each in child.numbers(number)[first : first + 2]]
    fronts = {one.canonical(each) for each in pair if each is not None}
    return None not in pair and len(fronts) == 1


def _begun_not_done(ledger: Ledger) -> bool:
    """Whether an import stands there by halves."""
    runs = ledger.imports.runs()
    return bool(runs) and len(ledger.imports.done(runs[-1].file)) < child.ROWS


def _kill_one(folder: Path, moments: random.Random, environment: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "tests.proof.killed_at_lists", str(folder)]
    before = begun(folder)
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, env=dict(environment)
    ) as process:
        wait_for_begin(folder, process, before)
        time.sleep(moments.uniform(0, _LONGEST))
        kill(process)


def _figure(kills: int, halves: int, promised: Mapping[str, int], seed: int) -> str:
    told = ", ".join(
        f"{promised.get(each, 0)} {each}"
        for each in (child.IMPORTED, child.BROUGHT, child.MERGED, child.PARTED, child.LISTED)
    )
    return (
        f"{kills} kills, {told}; {halves} left an import by halves, 0 lost, 0 twice (seed {seed})"
    )
