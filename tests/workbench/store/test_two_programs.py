"""Two programs on one store at once, over real HTTP: nobody is asked twice, nothing is lost."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.stormy import FACTS, Now, good, number, opened, world
from tests.samples import METTE
from tests.workbench.store import sharing
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.lookups.means import HANDS
from workbench.net.served_world import ServedWorld, serve
from workbench.net.storms import Limit
from workbench.store import open_store, proofs
from workbench.store.sql_store import SqlStore

ROOT = Path(__file__).parents[3]
WAITING = 6


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of a store, as a program is told it."""
    if request.param == "sqlite":
        return str(tmp_path / "leadline.db")
    place: str = request.getfixturevalue("database")
    return place


def prepared(store: SqlStore) -> None:
    """Open companies, and let what is asked about the first of them wait in the queue."""
    store.write(lambda ledger: ledger.people.add(METTE))
    ids = [opened(store, count) for count in range(sharing.COMPANIES)]
    now = Now().now()

    def plan(ledger: Ledger) -> None:
        for count in range(WAITING):
            for source in sharing.sources():
                ledger.lookups.plan(
                    Lookup(
                        id=new_id(),
                        question=source.question(number(count)),
                        company=ids[count],
                        state=LookupState.PLANNED,
                        planned=now,
                        due=now,
                    )
                )

    store.write(plan)


@contextmanager
def shared(where: str) -> Iterator[tuple[SqlStore, ServedWorld]]:
    """Serve a world that counts, beside a prepared store."""
    place = where if "://" in where else Path(where)
    made = sharing.sources()
    limits = [
        Limit(host=f"{key}.example", asks=pace.asks, seconds=pace.seconds)
        for key, paces in sharing.PACES.items()
        for pace in paces
    ]
    exchanges = [good(each, delay=0.03) for each in made]
    with (
        closing(open_store(place, clock=Now())) as store,
        serve(world(*exchanges, limits=limits)) as served,
    ):
        prepared(store)
        yield store, served


@contextmanager
def programs(where: str, port: int, lease: int) -> Iterator[list["subprocess.Popen[str]"]]:
    """Start two programs that begin at the same moment; whoever is left is ended."""
    command = [sys.executable, "-m", "tests.workbench.store.sharing", where, str(port), str(lease)]
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(
                    command,
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(2)
        ]
        for each in started:
            stack.callback(each.kill)
        for each in started:
            assert each.stdout is not None
            assert each.stdout.readline().strip() == sharing.READY
        for each in started:
            assert each.stdin is not None
            each.stdin.write("begin\n")
            each.stdin.flush()
        yield started


def asked_about(ledger: Ledger, company: UUID) -> Sequence[Lookup]:
    return ledger.lookups.of_company(company)


def facts_of(ledger: Ledger, entity: Entity) -> Sequence[KnownFact]:
    return ledger.facts.of([entity])


def look_at(store: SqlStore, served: ServedWorld) -> None:
    """Look for what is lost, half there, still waiting or past a limit."""
    assert store.read(lambda ledger: ledger.lookups.open()) == ()
    companies = sharing.companies(store)
    assert len(companies) == sharing.COMPANIES
    for company in companies:
        lookups = store.read(partial(asked_about, company=company.id))
        assert {each.question.source for each in lookups} == set(sharing.PACES)
        assert {each.kind for each in lookups} == {AnswerKind.FOUND}
        for each in lookups:
            entity = Entity(each.question.source, each.question.about)
            assert len(store.read(partial(facts_of, entity=entity))) == FACTS
    assert served.violations == {}
    assert proofs.check(store).problems == ()


def test_two_who_research_the_same_companies_at_once_ask_nothing_twice(where: str) -> None:
    with shared(where) as (store, served):
        with programs(where, served.port, lease=60) as (first, second):
            for each in (first, second):
                _, trace = each.communicate(timeout=120)
                assert (each.returncode, trace) == (0, "")
        look_at(store, served)
        seen = Counter(visit.question for visit in served.visits)
        assert set(seen.values()) == {1}
        assert len(seen) == sharing.COMPANIES * len(sharing.PACES)


def test_when_one_is_killed_the_other_takes_over(where: str) -> None:
    with shared(where) as (store, served):
        with programs(where, served.port, lease=1) as (first, second):
            while len(served.visits) < sharing.COMPANIES:
                assert first.poll() is None, first.communicate()
            first.kill()
            _, trace = second.communicate(timeout=120)
            assert (second.returncode, trace) == (0, "")
        look_at(store, served)
        seen = Counter(visit.question for visit in served.visits)
        assert len(seen) == sharing.COMPANIES * len(sharing.PACES)
        # Only what the killed one was asking, whose answer never reached the store.
        assert max(seen.values()) <= 2
        assert sum(count - 1 for count in seen.values()) <= HANDS * len(sharing.PACES)
