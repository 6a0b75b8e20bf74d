"""Which of several companies a row of somebody's list means: one surely, some perhaps, or none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.domain.company import Identifier
from workbench.domain.profile import Profile
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.forms import form_of
from workbench.matching.judge import judge
from workbench.matching.letters import skeleton
from workbench.matching.numbers import FORMS
from workbench.matching.phones import phone_country

LIKELY = 50
"""Percent from which on a company is so likely that a person has to say whether it is meant."""

_ELSEWHERE = "other town"
_COUNTRIES = frozenset(form.scheme.country for form in FORMS)
_BRITISH = "UK"


@dataclass(frozen=True, slots=True)
class Meant:
    """What came of comparing a row with several companies.

    Attributes:
        verdicts: on each company, in their order.
        sure: place of the one that may be taken without a person's word; None without such a one.
    """

    verdicts: tuple[Verdict, ...]
    sure: int | None = None


def meant(asked: Profile, found: Sequence[Profile]) -> Meant:
    """Return which of several companies is meant.

    One is taken without a person by the standard of `judge` alone: an equal number, or a kind of
    pair whose precision was measured. The kinds were measured on name, form, country and town, so
    a pair that agrees in more is of the kind that it is without, and nothing may differ. Two that
    may both be meant are for a person. Where the row tells no country, only a company that remains
    alone is taken, and only where something else in the row says that this is its country.
    """
    verdicts = tuple(judge(_there(asked, each), each) for each in found)
    place = _only_one(asked, found, verdicts)
    if place is None or not _accepted(_there(asked, found[place]), found[place], verdicts[place]):
        return Meant(verdicts)
    if not asked.country and not says_country(asked, found[place]):
        return Meant(verdicts)
    return Meant(verdicts, place)


def _there(asked: Profile, found: Profile) -> Profile:
    """Return a row that tells no country as if it were of the found company's."""
    return asked if asked.country else replace(asked, country=found.country)


def _only_one(asked: Profile, found: Sequence[Profile], verdicts: Sequence[Verdict]) -> int | None:
    """Return the likeliest company, where no other one may be meant as well."""
    same = [
        at
        for at, each in enumerate(verdicts)
        if each.answer is Answer.SAME and _ELSEWHERE not in each.kind.split(", ")
    ]
    if not same:
        return None

    def rank(at: int) -> tuple[int, bool, tuple[str, ...], int]:
        each = found[at]
        # Two registers may tell of one company alike: which is named does not hang on their order.
        told = (each.country, each.name, each.town, each.postcode)
        return verdicts[at].probability, _is_national(each), told, -at

    best = max(same, key=rank)
    rivals = same if asked.country else _possible(verdicts)
    numbers = _numbers(found[best])
    if any(at != best and not numbers & _numbers(found[at]) for at in rivals):
        return None
    return best


def _possible(verdicts: Sequence[Verdict]) -> list[int]:
    return [at for at, each in enumerate(verdicts) if each.answer is not Answer.DIFFERENT]


def _numbers(profile: Profile) -> frozenset[Identifier]:
    """Return the numbers by which two registers tell of one company."""
    return frozenset(profile.identifiers)


def _is_national(profile: Profile) -> bool:
    """Whether the first number is a country's, by which more sources can be asked."""
    return bool(profile.identifiers and profile.identifiers[0].scheme.country)


def _accepted(asked: Profile, found: Profile, verdict: Verdict) -> bool:
    if verdict.accepted:
        return True
    if verdict.family or verdict.differs:
        return False
    return judge(_as_measured(asked), _as_measured(found)).accepted


def _as_measured(profile: Profile) -> Profile:
    """Return a profile as precision was measured: by name, form, country and town."""
    return Profile(name=profile.name, form=profile.form, country=profile.country, town=profile.town)


# --- the country of a row that tells none ---------------------------------------------------------


def says_country(asked: Profile, found: Profile) -> bool:
    """Whether a row without a country tells by something else that it is of a found one's country.

    A phone number with its country's prefix, a web address below the country's name, a legal form
    that no other country has, or town and postcode together say so; a town alone does not, since
    towns have namesakes. Nothing may speak for another country.
    """
    told = list(_countries(asked))
    if not found.country or any(found.country not in each for each in told):
        return False
    return frozenset({found.country}) in told or _same_place(asked, found)


def _countries(asked: Profile) -> Iterator[frozenset[str]]:
    """Yield of each thing that tells it the countries that it may be."""
    for written in asked.phones:
        if country := phone_country(written):
            yield frozenset({country})
    for domain in asked.domains:
        ending = domain.rpartition(".")[2].upper()
        country = "GB" if ending == _BRITISH else ending
        if country in _COUNTRIES:
            yield frozenset({country})
    form = form_of(asked.form) if asked.form else None
    if form is not None:
        yield form.countries


def _same_place(asked: Profile, found: Profile) -> bool:
    ours, theirs = ((skeleton(each.town), _code(each)) for each in (asked, found))
    return all(ours) and ours == theirs


def _code(profile: Profile) -> str:
    return re.sub("[^0-9A-Z]", "", profile.postcode.upper())
