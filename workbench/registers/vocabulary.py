"""The words of a register, in memory: which begin so, and which are near a misspelt one."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workbench.registers.folding import PLACE

_LONG, _SHORT = 8, 4
_MOST_SLIPS = 2
_MOST = 60
"""Near words that are looked for at once, those in most names first."""

_LAST = "\x7f"
"""Sorts behind every folded text."""

_FEWEST_LETTERS = 3
"""Of a part that a joined word is split into."""


def slips(word: str) -> int:
    """Return how many slips are forgiven: two in long words, one in others, none in short ones."""
    return 2 if len(word) >= _LONG else int(len(word) >= _SHORT)


class Vocabulary:
    """Distinct folded words with the number of companies that have them.

    Words of places are kept among the others, with their mark. A slip is a letter too many, one
    missing, another one in its place, or two neighbours that changed places.
    """

    def __init__(self, counted: Iterable[tuple[str, int]]) -> None:
        """Take words in ascending order, with their counts."""
        self._words: list[str] = []
        self._counts = array("I")
        self._lengths: dict[tuple[bool, int], list[str]] = {}
        for word, count in counted:
            self._words.append(word)
            self._counts.append(count)
            if len(word) >= _SHORT - 1:
                self._lengths.setdefault((word[0] == PLACE, len(word)), []).append(word)
        self.near = lru_cache(256)(self._near)
        self.further = lru_cache(64)(self._further)
        self.near_beginnings = lru_cache(64)(self._near_beginnings)
        self._beginnings = lru_cache(5)(self._of_length)

    def __len__(self) -> int:
        return len(self._words)

    def count(self, word: str) -> int:
        """Return how many companies have a word; 0 where none has."""
        at = bisect_left(self._words, word)
        return self._counts[at] if at < len(self._words) and self._words[at] == word else 0

    def begins(self, start: str) -> bool:
        """Whether any word begins so."""
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)

    def splits(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield how a word falls in two: a word, and the beginning of another."""
        for at in range(_FEWEST_LETTERS, len(word) - _FEWEST_LETTERS + 1):
            left, right = word[:at], word[at:]
            if self.count(left) and self.begins(right):
                yield left, right

    def _near(self, word: str) -> tuple[str, ...]:
        """Return the words that one slip makes of one, those in most names first.

        A slip leaves one half of a word as it was, so only words that share one are compared. Two
        letters that changed places across the middle leave what stands before them.
        """
        if not slips(word):
            return ()
        found: list[tuple[int, str]] = []
        for typed in (word, PLACE + word):
            middle = len(word) // 2 + len(typed) - len(word) + 1
            found += _within(typed, self._starting(typed[: middle - 1]), 1)
            found += _within(typed, self._ending(typed[middle:]), 1)
        return self._best(found)

    def _further(self, word: str) -> tuple[str, ...]:
        """Return the words that two slips make of a long one, and no fewer; all are compared."""
        if slips(word) < _MOST_SLIPS:
            return ()
        found: list[tuple[int, str]] = []
        for length in range(len(word) - _MOST_SLIPS, len(word) + _MOST_SLIPS + 1):
            found += _within(word, self._lengths.get((False, length), ()), _MOST_SLIPS)
            places = self._lengths.get((True, length + 1), ())
            found += _within(PLACE + word, places, _MOST_SLIPS)
        return self._best(each for each in found if each[0] == _MOST_SLIPS)

    @cached_property
    def _backwards(self) -> list[str]:
        """The words from their last letter to their first, in order."""
        return sorted(word[::-1] for word in self._words)

    def _starting(self, start: str) -> Sequence[str]:
        return self._words[
            bisect_left(self._words, start) : bisect_left(self._words, start + _LAST)
        ]

    def _ending(self, end: str) -> Sequence[str]:
        turned = end[::-1]
        first = bisect_left(self._backwards, turned)
        behind = bisect_left(self._backwards, turned + _LAST)
        return [word[::-1] for word in self._backwards[first:behind]]

    def _near_beginnings(self, word: str) -> tuple[str, ...]:
        """Return beginnings of words that a few slips make of one, the fewest slips first."""
        most = slips(word)
        if not most:
            return ()
        found: list[tuple[int, str]] = []
        for length in range(len(word) - most, len(word) + most + 1):
            found += _within(word, self._beginnings(length), most)
        return tuple(start for _, start in sorted(set(found)))[:_MOST]

    def _of_length(self, length: int) -> Sequence[str]:
        """Return the distinct beginnings of so many letters of longer words."""
        return tuple({word[:length] for word in self._words if len(word) > length})

    def _best(self, found: Iterable[tuple[int, str]]) -> tuple[str, ...]:
        distinct = {word for _, word in found}
        return tuple(sorted(distinct, key=lambda word: (-self.count(word), word))[:_MOST])


def _within(word: str, choices: Sequence[str], most: int) -> list[tuple[int, str]]:
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
    place = word.startswith(PLACE)
    return [
        (int(distance), choice)
        for choice, distance, _ in near
        if distance and choice.startswith(PLACE) == place
    ]
