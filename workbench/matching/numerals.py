"""Numbers in names: figures, Roman numerals and English number words as the same number."""

import re
from collections.abc import Sequence

_ROMAN = re.compile("(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_SPELT = (
    {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
    | {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14}
    | {"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
    | {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60}
    | {"seventy": 70, "eighty": 80, "ninety": 90}
    | {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
)
_UNITS = frozenset("123456789")
_WHOLE_TENS = frozenset(range(20, 100, 10))
_ONES = frozenset(range(1, 10))
_FIGURES = re.compile("0*([0-9]+)(?:st|nd|rd|th)?")


def numbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name with its figures and Roman numerals as plain figures.

    A single `i`, `v` or `x` is a number only as the last of several words, where series are
    numbered; elsewhere it is a letter.
    """
    last = len(words) - 1
    return tuple(_figures(word, last=0 < at == last) for at, word in enumerate(words))


def spelt(words: Sequence[str]) -> str | None:
    """Return the figures that one or two English words mean: `three`, `forty four`, `first`."""
    values = [_SPELT.get(word, int(word) if word in _UNITS else 0) for word in words]
    if len(values) == 1:
        return str(values[0]) if values[0] else None
    tens, ones = values[:2] if values else (0, 0)
    return str(tens + ones) if tens in _WHOLE_TENS and ones in _ONES else None


def is_number(word: str) -> bool:
    """Whether a word has a figure in it: `44`, `2004`, `ahl1`."""
    return any(letter.isdigit() for letter in word)


def _figures(word: str, *, last: bool) -> str:
    found = _FIGURES.fullmatch(word)
    if found:
        return found[1]
    if _ROMAN.fullmatch(word) and (len(word) > 1 or last):
        return str(_roman(word))
    return word


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
