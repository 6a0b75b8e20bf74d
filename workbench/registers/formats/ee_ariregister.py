"""Estonia: the Äriregister's open data file with the basic data of all companies."""

from typing import ClassVar

from workbench.domain.company import Scheme
from workbench.registers.format import FORMATS, Entry
from workbench.registers.one_table import OneTable
from workbench.registers.tables import Table, iso_day
from workbench.texts import Message, say

_COLUMNS = (
    "nimi",
    "ariregistri_kood",
    "ettevotja_oiguslik_vorm",
    "kmkr_nr",
    "ettevotja_staatus",
    "ettevotja_esmakande_kpv",
    "asukoht_ettevotja_aadressis",
    "indeks_ettevotja_aadressis",
    "asukoha_ehak_tekstina",
)
_STATUSES = {"R": "active", "L": "in_liquidation", "N": "bankrupt", "K": "ceased"}
_SOLE_TRADER = "füüsilisest isikust ettevõtja"


class EstonianCompanies(OneTable):
    """`ettevotja_rekvisiidid__lihtandmed.csv.zip`, daily, `;` between fields.

    Source: `avaandmed.ariregister.rik.ee`. One row was seen; of the statuses R (in the register)
    was, the others (L in liquidation, N bankrupt, K deleted) are as readers of the file write them.
    The day of the first entry is not that of the founding where a company is older than the
    register; nothing older is told. Licence: CC BY 4.0. A FIE is a person.
    """

    key = "ee_ariregister"
    title: Message = say("Estonia: Äriregister")
    country = "EE"
    scheme = Scheme.EE_REGISTRIKOOD
    names = "ettevotja_rekvisiidid__lihtandmed.csv.zip"
    address = (
        "https://avaandmed.ariregister.rik.ee/sites/default/files/avaandmed/"
        "ettevotja_rekvisiidid__lihtandmed.csv.zip"
    )
    licence = "CC BY 4.0"
    attribution = "Registrite ja Infosüsteemide Keskus (RIK)"
    signs: ClassVar[frozenset[str]] = frozenset({"nimi", "ariregistri_kood"})
    needed: ClassVar[tuple[str, ...]] = ("nimi", "ariregistri_kood")

    def columns(self, table: Table) -> tuple[str, ...]:
        """Return the columns."""
        return _COLUMNS

    def entry(self, cells: tuple[str, ...]) -> Entry:
        """Return a company; its place is written as district, town and county in one."""
        name, number, form, vat, status, founded, street, postcode, town = cells
        return Entry(
            number=number.strip(),
            name=name.strip(),
            form=form,
            street=street,
            postcode=postcode,
            town=town,
            country="EE",
            status=_STATUSES.get(status, ""),
            founded=iso_day(founded, "dmy"),
            also=f"{Scheme.EU_VAT.value} {vat}" if vat else "",
            personal=form.casefold() == _SOLE_TRADER,
        )


FORMATS.add("ee_ariregister")(EstonianCompanies())
