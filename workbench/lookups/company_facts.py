"""The SEC's company facts: which of a filer's figures are annual, of which filing, and restated.

A file holds every figure of every report, up to several megabytes. So only the figures of our own
lines are looked at, as plain values, and only those that are stated become nodes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from workbench.domain.accounts import about_a_year
from workbench.domain.drift import Change, Drift
from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.lookups import american_lines, ifrs_lines
from workbench.lookups.american_periods import has_odd_period, is_of_transition, odd_period
from workbench.lookups.json_answer import Node

_TAXONOMIES = (
    (american_lines.PREFIX, american_lines.LINES),
    (ifrs_lines.PREFIX, ifrs_lines.LINES),
)
_ANNUAL = re.compile(r"(?:10-K|10-KT|10-K405|10-KSB|20-F|40-F)(?:/A)?")
"""Forms that hold annual accounts; quarterly reports and notices repeat figures of theirs."""
_AMENDED = "/A"
_NUMBER = re.compile("[0-9]+(?:-[0-9]+)*")
_CURRENCY = re.compile("[A-Z]{3}")
_OF_CONCEPT = frozenset({"description", "label", "units"})
_OF_ENTRY = frozenset({"accn", "end", "filed", "form", "fp", "frame", "fy", "start", "val"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of one filing.

    Attributes:
        concept: the element with its taxonomy, `us-gaap:Assets`.
        rank: of several elements for one line the one with the least rank is read.
        holder, index: the list in which it stands, and its place there.
        raw: the figure as the answer writes it.
    """

    line: str
    concept: str
    rank: tuple[int, int]
    currency: str
    start: date | None
    end: date
    value: int | Decimal
    holder: Node
    index: int
    raw: Mapping[str, Any]

    def node(self, name: str) -> Node:
        """Return a field of the figure, at its own place in the answer."""
        return Node(self.raw[name], f"{self.holder.pointer}/{self.index}/{name}")


@dataclass(slots=True)
class FiledReport:
    """One annual report: its figures by the end of the year they are about, then by line.

    Attributes:
        own_end: the end of the year it is about; the years before are repeated beside it.
        in_doubt: whether it is about no year, and which period it is about is not clear.
    """

    number: str
    filed: date
    form: str
    years: dict[date, dict[str, Entry]] = field(default_factory=dict)
    conflicts: list[tuple[date, str]] = field(default_factory=list)
    own_end: date = date.min
    in_doubt: bool = False

    @property
    def amended(self) -> bool:
        """Whether it amends another."""
        return self.form.endswith(_AMENDED)


def annual_reports(facts: Node) -> tuple[FiledReport, ...]:
    """Return the annual reports behind a filer's facts, the first filed first.

    A year has 350 to 380 days from start to end, and balances hold at the end of one: `fy` and
    `fp` tell of the filing, not of the figure, and are not read. A first period and one of
    transition are no years: see `odd_period`. Of several elements for one line the best in that
    report is read, so that a filer may change from one to another.

    Raises:
        SourceUnreadable: a figure of ours lacks its day, its number or its filing.
    """
    filings: dict[str, list[Entry]] = defaultdict(list)
    reports: dict[str, FiledReport] = {}
    for entry, report in _entries(facts):
        filings[report.number].append(entry)
        reports.setdefault(report.number, report)
    for number, report in reports.items():
        report.own_end = max((entry.end for entry in _yearly(filings[number])), default=date.min)
    odd = _odd_periods(list(reports.values()), filings)
    for number, report in reports.items():
        _choose(report, filings[number], odd)
    return tuple(sorted(reports.values(), key=lambda each: (each.filed, each.number)))


def _yearly(entries: list[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if about_a_year(entry.start, entry.end))


def _odd_periods(
    reports: list[FiledReport], filings: Mapping[str, list[Entry]]
) -> dict[date, date]:
    """Return the annual periods that are no years, as end to start, and mark whose is in doubt."""
    settled = {entry.end for entries in filings.values() for entry in _yearly(entries)}
    whole = {report.own_end for report in reports}
    newest = {number: max(entry.end for entry in filings[number]) for number in filings}
    odd: dict[date, date] = {}
    for report in sorted(reports, key=lambda each: (newest[each.number], each.filed, each.number)):
        entries = filings[report.number]
        spans = {(entry.start, entry.end) for entry in entries if entry.start is not None}
        balances = {entry.end for entry in entries if entry.start is None}
        period = odd_period(report.form, spans, balances, settled | odd.keys())
        if period is None:
            continue
        report.own_end = period.end
        # Where another report tells a year to that day, this one states a part of it: but for
        # periods of transition, for which twelve months may be told later for comparison.
        years = whole if is_of_transition(report.form) else settled
        if period.start is None or period.end in years:
            report.in_doubt = True
        else:
            report.in_doubt = odd.setdefault(period.end, period.start) != period.start
    return odd


def _choose(report: FiledReport, entries: list[Entry], odd: Mapping[date, date]) -> None:
    """Give a report the best figure for each line of each year, in its own currency."""
    ends = {entry.end for entry in entries if _is_annual(entry, odd)}
    entries = [
        entry
        for entry in entries
        if (entry.start is None and entry.end in ends) or _is_annual(entry, odd)
    ]
    currencies = Counter(entry.currency for entry in entries)
    # A convenience translation covers one year; the report's own currency covers them all.
    currency = min(currencies, key=lambda each: (-currencies[each], each), default="")
    same: dict[tuple[date, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.currency == currency:
            same[entry.end, entry.line].append(entry)
    for (end, line), each in same.items():
        least = min(entry.rank for entry in each)
        best = [entry for entry in each if entry.rank == least]
        if len({entry.value for entry in best}) > 1:
            report.conflicts.append((end, line))
        else:
            report.years.setdefault(end, {})[line] = best[0]


def _is_annual(entry: Entry, odd: Mapping[date, date]) -> bool:
    """Whether a figure is about a year, or about a report's own period that is none.

    Twelve months to the end of such a period are another one, of which there is no report.
    """
    if entry.end in odd:
        return entry.start == odd[entry.end]
    return about_a_year(entry.start, entry.end)


def _entries(facts: Node) -> Iterator[tuple[Entry, FiledReport]]:
    for place, (taxonomy, lines) in enumerate(_TAXONOMIES):
        stated = facts.get(taxonomy)
        for line, concepts in lines.items():
            instant = declared(f"accounts.{line}").time is Time.INSTANT
            for rank, concept in enumerate(concepts):
                found = stated.get(concept) if stated is not None else None
                if found is not None:
                    named = f"{taxonomy}:{concept}"
                    for currency, holder in _in_money(found):
                        yield from _of_unit(
                            holder, _About(line, named, (place, rank), currency, instant)
                        )


@dataclass(frozen=True, slots=True)
class _About:
    line: str
    concept: str
    rank: tuple[int, int]
    currency: str
    instant: bool


def _in_money(concept: Node) -> Iterator[tuple[str, Node]]:
    """Yield the currencies in which an element is stated; other units are none of a line's."""
    _note_new(concept, concept.value, _OF_CONCEPT, "/facts/*/*")
    units = concept.required("units")
    if not isinstance(units.value, dict):
        raise units.unlike(units.pointer)
    for unit in units.value:
        if _CURRENCY.fullmatch(unit):
            yield unit, units.required(unit)


def _of_unit(holder: Node, about: _About) -> Iterator[tuple[Entry, FiledReport]]:
    entries = holder.value
    if not isinstance(entries, list):
        raise holder.unlike(holder.pointer)
    for index, raw in enumerate(entries):
        if not isinstance(raw, dict) or not isinstance(raw.get("form"), str):
            raise holder.unlike(f"{holder.pointer}/{index}")
        if not raw.keys() <= _OF_ENTRY:
            _note_new(holder, raw, _OF_ENTRY, "/facts/*/*/units/*/*")
        if _ANNUAL.fullmatch(raw["form"]):
            try:
                read = _read(raw, about, holder, index)
            except (KeyError, TypeError, ValueError) as problem:
                raise holder.unlike(f"{holder.pointer}/{index}: {problem}") from problem
            if read is not None:
                yield read


def _read(
    raw: Mapping[str, Any], about: _About, holder: Node, index: int
) -> tuple[Entry, FiledReport] | None:
    """Return one figure, or None where no annual report can be about its period."""
    end, begun = date.fromisoformat(raw["end"]), raw.get("start")
    start = None if begun is None else date.fromisoformat(begun)
    if (start is None) is not about.instant:
        return None
    if start is not None and not (about_a_year(start, end) or has_odd_period(raw["form"])):
        return None
    number, value = raw["accn"], raw["val"]
    if not _NUMBER.fullmatch(number) or isinstance(value, bool):
        raise TypeError("accn or val")
    if not isinstance(value, int | Decimal):
        raise TypeError("val")
    entry = Entry(
        about.line, about.concept, about.rank, about.currency, start, end, value, holder, index, raw
    )
    filed = date.fromisoformat(raw["filed"])
    return entry, FiledReport(number, filed, raw["form"])


def _note_new(node: Node, value: object, known: frozenset[str], where: str) -> None:
    for name in sorted(value.keys() - known) if isinstance(value, dict) else ():
        node.note(Drift(Change.NEW, f"{where}/{name}"))
