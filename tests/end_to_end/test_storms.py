"""Storms over real sockets: every look-up ends the right way, and no source delays another."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.stormy import FACTS, Now, Stormy, asking, good, number, opened, stormy, world
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.domain.source import Pace
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl
from workbench.lookups.means import HANDS
from workbench.net.faults import Fault
from workbench.net.hops import MOST_HOPS
from workbench.net.served_world import ServedWorld, serve
from workbench.net.storms import Limit, Storm
from workbench.store import open_store, proofs
from workbench.store.sql_store import SqlStore

ATTEMPTS = 3
AGAIN = {Fault.TOO_MANY, Fault.UNAVAILABLE}
ENDS: Mapping[Fault, AnswerKind] = {
    Fault.NONE: AnswerKind.FOUND,
    Fault.TIMEOUT: AnswerKind.FAILED,
    Fault.RESET: AnswerKind.FAILED,
    Fault.TRUNCATED: AnswerKind.FAILED,
    Fault.SLOW_DRIP: AnswerKind.FAILED,
    Fault.OVERSIZED: AnswerKind.FAILED,
    Fault.BOMB: AnswerKind.FAILED,
    Fault.WRONG_LENGTH: AnswerKind.FAILED,
    Fault.GARBAGE: AnswerKind.FAILED,
    Fault.NO_HTTP: AnswerKind.FAILED,
    Fault.REDIRECT_LOOP: AnswerKind.REFUSED,
    Fault.REDIRECT_PRIVATE: AnswerKind.REFUSED,
    Fault.TOO_MANY: AnswerKind.REFUSED,
    Fault.UNAVAILABLE: AnswerKind.FAILED,
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What must become of a question."""

    last: Fault
    attempts: int
    visits: int


def fate(storm: Storm, question: str) -> Fate:
    """Return what a storm does to a question, by the stated rules of redirects and attempts."""
    visits = attempts = 0
    while True:
        attempts += 1
        for _ in range(MOST_HOPS):
            visits += 1
            if storm.draw(question, visits - 1) is not Fault.REDIRECT_LOOP:
                break
        else:
            visits += 1
        last = storm.draw(question, visits - 1)
        if last not in AGAIN or attempts == ATTEMPTS:
            return Fate(last, attempts, visits)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with closing(open_store(tmp_path / "leadline.db", clock=Now())) as made:
        yield made


def address(source: Stormy, about: str) -> str:
    (host,) = source.manifest.hosts
    return f"{host}/accounts?number={about}"


def researched(
    store: SqlStore, served: ServedWorld, sources: Sequence[Stormy], numbers: int
) -> tuple[Lookup, ...]:
    company = opened(store, 0)
    wanted = [each.question(number(about)) for about in range(numbers) for each in sources]
    with asking(store, served.port, sources) as engine:
        return engine.run(wanted, company=company, control=JobControl())


def facts_of(ledger: Ledger, entity: Entity) -> Sequence[KnownFact]:
    return ledger.facts.of([entity])


def look_at(
    store: SqlStore, lookups: Sequence[Lookup], fates: Mapping[tuple[str, str], Fate]
) -> None:
    """Compare what became of each look-up with what had to, and look for anything half there."""
    assert len(lookups) == len(fates)
    refused: set[str] = set()
    for lookup in lookups:
        question = lookup.question
        fate = fates[question.source, question.about]
        where = f"{question.key}: {fate}"
        assert (lookup.state, lookup.kind) == (LookupState.ANSWERED, ENDS[fate.last]), where
        assert lookup.attempt == fate.attempts, where
        assert (lookup.problem is None) is (fate.last is Fault.NONE), where
        entity = Entity(question.source, question.about)
        assert len(store.read(partial(facts_of, entity=entity))) == (
            FACTS if fate.last is Fault.NONE else 0
        ), where
        if lookup.snapshot is not None:
            assert store.snapshot(lookup.snapshot).content
        if fate.last is Fault.TOO_MANY:
            refused.add(question.key)
    waiting = store.read(lambda ledger: ledger.lookups.open())
    assert {each.question.key for each in waiting} == refused
    assert all(each.due and each.problem and each.problem.after for each in waiting)
    assert proofs.check(store).problems == ()


@pytest.mark.parametrize("fault", [each for each in Fault if each])
def test_a_storm_of_one_kind_ends_every_look_up_as_it_must(store: SqlStore, fault: Fault) -> None:
    sick, well = stormy("sick"), stormy("well")
    storm = Storm(host="sick.example", mix={fault: 1})
    with serve(world(good(sick), good(well), storms=[storm])) as served:
        lookups = researched(store, served, [sick, well], numbers=2)
    fates = {("well", number(about)): Fate(Fault.NONE, 1, 1) for about in range(2)}
    fates |= {
        ("sick", number(about)): fate(storm, address(sick, number(about))) for about in range(2)
    }
    look_at(store, lookups, fates)
    seen = Counter(visit.question for visit in served.visits)
    for about in range(2):
        assert seen[address(sick, number(about))] == fates["sick", number(about)].visits
        assert seen[address(well, number(about))] == 1
    assert served.early["sick.example"] <= (HANDS - 1) * ATTEMPTS * 2


MIX = {
    Fault.NONE: 10,
    Fault.UNAVAILABLE: 5,
    Fault.REDIRECT_LOOP: 3,
    **{each: 1 for each in ENDS if each not in {Fault.NONE, *AGAIN, Fault.REDIRECT_LOOP}},
    Fault.TOO_MANY: 1,
}


@pytest.mark.parametrize("seed", [4, 20])
def test_a_storm_of_every_kind_ends_every_look_up_as_it_must(store: SqlStore, seed: int) -> None:
    sources = [stormy(key) for key in ("a", "b", "c", "d")]
    storm = Storm(host="*", seed=seed, mix=MIX)
    with serve(world(*map(good, sources), storms=[storm])) as served:
        lookups = researched(store, served, sources, numbers=16)
    fates = {
        (each.manifest.key, number(about)): fate(storm, address(each, number(about)))
        for each in sources
        for about in range(16)
    }
    look_at(store, lookups, fates)
    seen = Counter(visit.question for visit in served.visits)
    wanted = {
        address(each, number(about)): fates[each.manifest.key, number(about)].visits
        for each in sources
        for about in range(16)
    }
    assert seen == wanted
    drawn = {
        storm.draw(question, before) for question in wanted for before in range(wanted[question])
    }
    assert drawn == set(MIX)


def test_a_source_that_never_answers_delays_no_other(store: SqlStore) -> None:
    hangs, well = stormy("hangs", patient=30.0), stormy("well")
    company, control = opened(store, 0), JobControl()
    wanted = [each.question(number(about)) for about in range(20) for each in (hangs, well)]
    answered: list[UUID] = []

    def told(lookup: Lookup) -> None:
        if lookup.kind is AnswerKind.FOUND:
            answered.append(lookup.id)
        if len(answered) == 20:
            control.cancel()

    with (
        serve(world(good(hangs, fault="timeout"), good(well))) as served,
        asking(store, served.port, [hangs, well]) as engine,
        pytest.raises(CancelledByUser),
    ):
        engine.run(wanted, company=company, control=control, told=told)
    hosts = Counter(visit.asked.host for visit in served.visits)
    # All of the healthy one was answered while the other's first two were still waited for.
    assert hosts == {"well.example": 20, "hangs.example": HANDS}
    left = store.read(lambda ledger: ledger.lookups.open())
    assert {each.state for each in left} <= {LookupState.PLANNED, LookupState.QUEUED}
    assert {each.question.source for each in left} == {"hangs"}
    assert all(each.due for each in left)


def test_a_name_that_leads_into_a_private_network_is_refused_and_nothing_is_sent(
    store: SqlStore,
) -> None:
    lured, well = stormy("lured"), stormy("well")
    with (
        serve(world(good(lured), good(well))) as served,
        asking(store, served.port, [lured, well], private=["lured.example"]) as engine,
    ):
        lookups = engine.run(
            [each.question(number(0)) for each in (lured, well)],
            company=opened(store, 0),
            control=JobControl(),
        )
    kinds = {each.question.source: each.kind for each in lookups}
    assert kinds == {"lured": AnswerKind.REFUSED, "well": AnswerKind.FOUND}
    assert [visit.asked.host for visit in served.visits] == ["well.example"]


def test_a_question_comes_again_only_when_the_rest_it_was_told_of_is_over(
    store: SqlStore,
) -> None:
    source = stormy("a")
    with serve(world(good(source, fault="too_many"))) as served:
        (lookup,) = researched(store, served, [source], numbers=1)
    assert (lookup.attempt, len(served.visits)) == (ATTEMPTS, ATTEMPTS)
    assert served.early == {}


def test_a_source_that_takes_less_than_we_know_is_obeyed(store: SqlStore) -> None:
    source = stormy("a")
    limit = Limit(host="a.example", asks=4, seconds=1)
    with serve(world(good(source), limits=[limit])) as served:
        lookups = researched(store, served, [source], numbers=10)
    assert {each.kind for each in lookups} == {AnswerKind.FOUND}
    refusals = served.violations["a.example"]
    assert len(served.visits) == 10 + refusals
    # Only what was under way already when it was refused may come within the rest.
    assert served.early["a.example"] <= refusals * (HANDS - 1)


def test_what_a_source_says_is_left_is_not_passed_but_by_what_is_under_way(
    store: SqlStore,
) -> None:
    source = stormy("a")
    limit = Limit(host="a.example", asks=4, seconds=2, told=True)
    with serve(world(good(source), limits=[limit])) as served:
        lookups = researched(store, served, [source], numbers=10)
    assert {each.kind for each in lookups} == {AnswerKind.FOUND}
    assert served.violations["a.example"] <= 2 * (HANDS - 1)


class Jumping:
    """The wall clock, set on and back by an hour every few times it is looked at."""

    def __init__(self) -> None:
        self.hours = cycle([0] * 7 + [1] * 7 + [-1] * 7)

    def now(self) -> datetime:
        return Now().now() + timedelta(hours=next(self.hours))


def test_no_limit_is_passed_while_somebody_sets_the_clock_on_and_back(tmp_path: Path) -> None:
    paces = (Pace(4, 1), Pace(9, 3))
    source, clock = stormy("a", paces=paces), Jumping()
    limits = [Limit(host="a.example", asks=each.asks, seconds=each.seconds) for each in paces]
    kinds: list[AnswerKind | None] = []
    with serve(world(good(source), limits=limits)) as served:
        # Each of three programs begins where the one before it ended.
        for first in range(0, 24, 8):
            with (
                closing(open_store(tmp_path / "leadline.db", clock=clock)) as store,
                asking(store, served.port, [source], clock=clock) as engine,
            ):
                wanted = [source.question(number(first + more)) for more in range(8)]
                lookups = engine.run(wanted, company=None, control=JobControl())
                kinds += [each.kind for each in lookups]
                assert proofs.check(store).problems == ()
    assert kinds == [AnswerKind.FOUND] * 24
    assert len(served.visits) == 24
    assert served.violations == {}
