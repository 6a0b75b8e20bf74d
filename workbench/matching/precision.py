"""Which kinds of pairs are right so surely that no person need confirm them."""

import csv
import math
from functools import cache

import resources

FEWEST = 300
"""Accepted pairs of a kind below which its precision is not known well enough."""

ENOUGH = 0.99
_TAIL = 0.025
_HALVINGS = 60


def may_accept(kind: str) -> bool:
    """Whether a kind of pair may be accepted without a person.

    It may where, of at least 300 pairs that were accepted in the measurement, so many were right
    that the lower end of the 95 % interval is 0.99 or more. The measurement stands in
    `resources/matching/precision.csv`; how it was made, in docs/decisions/053.
    """
    return kind in _accepted()


def lower_bound(right: int, accepted: int) -> float:
    """Return the lower end of the exact 95 % interval of a share (Clopper and Pearson, 1934)."""
    if right == 0:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _at_least(right, accepted, middle) < _TAIL:
            low = middle
        else:
            high = middle
    return low


def _at_least(right: int, accepted: int, share: float) -> float:
    """Return the chance of so many right or more, where each is right with a given chance."""
    if share in {0.0, 1.0}:
        return share
    return math.fsum(
        math.exp(
            math.lgamma(accepted + 1)
            - math.lgamma(count + 1)
            - math.lgamma(accepted - count + 1)
            + count * math.log(share)
            + (accepted - count) * math.log1p(-share)
        )
        for count in range(right, accepted + 1)
    )


@cache
def _accepted() -> frozenset[str]:
    with resources.path("matching", "precision.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(
            row["kind"]
            for row in csv.DictReader(file)
            if int(row["accepted"]) >= FEWEST
            and lower_bound(int(row["right"]), int(row["accepted"])) >= ENOUGH
        )
