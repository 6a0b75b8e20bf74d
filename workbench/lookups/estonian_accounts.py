"""Annual accounts of Estonian companies out of the register's open files: reports, their elements.

Columns, tables and element names: the files 1.aruannete_yldandmed and 4.{year}_aruannete_elemendid
as their readers publish them; not seen. A report's elements stand under its own number, or under
that of the filled-in report where it has one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.values import decimal_text
from workbench.lookups.estonian_entry import estonian_day
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.lookups.tagged_lines import head_count
from workbench.lookups.xbrl.numbers import read_number
from workbench.texts import Message, say

LINES = {
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

_OF_GROUP = "Consolidated"
_GROUP, _OWN = "konsolideeritud", "konsolideerimata"
_NOTE = "lisa"
_LIQUIDATION = ("likvideerimis", "lõppbilanss", "loppbilanss")
_OTHER_TABLES = ("rahavoo", "kasumi jaot", "kasumijaot", "kahjumi kat", "pdf")
"""Cash flows, what is proposed for the profit, and what was read off a PDF: each names lines that
the statements name too, for another moment or by guess."""

_YES, _NO = "jah", "ei"
_EURO = "EUR"
_OWED = ("equity", "short_debt", "long_debt")
_SIDES = frozenset({"assets", *_OWED})
_BALANCE = frozenset({*_SIDES, "fixed_assets", "current_assets", "cash", "retained"})
_ROUNDING = Decimal(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A filed annual report, by its row.

    Attributes:
        numbers: under which its elements stand: its own, and the filled-in report's.
        year: which file holds its elements; 0 where the row tells none.
        corrected: it was filed after another for the same period.
    """

    numbers: tuple[str, ...]
    year: int
    start: date | None
    end: date
    filed: date | None
    row: Node
    corrected: bool = False

    @property
    def number(self) -> str:
        """Its own number."""
        return self.numbers[0]

    @property
    def version(self) -> str:
        """How facts call it."""
        return "corrected" if self.corrected else "original"

    @property
    def may_be_groups(self) -> bool:
        """Whether it holds a group's figures, or does not say that it holds none."""
        return (self.row.text("kas konsolideeritud?") or "").casefold() != _NO


def reports_of(rows: Iterable[Node]) -> tuple[Report, ...]:
    """Return a company's reports, the newest period first, and of one the first filed first.

    Raises:
        SourceUnreadable: a report has no number or no end, or a day is none.
    """
    reports = [_report(row) for row in rows]
    reports.sort(key=lambda each: (each.filed or date.min, len(each.number), each.number))
    told: set[date] = set()
    marked = []
    for each in reports:
        marked.append(replace(each, corrected=each.end in told))
        told.add(each.end)
    return tuple(sorted(marked, key=lambda each: -each.end.toordinal()))


def _report(row: Node) -> Report:
    number, filled = row.code("report_id"), row.code("taidetud_aruanne_report_id")
    end = row.get("period_end")
    if number is None or end is None or not end.text():
        raise row.unlike(row.pointer)
    year = row.text("aruandeaasta") or ""
    return Report(
        numbers=(number, filled) if filled else (number,),
        year=int(year) if year.isdecimal() else 0,
        start=_day(row, "period_start"),
        end=estonian_day(end),
        filed=_day(row, "esitatud_kpv"),
        row=row,
    )


def _day(row: Node, column: str) -> date | None:
    cell = row.get(column)
    return estonian_day(cell) if cell is not None and cell.text() else None


def state_report(facts: Statements, report: Report, elements: Sequence[Node]) -> list[Message]:
    """State what a report's row and its elements tell.

    Returns:
        what was left out, and why.
    """
    mine = [row for row in elements if row.code("report_id") in report.numbers]
    winding_up = next((row for row in mine if _is(row, *_LIQUIDATION)), None)
    usable = [row for row in mine if not _is(row, *_LIQUIDATION, *_OTHER_TABLES)]
    if winding_up is not None:
        _tell(facts, report, "accounts.in_liquidation", "yes", winding_up.required("tabel"))
    _state_head(facts, report)
    lines = _Lines(report)
    for row in usable:
        lines.take(row, usable)
    for scope in Scope:
        for line, cell in lines.trusted(scope).items():
            _state(facts, report, line, cell, scope)
    return lines.missing


def _state_head(facts: Statements, report: Report) -> None:
    row = report.row
    audited = (row.text("kas auditeeritud?") or "").casefold()
    if audited in {_YES, _NO}:
        flag = "yes" if audited == _YES else "no"
        _tell(facts, report, "accounts.audited", flag, row.required("kas auditeeritud?"))
    for key, column in (
        ("accounts.audit_kind", "audiitori otsuse tüüp"),
        ("accounts.auditor", "Audiitorettevõtja (AEV)"),
    ):
        cell = row.get(column)
        if cell is not None and (words := cell.code()):
            # The firm is told by its number alone.
            _tell(facts, report, key, f"registrikood {words}" if words.isdecimal() else words, cell)
    if report.filed is not None:
        filed = row.required("esitatud_kpv")
        _tell(facts, report, "accounts.filed", report.filed.isoformat(), filed)


def _tell(facts: Statements, report: Report, key: str, value: str, node: Node) -> None:
    facts.add(
        key,
        value,
        node.place,
        start=report.start,
        end=report.end,
        scope=Scope.OWN.value,
        filing=report.number,
        version=report.version,
    )


class _Lines:
    """The lines of one report, the company's own and its group's, and which cannot be trusted."""

    def __init__(self, report: Report) -> None:
        self.missing: list[Message] = []
        self._report = report
        self._cells: dict[tuple[Scope, str], list[Node]] = {}
        self._nobodys: set[str] = set()

    def take(self, row: Node, beside: Iterable[Node]) -> None:
        """Take an element, where it is a line we know; `beside` are all of the report."""
        element = row.text("elemendi_nimetus") or ""
        line = LINES.get(element.removesuffix(_OF_GROUP))
        if line is None or (_is(row, _NOTE) and line != "employees"):
            return
        scope = self._scope(row, f"{element}{_OF_GROUP}", beside)
        if scope is not None:
            self._cells.setdefault((scope, line), []).append(row)
        elif line not in self._nobodys:
            self._nobodys.add(line)
            self._leave_out(
                say(
                    "The accounts for {end} do not say whether {property} is the company's own or"
                    " its group's; it is left out.",
                    end=self._report.end,
                    property=declared(f"accounts.{line}").title,
                )
            )

    def _scope(self, row: Node, groups: str, beside: Iterable[Node]) -> Scope | None:
        """Return whose a figure is; None where a report that may be a group's does not say.

        An element that is there with the ending of a group's too is the company's own without it.
        """
        table = (row.text("tabel") or "").casefold()
        if table.startswith(_OWN):
            return Scope.OWN
        words = f"{table} {row.text('elemendi_label') or ''}".casefold()
        if (row.text("elemendi_nimetus") or "").endswith(_OF_GROUP) or _GROUP in words:
            return Scope.GROUP
        if not self._report.may_be_groups:
            return Scope.OWN
        told = any(each.text("elemendi_nimetus") == groups for each in beside)
        return Scope.OWN if told else None

    def trusted(self, scope: Scope) -> dict[str, Node]:
        """Return the cell of each line that is stated once, or alike wherever it is."""
        trusted: dict[str, Node] = {}
        for (whose, line), cells in self._cells.items():
            amounts = {_amount(cell) for cell in cells} - {None}
            if whose is not scope or not amounts:
                continue
            if len(amounts) == 1:
                trusted[line] = cells[0]
                continue
            self._leave_out(
                say(
                    "The accounts for {end} state {property} twice, with different figures.",
                    end=self._report.end,
                    property=declared(f"accounts.{line}").title,
                )
            )
        if _sides_differ(trusted):
            self._leave_out(
                say(
                    "The two sides of the balance sheet of {end} differ; it is left out.",
                    end=self._report.end,
                )
            )
            return {line: cell for line, cell in trusted.items() if line not in _BALANCE}
        return trusted

    def _leave_out(self, why: Message) -> None:
        self.missing.append(why)


def _amount(cell: Node) -> Decimal | None:
    return read_number(cell.code("vaartus") or "")


def _sides_differ(cells: Mapping[str, Node]) -> bool:
    """Whether what a company has is told, and is not what it owes and owns, which are told too."""
    if not cells.keys() >= _SIDES:
        return False
    have, *owed = (_amount(cells[line]) or Decimal(0) for line in ("assets", *_OWED))
    return abs(have - sum(owed)) > _ROUNDING


def _is(row: Node, *tables: str) -> bool:
    """Whether an element stands in a table of one of these kinds, whosever it is."""
    name = (row.text("tabel") or "").casefold()
    name = name.removeprefix(_OWN).removeprefix(_GROUP).strip()
    return any(name.startswith(each) for each in tables)


def _state(facts: Statements, report: Report, line: str, cell: Node, scope: Scope) -> None:
    prop, number = declared(f"accounts.{line}"), _amount(cell)
    if number is not None and prop.kind is Kind.COUNT:
        number = head_count(number)
    if number is None:
        return
    facts.add(
        prop.key,
        decimal_text(number),
        cell.required("vaartus").place,
        unit=_EURO if prop.kind is Kind.MONEY else "",
        start=None if prop.time is Time.INSTANT else report.start,
        end=report.end,
        scope=scope.value,
        filing=report.number,
        version=report.version,
        concept=cell.text("elemendi_nimetus") or "",
    )
