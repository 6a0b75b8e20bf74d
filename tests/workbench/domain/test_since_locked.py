"""A locked score is compared with today's, and what moved it most is named."""

from dataclasses import replace
from datetime import date

from tests.handoffs import rich
from workbench.domain.card import Band
from workbench.domain.scorecard import Score, Scorecard
from workbench.domain.since_locked import since_locked

DAY = date(2026, 10, 12)


def locked() -> Scorecard:
    scorecard = rich().scorecard
    assert scorecard is not None
    return scorecard


def fallen(card: Scorecard, *costs: int) -> Scorecard:
    """Return the card with so many points fewer for each of its first lines."""
    lines = list(card.lines)
    for place, cost in enumerate(costs):
        line = lines[place]
        lines[place] = replace(
            line, points=line.points - cost, lowest=line.lowest - cost, highest=line.highest - cost
        )
    can = replace(
        card.can, lowest=card.can.lowest - sum(costs), highest=card.can.highest - sum(costs)
    )
    return replace(card, lines=tuple(lines), can=can)


def test_an_equal_claim_is_no_difference() -> None:
    assert since_locked(locked(), replace(locked(), caps=()), DAY) is None


def test_the_question_that_moved_farthest_comes_first_and_is_named() -> None:
    since = since_locked(locked(), fallen(locked(), 1, 4, 2), DAY)
    assert since is not None
    lines = locked().can_lines
    assert [each.now.criterion for each in since.moved] == [
        lines[1].criterion,
        lines[2].criterion,
        lines[0].criterion,
    ]
    assert str(since.words) == (
        f"Locked at 61–81 on 12 October 2026; would now be 54–74. Most of it: "
        f"{lines[1].question} {lines[1].because}"
    )


def test_a_band_that_a_cap_lowers_is_a_difference_without_a_question() -> None:
    since = since_locked(locked(), replace(locked(), band=Band.NOT_NOW), DAY)
    assert since is not None
    assert since.moved == ()
    assert str(since.words) == "Locked at 61–81 on 12 October 2026; would now be 61–81."


def test_a_question_is_known_again_under_another_version_of_it() -> None:
    now = fallen(locked(), 3)
    first = now.lines[0]
    named = replace(first, criterion=f"{first.criterion.partition('@')[0]}@9")
    since = since_locked(locked(), replace(now, lines=(named, *now.lines[1:])), DAY)
    assert since is not None
    assert [each.points for each in since.moved] == [6]


def test_a_question_only_one_card_asks_moves_nothing() -> None:
    now = replace(locked(), lines=locked().lines[1:], can=Score(50, 50, 50, 100))
    since = since_locked(locked(), now, DAY)
    assert since is not None
    assert since.moved == ()
