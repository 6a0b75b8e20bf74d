"""The national registers that the LEI register names by a code, and how it writes their numbers.

Codes: GLEIF's list of registration authorities. Those of Britain, Sweden and Denmark stand in
recorded answers; the others are as several independent users of the list write them, not seen live.
"""

import re

import stdnum.lei

from workbench.domain.company import Company, Identifier, Scheme
from workbench.errors import InvalidInput
from workbench.matching.numbers import BY_SCHEME
from workbench.texts import say

_AUTHORITIES = {
    Scheme.NO_ORGNR: ("RA000472", "RA000473"),
    Scheme.DK_CVR: ("RA000170",),
    Scheme.SE_ORGNR: ("RA000544",),
    Scheme.FI_YTUNNUS: ("RA000188",),
    Scheme.EE_REGISTRIKOOD: ("RA000181",),
    Scheme.LV_REGCODE: ("RA000423",),
    Scheme.LT_KODAS: ("RA000430",),
    # England and Wales, Northern Ireland, Scotland.
    Scheme.GB_CRN: ("RA000585", "RA000586", "RA000587"),
    # Sirene and the register of commerce, which both write the SIREN.
    Scheme.FR_SIREN: ("RA000189", "RA000192"),
    Scheme.NL_KVK: ("RA000463",),
    Scheme.CZ_ICO: ("RA000163",),
    Scheme.BE_KBO: ("RA000025",),
}
_SCHEMES = {code: scheme for scheme, codes in _AUTHORITIES.items() for code in codes}
_LOOSE = re.compile(r"[\s.\-/]+")

SCHEMES = tuple(_AUTHORITIES)
"""Schemes whose numbers the LEI register can be searched by."""


def checked_lei(about: str) -> str:
    """Return an LEI that may stand in an address.

    Raises:
        InvalidInput: it is not twenty signs whose last two check the others (ISO 17442).
    """
    if not stdnum.lei.is_valid(about) or stdnum.lei.compact(about) != about:
        raise InvalidInput(say("{number} is not an LEI.", number=about), field="query")
    return about


def checked_national(about: str, scheme: str) -> Identifier:
    """Return a national number that may stand in an address.

    Raises:
        InvalidInput: the scheme is none the LEI register is searched by, or the number is not of
            its form.
    """
    known = next((each for each in SCHEMES if each.value == scheme), None)
    number = BY_SCHEME[known].read(_LOOSE.sub("", about)) if known is not None else None
    if number is None or number.value != about:
        raise InvalidInput(
            say("{number} is not a registration number of this kind.", number=about), field="query"
        )
    return number


def authorities(scheme: Scheme) -> tuple[str, ...]:
    """Return the codes of the registers that give numbers of a scheme."""
    return _AUTHORITIES[scheme]


def national_number(authority: str, written: str) -> Identifier | None:
    """Return the number a register gave, whatever is written between its digits, or None.

    None too where the register is none of ours, or what is written is no number of its form.
    """
    scheme = _SCHEMES.get(authority)
    return BY_SCHEME[scheme].read(_LOOSE.sub("", written.upper())) if scheme is not None else None


def spellings(number: Identifier) -> tuple[str, ...]:
    """Return how LEI records write a number, the usual way first.

    Swedish ones stand with a hyphen in every recorded answer; without one is not seen live.
    """
    if number.scheme is Scheme.SE_ORGNR:
        return f"{number.value[:6]}-{number.value[6:]}", number.value
    return (number.value,)


def nationals(company: Company) -> tuple[Identifier, ...]:
    """Return the numbers of a company by which the LEI register can be searched."""
    return tuple(each for each in company.identifiers if each.scheme in SCHEMES)
