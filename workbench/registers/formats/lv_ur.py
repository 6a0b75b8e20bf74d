"""Latvia: the Uzņēmumu reģistrs' open data file of all legal entities."""

from typing import ClassVar

from workbench.domain.company import Scheme
from workbench.registers.format import FORMATS, Entry
from workbench.registers.one_table import OneTable
from workbench.registers.tables import Table, iso_day
from workbench.texts import Message, say

_COLUMNS = (
    "regcode",
    "name",
    "name_in_quotes",
    "type",
    "registered",
    "terminated",
    "closed",
    "address",
    "index",
)
_SOLE_TRADERS = frozenset({"IK", "IND", "ZEM", "ZVJ"})
_POSTCODE_DIGITS = 4


class LatvianCompanies(OneTable):
    """`register.csv` of data.gov.lv, daily, `;` between fields.

    Source: `data.gov.lv`, data set of the register of enterprises. One row was seen, as JSON; that
    the table has the same columns, and its address, are as readers of it have them. A blank in
    `closed` is a company that is open (seen), L one that was liquidated, R one that was reorganised
    away (as readers write). The day of registration is not told to be the founding of older
    companies. Licence: CC0 1.0. An IK, IND, ZEM or ZVJ is a person's own.
    """

    key = "lv_ur"
    title: Message = say("Latvia: Uzņēmumu reģistrs")
    country = "LV"
    scheme = Scheme.LV_REGCODE
    names = "register.csv"
    address = (
        "https://data.gov.lv/dati/dataset/4de9697f-850b-45ec-8bba-61fa09ce932f/resource/"
        "25e80bf3-f107-4ab4-89ef-251b5b9374e9/download/register.csv"
    )
    licence = "CC0 1.0"
    attribution = "Latvijas Republikas Uzņēmumu reģistrs, data.gov.lv"
    signs: ClassVar[frozenset[str]] = frozenset({"regcode", "name", "regtype"})
    needed: ClassVar[tuple[str, ...]] = ("regcode", "name")

    def columns(self, table: Table) -> tuple[str, ...]:
        """Return the columns."""
        return _COLUMNS

    def entry(self, cells: tuple[str, ...]) -> Entry:
        """Return a legal entity; its town is the part of the address before the street."""
        number, name, quoted, form, registered, terminated, closed, address, postcode = cells
        *place, street = address.split(", ") if address else [""]
        return Entry(
            number=number.strip(),
            name=name.strip() or quoted.strip(),
            form=form,
            street=street,
            postcode=f"LV-{postcode}" if len(postcode) == _POSTCODE_DIGITS else postcode,
            town=place[-1] if place else "",
            country="LV",
            status=_status(closed.strip(), terminated.strip()),
            founded=iso_day(registered, "ymd"),
            personal=form in _SOLE_TRADERS,
        )


def _status(letter: str, terminated: str) -> str:
    if letter == "R":
        return "merged"
    if letter == "L" or terminated:
        return "ceased"
    return "" if letter else "active"


FORMATS.add("lv_ur")(LatvianCompanies())
