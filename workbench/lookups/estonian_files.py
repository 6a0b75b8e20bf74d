"""Rows of the Estonian register's open files, read into facts of the company they are about.

Columns: `ettevotja_rekvisiidid__lihtandmed.csv` (a row of it was seen) and
`4.{year}_aruannete_elemendid.csv`, whose rows belong to a report of `1.aruannete_yldandmed.csv` by
`report_id`; the latter two as their readers publish them, not seen. Fields are divided by `;`, days
are written dd.mm.yyyy, amounts are in euros.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.accounts import Scope
from workbench.domain.company import Entity
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text, plain_text
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.estonia import SOURCE, checked_registry_code, is_sole_trader, status_of
from workbench.lookups.source import unlike_promise
from workbench.lookups.tagged_lines import head_count
from workbench.lookups.xbrl.numbers import read_number

_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)
_GROUP = "konsolideeri"
_LINES = {
    "Revenue": "revenue",
    "TotalProfitLoss": "operating_result",
    "TotalProfitLossBeforeTax": "pretax_result",
    "TotalAnnualPeriodProfitLoss": "net_result",
    "Assets": "assets",
    "NonCurrentAssets": "fixed_assets",
    "CurrentAssets": "current_assets",
    "CashAndCashEquivalents": "cash",
    "Equity": "equity",
    "RetainedEarningsLoss": "retained",
    "CurrentLiabilities": "short_debt",
    "NonCurrentLiabilities": "long_debt",
    "AverageNumberOfEmployeesInFullTimeEquivalentUnits": "employees",
}
"""`TotalProfitLoss` is the operating result, whatever its name; the year's own is the other."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file: its fields by column, the columns in order, and its number from 1.

    The heading is row 1.
    """

    fields: Mapping[str, str]
    columns: Sequence[str]
    number: int

    def text(self, column: str) -> str:
        """Return a field without blanks around it, or empty where the file has no such column."""
        return plain_text(self.fields.get(column, ""))

    def place(self, column: str) -> Place:
        """Return where a field stands in the file."""
        at = self.columns.index(column) + 1
        return Place(LocatorKind.CSV, f"{self.number}:{at}", self.fields[column])


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledReport:
    """An annual report of the general file, whose elements stand in another.

    Attributes:
        number: its `report_id`.
        code: registry code of the company.
    """

    number: str
    code: str
    start: date | None
    end: date


def estonian_day(written: str) -> date:
    """Return the day that dd.mm.yyyy means.

    Raises:
        SourceUnreadable: it is none.
    """
    parts = _DAY.fullmatch(written)
    try:
        if parts is not None:
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError as problem:
        raise unlike_promise(f"{written} is no day") from problem
    raise unlike_promise(f"{written} is no day")


def basic_facts(row: Row) -> tuple[Stated, ...]:
    """Return what a row of the basic file states: name, form, status, age, VAT, address.

    Raises:
        SourceUnreadable: its code, or its first day in the register, is none.
    """
    try:
        entity = Entity(SOURCE, checked_registry_code(row.text("ariregistri_kood")))
    except InvalidInput as problem:
        raise SourceUnreadable(problem.message, detail=f"row {row.number}") from problem
    return tuple(_basic(row, entity))


def _basic(row: Row, entity: Entity) -> Iterator[Stated]:
    def told(key: str, column: str, value: str = "") -> Iterator[Stated]:
        words = value or row.text(column)
        if words:
            yield state(entity, key, words, row.place(column))

    yield from told("company.name", "nimi")
    form = row.text("ettevotja_oiguslik_vorm")
    if form:
        yield from told("company.form", "ettevotja_oiguslik_vorm")
        sole = "yes" if is_sole_trader(form) else "no"
        yield from told("company.sole_trader", "ettevotja_oiguslik_vorm", sole)
    status = status_of(row.text("ettevotja_staatus"))
    if status:
        yield from told("company.status", "ettevotja_staatus", status)
    yield from told("company.status_reason", "ettevotja_staatus_tekstina")
    entered = row.text("ettevotja_esmakande_kpv")
    if entered:
        day = estonian_day(entered).isoformat()
        yield from told("company.founded", "ettevotja_esmakande_kpv", day)
        yield from told("company.registered", "ettevotja_esmakande_kpv", day)
    if row.text("kmkr_nr"):
        yield from told("company.vat_registered", "kmkr_nr", "yes")
    where = "ads_normaliseeritud_taisaadress"
    address, post = row.text(where), row.text("indeks_ettevotja_aadressis")
    if address:
        yield from told("company.address", where, f"{address}, {post}" if post else address)


def account_facts(report: FiledReport, rows: Iterable[Row]) -> tuple[Stated, ...]:
    """Return the lines of one report out of rows of the file of elements.

    Rows of other reports are passed over. A group's lines have their name in the label alone, which
    says so; they are not read, because the label is no name.
    """
    entity = Entity(SOURCE, report.code)
    return tuple(
        stated
        for row in rows
        if row.text("report_id") == report.number
        for stated in _line(row, report, entity)
    )


def _line(row: Row, report: FiledReport, entity: Entity) -> Iterator[Stated]:
    element = row.text("elemendi_nimetus")
    line, number = _LINES.get(element), read_number(row.text("vaartus"))
    words = f"{row.text('tabel')} {row.text('elemendi_label')}".casefold()
    if line is None or number is None or _GROUP in words:
        return
    prop = declared(f"accounts.{line}")
    if prop.kind is Kind.COUNT:
        people = head_count(number)
        if people is None:
            return
        number = people
    yield state(
        entity,
        prop.key,
        decimal_text(number),
        row.place("vaartus"),
        unit="" if prop.kind is Kind.COUNT else "EUR",
        start=None if prop.time is Time.INSTANT else report.start,
        end=report.end,
        scope=Scope.OWN.value,
        filing=report.number,
        version="original",
        concept=element,
    )
