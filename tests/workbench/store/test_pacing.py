"""Pacing over a store: what was sent is counted, whatever clocks, restarts and other windows do."""

import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from tests.workbench.store.conftest import START, StepClock
from tests.workbench.store.made import ROLES, UNIT, planned
from workbench.domain.lookup import Lookup, LookupState, Question, Rest
from workbench.domain.ports import Store
from workbench.domain.source import Pace
from workbench.lookups import leasing
from workbench.lookups.terms import Terms
from workbench.store import open_store
from workbench.store.sql_store import SqlStore
from workbench.store.ticking import Instant

HOUR = timedelta(hours=1)


def seconds_left(store: Store, source: str = "a", scope: str = "", at: datetime = START) -> float:
    rest = store.read(lambda ledger: ledger.lookups.paces.resting(source, scope, at))
    return 0.0 if rest is None else rest.seconds


def hold(store: Store, rest: Rest, source: str = "a", scope: str = "") -> None:
    store.write(lambda ledger: ledger.lookups.paces.hold(source, scope, rest, START))


def test_a_source_that_asked_for_rest_gets_it_by_each_key(store: Store) -> None:
    hold(store, Rest(600.0), scope="mine")
    assert 590 < seconds_left(store, scope="mine") <= 600
    assert seconds_left(store, scope="theirs") == 0
    assert seconds_left(store, source="b", scope="mine") == 0


def test_a_shorter_wish_does_not_end_a_longer_one(store: Store) -> None:
    hold(store, Rest(600.0, spent=True))
    hold(store, Rest(5.0))
    assert seconds_left(store) > 590
    rest = store.read(lambda ledger: ledger.lookups.paces.resting("a", "", START))
    assert rest is not None
    assert rest.spent


def test_setting_the_clock_ends_no_rest(store: Store) -> None:
    hold(store, Rest(600.0))
    assert seconds_left(store, at=START + 24 * HOUR) > 590
    assert seconds_left(store, at=START - 24 * HOUR) > 590


def test_asking_can_be_paused_and_resumed(store: Store) -> None:
    def is_paused() -> bool:
        return store.read(lambda ledger: ledger.lookups.paces.paused)

    assert not is_paused()
    for _ in range(2):
        store.write(lambda ledger: ledger.lookups.paces.pause())
        assert is_paused()
    store.write(lambda ledger: ledger.lookups.paces.resume())
    assert not is_paused()


def asked(store: Store, question: Question, scope: str = "") -> Lookup:
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(question, START)))
    scopes = {question.source: scope}
    (mine,) = store.write(lambda ledger: ledger.lookups.claim([lookup.id], START, 60, scopes))
    return mine


def ages(store: Store, scope: str = "", given_up: float = 60.0) -> list[float]:
    known = store.read(
        lambda ledger: ledger.lookups.paces.ages(
            UNIT.source, scope, at=START, most=10, seconds=100.0, given_up=given_up
        )
    )
    return sorted(age.sure for age in known)


def test_a_question_ages_from_its_answer_and_counts_for_its_key(store: Store) -> None:
    assert ages(store) == []
    first, _second = asked(store, UNIT), asked(store, ROLES)
    other = asked(store, Question(source=UNIT.source, kind="more", about="x"), scope="key")
    assert ages(store) == [0.0, 0.0]
    ended = Lookup(
        id=first.id,
        question=first.question,
        company=None,
        state=LookupState.ANSWERED,
        planned=START,
        attempt=1,
    )
    store.write(lambda ledger: ledger.lookups.settle(ended, 7.0))
    young, old = ages(store)
    assert young == 0
    assert old == pytest.approx(7.0, abs=2.0)
    assert ages(store, scope="key") == [0.0]
    assert other.attempt == 1


def test_a_question_whose_asker_died_counts_as_ended_in_the_end(store: Store) -> None:
    asked(store, UNIT)
    store.write(lambda ledger: ledger.lookups.paces.catch_up(UNIT.source, ""))
    (age,) = ages(store, given_up=-5.0)
    assert age == pytest.approx(5.0, abs=2.0)


# --- a store in a file, whose clock we turn -------------------------------------------------------


class Life:
    """True time, the wall clock beside it, the computer's clock, and a source that counts."""

    def __init__(self, store: SqlStore, limits: Sequence[Pace]) -> None:
        self.true = 0.0
        self.wall = START
        self.booted, self.boot = -5000.0, 1
        self.knows_boots = True
        self.terms = Terms(source="a", paces=limits)
        self.arrived: list[float] = []
        self.store = store
        self.store.tick_source = self.ticks

    def ticks(self) -> Instant:
        name = str(self.boot) if self.knows_boots else ""
        return Instant(int((self.true - self.booted) * 1000), name, of_boot=True)

    def passes(self, seconds: float) -> None:
        self.true += seconds
        self.wall += timedelta(seconds=seconds)

    def restart(self, seconds: float) -> None:
        self.passes(seconds)
        self.booted, self.boot = self.true, self.boot + 1

    def wait(self) -> float:
        return self.store.read(
            lambda ledger: self.terms.wait(ledger.lookups.paces, self.wall).seconds
        )

    def ask(self, takes: float) -> None:
        while (seconds := self.wait()) > 0:
            self.passes(seconds + 0.001)
        question = Question(source="a", kind="unit", about=str(len(self.arrived)))
        lookup = self.store.write(lambda ledger: ledger.lookups.plan(planned(question, self.wall)))
        (mine,) = self.store.write(
            lambda ledger: ledger.lookups.claim([lookup.id], self.wall, 60, {})
        )
        self.arrived.append(self.true + takes / 2)
        self.passes(takes)
        self.store.write(lambda ledger: ledger.lookups.settle(mine, 0.0))

    def most_in_a_window(self, seconds: float) -> int:
        return max(
            sum(1 for other in self.arrived if 0 <= other - first < seconds)
            for first in self.arrived
        )


happenings = st.lists(
    st.one_of(
        st.tuples(st.just("pause"), st.floats(0, 40)),
        st.tuples(st.just("restart"), st.floats(0.0, 3.0)),
        st.tuples(st.just("set"), st.floats(-4000, 4000)),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.builds(Pace, st.integers(1, 6), st.integers(1, 60)), min_size=1, max_size=2),
    happenings,
    st.booleans(),
)
def test_no_restart_and_no_jump_of_the_clock_passes_a_limit(
    limits: list[Pace],
    happenings: list[tuple[str, float]],
    knows_boots: bool,
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_store(Path(folder) / "leadline.db", clock=StepClock())) as store,
    ):
        life = Life(store, limits)
        life.knows_boots = knows_boots
        for kind, amount in happenings:
            match kind:
                case "pause":
                    life.passes(amount)
                case "restart":
                    life.restart(amount)
                case _:
                    life.wall += timedelta(seconds=amount)
            life.ask(takes=abs(amount) % 2)
        for pace in limits:
            assert life.most_in_a_window(pace.seconds) <= pace.asks


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(open_store(tmp_path / "leadline.db", clock=StepClock()), [Pace(1, 10)])


def test_after_a_restart_a_source_is_left_alone_for_one_window(life: Life) -> None:
    life.ask(takes=0.0)
    life.restart(0.0)
    life.passes(4.0)
    assert life.wait() == pytest.approx(10 / 0.9 - 4.0, abs=0.01)
    life.passes(8.0)
    assert life.wait() == 0
    life.store.close()


def test_a_days_quota_outlives_restarts_and_is_new_the_day_after(life: Life) -> None:
    life.terms = Terms(source="a", paces=[Pace(1, 86_400)])
    life.ask(takes=0.0)
    life.restart(3600.0)
    assert life.wait() > 86_400
    life.passes(100_000.0)
    life.restart(10.0)
    assert life.wait() == 0
    life.store.close()


def test_a_rest_is_kept_over_a_restart_by_the_wall_clock(life: Life) -> None:
    life.store.write(lambda it: it.lookups.paces.hold("a", "", Rest(7200.0), life.wall))
    life.restart(3600.0)
    assert seconds_left(life.store, at=life.wall) == pytest.approx(3600.0, abs=1)
    assert seconds_left(life.store, at=life.wall - 24 * HOUR) <= 7200.0
    life.store.close()


def test_a_rest_is_over_in_time_though_the_wall_clock_was_set_back_by_a_year_meanwhile(
    life: Life,
) -> None:
    life.store.write(lambda it: it.lookups.paces.hold("a", "", Rest(7200.0), life.wall))
    life.restart(60.0)
    life.wall -= timedelta(days=365)
    assert seconds_left(life.store, at=life.wall) > 7000.0
    life.passes(7100.0)
    assert 0 < seconds_left(life.store, at=life.wall) <= 100.0
    life.passes(200.0)
    assert seconds_left(life.store, at=life.wall) == 0
    life.store.close()


def test_a_rest_is_over_in_time_though_the_computer_has_run_for_longer_than_before(
    life: Life,
) -> None:
    life.store.write(lambda it: it.lookups.paces.hold("a", "", Rest(86_400.0), life.wall))
    life.restart(80_000.0)
    life.passes(5100.0)
    assert seconds_left(life.store, at=life.wall) == pytest.approx(1300.0, abs=1)
    life.passes(1400.0)
    assert seconds_left(life.store, at=life.wall) == 0
    life.store.close()


def test_what_was_asked_when_the_computer_stopped_is_free_at_its_next_start(life: Life) -> None:
    lookup = life.store.write(lambda it: it.lookups.plan(planned(UNIT, life.wall)))

    def claimed() -> int:
        ids = [lookup.id]
        return len(life.store.write(lambda it: it.lookups.claim(ids, life.wall, 60, {})))

    assert claimed() == 1
    life.passes(50.0)
    assert claimed() == 0
    life.restart(3600.0)
    life.passes(4990.0)
    assert claimed() == 1
    assert claimed() == 0
    life.store.close()


@pytest.mark.parametrize("answered", [True, False])
def test_a_servers_clock_that_is_set_back_holds_a_source_up_for_one_window(
    life: Life, answered: bool
) -> None:
    life.terms = Terms(source="a", paces=[Pace(1, 9)])
    server = [10**12]
    life.store.tick_source = lambda: Instant(server[0], "server", of_boot=False)

    def claimed(about: str) -> Lookup | None:
        question = Question(source="a", kind="unit", about=about)
        lookup = life.store.write(lambda it: it.lookups.plan(planned(question, life.wall)))
        return life.store.write(
            lambda it: leasing.claim(it, lookup, life.terms, life.wall, 60).ours
        )

    first = claimed("1")
    assert first is not None
    if answered:
        life.store.write(lambda it: it.lookups.settle(first, 0.0))
    server[0] -= 365 * 24 * 3_600_000
    assert claimed("2") is None
    server[0] += 9_900
    assert claimed("3") is None
    server[0] += 200
    assert claimed("4") is not None
    life.store.close()


@pytest.mark.parametrize("since_start", [100.0, 100_000.0])
def test_asking_reads_no_more_of_what_was_ever_asked_than_counts(
    life: Life, since_start: float
) -> None:
    life.booted = -since_start
    seen: list[tuple[str, Any]] = []

    def heard(_connection: object, _cursor: object, words: str, given: Any, *_: object) -> None:
        if "FROM pace" in words:
            seen.append((words, given))

    event.listen(life.store.ledger_engine, "before_cursor_execute", heard)
    life.wait()
    event.remove(life.store.ledger_engine, "before_cursor_execute", heard)
    with life.store.ledger_engine.connect() as connection:
        plans = [
            row[-1]
            for words, given in seen
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", given)
        ]
    searches = [each for each in plans if "pace" in each]
    assert searches
    assert all("boot=?" in each or "boot<?" in each or "boot>?" in each for each in searches)
    life.store.close()
