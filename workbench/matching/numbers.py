"""Registration numbers of every country we read: their prefixes, their form, their check digits."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import stdnum.be.vat
import stdnum.cz.dic
import stdnum.dk.cvr
import stdnum.ee.registrikood
import stdnum.fi.ytunnus
import stdnum.fr.siren
import stdnum.lv.pvn
import stdnum.no.orgnr
import stdnum.se.orgnr

from workbench.domain.company import Identifier, Scheme
from workbench.texts import Message, say

_FIRST_DIGIT_OF_A_FIRM = "2"
"""The third digit of a Swedish organisation's number is 2 or more; below, it is a person's."""

_FIRST_DIGIT_OF_A_LATVIAN_FIRM = "4"
"""A Latvian number that begins with less is a person's own, though its check digits agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm:
    """How a country's registration number is made.

    Attributes:
        prefixes: what people write before it, capitals and digits only.
        pattern: its form without blanks, dots, hyphens and slashes.
        valid: whether its check digits agree; takes the canonical form.
        canonical: how the register itself writes it.
        bare: whether it is taken for one without a prefix: check digits tell it from a slip.
        problem: what its form is, for a reader whose number has a mistake.
    """

    scheme: Scheme
    prefixes: tuple[str, ...]
    pattern: str
    problem: Message
    valid: Callable[[str], bool] = bool
    canonical: Callable[[str], str] = str
    bare: bool = False

    def read(self, digits: str) -> Identifier | None:
        """Return the number, or None where the form or a check digit is another."""
        if not re.fullmatch(self.pattern, digits):
            return None
        value = self.canonical(digits)
        return Identifier(self.scheme, value) if self.valid(value) else None

    def fits(self, digits: str) -> bool:
        """Whether a number has the form, right or not."""
        return re.fullmatch(self.pattern, digits) is not None


def _swedish(value: str) -> bool:
    return value[2] >= _FIRST_DIGIT_OF_A_FIRM and bool(stdnum.se.orgnr.is_valid(value))


def _latvian(value: str) -> bool:
    return value[0] >= _FIRST_DIGIT_OF_A_LATVIAN_FIRM and bool(stdnum.lv.pvn.is_valid(value))


def _finnish(digits: str) -> str:
    return f"{digits[:-1].zfill(7)}-{digits[-1]}"


def _british(written: str) -> str:
    letters = re.match("[A-Z]*", written)
    prefix = letters.group() if letters else ""
    return prefix + written[len(prefix) :].zfill(8 - len(prefix))


FORMS = (
    NumberForm(
        scheme=Scheme.NO_ORGNR,
        prefixes=("NO", "ORGNR", "ORGNUMMER", "ORG"),
        pattern="[0-9]{9}",
        valid=stdnum.no.orgnr.is_valid,
        bare=True,
        problem=say(
            "A Norwegian registration number has nine digits, and its last one checks the others."
        ),
    ),
    NumberForm(
        scheme=Scheme.DK_CVR,
        prefixes=("DK", "CVRNR", "CVRNUMMER", "CVR"),
        pattern="[0-9]{8}",
        valid=stdnum.dk.cvr.is_valid,
        bare=True,
        problem=say("A Danish CVR number has eight digits, and they check each other."),
    ),
    NumberForm(
        scheme=Scheme.SE_ORGNR,
        prefixes=("SE", "ORGANISATIONSNUMMER"),
        pattern="[0-9]{10}",
        valid=_swedish,
        bare=True,
        problem=say(
            "A Swedish organisation number has ten digits, the third is 2 or more, and the last one"
            " checks the others."
        ),
    ),
    NumberForm(
        scheme=Scheme.FI_YTUNNUS,
        prefixes=("FI", "YTUNNUS", "FONUMMER"),
        pattern="[0-9]{7,8}",
        valid=stdnum.fi.ytunnus.is_valid,
        canonical=_finnish,
        problem=say(
            "A Finnish business ID has seven digits, a hyphen and a digit that checks them."
        ),
    ),
    NumberForm(
        scheme=Scheme.EE_REGISTRIKOOD,
        prefixes=("EE", "REGISTRIKOOD"),
        pattern="[0-9]{8}",
        valid=stdnum.ee.registrikood.is_valid,
        problem=say("An Estonian registry code has eight digits, and they check each other."),
    ),
    NumberForm(
        scheme=Scheme.LV_REGCODE,
        prefixes=("LV",),
        pattern="[0-9]{11}",
        valid=_latvian,
        problem=say("A Latvian registration number has eleven digits, and they check each other."),
    ),
    NumberForm(
        scheme=Scheme.LT_KODAS,
        prefixes=("LT", "IMONESKODAS"),
        pattern="[0-9]{7}|[0-9]{9}",
        problem=say("A Lithuanian company code has nine digits, older ones seven."),
    ),
    NumberForm(
        scheme=Scheme.GB_CRN,
        prefixes=("GB", "UK", "CRN", "COMPANYNO", "COMPANYNUMBER"),
        pattern="[0-9]{5,8}|[A-Z]{2}[0-9]{5,6}|[A-Z][0-9]{6,7}",
        canonical=_british,
        problem=say("A British company number has eight digits, or two letters and six digits."),
    ),
    NumberForm(
        scheme=Scheme.FR_SIREN,
        prefixes=("FR", "SIREN"),
        pattern="[0-9]{9}",
        valid=stdnum.fr.siren.is_valid,
        problem=say("A French SIREN has nine digits, and they check each other."),
    ),
    NumberForm(
        scheme=Scheme.NL_KVK,
        prefixes=("NL", "KVK", "KVKNUMMER"),
        pattern="[0-9]{7,8}",
        canonical=lambda digits: digits.zfill(8),
        problem=say("A Dutch KVK number has eight digits."),
    ),
    NumberForm(
        scheme=Scheme.CZ_ICO,
        prefixes=("CZ", "ICO", "IČO"),
        pattern="[0-9]{6,8}",
        valid=stdnum.cz.dic.is_valid,
        canonical=lambda digits: digits.zfill(8),
        problem=say("A Czech IČO has eight digits, and they check each other."),
    ),
    NumberForm(
        scheme=Scheme.BE_KBO,
        prefixes=("BE", "KBO", "BCE"),
        pattern="[0-9]{9,10}",
        valid=stdnum.be.vat.is_valid,
        canonical=lambda digits: digits.zfill(10),
        problem=say("A Belgian enterprise number has ten digits, and they check each other."),
    ),
    NumberForm(
        scheme=Scheme.US_CIK,
        prefixes=("CIK",),
        pattern="[0-9]{4,10}",
        canonical=lambda digits: digits.zfill(10),
        problem=say("A CIK of the SEC has at most ten digits."),
    ),
)
"""The registers of the users' own countries first: a number that fits several is theirs."""

BY_SCHEME = {form.scheme: form for form in FORMS}

_VAT_OF = {
    "BE": (Scheme.BE_KBO, slice(None)),
    "CZ": (Scheme.CZ_ICO, slice(None)),
    "DK": (Scheme.DK_CVR, slice(None)),
    "FI": (Scheme.FI_YTUNNUS, slice(None)),
    "FR": (Scheme.FR_SIREN, slice(2, None)),
    "LV": (Scheme.LV_REGCODE, slice(None)),
    "SE": (Scheme.SE_ORGNR, slice(-2)),
}
"""Countries whose VAT number holds the registration number, and where in it."""


def forms_for(prefix: str) -> tuple[NumberForm, ...]:
    """Return the forms a prefix may mean; without one, those that need none."""
    if not prefix:
        return tuple(form for form in FORMS if form.bare)
    return tuple(form for form in FORMS if prefix in form.prefixes)


def prefixes() -> tuple[str, ...]:
    """Return every prefix, the longest first, so that none hides one that it begins."""
    return tuple(sorted((each for form in FORMS for each in form.prefixes), key=len, reverse=True))


def with_prefix(number: Identifier) -> str:
    """Return a registration number with its register's prefix, so that it is read for what it is.

    A number that is of no country stands as it is.
    """
    form = BY_SCHEME.get(number.scheme)
    return f"{form.prefixes[0]} {number.value}" if form is not None else number.value


def behind_vat(vat: str) -> Identifier | None:
    """Return the registration number that a VAT number holds, or None where it holds none.

    A Swedish sole trader's VAT number holds a person's number, which is never looked up.
    """
    found = _VAT_OF.get(vat[:2])
    if found is None:
        return None
    scheme, part = found
    return BY_SCHEME[scheme].read(vat[2:][part])


def slips(digits: str) -> Iterator[str]:
    """Yield the numbers that one slip explains: neighbours that changed places, a lost zero."""
    yield from _swapped(digits)
    yield from (f"{digits[:at]}0{digits[at:]}" for at in range(len(digits) + 1))


def _swapped(digits: str) -> Iterable[str]:
    for at in range(len(digits) - 1):
        left, right = digits[at], digits[at + 1]
        if left != right:
            yield digits[:at] + right + left + digits[at + 2 :]
