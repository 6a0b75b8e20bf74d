"""The words of a company's name: which tell it apart, which only say its trade, place or build."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import resources
from workbench.matching.forms import Form, split_words, take_forms
from workbench.matching.letters import skeleton
from workbench.matching.numerals import is_number, numbered

_MANY = 1 << 16


class WordKind(StrEnum):
    """What a word in a name is."""

    JOINER = "joiner"
    STRUCTURE = "structure"
    PLACE = "place"
    COMMON = "common"
    NUMBER = "number"
    TELLING = "telling"


_WEIGHTS: Mapping[WordKind, float] = {
    WordKind.JOINER: 0.0,
    WordKind.STRUCTURE: 0.3,
    WordKind.PLACE: 0.4,
    WordKind.COMMON: 0.5,
    WordKind.NUMBER: 0.8,
    WordKind.TELLING: 1.0,
}
_WORDS = re.compile(r"[^\W_]+")
_SHORT = 2
_SHORT_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name read for comparing.

    Attributes:
        text: as written.
        words: all words but legal forms, folded, with numbers as figures.
        forms: its legal forms, none, one or several.
    """

    text: str
    words: tuple[str, ...]
    forms: tuple[Form, ...]

    def written(self, words: Iterable[str]) -> str:
        """Return folded words of this name as the name writes them, separated by commas."""
        as_written = {folded: word for word in _WORDS.findall(self.text) for folded in _folds(word)}
        return ", ".join(as_written.get(word, word) for word in words)

    @property
    def joined(self) -> str:
        """The words without spaces and without joiners."""
        return "".join(self.bearing)

    @property
    def whole(self) -> str:
        """The words and the legal forms without spaces, for names whose form was glued on."""
        return "".join((*self.words, *(form.text.replace(" ", "") for form in self.forms)))

    @property
    def bearing(self) -> tuple[str, ...]:
        """The words that bear any meaning; all, where none does."""
        bearing = tuple(word for word in self.words if kind(word) is not WordKind.JOINER)
        return bearing or self.words

    @property
    def numbers(self) -> tuple[str, ...]:
        """The words that are numbers or have figures, sorted."""
        return tuple(sorted(word for word in self.words if is_number(word)))

    @property
    def telling(self) -> frozenset[str]:
        """The words that tell this family from others; all that bear meaning, where none does."""
        telling = frozenset(word for word in self.words if kind(word) is WordKind.TELLING)
        return telling or frozenset(self.bearing)


@lru_cache(_MANY)
def read_words(text: str, country: str = "") -> NameWords:
    """Return a name read for comparing; `country` says whose legal forms it may bear."""
    # A name may have no letter or figure at all.
    words, forms = take_forms(split_words(text) or (text.strip().casefold(),), country)
    return NameWords(text, numbered(words), forms)


@lru_cache(_MANY)
def kind(word: str) -> WordKind:
    """Return what a folded word is."""
    if is_number(word):
        return WordKind.NUMBER
    return _kinds().get(word, WordKind.TELLING)


def weight(word: str) -> float:
    """Return how much a word tells, 0 to 1."""
    found = _WEIGHTS[kind(word)]
    return found * _SHORT_WEIGHT if len(word) <= _SHORT and not is_number(word) else found


@lru_cache(_MANY)
def _folds(word: str) -> tuple[str, ...]:
    folded = split_words(word)
    return (*folded, *numbered(folded))


@cache
def _kinds() -> dict[str, WordKind]:
    found: dict[str, WordKind] = {}
    with resources.path("matching", "words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in skeleton(row["words"]).split():
                found.setdefault(word, WordKind(row["kind"]))
    return found
