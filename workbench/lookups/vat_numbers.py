"""VAT numbers of the Union: how VIES takes them, and which follow from a registration number."""

from collections.abc import Callable
from dataclasses import dataclass

import stdnum.eu.vat
import stdnum.fr.siren

from workbench.domain.company import Company, Identifier, Scheme
from workbench.errors import InvalidInput
from workbench.matching.numbers import BY_SCHEME
from workbench.texts import say

_STATES = frozenset(state.upper() for state in stdnum.eu.vat.MEMBER_STATES) - {"GR"} | {"EL"}
"""The Union's states as VIES writes them: Greece is EL, Northern Ireland XI, Britain gone."""

_ISO = {"EL": "GR", "XI": "GB"}

# Council Directive 2006/112/EC, article 215, gives the two letters and leaves the rest to each
# state. These states make a company's number out of its registration number; the forms, and the
# two digits in front of a SIREN, (12 + 3 x (SIREN mod 97)) mod 97, are as python-stdnum checks
# them. A group's number, or a second one of the same company, may be another.
_MADE: dict[Scheme, Callable[[str], str]] = {
    Scheme.DK_CVR: lambda number: f"DK{number}",
    Scheme.FI_YTUNNUS: lambda number: f"FI{number.replace('-', '')}",
    Scheme.SE_ORGNR: lambda number: f"SE{number}01",
    Scheme.BE_KBO: lambda number: f"BE{number}",
    Scheme.CZ_ICO: lambda number: f"CZ{number}",
    Scheme.LV_REGCODE: lambda number: f"LV{number}",
    Scheme.FR_SIREN: lambda number: f"FR{stdnum.fr.siren.to_tva(number)}",
}


@dataclass(frozen=True, slots=True)
class VatNumber:
    """A VAT number that VIES can be asked about.

    Attributes:
        state: as VIES writes it, two letters.
        rest: the number without them.
    """

    state: str
    rest: str

    def __str__(self) -> str:
        return f"{self.state}{self.rest}"

    @property
    def country(self) -> str:
        """ISO 3166 code of its country."""
        return _ISO.get(self.state, self.state)


def vat_number(written: str) -> VatNumber | None:
    """Return a number as VIES takes it; None where it is none of the Union's.

    A Norwegian number is none, nor is one of the schemes for sales from outside (EU, IM).
    """
    state = "EL" if written[:2] == "GR" else written[:2]
    number = VatNumber(state, written[2:])
    valid = state in _STATES and number.rest.isalnum() and stdnum.eu.vat.is_valid(str(number))
    return number if valid else None


def checked_vat(about: str) -> VatNumber:
    """Return a VAT number that may stand in an address.

    Raises:
        InvalidInput: it is none of the Union's, or its check digits are wrong.
    """
    number = vat_number(about)
    if number is None or str(number) != about:
        raise InvalidInput(say("{number} is not a valid VAT number.", number=about), field="query")
    return number


def own_vat_numbers(company: Company) -> tuple[VatNumber, ...]:
    """Return the VAT numbers a company is known by."""
    written = company.numbers(Scheme.EU_VAT)
    return tuple(number for each in written if (number := vat_number(each)) is not None)


def made_vat_numbers(company: Company) -> tuple[VatNumber, ...]:
    """Return the VAT numbers that follow from a company's registration numbers."""
    return tuple(
        number
        for each in company.identifiers
        if each.scheme in _MADE
        and BY_SCHEME[each.scheme].read(each.value.replace("-", "")) == each
        and (number := vat_number(_MADE[each.scheme](each.value))) is not None
    )


def identifier_of(number: VatNumber) -> Identifier:
    """Return the number as companies hold it."""
    return Identifier(Scheme.EU_VAT, str(number))
