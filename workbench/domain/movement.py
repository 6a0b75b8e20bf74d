"""How a figure moved: halved, doubled, by how many per cent, or over zero."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workbench.domain.figures import Share
from workbench.texts import Argument, Message, say

_TENTH = Fraction(1, 10)
_HALF, _TWICE = Fraction(1, 2), Fraction(2)
_MANIFOLD = Fraction(3)
"""From here on a figure is so many times as large; less is told in per cent."""


class Movement(StrEnum):
    """The ways a figure moves, each with a sentence of its own."""

    HALVED = "halved"
    DOUBLED = "doubled"
    MANIFOLD = "manifold"
    ROSE = "rose"
    FELL = "fell"
    BELOW_ZERO = "below_zero"
    ABOVE_ZERO = "above_zero"
    FURTHER_BELOW = "further_below"
    LESS_BELOW = "less_below"
    CHANGED = "changed"


def movement(before: Decimal, now: Decimal) -> Movement:
    """Return how a figure moved between two values that differ.

    Halved and doubled are told within a tenth of a half and of twice; three times and more is
    told as so many times. Below zero a share says nothing, so there only the direction is told;
    from zero, and to it, only that it changed.
    """
    if before == 0 or now == 0:
        return Movement.CHANGED
    return _times(before, now) if before > 0 and now > 0 else _below_zero(before, now)


def extent(before: Decimal, now: Decimal) -> Fraction:
    """Return how far a figure moved, as a part of the larger of the two: 0 to 2."""
    largest = max(abs(before), abs(now))
    return Fraction(abs(now - before)) / Fraction(largest) if largest else Fraction(0)


def moved_words(figure: Argument, before: Decimal, now: Decimal) -> Message:
    """Return how a figure moved as a fragment that begins with its name: `Equity halved`."""
    moved = movement(before, now)
    if moved is Movement.MANIFOLD:
        times = int(Fraction(now) / Fraction(before))
        return say("{figure} grew to {times} times as much or more", figure=figure, times=times)
    if moved in _SHARES:
        share = Share(abs(now - before) / before)
        return say(_SHARES[moved].msgid, figure=figure, share=share)
    return say(_WORDS[moved].msgid, figure=figure)


def _times(before: Decimal, now: Decimal) -> Movement:
    times = Fraction(now) / Fraction(before)
    if abs(times - _HALF) <= _HALF * _TENTH:
        return Movement.HALVED
    if abs(times - _TWICE) <= _TWICE * _TENTH:
        return Movement.DOUBLED
    if times >= _MANIFOLD:
        return Movement.MANIFOLD
    return Movement.ROSE if times > 1 else Movement.FELL


def _below_zero(before: Decimal, now: Decimal) -> Movement:
    if before > 0:
        return Movement.BELOW_ZERO
    if now > 0:
        return Movement.ABOVE_ZERO
    return Movement.FURTHER_BELOW if now < before else Movement.LESS_BELOW


_SHARES = {
    Movement.ROSE: say("{figure} rose by {share}"),
    Movement.FELL: say("{figure} fell by {share}"),
}
_WORDS = {
    Movement.HALVED: say("{figure} halved"),
    Movement.DOUBLED: say("{figure} doubled"),
    Movement.BELOW_ZERO: say("{figure} fell below zero"),
    Movement.ABOVE_ZERO: say("{figure} rose above zero"),
    Movement.FURTHER_BELOW: say("{figure} fell further below zero"),
    Movement.LESS_BELOW: say("{figure} came closer to zero"),
    Movement.CHANGED: say("{figure} changed"),
}
