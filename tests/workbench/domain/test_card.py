"""What a range may claim, and when a card is signed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import JONAS, METTE
from tests.starter import CARD
from workbench.domain.card import BANDS, Axis, Band, Card, Signature
from workbench.domain.people import Person

LOOK_CLOSER, GO = CARD.look_closer_from, CARD.go_from


@pytest.mark.parametrize(
    ("lowest", "highest", "band"),
    [
        (GO, 100, Band.GO),
        (GO - 1, 100, Band.LOOK_CLOSER),
        (0, 100, Band.LOOK_CLOSER),
        (0, LOOK_CLOSER, Band.LOOK_CLOSER),
        (0, LOOK_CLOSER - 1, Band.NOT_NOW),
        (LOOK_CLOSER, GO - 1, Band.LOOK_CLOSER),
    ],
)
def test_a_band_is_claimed_by_the_whole_range(lowest: int, highest: int, band: Band) -> None:
    assert CARD.band(lowest, highest) is band


POINTS = st.integers(0, 100)


@given(POINTS, POINTS, POINTS, POINTS)
def test_an_answer_never_takes_back_what_was_claimed(a: int, b: int, c: int, d: int) -> None:
    lowest, lower, upper, highest = sorted((a, b, c, d))
    wide, narrow = CARD.band(lowest, highest), CARD.band(lower, upper)
    assert narrow is wide or wide is Band.LOOK_CLOSER


@given(POINTS, POINTS, st.integers(0, 20))
def test_more_points_never_lower_the_band(a: int, b: int, more: int) -> None:
    lowest, highest = sorted((a, b))
    richer = CARD.band(lowest + more, highest + more)
    assert BANDS.index(richer) >= BANDS.index(CARD.band(lowest, highest))


def test_the_best_of_what_they_can_is_a_hundred() -> None:
    assert (CARD.possible(Axis.CAN), CARD.possible(Axis.WILL)) == (100, 30)


def test_a_card_is_signed_by_both_departments_or_not_at_all() -> None:
    assert [CARD.signed, signed(CARD, METTE).signed, signed(CARD).signed] == [False, False, True]


def signed(card: Card, *people: Person) -> Card:
    yes = tuple(
        Signature(
            card=card.id,
            person=each.id,
            name=each.name,
            department=each.department,
            confirmed="present",
        )
        for each in people or (METTE, JONAS)
    )
    return replace(card, signatures=yes)
