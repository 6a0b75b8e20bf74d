"""The Finnish taxonomy as filings use it: which member of which dimension is which line.

The taxonomy (OYTP, 2019) is built on a data point model: a fact's name only says that it is an
amount, and the line is a member of the dimension MCY. The year before is the same fact with a
second dimension, REF; every context is an instant. Names are matched by namespace, never by prefix.
Labels of members: PRH's workbook OYTP_2019-v01.xlsx, and the sums of the recorded report.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from workbench.domain.accounts import Scope
from workbench.domain.property import Time
from workbench.errors import SourceUnreadable
from workbench.lookups.tagged_lines import Tagged, Year
from workbench.lookups.tagged_periods import last_day, meant
from workbench.lookups.xbrl.report import Context, Name, Report, XbrlFact
from workbench.lookups.xbrl.tree import read_day
from workbench.texts import say

_DICTIONARY = "http://www.suomi.fi/xbrl/crr/dict/"
_FACTS = f"{_DICTIONARY}met"
_LINE = Name(f"{_DICTIONARY}dim", "MCY")
_REFERENCE = Name(f"{_DICTIONARY}dim", "REF")
_BALANCE, _INCOME = "mi53", "md103"
_YEAR_BEFORE = {Time.INSTANT: "x4", Time.PERIOD: "x53"}
_BUSINESS_ID, _START, _END = "si289", "di120", "di121"
BOTH_SIDES = "x481"
"""Vastattavaa yhteensä: equity, appropriations, provisions and liabilities together."""

_LINES = {
    _INCOME: {
        "x673": "revenue",
        "x520": "gross_profit",
        "x5": "staff_costs",
        "x689": "operating_result",
        "x12": "net_finance",
        "x738": "pretax_result",
        "x541": "tax",
        "x740": "net_result",
    },
    _BALANCE: {
        "x360": "assets",
        "x435": "current_assets",
        "x399": "cash",
        "x376": "equity",
        "x424": "liabilities",
        "x1811": "short_debt",
    },
}
_TURNED = frozenset({"staff_costs", "tax"})
"""Costs are below zero here, and above zero with us."""


def is_amount(name: Name) -> bool:
    """Whether a fact of this name is an amount of the accounts."""
    return name.uri == _FACTS and name.local in _LINES


def member_of(fact: XbrlFact) -> str:
    """Return the line a fact states by the taxonomy's own number, or empty where it splits one."""
    if not is_amount(fact.name):
        return ""
    for dimension, member in fact.context.dimensions:
        if dimension == _LINE and isinstance(member, Name):
            return member.local
    return ""


def tagged(fact: XbrlFact) -> Tagged | None:
    """Return which line a fact is; None where it is none of ours. Filings are the company's own."""
    member = member_of(fact)
    line = _LINES.get(fact.name.local, {}).get(member)
    if line is None:
        return None
    return Tagged(
        line=line,
        scope=Scope.OWN,
        concept=f"fi_met:{fact.name.local} fi_MC:{member}",
        turned=line in _TURNED,
    )


def checked_scope(report: Report) -> None:
    """Refuse a report that does not say that its figures are the company's own.

    Raises:
        SourceUnreadable: its entry point is not the one of individual companies.
    """
    points = [schema.href.rpartition("/")[2] for schema in report.schemas]
    if not any(point.endswith("_ind.xsd") for point in points):
        raise SourceUnreadable(
            say("The accounts do not say whether they are the company's own or its group's."),
            detail=", ".join(points),
        )


def business_id_of(report: Report) -> str:
    """Return the business ID that the report states, or the contexts name, or empty."""
    stated = _stated(report, _BUSINESS_ID)
    return stated or next((fact.context.entity for fact in report.facts), "")


def years_of(report: Report, end: date | None) -> tuple[Year, ...]:
    """Return the year the accounts are for and, where their start is told, the year before.

    Args:
        report: whose own statement of its period comes first.
        end: last day by the register's index, where the report says nothing; accounts of another
            period are not the filing asked for.

    Raises:
        SourceUnreadable: neither says for which period the accounts are, or the report is for
            another period than the index says.
    """
    start = read_day(_stated(report, _START))
    end = last_day(read_day(_stated(report, _END)), end)
    if start is None or start > end or start == date.min:
        return (Year(None, end),)
    before = meant(start - timedelta(days=1), _ends_before(report))
    return (Year(start, end), Year(None, before)) if before < end else (Year(start, end),)


def _ends_before(report: Report) -> Iterator[date]:
    """Yield the day of each figure that says it is of the year before."""
    for fact in report.facts:
        end = fact.context.end
        if end is not None and tagged(fact) and _REFERENCE in dict(fact.context.dimensions):
            yield end


def year_of(context: Context, years: Iterable[Year], time: Time) -> Year | None:
    """Return the year a context is about; every context here is an instant.

    A figure of the year before says so by REF and by its date. One that says it by half, or that
    has any other dimension, may be either and is of no year.
    """
    others = dict(context.dimensions)
    others.pop(_LINE, None)
    reference = others.pop(_REFERENCE, None)
    if others:
        return None
    current, *before = years
    if reference is None:
        wanted = [current]
    else:
        said = isinstance(reference, Name) and reference.local == _YEAR_BEFORE[time]
        wanted = before if said else []
    return next((year for year in wanted if year.end == context.end), None)


def _stated(report: Report, local: str) -> str:
    wanted = Name(_FACTS, local)
    return next((fact.value for fact in report.facts if fact.name == wanted), "")
