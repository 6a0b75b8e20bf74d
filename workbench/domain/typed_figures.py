"""Figures as a person types them off a page, and what they are in whole units of the currency."""

import re
from decimal import Decimal

from workbench.errors import InvalidInput
from workbench.texts import Message, say

_BLANKS = re.compile(r"[\s\u00a0\u2009\u202f'’]+")
_AROUND = re.compile(r"[\s\u00a0\u2009\u202f()-]+")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"[0-9]+")
_MOST_DIGITS = 18
_GROUP = 3
_MILLION = 1_000_000


def read_figure(text: str, unit: int, field: str) -> Decimal:
    """Return an amount in whole units that was typed as the page prints it.

    Blanks, apostrophes, dots and commas that group by three mean nothing; other blanks may be those
    between two columns. Brackets or one minus sign, in front or behind, mean below zero.

    Args:
        text: `1 234`, `1.234,5`, `(1,234)`, `−1234`.
        unit: what the page counts in: 1, 1000 or 1000000.
        field: of the error.

    Raises:
        InvalidInput: it is no figure, or may be read in two ways.
    """
    signed = text.replace("−", "-").replace("–", "-")
    spaced = _BLANKS.sub(" ", _AROUND.sub(" ", signed).strip())
    if " " in spaced and not _SPACED.fullmatch(spaced):
        raise _no_figure(text, field)
    packed = _BLANKS.sub("", signed)
    bracketed = packed.startswith("(") and packed.endswith(")")
    packed = packed[1:-1] if bracketed else packed
    below = packed.startswith("-") or packed.endswith("-")
    packed = packed.removeprefix("-") if packed.startswith("-") else packed.removesuffix("-")
    if bracketed and below:
        raise _two_ways(text, field)
    negative = bracketed or below
    whole, fraction = _parted(packed, unit, text, field)
    if not _PLAIN.fullmatch(whole) or (fraction and not _PLAIN.fullmatch(fraction)):
        raise _no_figure(text, field)
    if len(whole) > _MOST_DIGITS:
        raise _no_figure(text, field)
    amount = Decimal(f"{whole}.{fraction or 0}") * unit
    return -amount if negative else amount


def _parted(packed: str, unit: int, text: str, field: str) -> tuple[str, str]:
    """Return the digits before and after the decimal mark."""
    marks = [letter for letter in packed if letter in ".,"]
    if not marks:
        return packed, ""
    last = marks[-1]
    if len(set(marks)) > 1:
        # Of two kinds the last is the decimal mark, and stands once.
        if marks.count(last) > 1:
            raise _no_figure(text, field)
        whole, _, fraction = packed.rpartition(last)
        return _ungrouped(whole, text, field), fraction
    if len(marks) > 1:
        return _ungrouped(packed, text, field), ""
    whole, _, fraction = packed.partition(last)
    if len(fraction) != _GROUP:
        return whole, fraction
    # No page groups "12345.678" or "0.123" by three, and few print three decimals.
    if unit == _MILLION or len(whole) > _GROUP or whole.startswith("0"):
        raise _two_ways(text, field)
    return _ungrouped(packed, text, field), ""


def _ungrouped(digits: str, text: str, field: str) -> str:
    first, *others = re.split("[.,]", digits)
    if not first or len(first) > _GROUP or any(len(each) != _GROUP for each in others):
        raise _no_figure(text, field)
    return first + "".join(others)


def _two_ways(text: str, field: str) -> InvalidInput:
    return InvalidInput(
        say("{figure} may be read in two ways.", figure=text),
        field=field,
        hint=say("Write it without separators, or with more or fewer decimals."),
    )


def _no_figure(text: str, field: str) -> InvalidInput:
    return InvalidInput(say("{figure} is not a figure.", figure=text), field=field, hint=_WRITE)


_WRITE: Message = say("Write it as the page does, for instance 1 234 or (567).")
