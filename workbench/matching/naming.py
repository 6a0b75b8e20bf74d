"""Where a text names a company: by its number in any spacing, by its folded name, or as typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from workbench.domain.brought import Marked, Sought
from workbench.matching.names import FORMS, fold, read_name

Span = tuple[int, int]
"""Start and end of what was found, the end not included."""

_BETWEEN = r"[\s.\-\u00ad\u00b7\u2010-\u2015\u2060\u200b]{0,3}"
"""What people and pages put between the digits of one number."""
_FIGURE = re.compile(r"[0-9][0-9\s.]*[0-9]")
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_BREAK = r"(?:\u00ad\s*|[-\u2010]\s*\n\s*)"
"""A word broken at the end of a line."""
_WORD = re.compile(_LETTERS)
_BROKEN_WORD = re.compile(f"{_LETTERS}(?:{_BREAK}{_LETTERS})*")
_BROKEN = re.compile(_BREAK)
_SLASH = re.compile(r"\s?/\s?")
_NEAR = 2
"""Letters between a name and its legal form: a space, or a comma and a space."""
_MANY = 1 << 16
_SHORT = 4
"""Letters of a single word that is too common to be a name without its legal form."""


@dataclass(frozen=True, slots=True)
class Named:
    """What names the company in a text, and where."""

    marked: Marked
    span: Span


def named(text: str, sought: Sought) -> Named | None:
    """Return the first place that says whom a text is about, the surest kind first.

    A passage that was typed comes before all: somebody points at it. Then the numbers, then the
    name.
    """
    return next(kinds(text, sought), None)


def kinds(text: str, sought: Sought) -> Iterator[Named]:
    """Return the first place of each kind that there is in a text, the surest kind first."""
    passages = list(islice(passage_spans(text, sought.passage), 2))
    spans = (
        (Marked.FIRST_PASSAGE if passages[1:] else Marked.PASSAGE, next(iter(passages), None)),
        (Marked.NUMBER, number_span(text, sought.numbers)),
        (Marked.NAME, name_span(text, sought.name)),
    )
    yield from (Named(marked, span) for marked, span in spans if span is not None)


def number_span(text: str, numbers: Sequence[str]) -> Span | None:
    """Return the first place of the first number that a text has, however it is spaced."""
    for number in numbers:
        found = _numbered(number).search(text) if number else None
        if found:
            return found.span()
    return None


def passage_spans(text: str, passage: str) -> Iterator[Span]:
    """Yield every place of words, whatever their case, white space and breaks.

    A figure is found in any spacing.
    """
    passage = passage.strip()
    if not passage:
        return
    if _FIGURE.fullmatch(passage):
        pattern = _numbered(re.sub(r"[\s.]", "", passage))
    else:
        words = (f"{_BREAK}?".join(map(re.escape, word)) for word in passage.split())
        pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    yield from (found.span() for found in pattern.finditer(text))


def name_span(text: str, name: str) -> Span | None:
    """Return the first place of a company's name, folded, with its legal form where it has one.

    The form may be missing or written otherwise; a short word alone is no name. A hyphen at the
    end of a line may belong to the name, or only break it.
    """
    wanted = read_name(name).words
    if not wanted:
        return None
    for pattern in (_BROKEN_WORD, _WORD):
        span = _spot(text, list(_words(text, pattern)), wanted)
        if span is not None:
            return span
    return None


@lru_cache
def _numbered(number: str) -> re.Pattern[str]:
    joined = _BETWEEN.join(re.escape(each) for each in number if each.isalnum())
    return re.compile(rf"(?<![0-9]){joined}(?![0-9])", re.IGNORECASE)


def _spot(text: str, words: Sequence[tuple[str, Span]], wanted: tuple[str, ...]) -> Span | None:
    length = len(wanted)
    bare: Span | None = None
    for at in range(len(words) - length + 1):
        if tuple(word for word, _ in words[at : at + length]) != wanted:
            continue
        span = (words[at][1][0], words[at + length - 1][1][1])
        end = _form_after(text, words[at + length : at + length + 2], span[1])
        if end is not None:
            return span[0], end
        bare = bare or span
    return bare if length > 1 or len(wanted[0]) > _SHORT else None


def _words(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    for found in pattern.finditer(text):
        yield from ((word, found.span()) for word in _folded(found[0]))


@lru_cache(_MANY)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(re.findall("[a-z0-9]+", fold(_BROKEN.sub("", word))))


def _form_after(text: str, following: Sequence[tuple[str, Span]], end: int) -> int | None:
    """Return where the legal form ends that stands right behind a name, or None."""
    if not following or following[0][1][0] - end > _NEAR:
        return None
    (first, (_, first_end)), *rest = following
    if first in FORMS:
        return first_end
    # A/S is two words to a reader of words.
    slashed = rest and _SLASH.fullmatch(text[first_end : rest[0][1][0]])
    if slashed and first + rest[0][0] in FORMS:
        return rest[0][1][1]
    return None
