"""What somebody typed, as an offline register is asked for it: words, a number, an address."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.domain.company import Scheme
from workbench.errors import InvalidInput
from workbench.matching.identify import identify
from workbench.registers.folding import FORMS, PLACE, compact, fold_name
from workbench.registers.vocabulary import Vocabulary

_FEWEST_DIGITS = 4
_SURELY_A_NUMBER = 6
_WIDTHS = (8, 10)
"""To so many digits registers fill their numbers up with zeros that people leave out."""

_MARKED = re.compile("[A-Z]{0,11}([0-9]{6,})(?:MVA)?")
"""A number with its country or its name before it, or as a Norwegian VAT number."""

_MOST_WORDS = 12
_LONGEST = 200


_BEGUN_FORMS = frozenset(form[:length] for form in FORMS for length in range(1, len(form)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, folded.

    Attributes:
        key: the words as a whole name, for comparing.
        words: the words without legal forms, in the order typed.
        numbers: whole numbers it may be, without what stands between their signs.
        begun: the beginning of a number, or empty.
    """

    key: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    begun: str

    @property
    def is_number(self) -> bool:
        """Whether it is so long a number that it is hardly a name."""
        return len(self.begun) >= _SURELY_A_NUMBER

    @property
    def without_begun_forms(self) -> "Asked | None":
        """The query without words that may become a legal form; None where that changes nothing.

        Legal forms are not in the index, so somebody who types `limi` on the way to `limited` would
        see nothing until the word is whole.
        """
        kept = tuple(word for word in self.words if word not in _BEGUN_FORMS)
        if not kept or kept == self.words:
            return None
        return replace(self, key=" ".join(kept), words=kept)


def understood(text: str) -> Asked:
    """Return a query, folded; of very long ones the beginning counts."""
    text = text[:_LONGEST]
    name, numbers = text, []
    try:
        query = identify(text)
    except InvalidInput:
        pass
    else:
        numbers = [each.value for each in (query.identifier, query.holds) if each is not None]
        if query.identifier is not None and query.identifier.scheme is Scheme.DOMAIN:
            name = query.name
    digits = compact(text)
    begun = digits if _is_number(digits) else ""
    if begun:
        numbers += [begun, *(begun.zfill(width) for width in _WIDTHS)]
    if (marked := _MARKED.fullmatch(digits)) is not None:
        numbers.append(marked[1])
    folded = fold_name(name)
    words = tuple(dict.fromkeys(folded.words))[:_MOST_WORDS]
    return Asked(folded.key, words, tuple(dict.fromkeys(map(compact, numbers))), begun)


def _is_number(signs: str) -> bool:
    count = sum(sign.isdigit() for sign in signs)
    return count >= _FEWEST_DIGITS and len(signs) - count <= len("GB")


def begins(word: str) -> str:
    """Return the expression that finds what has a word that begins so."""
    return f'"{word}"*'


def whole(word: str) -> str:
    """Return the expression that finds what has a word."""
    return f'"{word}"'


def any_of(expressions: Iterable[str]) -> str:
    """Return the expression that finds what any of several finds."""
    each = tuple(dict.fromkeys(expressions))
    return each[0] if len(each) == 1 else f"({' OR '.join(each)})"


def all_of(expressions: Iterable[str]) -> str:
    """Return the expression that finds what each of several finds."""
    return " AND ".join(expressions)


def in_names(words: Sequence[str]) -> str:
    """Return the expression for words that begin words of a name, in any order."""
    return all_of(map(begins, words))


def in_names_or_places(words: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return the expression for words that begin words of a name or, at least one, of its place.

    It is empty where no place begins so, or a word begins nothing at all.
    """
    ways = [
        [begins(start) for start in (word, PLACE + word) if vocabulary.begins(start)]
        for word in words
    ]
    placed = any(vocabulary.begins(PLACE + word) for word in words)
    return all_of(map(any_of, ways)) if placed and all(ways) else ""
