"""What the registration numbers of two profiles say: the same company, another, or a slip."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.matching.cells import holds

_ONE_EACH = frozenset(Scheme) - {Scheme.DOMAIN, Scheme.EU_VAT, Scheme.WIKIDATA}
"""Schemes of which a company has one number, so that another number is another company."""


@dataclass(frozen=True, slots=True)
class NumberEvidence:
    """The numbers of two profiles side by side.

    Attributes:
        equal: a number that both hold, or None.
        differ: the numbers of one register that differ, those asked for first, or None.
        slip: whether these are one wrong, lost, added or swapped digit apart.
        missing: whether one of them has no number at all.
    """

    equal: Identifier | None = None
    differ: tuple[Identifier, Identifier] | None = None
    slip: bool = False
    missing: bool = False


def compare_numbers(asked: Profile, found: Profile) -> NumberEvidence:
    """Return what the numbers of two profiles say; an equal one outweighs one that differs."""
    ours, theirs = _numbers(asked), _numbers(found)
    equal = sorted(ours & theirs)
    if equal:
        return NumberEvidence(equal=equal[0])
    for one in sorted(ours):
        for other in sorted(theirs):
            if one.scheme is other.scheme:
                slip = OSA.distance(one.value, other.value) == 1
                return NumberEvidence(differ=(one, other), slip=slip)
    return NumberEvidence(missing=not ours or not theirs)


def _numbers(profile: Profile) -> frozenset[Identifier]:
    """Return the numbers of which a company has one each, those inside VAT numbers too."""
    held = (*profile.identifiers, *holds(profile.identifiers))
    return frozenset(each for each in held if each.scheme in _ONE_EACH)
