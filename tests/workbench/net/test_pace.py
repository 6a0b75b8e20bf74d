"""Pacing: no window at the source's end holds more than the limit, however late questions come."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.lookup import Age
from workbench.domain.source import Pace
from workbench.net.pace import LONG, delay, most, retry_after, window

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

paces = st.lists(
    st.builds(Pace, st.integers(1, 30), st.integers(1, 90)), min_size=1, max_size=3
)  # fmt: skip
moments = st.floats(0, 40)


class Server:
    """Time, and a source that counts what reaches it."""

    def __init__(self, limits: Sequence[Pace]) -> None:
        self.now = 1000.0
        self.limits = limits
        self.arrived: list[float] = []
        self.answered: list[float] = []

    def ages(self) -> list[Age]:
        ages = (max(0.0, self.now - answered) for answered in self.answered)
        return [Age(age, age) for age in ages]

    def send(self, on_the_way: float, thinking: float) -> None:
        while (seconds := delay(self.limits, self.ages())) > 0:
            # Floats end a little before what they were added up to.
            self.now += seconds + 0.000_001
        self.arrived.append(self.now + on_the_way)
        self.answered.append(self.now + on_the_way + thinking)

    def most_in_a_window(self, seconds: float) -> int:
        return max(
            sum(1 for other in self.arrived if 0 <= other - first < seconds)
            for first in self.arrived
        )


@given(paces, st.lists(st.tuples(moments, moments, moments), min_size=1, max_size=60))
def test_no_window_at_the_source_holds_more_than_the_limit(
    limits: list[Pace], questions: list[tuple[float, float, float]]
) -> None:
    server = Server(limits)
    for pause, on_the_way, thinking in questions:
        server.now += pause
        server.send(on_the_way, thinking)
    for pace in limits:
        assert server.most_in_a_window(pace.seconds) <= pace.asks


@given(st.builds(Pace, st.integers(1, 30), st.integers(1, 90)), st.integers(2, 5))
def test_nine_tenths_of_a_limit_are_used(limit: Pace, rounds: int) -> None:
    server = Server([limit])
    for _ in range(limit.asks * rounds + 1):
        server.send(0.0, 0.0)
    took = server.arrived[-1] - server.arrived[0]
    assert took == pytest.approx(rounds * limit.seconds / 0.9)


def test_a_question_under_way_counts_however_long_it_takes() -> None:
    server = Server([Pace(1, 10)])
    server.send(0.0, 3600.0)
    server.now += 1800
    assert delay(server.limits, server.ages()) == pytest.approx(window(server.limits))


def test_only_long_windows_trust_the_wall_clock() -> None:
    yesterday = Age(sure=60.0, likely=90_000.0)
    assert delay([Pace(1, LONG)], [yesterday]) > 0
    assert delay([Pace(1, 86_400)], [yesterday] * 3) > 0
    assert delay([Pace(1, 80_000)], [yesterday] * 3) == 0


def test_without_a_pace_nothing_waits() -> None:
    assert delay([], [Age(0.0, 0.0)] * 3) == 0
    assert (window([]), most([])) == (0, 0)


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
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("Mon, 01 Jan 2027 99999999999999999999:00:00 GMT", None),
        ("", None),
    ],
)
def test_both_forms_of_retry_after_are_understood(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOON) == seconds
