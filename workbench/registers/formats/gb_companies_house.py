"""Britain: the Free Company Data Product of Companies House, one table of all live companies."""

from typing import ClassVar

from workbench.domain.company import Scheme
from workbench.registers.format import FORMATS, Entry, lines
from workbench.registers.one_table import OneTable
from workbench.registers.tables import Table, iso_day
from workbench.texts import Message, say

_MOST_NAMES = 10
_COLUMNS = (
    "CompanyName",
    "CompanyNumber",
    "RegAddress.AddressLine1",
    "RegAddress.PostTown",
    "RegAddress.PostCode",
    "RegAddress.Country",
    "CompanyCategory",
    "CompanyStatus",
    "IncorporationDate",
    "SICCode.SicText_1",
)
_STATUSES = (
    ("proposal to strike off", "strike_off_proposed"),
    ("liquidation", "in_liquidation"),
    ("administ", "in_reorganisation"),
    ("receiver", "in_reorganisation"),
    ("voluntary arrangement", "in_reorganisation"),
    ("dissolved", "ceased"),
    ("removed", "ceased"),
    ("closed", "ceased"),
    ("active", "active"),
    ("live", "active"),
)
_NOT_BRITISH = {"JERSEY": "JE", "GUERNSEY": "GG", "ISLE OF MAN": "IM", "IRELAND": "IE"}
_LENGTH = 8


class BritishCompanies(OneTable):
    """`BasicCompanyData…`, monthly, as one zip or in several.

    Source: `download.companieshouse.gov.uk/en_output.html`. The columns are those of a recorded
    sample of 2017, in which some begin with a space; the status words are the sample's, others are
    read by what they contain. It lists live companies only. Licence: the register's data may be
    reused freely.
    """

    key = "gb_companies_house"
    title: Message = say("Britain: Companies House")
    country = "GB"
    scheme = Scheme.GB_CRN
    names = "BasicCompanyDataAsOneFile-….zip"
    address = "https://download.companieshouse.gov.uk/en_output.html"
    licence = "Companies House data, free to reuse"
    attribution = "Companies House"
    signs: ClassVar[frozenset[str]] = frozenset({"companyname", "companynumber"})
    needed: ClassVar[tuple[str, ...]] = ("CompanyName", "CompanyNumber")

    def columns(self, table: Table) -> tuple[str, ...]:
        """Return the columns, and those of every former name."""
        former = (f"PreviousName_{number}.CompanyName" for number in range(1, _MOST_NAMES + 1))
        return (*_COLUMNS, *(each for each in former if table.has(each)))

    def entry(self, cells: tuple[str, ...]) -> Entry:
        """Return a company."""
        name, number, street, town, postcode, country, form, status, founded, trade, *former = cells
        return Entry(
            number=number.strip().zfill(_LENGTH) if number.strip() else "",
            name=name.strip(),
            other_names=lines(former),
            form=form,
            street=street,
            postcode=postcode,
            town=town,
            country=_NOT_BRITISH.get(country.strip().upper(), "GB"),
            status=_status(status.casefold()),
            founded=iso_day(founded, "dmy"),
            trade=trade.partition(" ")[0],
        )


def _status(words: str) -> str:
    return next((code for sign, code in _STATUSES if sign in words), "")


FORMATS.add("gb_companies_house")(BritishCompanies())
