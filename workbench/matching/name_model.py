"""How likely two names are the same company's: what they say, weighed, as a probability."""

import csv
import math
from collections.abc import Mapping
from functools import cache

import resources
from workbench.matching.name_evidence import Compared

CONSTANT = "constant"
_STEEPEST = 30.0


def likelihood(compared: Compared) -> float:
    """Return the probability, 0 to 1, that two names are the same company's.

    A logistic regression whose weights were fitted to the names of listed companies, their other
    writings and their sisters; half of the companies were kept apart, and on those the probability
    was found to hold (docs/decisions/053).
    """
    return probability(odds(compared.features(), weights()))


def odds_of(chance: float) -> float:
    """Return the logarithm of the odds of a probability between 0 and 1, neither of them."""
    return math.log(chance / (1 - chance))


def odds(features: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that features come to."""
    return weighed[CONSTANT] + sum(weighed[name] * value for name, value in features.items())


def probability(log_odds: float) -> float:
    """Return a probability by the logarithm of its odds."""
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, log_odds))))


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each feature, and of the constant, by name."""
    with resources.path("matching", "name_weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}
