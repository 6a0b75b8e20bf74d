"""The world: GLEIF's golden copy of every Legal Entity Identifier, as CSV."""

import re
from typing import ClassVar

from workbench.domain.company import Scheme
from workbench.matching.numbers import BY_SCHEME
from workbench.registers.format import FORMATS, Entry, lines
from workbench.registers.one_table import OneTable
from workbench.registers.tables import Table, iso_day
from workbench.texts import Message, say

_AUTHORITIES = {
    "RA000472": Scheme.NO_ORGNR,
    "RA000473": Scheme.NO_ORGNR,
    "RA000170": Scheme.DK_CVR,
    "RA000544": Scheme.SE_ORGNR,
    "RA000188": Scheme.FI_YTUNNUS,
    "RA000181": Scheme.EE_REGISTRIKOOD,
    "RA000423": Scheme.LV_REGCODE,
    "RA000430": Scheme.LT_KODAS,
    "RA000585": Scheme.GB_CRN,
    "RA000586": Scheme.GB_CRN,
    "RA000587": Scheme.GB_CRN,
    "RA000189": Scheme.FR_SIREN,
    "RA000192": Scheme.FR_SIREN,
    "RA000463": Scheme.NL_KVK,
    "RA000163": Scheme.CZ_ICO,
    "RA000025": Scheme.BE_KBO,
}
"""National registers by GLEIF's code for them, as the LEI look-ups have them."""

_LOOSE = re.compile(r"[\s.\-/]+")
_COLUMNS = (
    "LEI",
    "Entity.LegalName",
    "Entity.LegalForm.EntityLegalFormCode",
    "Entity.LegalAddress.FirstAddressLine",
    "Entity.LegalAddress.PostalCode",
    "Entity.LegalAddress.City",
    "Entity.LegalAddress.Country",
    "Entity.EntityStatus",
    "Entity.EntityCreationDate",
    "Entity.EntityCategory",
    "Entity.RegistrationAuthority.RegistrationAuthorityID",
    "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
)
_OTHER_NAMES = re.compile(
    r"Entity\.(OtherEntityNames\.OtherEntityName"
    r"|TransliteratedOtherEntityNames\.TransliteratedOtherEntityName)\.\d+",
    re.IGNORECASE,
)
_STATUSES = {"ACTIVE": "active", "INACTIVE": "ceased"}
_PERSON = "SOLE_PROPRIETOR"
_LENGTH = 20


class LegalEntities(OneTable):
    """The golden copy of level 1 (`lei2`), three times a day, a zip of some 500 MB.

    Source: `goldencopy.gleif.org/api/v2/golden-copies/publishes/lei2/latest.csv`. No row of the CSV
    was seen by us: its columns are the XML's way down, joined by dots, as several independent
    readers of the file use them. A national number counts where its register is one of ours and
    the number has that register's form. Licence: CC0 1.0. A sole proprietor's row is personal data.
    """

    key = "world_gleif"
    title: Message = say("The world: GLEIF, companies with an LEI")
    country = ""
    scheme = Scheme.LEI
    names = "…-gleif-goldencopy-lei2-golden-copy.csv.zip"
    address = "https://goldencopy.gleif.org/api/v2/golden-copies/publishes/lei2/latest.csv"
    licence = "CC0 1.0"
    attribution = "Global Legal Entity Identifier Foundation (GLEIF)"
    signs: ClassVar[frozenset[str]] = frozenset({"lei", "entity.legalname"})
    needed: ClassVar[tuple[str, ...]] = ("LEI", "Entity.LegalName")

    def columns(self, table: Table) -> tuple[str, ...]:
        """Return the columns, and those of other names."""
        return (*_COLUMNS, *(each for each in table.columns if _OTHER_NAMES.fullmatch(each)))

    def entry(self, cells: tuple[str, ...]) -> Entry:
        """Return a legal entity; the form is GLEIF's code for it (ISO 20275)."""
        lei, name, form, street, postcode, town, country, status, founded, category, *rest = cells
        authority, written, *names = rest
        return Entry(
            number=lei if len(lei) == _LENGTH else "",
            name=name.strip(),
            other_names=lines(names),
            form=form,
            street=street,
            postcode=postcode,
            town=town,
            country=country,
            status=_STATUSES.get(status, ""),
            founded=iso_day(founded, "ymd"),
            also=_national(authority, written),
            personal=category == _PERSON,
        )


def _national(authority: str, written: str) -> str:
    scheme = _AUTHORITIES.get(authority)
    if scheme is None:
        return ""
    number = BY_SCHEME[scheme].read(_LOOSE.sub("", written.upper()))
    return str(number) if number is not None else ""


FORMATS.add("world_gleif")(LegalEntities())
