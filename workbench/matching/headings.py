"""Which field a column's heading names, in whichever customer system or language it was written."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.domain.import_fields import Field
from workbench.matching.crm_headings import CRMS, Crm
from workbench.matching.heading_words import WORDS
from workbench.matching.letters import skeleton

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Named:
    """What a heading names: a field, and whose word it is; no system's where that is empty."""

    field: Field
    crm: str = ""


def folded(heading: str) -> str:
    """Return a heading as it is compared: small plain letters; `CompanyName` is one word."""
    return skeleton(heading)


def is_known(heading: str) -> bool:
    """Whether a heading is one that somebody's export has."""
    return folded(heading) in _every()


def system_of(headings: Iterable[str]) -> str:
    """Return the customer system whose export has such headings, or an empty string.

    It needs a heading that no other program writes; of several the one that knows most.
    """
    given = {folded(each) for each in headings}
    best, most = "", 0
    for title, (known, own) in _systems().items():
        count = len(given & known.keys())
        if (given & own or _stand_together(title, given)) and count > most:
            best, most = title, count
    return best


def field_named(heading: str, crm: str) -> Named | None:
    """Return what a heading names, read as a system's own word first; None where nobody's."""
    words = folded(heading)
    if crm:
        field = _systems()[crm][0].get(words)
        if field is not None:
            return Named(field, crm)
    found = _words().get(words) or _words().get(folded(_CAMEL.sub(" ", heading)))
    return Named(found) if found is not None else None


def _stand_together(title: str, given: Collection[str]) -> bool:
    (crm,) = (each for each in CRMS if each.title == title)
    return any(all(folded(each) in given for each in pair) for pair in crm.together)


@cache
def _words() -> Mapping[str, Field]:
    return dict(_entries(WORDS))


@cache
def _systems() -> Mapping[str, tuple[Mapping[str, Field], frozenset[str]]]:
    """Return what each system's headings name, and those that only it has."""
    return {crm.title: (dict(_entries(crm.headings)), _own(crm)) for crm in CRMS}


def _own(crm: Crm) -> frozenset[str]:
    """Return the headings that only one system has; in comparing, signs tell no two apart."""
    marked = {
        folded(each)
        for words in crm.headings.values()
        for each in words.split(", ")
        if each.startswith("*")
    }
    others = (other.headings for other in CRMS if other is not crm)
    known = {each for headings in (WORDS, *others) for each, _ in _entries(headings)}
    return frozenset(marked - known)


@cache
def _every() -> frozenset[str]:
    known = set(_words())
    for headings, _ in _systems().values():
        known.update(headings)
    return frozenset(known)


def _entries(headings: Mapping[Field, str]) -> Iterator[tuple[str, Field]]:
    for field, words in headings.items():
        for each in words.split(", "):
            yield folded(each), field
