"""Two hundred kills in the midst of research: nothing is lost, asked twice or half there.

The world is served over real HTTP and counts. Each child's wall clock is set on or back by hours.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.bench.starting import with_bytecode
from tests.proof import killed
from tests.proof.step import ROOT, Unproven
from workbench.bootstrap import SystemClock
from workbench.domain.company import Entity
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.errors import StoreError
from workbench.net.served_world import ServedWorld, serve
from workbench.net.worlds import World
from workbench.store import open_store, proofs
from workbench.store.sql_store import SqlStore

KILLS = 200
_FACTS = 12
"""How many facts each answer of `tests.bench.sources` states."""
_LONGEST = 0.8
"""Seconds after which a child is killed at the latest, once it has begun."""
_ONE_IN = 5
"""One child of so many is killed while it starts, or opens the store."""
_SLOWEST_START = 60.0
_WRONG_BY = (0, 0, -7, -1, 1, 30)
"""Hours by which a child's wall clock is wrong."""


def prove(kills: int = KILLS) -> str:
    """Kill a child so many times, and look at what it left after each."""
    seed = random.SystemRandom().randrange(1 << 32)
    moments = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secret
    with (
        tempfile.TemporaryDirectory(prefix="leadline-kills-") as name,
        with_bytecode() as environment,
    ):
        folder = Path(name)
        killed.write_its_world(folder)
        seen = 0
        with serve(World.open(folder / killed.WORLD)) as served:
            for number in range(kills):
                _kill_one(folder, served.port, moments, environment)
                lines = witnessed(folder)
                wrong = [*repeated(lines), *_wrong_in(folder, lines[seen:]), *_overasked(served)]
                if wrong:
                    raise Unproven(f"after kill {number + 1} (seed {seed}): {'; '.join(wrong[:5])}")
                seen = len(lines)
            _require(not (wrong := _wrong_in(folder, witnessed(folder))), "; ".join(wrong[:5]))
            return _figure(kills, witnessed(folder), served, seed)


def witnessed(folder: Path) -> list[tuple[str, str]]:
    """Return what children said they did, oldest first; a line cut short was never promised."""
    path = folder / killed.WITNESS
    whole = path.read_text("utf-8").rpartition("\n")[0] if path.exists() else ""
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in whole.splitlines()]


def repeated(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Say which questions were asked again after they had been answered."""
    answered: set[str] = set()
    for what, about in lines:
        if what == killed.ANSWERED:
            answered.add(about)
        elif what == killed.ASKED and about in answered:
            yield f"asked again: {about}"


def _overasked(served: ServedWorld) -> Iterator[str]:
    """Say which paid questions reached their source twice, and whose limits were passed."""
    (paid,) = killed.PAID.manifest.hosts
    asked = Counter(visit.question for visit in served.visits if visit.asked.host == paid)
    yield from (f"paid for {count} times: {each}" for each, count in asked.items() if count > 1)
    yield from (f"{count} too many at {host}" for host, count in served.violations.items())


def _kill_one(
    folder: Path, port: int, moments: random.Random, environment: Mapping[str, str]
) -> None:
    hours = moments.choice(_WRONG_BY)
    command = [sys.executable, "-m", "tests.proof.killed", str(folder), str(port), str(hours)]
    before = begun(folder)
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, env=dict(environment)
    ) as child:
        if moments.randrange(_ONE_IN):
            wait_for_begin(folder, child, before)
        time.sleep(moments.uniform(0, _LONGEST))
        kill(child)


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill a child that is at work.

    Raises:
        Unproven: it ended by itself; with the last of what it said.
    """
    alive = child.poll() is None
    child.kill()
    trace = child.stderr.read().decode() if child.stderr else ""
    _require(alive, f"the child ended by itself: {trace.strip()[-800:]}")


def begun(folder: Path) -> int:
    """Return how many children have begun."""
    return Counter(what for what, _ in witnessed(folder))[killed.READY]


def wait_for_begin(folder: Path, child: subprocess.Popen[bytes], before: int) -> None:
    """Wait until one more child has begun.

    Raises:
        Unproven: it takes too long.
    """
    until = time.monotonic() + _SLOWEST_START
    while begun(folder) == before and child.poll() is None:
        _require(time.monotonic() < until, "a child did not begin")
        time.sleep(0.01)


def _wrong_in(folder: Path, lines: list[tuple[str, str]]) -> list[str]:
    """Open the store as the next start would, and compare it with what was promised."""
    with closing(open_store(folder / killed.STORE, clock=SystemClock())) as store:
        wrong = [str(problem) for problem in proofs.check(store).problems]
        numbers = {about for what, about in lines if what == killed.OPENED}
        promised = {about for what, about in lines if what == killed.ANSWERED}
        for number in sorted(numbers):
            wrong += store.read(partial(_wrong_about, number=number, promised=promised))
        wrong += store.read(_half_opened)
        wrong += _unreadable(store, numbers)
    return wrong


def _wrong_about(ledger: Ledger, number: str, promised: set[str]) -> list[str]:
    company = killed.company_of(ledger, number)
    if company is None:
        return [f"company {number} is lost"]
    lookups = ledger.lookups.of_company(company.id)
    kept = {each.question.key for each in lookups if each.state is LookupState.ANSWERED}
    found = {each.question.key for each in lookups if each.kind is AnswerKind.FOUND}
    asked = {question.key for question in killed.questions(number)}
    wrong = [f"lost: {key}" for key in sorted((asked & promised) - kept)]
    if len(ledger.activity(company.id)) != 1:
        wrong.append(f"company {number} was opened by halves")
    wrong += [f"ended as {each.kind}: {each.question.key}" for each in lookups if _is_odd(each)]
    return [*wrong, *_half_facts(ledger, number, found)]


def _is_odd(lookup: Lookup) -> bool:
    """Whether a look-up ended in a way that none can here; a paid one may wait for a person."""
    left = lookup.question.source == killed.PAID.manifest.key and lookup.kind is AnswerKind.FAILED
    return lookup.kind not in {None, AnswerKind.FOUND} and not left


def _half_facts(ledger: Ledger, number: str, found: set[str]) -> Iterator[str]:
    for source in killed.SOURCES:
        facts = len(ledger.facts.of([Entity(source.manifest.key, number)]))
        wanted = _FACTS if source.question(number).key in found else 0
        if facts != wanted:
            yield f"{source.manifest.key} {number} has {facts} facts of {wanted}"


def _half_opened(ledger: Ledger) -> list[str]:
    """Say whether there are rows of the list without a company, or companies without a row."""
    listed, count = ledger.leads.count(LeadFilter()), killed.how_many(ledger)
    return [] if listed == count else [f"{listed} rows of the list for {count} companies"]


def _unreadable(store: SqlStore, numbers: set[str]) -> list[str]:
    wrong = []
    for number in numbers:
        for lookup in store.read(partial(_lookups, number=number)):
            try:
                kept = lookup.snapshot is not None and store.snapshot(lookup.snapshot)
            except StoreError as problem:
                wrong.append(f"the answer of {lookup.question.key}: {problem}")
            else:
                if lookup.kind is AnswerKind.FOUND and not kept:
                    wrong.append(f"{lookup.question.key} is answered without an answer")
    return wrong


def _lookups(ledger: Ledger, number: str) -> tuple[Lookup, ...]:
    company = killed.company_of(ledger, number)
    return () if company is None else ledger.lookups.of_company(company.id)


def _require(condition: object, words: str) -> None:
    if not condition:
        raise Unproven(words)


def _figure(kills: int, lines: list[tuple[str, str]], served: ServedWorld, seed: int) -> str:
    told = Counter(what for what, _ in lines)
    cut = len(served.visits) - told[killed.ANSWERED]
    return (
        f"{kills} kills, {told[killed.OPENED]} companies, {len(served.visits)} asked over HTTP, "
        f"{told[killed.ANSWERED]} told as answered, {cut} cut short; 0 lost, 0 repeated, "
        f"0 half, 0 paid for twice, 0 past a limit (seed {seed})"
    )
