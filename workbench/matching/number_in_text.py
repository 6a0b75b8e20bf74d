"""A registration number that stands among other words, as in the footer of a mail."""

import re
from collections.abc import Callable, Iterator

from workbench.domain.company import Identifier

_WORD = re.compile(r"[^\s,;()\[\]]+")
_MOST_WORDS = 24
_LONGEST_RUN = 7
"""Words that a number may be spread over: `org. nr. NO 311 000 004 MVA`."""

_FEWEST_DIGITS = 7
_ADDRESS = re.compile(r"(?i)https?://|www\.|[^@\s]+@")

Read = Callable[[str], Identifier | None]


def number_in(text: str, read: Read, read_address: Read) -> tuple[Identifier, str] | None:
    """Return a number or address among words, and the other words; None where there is none.

    The longest run of words that is a number counts. An address counts where it looks like nothing
    else: with its scheme, `www.` or an @.

    Raises:
        InvalidInput: what `read` raises of words that are a number with a mistake.
    """
    words = list(_WORD.finditer(text))
    if not 1 < len(words) <= _MOST_WORDS:
        return None
    for first, last in _runs(len(words)):
        start, end = words[first].start(), words[last].end()
        run, rest = text[start:end], f"{text[:start]} {text[end:]}"
        called = " ".join(_WORD.findall(rest)).strip(" :.-")
        if not any(letter.isalpha() for letter in called):
            continue
        found = _address(run, read_address) if first == last else None
        found = found or (read(run) if _may_be_number(run) else None)
        if found is not None:
            return found, called
    return None


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each run of words, the longest first."""
    for length in range(min(_LONGEST_RUN, count), 0, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1


def _address(word: str, read_address: Read) -> Identifier | None:
    return read_address(word) if _ADDRESS.match(word) else None


def _may_be_number(run: str) -> bool:
    return sum(letter.isdigit() for letter in run) >= _FEWEST_DIGITS
