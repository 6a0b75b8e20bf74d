"""The bench's own rules: what a percentile is, what counts as met, and how the table says it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench import __main__ as bench
from tests.bench import queueing
from tests.bench.figures import Figure, at_most, in_turn, percentile
from tests.bench.serving import served
from tests.bench.table import laid_out, written
from tests.fakes.network import NOON, InventedHosts, StandingClock, keys
from tests.fakes.stormy import stormy
from workbench.jobs import JobControl
from workbench.lookups import leasing
from workbench.lookups.terms import Terms
from workbench.net.door import Door
from workbench.net.exchange import Request
from workbench.net.served_world import LOOPBACK

SAMPLES = st.lists(st.floats(min_value=0, max_value=1e6), min_size=1, max_size=50)


def figure(
    *ours: float, limit: float | None = None, control: tuple[float, ...] = (2.0, 1.0, 3.0)
) -> Figure:
    return Figure(
        name="handoff as PDF",
        ours=ours,
        control=control,
        control_name="one line",
        limit=limit,
        rule="" if limit is None else "0.3 s",
    )


@pytest.mark.parametrize(
    ("count", "share", "expected"),
    [(1000, 0.999, 999), (1001, 0.999, 1000), (1000, 0.5, 500), (1, 0.999, 1), (3, 1.0, 3)],
)
def test_a_percentile_is_the_least_sample_that_enough_do_not_exceed(
    count: int, share: float, expected: int
) -> None:
    assert percentile(range(count, 0, -1), share) == expected


@given(SAMPLES, st.floats(min_value=0.01, max_value=1))
def test_a_percentile_is_one_of_the_samples_and_leaves_enough_below(
    samples: list[float], share: float
) -> None:
    found = percentile(samples, share)
    assert found in samples
    assert sum(each <= found for each in samples) >= round(share * len(samples), 9)


@pytest.mark.parametrize("share", [0, -0.1, 1.1])
def test_a_percentile_of_an_impossible_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile([1.0], share)


def test_a_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile([], 0.5)


def test_the_first_of_each_is_thrown_away_and_both_are_taken_in_turn() -> None:
    order: list[str] = []
    mine, others = iter([100.0, 1.0, 2.0]), iter([200.0, 3.0, 4.0])

    def ours() -> float:
        order.append("ours")
        return next(mine)

    def control() -> float:
        order.append("control")
        return next(others)

    assert in_turn(ours, control, times=2) == ((1.0, 2.0), (3.0, 4.0))
    assert order == ["control", "ours"] * 3


def test_a_limit_is_a_number_of_control_medians() -> None:
    assert at_most((100.0, 1.0, 2.0), 5) == 10.0


def test_the_median_is_judged_and_not_the_worst() -> None:
    assert figure(1.0, 2.0, 900.0, limit=2.0).met
    assert not figure(1.0, 2.1, 2.2, limit=2.0).met


def test_a_figure_without_a_limit_is_met() -> None:
    assert figure(1e9).met


def test_the_table_says_what_was_met_and_what_was_missed() -> None:
    lines = written([figure(1.0, limit=2.0), figure(3.0, limit=2.0), figure(4.0)]).splitlines()
    assert lines[2].endswith("met")
    assert lines[3].endswith("MISSED")
    assert lines[4].split("  ")[-1].strip() == "2.00"
    assert "1.0–3.0" in lines[2]


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert laid_out([("a", "b"), ("long", "c")]) == "a     b\n----  -\nlong  c"


def test_a_world_that_is_served_elsewhere_tells_what_it_counted(tmp_path: Path) -> None:
    (tmp_path / "world.toml").write_text(
        '[[exchange]]\nhost = "a.example"\npath = "/"\n'
        '[[limit]]\nhost = "a.example"\nasks = 2\nseconds = 60\n'
    )
    with served(tmp_path) as serving:
        hosts = InventedHosts({"a.example": (LOOPBACK, serving.port)})
        door = Door(agent="bench", clock=StandingClock(), keys=keys(), resolver=hosts)
        for _ in range(3):
            door.send(Request(url="http://a.example/", plain_http=True), JobControl())
    assert (serving.visits, serving.violations) == (3, 1)


def test_what_was_not_answered_is_no_figure() -> None:
    source = stormy("a")
    planned = leasing.planned(source.question("311000004"), None, NOON, Terms(source="a"))
    with pytest.raises(RuntimeError, match="0 of 1"):
        queueing.require_found([planned], 1)


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--check", "bad"], 1), (["--check", "good"], 0), (["bad"], 0)]
)
def test_a_missed_figure_fails_the_check_and_is_named(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
) -> None:
    cases = {
        "good": lambda: iter([figure(1.0, limit=2.0)]),
        "bad": lambda: iter([figure(3.0, limit=2.0)]),
    }
    monkeypatch.setattr(bench, "CASES", cases)
    assert bench.main(arguments) == code
    assert ("Missed: handoff as PDF." in capsys.readouterr().out) is ("bad" in arguments)
