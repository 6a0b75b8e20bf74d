"""Misspelt, joined and split words of a query, mended by the words that a register has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.registers.folding import PLACE
from workbench.registers.query import all_of, any_of, begins, whole
from workbench.registers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Mended:
    """A query read otherwise.

    Attributes:
        expression: finds it in the index.
        instead: words that may stand for a typed one.
    """

    expression: str
    instead: Mapping[str, Sequence[str]]


def readings(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Mended]:
    """Yield other readings of a query, the likeliest first: with one slip, joined, and split."""
    near = {word: vocabulary.near(word) for word in words}
    if any(near.values()):
        yield from _reading(words, vocabulary, near)
    yield from _joined(words, vocabulary)
    yield from _split(words, vocabulary)


def bolder_readings(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Mended]:
    """Yield readings of a query that nothing else has found, the likeliest first.

    With two slips in a long word; then, as somebody is still typing, with slips in the beginning of
    the last word.
    """
    near = {word: (*vocabulary.near(word), *vocabulary.further(word)) for word in words}
    if any(vocabulary.further(word) for word in words):
        yield from _reading(words, vocabulary, near)
    *before, last = words
    starts = vocabulary.near_beginnings(last)
    if starts:
        for each in _reading(before, vocabulary, near) if before else iter([Mended("", {})]):
            parts = [*filter(None, [each.expression]), any_of(map(begins, starts))]
            yield Mended(all_of(parts), {**each.instead, last: starts})


def explained(mended: Mended, words: Sequence[str], found: str) -> tuple[tuple[str, str], ...]:
    """Return the typed words that a company has not, each with the one it has instead.

    Args:
        mended: the reading that found it.
        words: as typed.
        found: the company's own words, folded, those of its place marked.
    """
    own = found.split()
    bare = [word.removeprefix(PLACE) for word in own]
    pairs = []
    for word in words:
        if any(each.startswith(word) for each in bare):
            continue
        others = [
            each
            for other in mended.instead.get(word, ())
            for each in bare
            if each.startswith(other.removeprefix(PLACE))
        ]
        if others:
            pairs.append((word, others[0]))
    return tuple(pairs)


def _reading(
    words: Sequence[str], vocabulary: Vocabulary, instead: Mapping[str, Sequence[str]]
) -> Iterator[Mended]:
    parts = []
    for word in words:
        ways = [begins(start) for start in (word, PLACE + word) if vocabulary.begins(start)]
        ways += map(whole, instead.get(word, ()))
        if not ways:
            return
        parts.append(any_of(ways))
    yield Mended(all_of(parts), instead)


def _joined(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Mended]:
    for at in range(len(words) - 1):
        joined = words[at] + words[at + 1]
        if vocabulary.begins(joined):
            rest = [*words[:at], *words[at + 2 :]]
            instead = {words[at]: [joined], words[at + 1]: [joined]}
            for each in _reading(rest, vocabulary, {}) if rest else iter([Mended("", {})]):
                parts = [begins(joined), *filter(None, [each.expression])]
                yield Mended(all_of(parts), instead)


def _split(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Mended]:
    for at, word in enumerate(words):
        for left, right in vocabulary.splits(word):
            rest = [*words[:at], *words[at + 1 :]]
            for each in _reading(rest, vocabulary, {}) if rest else iter([Mended("", {})]):
                parts = [whole(left), begins(right), *filter(None, [each.expression])]
                yield Mended(all_of(parts), {word: [left]})
