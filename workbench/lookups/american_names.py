"""The SEC's list of tickers: which listed filers a name or a ticker may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.lookups.json_answer import Node
from workbench.matching.names import fold
from workbench.texts import say

_WORD = re.compile("[a-z0-9]+")
_FORMS = frozenset(
    {"co", "company", "corp", "corporation", "inc", "incorporated", "limited", "llc", "lp", "ltd"}
    | {"nv", "plc", "sa", "the"}
)
_DIGITS = 10
_MOST_CANDIDATES = 10
_LEAST_BEGINNING = 3
"""Letters of a word that may stand for a longer one; shorter ones begin too many."""


@dataclass(slots=True)
class _Listed:
    name: str
    tickers: list[str]
    order: int


def candidates(root: Node, source: str, asked: str) -> tuple[Candidate, ...]:
    """Return the filers whose name has every word asked for, or whose ticker it is, nearest first.

    A filer has one row for each of its tickers. In which country it lives the list does not tell.

    Raises:
        SourceUnreadable: a row has no number, name or ticker.
    """
    filers: dict[str, _Listed] = {}
    for number, ticker, name in _rows(root):
        filer = filers.setdefault(number, _Listed(name, [], len(filers)))
        filer.tickers.append(ticker)
    sought = _words(asked)
    near = [
        (nearness, filer.order, number, filer)
        for number, filer in filers.items()
        if (nearness := _nearness(filer, sought, asked)) is not None
    ]
    return tuple(
        Candidate(
            entity=Entity(source, number),
            identifier=Identifier(Scheme.US_CIK, number),
            name=filer.name,
            country="",
            agrees=(say("Its shares are traded as {tickers}.", tickers=", ".join(filer.tickers)),),
        )
        for _, _, number, filer in sorted(near, key=lambda each: each[:2])[:_MOST_CANDIDATES]
    )


def _rows(root: Node) -> Iterator[tuple[str, str, str]]:
    """Yield number, ticker and name of every row; ten thousand rows are not all made nodes."""
    if not isinstance(root.value, dict) or not root.value:
        raise root.unlike()
    for key, row in root.value.items():
        match row:
            case {"cik_str": int(number), "ticker": str(ticker), "title": str(name)} if (
                not isinstance(number, bool) and 0 < number < 10**_DIGITS
            ):
                # Node reads the text as every other source's is read, and refuses what is none.
                title = Node(name, f"/{key}/title").text()
                if title:
                    yield str(number).zfill(_DIGITS), ticker.upper(), title
            case _:
                raise root.unlike(f"/{key}")


def _words(name: str) -> list[str]:
    words = _WORD.findall(fold(name))
    return [word for word in words if word not in _FORMS] or words


def _nearness(filer: _Listed, sought: list[str], asked: str) -> tuple[int, int] | None:
    """Return how far a filer is from what was asked, the least first; None where it is not it."""
    if asked.strip().upper() in filer.tickers:
        return 0, 0
    have = _words(filer.name)
    if not sought or not all(_has(have, word) for word in sought):
        return None
    return (1 if have[: len(sought)] == sought else 2), len(have) - len(sought)


def _has(have: list[str], word: str) -> bool:
    if word in have:
        return True
    return len(word) >= _LEAST_BEGINNING and any(each.startswith(word) for each in have)
