"""A kind of pair is accepted only where enough of it was measured, and nearly all was right."""

import csv

import pytest

import resources
from workbench.matching.precision import ENOUGH, FEWEST, lower_bound, may_accept


@pytest.mark.parametrize(
    ("right", "accepted", "bound"),
    # Clopper and Pearson's interval has closed ends where all were right: 0.025 ** (1 / n).
    [(300, 300, 0.025 ** (1 / 300)), (368, 368, 0.025 ** (1 / 368)), (10, 10, 0.025 ** (1 / 10))],
)
def test_the_bound_is_the_exact_one_where_all_were_right(
    right: int, accepted: int, bound: float
) -> None:
    assert lower_bound(right, accepted) == pytest.approx(bound, abs=1e-9)


def test_the_bound_of_a_known_case() -> None:
    # Clopper and Pearson (1934), table for n = 10: 8 right of 10 gives 0.444 at 95 %.
    assert lower_bound(8, 10) == pytest.approx(0.4439, abs=1e-4)


def test_nothing_right_bounds_nothing() -> None:
    assert lower_bound(0, 50) == 0.0


def test_three_hundred_right_are_not_yet_enough() -> None:
    assert lower_bound(FEWEST, FEWEST) < 0.99 < lower_bound(368, 368)


def test_what_was_measured_decides_which_kinds_are_accepted() -> None:
    with resources.path("matching", "precision.csv").open(encoding="utf-8") as file:
        measured = {row["kind"]: row for row in csv.DictReader(file)}
    for kind, row in measured.items():
        accepted, right = int(row["accepted"]), int(row["right"])
        enough = accepted >= FEWEST and lower_bound(right, accepted) >= ENOUGH
        assert may_accept(kind) is enough, kind
    assert may_accept("same name, country, form, town")
    assert not may_accept("same name, country")


def test_a_kind_nobody_measured_is_not_accepted() -> None:
    assert not may_accept("no such kind")
