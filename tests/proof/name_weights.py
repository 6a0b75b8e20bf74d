"""`python -m tests.proof.name_weights`: fits the weights of the name model and writes them down."""

import csv
from collections.abc import Callable, Sequence

import resources
from tests.name_pairs.pairs import LabelledPair, listed, made
from workbench.matching.name_evidence import compare_names
from workbench.matching.name_model import CONSTANT, probability
from workbench.matching.name_words import read_words

_SEED = 1
_ROUNDS = 12
_PENALTY = 1.0
"""How strongly weights are drawn towards 0, as in ridge regression; the constant is not."""

Row = list[float]


def features(pair: LabelledPair) -> dict[str, float]:
    """Return what the names of a pair say."""
    left, right = (read_words(name, pair.country) for name in (pair.asked, pair.found))
    return compare_names(left, right).features()


def fitted(rows: Sequence[Row], same: Sequence[bool], told: Callable[[str], None]) -> Row:
    """Return the weights of a logistic regression by Newton's method; the last is the constant."""
    size = len(rows[0])
    weights = [0.0] * size
    for number in range(_ROUNDS):
        gradient, curvature = [0.0] * size, [[0.0] * size for _ in range(size)]
        for row, is_same in zip(rows, same, strict=True):
            _add(row, probability(_dot(weights, row)), is_same, gradient, curvature)
        for at in range(size - 1):
            gradient[at] -= _PENALTY * weights[at]
            curvature[at][at] += _PENALTY
        step = _solved(curvature, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        told(f"round {number + 1}: largest change {max(map(abs, step)):.5f}")
    return weights


def _add(row: Row, chance: float, same: bool, gradient: Row, curvature: list[Row]) -> None:
    filled = [at for at, value in enumerate(row) if value]
    bend = chance * (1 - chance)
    for at in filled:
        gradient[at] += (same - chance) * row[at]
        curved, value = curvature[at], bend * row[at]
        for other in filled:
            curved[other] += value * row[other]


def _dot(left: Row, right: Row) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True) if other)


def _solved(matrix: list[Row], right: Row) -> Row:
    """Return the solution of a system of equations by elimination with the largest pivot."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max((abs(rows[line][at]), line) for line in range(at, size))[1]
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            for column in range(at, size + 1):
                rows[below][column] -= factor * rows[at][column]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][column] * found[column] for column in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


def main() -> None:
    """Fit on the half of the companies that is there for it."""
    pairs = list(made([each for each in listed() if not each.held_out], _SEED))
    described = [features(pair) for pair in pairs]
    names = list(described[0])
    rows = [[*each.values(), 1.0] for each in described]
    weights = fitted(rows, [pair.same for pair in pairs], print)
    target = resources.path("matching", "name_weights.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows(
            (name, f"{weight:.3f}")
            for name, weight in zip((*names, CONSTANT), weights, strict=True)
        )


if __name__ == "__main__":
    main()
