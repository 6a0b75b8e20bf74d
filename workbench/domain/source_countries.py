"""Sources by the country whose companies they know, the countries of this program's users first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.domain.source import Manifest
from workbench.texts import Message, Texts, say

_OURS = ("NO", "DK", "SE", "FI")
_NAMED = 4
"""So many countries of a source are named; of more it is said how many there are."""

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Country(Generic[_One]):
    """What belongs to one country, or to none alone.

    Attributes:
        code: ISO 3166; empty where companies of several countries are known.
        title: its name as a reader writes it.
    """

    code: str
    title: Message
    members: tuple[_One, ...]


def country_of(manifest: Manifest) -> str:
    """Return the ISO 3166 code of the only country whose companies a source knows, or nothing."""
    return manifest.countries[0] if len(manifest.countries) == 1 else ""


def by_country(
    these: Iterable[_One], manifest: Callable[[_One], Manifest], texts: Texts
) -> list[Country[_One]]:
    """Return what has a manifest by country: ours, the others by name, then what knows several.

    Within a country the order stays as it is given.
    """
    members: dict[str, list[_One]] = {}
    for each in these:
        members.setdefault(country_of(manifest(each)), []).append(each)

    def place(code: str) -> tuple[bool, int, str]:
        ours = _OURS.index(code) if code in _OURS else len(_OURS)
        return not code, ours, _name(code, texts)

    return [
        Country(code, _title(code, texts), tuple(members[code]))
        for code in sorted(members, key=place)
    ]


def countries_words(codes: tuple[str, ...], texts: Texts) -> Message:
    """Return the countries of a source by name, or how many there are."""
    if not codes:
        return say("every country")
    if len(codes) > _NAMED:
        return say("{count} countries", count=len(codes))
    return say("{countries}", countries=", ".join(_name(each, texts) for each in codes))


def _title(code: str, texts: Texts) -> Message:
    return say("{country}", country=_name(code, texts)) if code else say("Several countries")


def _name(code: str, texts: Texts) -> str:
    return str(texts.locale.territories.get(code, code))
