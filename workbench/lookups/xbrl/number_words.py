"""Numbers that a page writes in English words."""

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONE = {word: number for number, word in enumerate(_ONES, start=1)}
_SMALL = {word: number for number, word in enumerate(_ONES + _TEENS, start=1)}
_TEN = {word: number * 10 for number, word in enumerate(_TENS, start=2)}
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_NONE = frozenset({"no", "none", "nil", "zero"})
_BETWEEN = re.compile(r"\s*[\s,‐-―-]\s*")


def number_in_words(text: str) -> int | None:
    """Return a number written in English words, or None where it is none.

    Source of the rule: `numwordsen` of the inline transformations of the SEC (registry
    2015-08-31): numbers below a thousand, times descending powers of a thousand; "no", "none",
    "nil" and "zero" are 0. The registries of XBRL International have no such format.
    """
    words = _BETWEEN.split(text.strip().lower())
    if "" in words:
        return None
    if len(words) == 1 and words[0] in _NONE:
        return 0
    total, least, pending = 0, 10**15, list[str]()
    for word in [*words, ""]:
        scale = _SCALES.get(word, 1 if word == "" else 0)
        if not scale:
            pending.append(word)
            continue
        if word == "" and total and not pending:
            break
        part = _below_thousand(pending[1:] if total and pending[:1] == ["and"] else pending)
        if part is None or scale >= least:
            return None
        total, least, pending = total + part * scale, scale, []
    return total


def _below_thousand(words: list[str]) -> int | None:
    """Return so many hundreds, tens and ones; also "twelve hundred", which the rule allows."""
    hundreds = 0
    if "hundred" in words:
        split = words.index("hundred")
        count, words = words[:split], words[split + 1 :]
        if len(count) != 1 or count[0] not in _SMALL:
            return None
        hundreds = _SMALL[count[0]] * 100
        if not words:
            return hundreds
        words = words[1:] if words[0] == "and" else words
    rest = _below_hundred(words)
    return None if rest is None else hundreds + rest


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [word]:
            return _SMALL.get(word, _TEN.get(word))
        case [tens, ones] if tens in _TEN and ones in _ONE:
            return _TEN[tens] + _ONE[ones]
        case _:
            return None
