"""The likeliest companies for a row of somebody's list: by number, name and place."""

from collections.abc import Iterable
from itertools import chain

from rapidfuzz import fuzz

from workbench.domain.profile import Profile
from workbench.domain.registers import CEASED, Match, RegisterHit
from workbench.registers.folding import compact, fold_name, place_text
from workbench.registers.index import RegisterIndex, Tiers
from workbench.registers.mending import bolder_readings, readings
from workbench.registers.query import Asked, all_of, whole

_TAKEN = 20
"""Companies that are looked at closer for one row."""


def asked(wanted: Profile) -> Asked:
    """Return a row as a query."""
    folded = fold_name(wanted.name)
    numbers = tuple(compact(each.value) for each in wanted.identifiers)
    return Asked(folded.key, tuple(dict.fromkeys(folded.words)), numbers, "")


def found(index: RegisterIndex, wanted: Profile, query: Asked) -> Tiers:
    """Return a register's companies that may be it.

    By number alone where one fits; else by the very name, all words (at the place first), words
    mended, and last without a word that nobody has or that most have.
    """
    tiers: Tiers = {}
    for number in query.numbers:
        _take(tiers, index.with_number(number, _TAKEN), Match.NUMBER)
    if tiers or not query.key:
        return tiers
    words = list(map(whole, query.words))
    place = [whole(word) for word in place_text(wanted.town, "").split()]
    if place:
        _take(tiers, index.matching(all_of([*words, *place]), _TAKEN), Match.WORDS)
    exact = index.with_key(query.key, _TAKEN)
    tiers |= dict.fromkeys(exact, Match.EXACT)
    if not tiers:
        _take(tiers, index.matching(all_of(words), _TAKEN), Match.WORDS)
    if not tiers:
        _mend(index, query, tiers)
    if not tiers and len(words) > 1:
        _take(
            tiers, index.matching(all_of(map(whole, _telling(index, query))), _TAKEN), Match.WORDS
        )
    return tiers


def ranked(hits: Iterable[RegisterHit], wanted: Profile, limit: int) -> tuple[RegisterHit, ...]:
    """Return the likeliest: by number, then names most alike, then the same place, then living."""
    key = fold_name(wanted.name).key
    place = set(place_text(wanted.town, wanted.postcode).split())

    def order(hit: RegisterHit) -> tuple[bool, float, bool, str, str]:
        names = (hit.profile.name, *hit.profile.other_names)
        alike = max(fuzz.token_sort_ratio(key, fold_name(name).key) for name in names)
        own = set(place_text(hit.profile.town, hit.profile.postcode).split())
        alike += 10 * len(place & own) / max(1, len(place))
        ceased = hit.profile.status in CEASED
        return hit.match is not Match.NUMBER, -alike, ceased, hit.register, hit.number.value

    return tuple(sorted(hits, key=order)[:limit])


def _telling(index: RegisterIndex, query: Asked) -> list[str]:
    """Return the words without those nobody has, or else without the one that most have."""
    count = index.vocabulary.count
    known = [word for word in query.words if count(word)]
    if 0 < len(known) < len(query.words):
        return known
    return sorted(query.words, key=count)[:-1]


def _mend(index: RegisterIndex, query: Asked, tiers: Tiers) -> None:
    words = index.vocabulary
    ways = chain(readings(query.words, words), bolder_readings(query.words, words))
    for reading in ways:
        _take(tiers, index.matching(reading.expression, _TAKEN), Match.MENDED)
        if tiers:
            return


def _take(tiers: Tiers, entities: Iterable[int], match: Match) -> None:
    for entity in entities:
        tiers.setdefault(entity, match)
