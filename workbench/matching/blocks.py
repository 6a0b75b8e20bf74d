"""Which of many companies are worth comparing: those that share a number, address or word."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from workbench.domain.company import Scheme
from workbench.domain.duplicates import Outline
from workbench.domain.profile import Profile
from workbench.matching.cells import holds, own_domain
from workbench.matching.name_words import read_words
from workbench.matching.number_evidence import compare_numbers

_MOST = 20
"""Companies that share a word, at most, for it to tell any of them from the rest."""
_MOST_WHOLE = 60
"""Companies with the same number, address or whole name, at most."""
_LIKE = 0.72
"""How alike two names that share a word must be for comparing them closely."""
_NEAR = 4
"""Names after each that it is compared with, in the order of their letters, from either end."""
_SLIPPED = 0.85
"""How alike two names are that differ by a slip, at least."""
_DIGITS = 8
"""Last figures of a telephone number that are compared."""
_EVERY = 2000


def sharing(
    outlines: Sequence[Outline], told: Callable[[int], None]
) -> tuple[tuple[int, int], ...]:
    """Return the places of companies that may be one, in pairs, the smaller first.

    What is shared by many tells nobody from another and is passed over, and so are two whose
    numbers in one register differ by more than a slip: they are different companies.

    Args:
        outlines: what each company is known by.
        told: called now and then with how many were read; it may raise to stop.
    """
    blocks = _Blocks()
    for place, outline in enumerate(outlines):
        if place % _EVERY == 0:
            told(place)
        blocks.take_in(place, outline)
    told(len(outlines))
    numbers = [Profile(name="", identifiers=each.identifiers) for each in outlines]

    def may_be_one(pair: tuple[int, int]) -> bool:
        found = compare_numbers(numbers[pair[0]], numbers[pair[1]])
        return found.differ is None or found.slip

    return tuple(filter(may_be_one, dict.fromkeys(blocks.pairs())))


class _Blocks:
    """Companies by what they share."""

    def __init__(self) -> None:
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._names: list[tuple[str, ...]] = []

    def take_in(self, place: int, outline: Outline) -> None:
        read = [read_words(name, outline.country) for name in dict.fromkeys(outline.names)]
        self._names.append(tuple(dict.fromkeys(each.joined for each in read)))
        keys = (*_keys(outline), *(f"name {joined}" for joined in self._names[-1]))
        for key in dict.fromkeys(keys):
            self._whole[key].append(place)
        for word in {word for each in read for word in each.telling}:
            self._words[word].append(place)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield who shares something that tells, the surest first, some more than once."""
        yield from _pairs(self._whole.values(), _MOST_WHOLE)
        for one, other in _pairs(self._words.values(), _MOST):
            if _alike(self._names[one], self._names[other]):
                yield one, other
        yield from self._neighbours()

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Yield whose names are spelt nearly alike: a slip leaves one end of a name as it was."""
        every = [(name, place) for place, names in enumerate(self._names) for name in names]
        for backwards in (False, True):
            ordered = sorted(
                (name[::-1], place) if backwards else (name, place) for name, place in every
            )
            for at, (name, place) in enumerate(ordered):
                for near, other in ordered[at + 1 : at + 1 + _NEAR]:
                    if place != other and Indel.normalized_similarity(name, near) >= _SLIPPED:
                        yield min(place, other), max(place, other)


def _keys(outline: Outline) -> Iterator[str]:
    for each in (*outline.identifiers, *holds(outline.identifiers)):
        yield str(each)
    held = (each.value for each in outline.identifiers if each.scheme is Scheme.DOMAIN)
    for domain in (*held, *map(own_domain, outline.websites)):
        if domain:
            yield f"domain {domain}"
    for phone in outline.phones:
        digits = "".join(filter(str.isdigit, phone))
        if len(digits) >= _DIGITS:
            yield f"phone {digits[-_DIGITS:]}"


def _pairs(blocks: Iterable[Sequence[int]], most: int) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if 1 < len(block) <= most:
            for at, first in enumerate(block):
                for second in block[at + 1 :]:
                    yield first, second


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(
        one in other or other in one or Indel.normalized_similarity(one, other) >= _LIKE
        for one in ours
        for other in theirs
    )
