"""How a figure moved is told by one rule, whatever the figures are."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.domain.movement import Movement, extent, moved_words, movement

AMOUNTS = st.decimals(-(10**12), 10**12, places=2)
ABOVE = st.decimals(1, 10**12, places=2)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("890", "420", "Equity halved"),
        ("100", "55", "Equity halved"),
        ("100", "56", "Equity fell by 44\u00a0%"),
        ("100", "44", "Equity fell by 56\u00a0%"),
        ("100", "180", "Equity doubled"),
        ("100", "220", "Equity doubled"),
        ("100", "179", "Equity rose by 79\u00a0%"),
        ("100", "299", "Equity rose by 199\u00a0%"),
        ("100", "340", "Equity grew to 3 times as much or more"),
        ("100", "103.4", "Equity rose by 3.4\u00a0%"),
        ("100", "-1", "Equity fell below zero"),
        ("-1", "100", "Equity rose above zero"),
        ("-1", "-2", "Equity fell further below zero"),
        ("-2", "-1", "Equity came closer to zero"),
        ("0", "-5", "Equity changed"),
        ("5", "0", "Equity changed"),
    ],
)
def test_a_movement_has_its_words(before: str, now: str, told: str) -> None:
    assert str(moved_words("Equity", Decimal(before), Decimal(now))) == told


_BACK = {
    Movement.BELOW_ZERO: Movement.ABOVE_ZERO,
    Movement.FURTHER_BELOW: Movement.LESS_BELOW,
    Movement.CHANGED: Movement.CHANGED,
}


@given(AMOUNTS, AMOUNTS)
def test_the_way_back_is_told_the_other_way_round(one: Decimal, other: Decimal) -> None:
    assume(one != other)
    there, back = movement(one, other), movement(other, one)
    if min(one, other) > 0:
        grew = {Movement.DOUBLED, Movement.MANIFOLD, Movement.ROSE}
        assert (there in grew) != (back in grew)
        assert (there in grew) == (other > one)
    else:
        assert _BACK.get(there, back) is back
        assert _BACK.get(back, there) is there


@given(ABOVE, ABOVE, st.integers(1, 1000))
def test_the_currency_unit_makes_no_difference(before: Decimal, now: Decimal, by: int) -> None:
    assume(before != now)
    assert movement(before, now) is movement(before * by, now * by)


@given(AMOUNTS, AMOUNTS)
def test_a_figure_moves_as_far_on_the_way_back(one: Decimal, other: Decimal) -> None:
    assert extent(one, other) == extent(other, one)
    assert 0 <= extent(one, other) <= 2
    assert (extent(one, other) == 0) == (one == other)


@given(AMOUNTS, AMOUNTS)
def test_every_movement_can_be_told(before: Decimal, now: Decimal) -> None:
    assume(before != now)
    assert str(moved_words("Equity", before, now)).startswith("Equity ")
