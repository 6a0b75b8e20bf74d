"""Names and places as words for an index: folded, legal forms apart, places marked."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import filterfalse
from typing import NamedTuple

from workbench.matching.letters import skeleton
from workbench.matching.names import FORMS as SHORT_FORMS

FORMS = SHORT_FORMS | frozenset(
    {"aktiebolag", "aktieselskab", "aksjeselskap", "anpartsselskab", "as", "asbl", "bvba", "cic"}
    | {"co", "company", "comv", "corp", "corporation", "cv", "cvba", "eirl", "ek", "eurl", "fie"}
    | {"ik", "incorporated", "kft", "kg", "ky", "lda", "llp", "lp", "mtu", "nyrt", "ou", "osauhing"}
    | {"private", "public", "sae", "sca", "sci", "scrl", "sia", "snc", "spa", "spol", "spolka"}
    | {"sprl", "sro", "tmi", "ug", "uab", "vof", "vzw", "zoo", "zrt"}
)
"""Words of legal forms, folded; they tell no two companies apart and stand in most names."""

PLACE = "_"
"""Begins a word that is of a place, so that one index tells names from places."""

_MOST_KEPT = 200_000
_MOST_PLACES = 50_000
_LINE = "\n"
_SIGN = "qzxqzx"
_BETWEEN = f" {_SIGN} "
_FAR = re.compile(r"[^ -~\u00a0-\u00ff]")
"""Letters for which folding looks at each sign."""

_SPACES = re.compile("  +")
_LETTERS = re.compile("(?: [a-z]){2,}(?= )")
"""Letters that stand alone, one behind the other and with spaces around: a s, s p a."""


class Folded(NamedTuple):
    """A name in words, without legal forms: `key` for comparing whole names, `words` for finding.

    A name of nothing else keeps them.
    """

    key: str
    words: list[str]


def without_forms(folded: str) -> str:
    """Return folded words without those of legal forms."""
    words = _LETTERS.sub(_form_or_letters, f" {folded} ").split()
    return " ".join(word for word in words if word not in FORMS)


class _Places(dict[tuple[str, str], str]):
    """Towns and postcodes seen before, as text of marked words."""

    def __missing__(self, place: tuple[str, str]) -> str:
        if len(self) > _MOST_PLACES:
            self.clear()
        marked = self[place] = " ".join(PLACE + word for word in skeleton(" ".join(place)).split())
        return marked


class _Words(dict[str, str]):
    """Folds a word that is not here yet, or no longer."""

    def __missing__(self, word: str) -> str:
        folded = self[word] = _LINE if word == _LINE else without_forms(skeleton(word))
        return folded


_WORDS = _Words()
"""Words seen before, folded, legal forms as nothing: most words come again and again."""

_PLACES = _Places()


def fold_names(names: Sequence[str]) -> list[str]:
    """Return the keys of names, as `fold_name` does; of thousands at once it takes a fifth."""
    # A name of several lines is one name.
    together = _folded(" \n ".join(name.replace(_LINE, " ") for name in names).casefold())
    keys = together.replace(" \n", _LINE).replace("\n ", _LINE).strip(" ").split(_LINE)
    if len(keys) != len(names):
        return [fold_name(name).key for name in names]
    return [key or fold_name(name).key for key, name in zip(keys, names, strict=True)]


def fold_name(name: str) -> Folded:
    """Return a name folded."""
    words = _folded(name.casefold().replace(_LINE, " ")).split() or skeleton(name).split()
    return Folded(" ".join(words), words)


def place_text(town: str, postcode: str) -> str:
    """Return the words of a place, marked, as one text."""
    return _PLACES[town, postcode]


def place_texts(towns: Iterable[str], postcodes: Iterable[str]) -> Iterator[str]:
    """Yield the words of places, as `place_text` returns them."""
    return map(_PLACES.__getitem__, zip(towns, postcodes, strict=True))


def compact(number: str) -> str:
    """Return a number in capitals without what people put between its signs."""
    if number.isalnum() and number.isascii():
        return number.upper()
    return "".join(sign for sign in number.upper() if sign.isascii() and sign.isalnum())


def _folded(text: str) -> str:
    """Return the words of a text but for legal forms, folded, with single spaces around them.

    They are those of `skeleton`, which folds each word by itself.
    """
    told = text.split(" ")
    new = [*filterfalse(_WORDS.__contains__, {*told})]
    if new:
        _learn(new)
    words = f" {' '.join(map(_WORDS.__getitem__, told))} "
    return _SPACES.sub(" ", _LETTERS.sub(_form_or_letters, words))


def _learn(words: Collection[str]) -> None:
    """Fold new words: plain ones all at once, which takes a third of folding each."""
    if len(_WORDS) > _MOST_KEPT:
        _WORDS.clear()
    plain = [word for word in words if _FAR.search(word) is None]
    folded = skeleton(_BETWEEN.join(plain)).split(_BETWEEN)
    if len(folded) != len(plain) or _SIGN in "".join(plain):
        folded = list(map(skeleton, plain))
    others = [word for word in words if _FAR.search(word) is not None]
    told = zip((*plain, *others), (*folded, *map(skeleton, others)), strict=True)
    _WORDS.update((word, without_forms(each)) for word, each in told if word != _LINE)


def _form_or_letters(found: re.Match[str]) -> str:
    """Return nothing for a legal form in single letters, and other letters as they are."""
    return "" if found[0].replace(" ", "") in FORMS else found[0]
