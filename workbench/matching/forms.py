"""Legal forms of all countries: found at the end or the beginning of a name, and compared."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

import resources
from workbench.matching.letters import skeleton

_INITIALS = re.compile(r"(?<![^\W_])((?:[^\W\d_][./]\s?){1,7}[^\W\d_]?(?![^\W_])[.]?)")
"""Single letters with dots or slashes between them: G.m.b.H., A/S, J.P."""

_NOT_A_LETTER = re.compile(r"[\W_]+")
_ENGLISH = "en"
_SHORT = 4
_LONG_ENOUGH_FOR_A_SLIP = 10
_MANY = 1 << 16
_LONGEST = 8
"""Words in the longest form: `sabiedrība ar ierobežotu atbildību` and its like have fewer."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form as a name or a register writes it.

    Attributes:
        text: its words, folded.
        marks: what it may be, as `NO:private` or, by its ISO 20275 code, `NO:YI42`.
    """

    text: str
    marks: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        """The countries that have such a form."""
        return frozenset(mark[:2] for mark in self.marks)

    def within(self, country: str) -> "Form":
        """Return what it may be in a country; all it may be, where the country has none such."""
        there = frozenset(mark for mark in self.marks if mark[:2] == country)
        return Form(self.text, there) if there else self

    def agrees(self, other: "Form") -> bool:
        """Whether both may be the same form of the same country."""
        return self.text == other.text or bool(self.marks & other.marks)


def split_words(text: str) -> Words:
    """Return the folded words of a text, letters with dots or slashes between them as one word."""
    together = _INITIALS.sub(lambda found: f" {_NOT_A_LETTER.sub('', found[1])} ", text)
    return tuple(skeleton(together).split())


def take_forms(words: Words, country: str = "") -> tuple[Words, tuple[Form, ...]]:
    """Return the words of a name without its legal forms, and these; a word always stays.

    A form stands at the end, some also at the beginning, and may be written twice: in the country's
    own words and in English. Short forms that are rare outside their country count only where that
    is the company's.
    """
    forms: list[Form] = []
    while (taken := _take(words, country)) is not None:
        words, form = taken
        forms.append(form)
    return words, tuple(forms)


def _take(words: Words, country: str) -> tuple[Words, Form] | None:
    lengths = range(min(_LONGEST, len(words) - 1), 0, -1)
    for length in lengths:
        form = _written(words[-length:], country)
        if form is not None:
            return words[:-length], form.within(country)
    for length in lengths:
        form = _written(words[:length], country) if words[:length] in _leading() else None
        if form is not None:
            return words[length:], form.within(country)
    return None


@lru_cache(_MANY)
def form_of(text: str, country: str = "") -> Form | None:
    """Return a form that a register states by name or short form; None where it is not known."""
    words = split_words(text)
    marks = _common().get(words, frozenset()) | _listed().get(words, frozenset())
    return Form(" ".join(words), marks).within(country) if marks else None


def _written(words: Words, country: str) -> Form | None:
    marks = frozenset(mark for mark in _listed().get(words, ()) if mark[:2] == country)
    if marks or words not in _at_home_only():
        marks |= _common().get(_spelt_right(words), frozenset())
    return Form(" ".join(words), marks) if marks else None


@lru_cache(_MANY)
def _spelt_right(words: Words) -> Words:
    """Return the long form that words are but for a slip, else the words as they are."""
    text = " ".join(words)
    if len(text) < _LONG_ENOUGH_FOR_A_SLIP or words in _common():
        return words
    for form in _common():
        written = " ".join(form)
        if len(form) == len(words) and OSA.distance(text, written, score_cutoff=1) <= 1:
            return form
    return words


@cache
def _common() -> dict[Words, frozenset[str]]:
    """Return what the common forms may be, by their words."""
    found: dict[Words, set[str]] = {}
    for row in _rows("form_writings.csv"):
        marks = {f"{country}:{row['kind']}" for country in row["countries"].split()}
        for writing in row["writings"].split(";"):
            found.setdefault(split_words(writing), set()).update(marks)
    for words, marks in found.items():
        marks.update(_listed().get(words, ()))
    return {words: frozenset(marks) for words, marks in found.items()}


@cache
def _at_home_only() -> frozenset[Words]:
    """Return the forms that are words or letters elsewhere, and count in their country alone."""
    return frozenset(
        split_words(writing)
        for row in _rows("form_writings.csv")
        if row["home"]
        for writing in row["writings"].split(";")
        if len(writing) <= _SHORT
    )


@cache
def _leading() -> frozenset[Words]:
    """Return the forms that may stand before a name."""
    return frozenset(
        split_words(writing)
        for row in _rows("form_writings.csv")
        if row["leads"]
        for writing in row["writings"].split(";")
    )


@cache
def _listed() -> dict[Words, frozenset[str]]:
    """Return the ISO 20275 codes of every form, by its words; English descriptions are no names."""
    found: dict[Words, set[str]] = {}
    for row in _rows("legal_forms.csv"):
        names = [] if row["language"] == _ENGLISH else [row["name"]]
        for writing in (*names, *row["short"].split(";")):
            words = split_words(writing)
            if len("".join(words)) > 1:
                found.setdefault(words, set()).add(f"{row['country']}:{row['code']}")
    return {words: frozenset(marks) for words, marks in found.items()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resources.path("matching", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def writings() -> Sequence[Words]:
    """Return the words of every common form, for those who index names without them."""
    return tuple(_common())
