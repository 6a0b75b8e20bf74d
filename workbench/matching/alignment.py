"""The words of two names paired: equal, joined, abbreviated, misspelt, or by their initials."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from workbench.matching.name_words import NameWords
from workbench.matching.numerals import is_number, spelt

_MANY = 1 << 17
_FEWEST_FOR_A_SLIP = 4
_FEWEST_FOR_TWO = 8
_FEWEST_FOR_THREE = 13
_FEWEST_OF_INITIALS = 3
_FEWEST_OF_A_SHORTENING = 3
_SHORTENED_TO = 0.75
_VOWELS = frozenset("aeiouy")


class Likeness(StrEnum):
    """How two words, or a word and several, are the same."""

    EQUAL = "equal"
    JOINED = "joined"
    SHORTENED = "shortened"
    MISSPELT = "misspelt"
    INITIALS = "initials"
    SPELT_OUT = "spelt out"


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the one name and of the other that stand for each other."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    likeness: Likeness
    slips: int = 0
    """Letters that were changed, added, left out or swapped."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names word by word."""

    pairs: tuple[Pair, ...]
    left: tuple[str, ...]
    """Words of the one that the other lacks, joiners left out."""

    right: tuple[str, ...]
    in_order: bool
    """Whether the paired words follow each other in both names alike."""


def align(left: NameWords, right: NameWords) -> Alignment:
    """Return the words of two names paired, the surest pairs first; each word is used once."""
    work = _Work(list(left.bearing), list(right.bearing))
    work.equal()
    work.joined()
    work.spelt_out()
    work.alike()
    work.initials()
    return work.done()


class _Work:
    """The words still free, by their place; a taken word is None."""

    def __init__(self, left: list[str], right: list[str]) -> None:
        self._left: list[str | None] = list(left)
        self._right: list[str | None] = list(right)
        self._pairs: list[Pair] = []
        self._places: list[tuple[int, int]] = []

    def equal(self) -> None:
        for at, word in enumerate(self._left):
            if word is not None and word in self._right:
                there = self._right.index(word)
                self._take((at,), (there,), Likeness.EQUAL)

    def joined(self) -> None:
        for ours, theirs, swapped in (
            (self._left, self._right, False),
            (self._right, self._left, True),
        ):
            for at, word in enumerate(theirs):
                run = _run_that_joins(ours, word) if word is not None else None
                if run is not None and swapped:
                    self._take((at,), run, Likeness.JOINED)
                elif run is not None:
                    self._take(run, (at,), Likeness.JOINED)

    def alike(self) -> None:
        found = []
        for at, word in enumerate(self._left):
            for there, other in enumerate(self._right):
                if word is None or other is None:
                    continue
                like = _alike(word, other)
                if like is not None:
                    found.append((like[1] / max(len(word), len(other)), at, there, *like))
        for _, at, there, likeness, slips in sorted(found):
            if self._left[at] is not None and self._right[there] is not None:
                self._take((at,), (there,), likeness, slips)

    def spelt_out(self) -> None:
        for at, there, swapped in self._free_numbers():
            if swapped:
                self._take(there, at, Likeness.SPELT_OUT)
            else:
                self._take(at, there, Likeness.SPELT_OUT)

    def _free_numbers(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], bool]]:
        for ours, theirs, swapped in (
            (self._left, self._right, False),
            (self._right, self._left, True),
        ):
            for at, word in enumerate(theirs):
                run = _run_that_spells(ours, word) if word is not None else None
                if run is not None:
                    yield run, (at,), swapped

    def initials(self) -> None:
        for at, word in enumerate(self._left):
            run = _run_of_initials(self._right, word) if word is not None else None
            if run is not None:
                self._take((at,), run, Likeness.INITIALS)
        for there, word in enumerate(self._right):
            run = _run_of_initials(self._left, word) if word is not None else None
            if run is not None:
                self._take(run, (there,), Likeness.INITIALS)

    def done(self) -> Alignment:
        places = sorted(self._places)
        return Alignment(
            pairs=tuple(self._pairs),
            left=tuple(word for word in self._left if word is not None),
            right=tuple(word for word in self._right if word is not None),
            in_order=places == sorted(places, key=lambda place: place[1]),
        )

    def _take(
        self, left: Sequence[int], right: Sequence[int], likeness: Likeness, slips: int = 0
    ) -> None:
        ours = tuple(word for at in left if (word := self._left[at]) is not None)
        theirs = tuple(word for at in right if (word := self._right[at]) is not None)
        self._pairs.append(Pair(ours, theirs, likeness, slips))
        self._places.append((left[0], right[0]))
        for at in left:
            self._left[at] = None
        for at in right:
            self._right[at] = None


def _run_that_joins(words: Sequence[str | None], whole: str) -> tuple[int, ...] | None:
    """Return the neighbours that make one word together, or None."""
    for start in range(len(words) - 1):
        so_far = ""
        for end in range(start, len(words)):
            word = words[end]
            if word is None or not whole.startswith(so_far + word):
                break
            so_far += word
            if so_far == whole and end > start:
                return tuple(range(start, end + 1))
    return None


def _run_that_spells(words: Sequence[str | None], figures: str) -> tuple[int, ...] | None:
    """Return the one or two words that spell a number, or None."""
    if not figures.isdecimal():
        return None
    for length in (2, 1):
        for start in range(len(words) - length + 1):
            run = [word for word in words[start : start + length] if word is not None]
            if len(run) == length and spelt(run) == figures:
                return tuple(range(start, start + length))
    return None


def _run_of_initials(words: Sequence[str | None], short: str) -> tuple[int, ...] | None:
    if len(short) < _FEWEST_OF_INITIALS or is_number(short):
        return None
    for start in range(len(words) - len(short) + 1):
        run = words[start : start + len(short)]
        if all(word and word[0] == letter for word, letter in zip(run, short, strict=True)):
            return tuple(range(start, start + len(short)))
    return None


@lru_cache(_MANY)
def _alike(left: str, right: str) -> tuple[Likeness, int] | None:
    if is_number(left) or is_number(right):
        return None
    slips = OSA.distance(left, right, score_cutoff=3)
    if slips <= allowed_slips(min(len(left), len(right))):
        return Likeness.MISSPELT, slips
    short, long = sorted((left, right), key=len)
    return (Likeness.SHORTENED, 0) if _shortens(short, long) else None


def allowed_slips(length: int) -> int:
    """Return how many letters may differ between two spellings of a word of so many letters."""
    if length < _FEWEST_FOR_A_SLIP:
        return 0
    if length < _FEWEST_FOR_TWO:
        return 1
    return 2 if length < _FEWEST_FOR_THREE else 3


def _shortens(short: str, long: str) -> bool:
    """Whether a word is short for another: `tech`, `intl`, `grp`, `srvces`."""
    if len(short) < _FEWEST_OF_A_SHORTENING or len(short) > _SHORTENED_TO * len(long):
        return False
    if long.startswith(short):
        return len(short) > _FEWEST_OF_A_SHORTENING
    letters: Iterator[str] = iter(long)
    in_order = short[0] == long[0] and all(letter in letters for letter in short)
    return in_order and sum(letter in _VOWELS for letter in short) <= 1
