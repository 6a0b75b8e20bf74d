"""The likelihood of two names holds on companies it was not fitted to, and beats known matchers."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import pytest

from tests.name_pairs.pairs import LabelledPair, listed, made, published
from tests.name_pairs.triples import triples
from workbench.matching.name_evidence import Compared, compare_names
from workbench.matching.name_model import likelihood, odds_of, probability, weights
from workbench.matching.name_words import WordKind, kind, read_words

EVERY = 8
"""Of the companies held out, so many are one pair's worth of time."""

Scored = Sequence[tuple[float, bool]]


def compared(pair: LabelledPair) -> Compared:
    return compare_names(read_words(pair.asked, pair.country), read_words(pair.found, pair.country))


@cache
def held_out() -> tuple[LabelledPair, ...]:
    companies = [each for each in listed() if each.held_out][::EVERY]
    return tuple(made(companies, seed=2))


def scored(pairs: Iterable[LabelledPair], score: Callable[[LabelledPair], float]) -> Scored:
    return [(score(pair), pair.same) for pair in pairs]


def ours(pair: LabelledPair) -> float:
    return likelihood(compared(pair))


def trigrams(pair: LabelledPair) -> float:
    return triples(pair.asked, pair.found)


def f1(pairs: Scored, threshold: float) -> float:
    right = sum(same and score >= threshold for score, same in pairs)
    wrong = sum(not same and score >= threshold for score, same in pairs)
    missed = sum(same and score < threshold for score, same in pairs)
    return 2 * right / (2 * right + wrong + missed)


def best_f1(pairs: Scored) -> float:
    return max(f1(pairs, threshold) for threshold in {score for score, _ in pairs})


def recall_at(pairs: Scored, precision: float) -> float:
    best = 0.0
    for threshold in {score for score, _ in pairs}:
        accepted = [same for score, same in pairs if score >= threshold]
        if sum(accepted) / len(accepted) >= precision:
            best = max(best, sum(accepted) / sum(same for _, same in pairs))
    return best


def numbered_apart(pair: LabelledPair) -> bool:
    """Whether two names differ by a number: funds of one series, which are companies of their own.

    Those who published the pairs count most of them as the same; we never do.
    """
    alignment = compared(pair).alignment
    return any(kind(word) is WordKind.NUMBER for word in (*alignment.left, *alignment.right))


def test_published_pairs_are_told_apart_better_than_by_those_who_published_them() -> None:
    pairs = [(pair, theirs) for pair, theirs in published() if not numbered_apart(pair)]
    mine = scored((pair for pair, _ in pairs), ours)
    theirs = [(score, pair.same) for pair, score in pairs]
    assert f1(mine, 0.5) > best_f1(theirs)
    assert recall_at(mine, 0.95) > recall_at(theirs, 0.95)


def test_even_with_the_series_that_we_never_take_for_one_company_their_figure_is_beaten() -> None:
    assert f1(scored((pair for pair, _ in published()), ours), 0.5) > 0.87


def test_sisters_among_the_published_pairs_are_not_taken_for_the_same() -> None:
    confused = [
        pair.found
        for pair, theirs in published()
        if not pair.same and theirs >= 0.7 and ours(pair) >= 0.9
    ]
    assert confused == []


def test_on_companies_held_out_it_is_better_than_letter_triples() -> None:
    assert f1(scored(held_out(), ours), 0.5) > best_f1(scored(held_out(), trigrams)) + 0.1


def test_the_likelihood_is_the_share_that_is_the_same() -> None:
    pairs = scored(held_out(), ours)
    gap = 0.0
    for tenth in range(10):
        inside = [
            each for each in pairs if tenth / 10 <= each[0] < (tenth + 1) / 10 or each[0] == 1
        ]
        if inside:
            share = sum(same for _, same in inside) / len(inside)
            mean = sum(score for score, _ in inside) / len(inside)
            gap += abs(share - mean) * len(inside) / len(pairs)
    # Expected calibration error (Naeini and others, 2015), over ten equal bins.
    assert gap < 0.03


def test_the_published_qualities_come_in_their_order() -> None:
    def mean(quality: str, *, same: bool) -> float:
        found = [ours(pair) for pair, each in qualities() if each == quality and pair.same is same]
        return sum(found) / len(found)

    assert mean("strong", same=True) > mean("medium", same=True)
    assert mean("medium", same=True) > mean("medium", same=False) > mean("strong", same=False)


def qualities() -> Iterable[tuple[LabelledPair, str]]:
    return ((pair, pair.quality) for pair, _ in published())


@pytest.mark.parametrize("chance", [0.001, 0.5, 0.999])
def test_odds_and_probability_are_each_others_inverse(chance: float) -> None:
    assert probability(odds_of(chance)) == pytest.approx(chance)


def test_every_figure_has_its_weight_and_no_other() -> None:
    features = compare_names(read_words("Fjordlys AS"), read_words("Fjordlys")).features()
    assert {*features, "constant"} == set(weights())
