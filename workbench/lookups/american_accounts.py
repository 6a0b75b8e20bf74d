"""Annual accounts from the SEC's company facts: a year's own report, and what later ones change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbench.domain.accounts import Scope
from workbench.domain.company import Entity
from workbench.domain.fact import Stated
from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.domain.values import decimal_text
from workbench.lookups.company_facts import Entry, FiledReport, annual_reports
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class AmericanAccounts:
    """What a file of company facts states, and what it states twice and differently."""

    facts: tuple[Stated, ...]
    missing: tuple[Message, ...]


def read_accounts(facts: Node, entity: Entity) -> AmericanAccounts:
    """Return the annual accounts in a filer's facts, all of them the group's.

    A year's figures are those of the report about that year, and of its newest amendment, which is
    told as corrected. Where no report of its own is in the file, they are those of the next report
    that repeats them. What a later report says otherwise of the year is stated beside them under
    that report's own number, the newest such report alone: so the year is seen to be restated.

    Raises:
        SourceUnreadable: a figure of ours lacks its day, its number or its filing.
    """
    reports = annual_reports(facts)
    statements = Statements(entity)
    missing: list[Message] = []
    for end in sorted({end for report in reports for end in report.years}, reverse=True):
        telling = [report for report in reports if end in report.years]
        home = _home(telling, end)
        known: dict[str, Entry] = {}
        for report in home:
            # An amendment leaves standing whatever it does not state anew.
            stands = {line: known[line] for line in known if (end, line) not in report.conflicts}
            known = stands | report.years[end]
            _state(statements, report, end, known)
            missing += _twice(report, end)
        later = _restated(telling, home[-1].own_end, end, known)
        if later is not None:
            _state(statements, later[0], end, later[1])
    missing += _untold(reports)
    return AmericanAccounts(tuple(statements.facts), tuple(dict.fromkeys(missing)))


def _home(telling: list[FiledReport], end: date) -> list[FiledReport]:
    """Return the first report that is about the year, or the nearest to it, and its amendment."""
    nearest = min(report.own_end for report in telling)
    about = [report for report in telling if report.own_end == nearest]
    original = next((report for report in about if not report.amended), None)
    amended = next(
        (report for report in reversed(about) if report.amended and end in report.years), None
    )
    return [report for report in (original, amended) if report is not None]


def _restated(
    telling: list[FiledReport], home: date, end: date, known: Mapping[str, Entry]
) -> tuple[FiledReport, Mapping[str, Entry]] | None:
    """Return the newest report that says something otherwise of a year, and what it says so."""
    for report in reversed(telling):
        if report.own_end > home:
            other = dict(_otherwise(report.years[end], known))
            if other:
                return report, other
    return None


def _otherwise(
    stated: Mapping[str, Entry], known: Mapping[str, Entry]
) -> Iterator[tuple[str, Entry]]:
    for line, entry in stated.items():
        before = known.get(line)
        if before is None or (before.value, before.currency) != (entry.value, entry.currency):
            yield line, entry


def _untold(reports: tuple[FiledReport, ...]) -> Iterator[Message]:
    """Name the reports of which nothing is told, where no other tells of their year."""
    told = {end for report in reports for end in report.years}
    for report in reports:
        if report.own_end in told:
            continue
        yield from _twice(report, report.own_end)
        if report.in_doubt:
            yield say(
                "Which period the annual report to {end} is about is not clear; it is left out.",
                end=report.own_end,
            )


def _twice(report: FiledReport, end: date) -> Iterator[Message]:
    for when, line in report.conflicts:
        if when == end:
            yield say(
                "The accounts for {end} state {property} twice, with different figures.",
                end=end,
                property=declared(f"accounts.{line}").title,
            )


def _state(
    statements: Statements, report: FiledReport, end: date, lines: Mapping[str, Entry]
) -> None:
    """State figures of one year of one report, and on which day that was filed."""
    told = {
        "scope": Scope.GROUP.value,
        "filing": report.number,
        "version": "corrected" if report.amended else "original",
    }
    for line, entry in lines.items():
        key = f"accounts.{line}"
        node = entry.node("val")
        statements.add(
            key,
            decimal_text(node.number() or 0),
            node.place,
            unit=entry.currency,
            start=None if declared(key).time is Time.INSTANT else entry.start,
            end=end,
            concept=entry.concept,
            **told,
        )
    dated = next((entry for entry in report.years[end].values() if entry.start is not None), None)
    if end == report.own_end and dated is not None:
        statements.add(
            "accounts.filed",
            report.filed.isoformat(),
            dated.node("filed").place,
            start=dated.start,
            end=end,
            concept="filed",
            **told,
        )
