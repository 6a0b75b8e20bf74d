"""Pacing: no limit is passed in any sliding window, whatever restarts and clocks do."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.source import Pace
from workbench.net.pace import Gate, delay, retry_after, window

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

paces = st.lists(
    st.builds(Pace, st.integers(1, 30), st.integers(1, 90)), min_size=1, max_size=3
)  # fmt: skip


class World:
    """True time, the wall clock beside it, and a store that remembers by the wall clock."""

    def __init__(self, limits: Sequence[Pace]) -> None:
        self.true = 1000.0
        self.wall = NOON
        self.stored: list[datetime] = []
        self.sent: list[float] = []
        self.limits = limits
        self.gate = Gate(limits, lambda: self.true)

    def passes(self, seconds: float) -> None:
        self.true += seconds
        self.wall += timedelta(seconds=seconds)

    def wait(self) -> float:
        since = self.gate.since(self.wall)
        return self.gate.wait([at for at in self.stored if at >= since], self.wall)

    def send(self) -> None:
        while (seconds := self.wait()) > 0:
            # Clocks tell microseconds: a wait ends with the first one behind it.
            self.passes(seconds + 0.000_002)
        self.stored.append(self.wall)
        self.gate.sent(self.wall)
        self.sent.append(self.true)

    def restart(self) -> None:
        self.gate = Gate(self.limits, lambda: self.true)

    def most_in_a_window(self, seconds: float) -> int:
        return max(
            sum(1 for other in self.sent if 0 <= other - first < seconds) for first in self.sent
        )


def assert_no_limit_is_passed(world: World) -> None:
    for pace in world.limits:
        assert world.most_in_a_window(pace.seconds) <= max(1, pace.asks * 0.9)


@given(paces, st.lists(st.floats(0, 40), min_size=1, max_size=60))
def test_no_sliding_window_holds_more_than_its_share(
    limits: list[Pace], pauses: list[float]
) -> None:
    world = World(limits)
    for pause in pauses:
        world.passes(pause)
        world.send()
    assert_no_limit_is_passed(world)


@given(
    paces,
    st.lists(
        st.one_of(
            st.tuples(st.just("pause"), st.floats(0, 40)),
            st.tuples(st.just("restart"), st.just(0.0)),
            st.tuples(st.just("set back"), st.floats(0, 4000)),
            st.tuples(st.just("set forward"), st.floats(0, 4000)),
        ),
        min_size=1,
        max_size=40,
    ),
)
def test_setting_the_clock_passes_no_limit(
    limits: list[Pace], happenings: list[tuple[str, float]]
) -> None:
    # A restart forgets what the clock did before it, so it comes only with an honest clock here.
    honest = not any(kind.startswith("set") for kind, _ in happenings)
    world = World(limits)
    for kind, seconds in happenings:
        if kind == "pause":
            world.passes(seconds)
        elif kind == "set back":
            world.wall -= timedelta(seconds=seconds)
        elif kind == "set forward":
            world.wall += timedelta(seconds=seconds)
        elif honest:
            world.restart()
        world.send()
    assert_no_limit_is_passed(world)


def test_after_a_restart_earlier_questions_count_as_just_sent() -> None:
    world = World([Pace(1, 10)])
    world.send()
    world.passes(6)
    world.restart()
    assert world.wait() == pytest.approx(window(world.limits))
    world.passes(12)
    assert world.wait() == 0


def test_a_clock_set_back_costs_one_window_and_no_more() -> None:
    world = World([Pace(1, 10)])
    world.send()
    world.restart()
    world.wall -= timedelta(hours=1)
    assert world.wait() == pytest.approx(window(world.limits))
    world.passes(12)
    assert world.wait() == 0


def test_two_programs_share_one_store() -> None:
    world = World([Pace(2, 10)])
    world.wait()
    world.passes(1)
    world.stored.append(world.wall)
    assert world.wait() == pytest.approx(10)


def test_two_questions_of_one_instant_are_two() -> None:
    gate = Gate([Pace(3, 10)], lambda: 0.0)
    assert gate.wait([NOON], NOON) == 0
    assert gate.wait([NOON, NOON], NOON) == 10


def test_a_source_that_asked_for_a_rest_gets_it() -> None:
    ticks = 5.0
    gate = Gate([], lambda: ticks)
    gate.hold(30)
    gate.hold(10)
    assert gate.wait([], NOON) == 30


def test_without_a_pace_nothing_waits() -> None:
    assert delay([], [0, 0, 0]) == 0
    assert window([]) == 0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 22 Nov 2026 12:01:30 GMT", 90),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("Sun, 22 Nov 2026 12:00:10 -0000", 10),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_both_forms_of_retry_after_are_understood(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOON) == seconds
