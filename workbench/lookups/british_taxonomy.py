"""The British taxonomies as filings use them: which element is which line, whose, for which year.

Element names and traps: the Financial Reporting Council's taxonomies (`http://xbrl.frc.org.uk/`,
editions 2014 to 2024, FRS 101, 102 and 105 alike), UK GAAP 2009 and 2004 before them
(`http://www.xbrl.org/uk/`), and what Companies House added to the latter for small companies. Names
are matched by the family of their namespace, never by prefix: each vendor chooses its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from workbench.domain.accounts import Scope
from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.lookups.tagged_lines import Tagged, Year
from workbench.lookups.tagged_periods import first_day, last_day, last_day_before
from workbench.lookups.xbrl.report import Context, Name, Report, XbrlFact
from workbench.lookups.xbrl.tree import read_day

_FIGURES = re.compile(
    r"http://xbrl\.frc\.org\.uk/fr/[^/]+/core"
    r"|http://www\.xbrl\.org/uk/(?:fr/)?gaap/(?:core|pt)/[^/]+"
    r"|http://www\.companieshouse\.gov\.uk/ef/xbrl/uk/fr/gaap/ae/[^/]+"
)
_OURS = re.compile(
    r"http://xbrl\.frc\.org\.uk/.+|http://www\.xbrl\.org/uk/.+"
    r"|http://www\.companieshouse\.gov\.uk/ef/xbrl/.+"
)

# The first element that a filing states is read. Net assets and equity are the two ends of one
# balance sheet; where a filing states both, equity is what the line means.
LINES: dict[str, tuple[str, ...]] = {
    "revenue": ("TurnoverRevenue", "TurnoverGrossOperatingRevenue"),
    "gross_profit": ("GrossProfitLoss",),
    "staff_costs": ("StaffCostsEmployeeBenefitsExpense", "StaffCosts"),
    "operating_result": ("OperatingProfitLoss",),
    "pretax_result": ("ProfitLossOnOrdinaryActivitiesBeforeTax", "ProfitLossBeforeTax"),
    "tax": (
        "TaxTaxCreditOnProfitOrLossOnOrdinaryActivities",
        "TaxOnProfitOrLossOnOrdinaryActivities",
    ),
    "net_result": ("ProfitLoss", "ProfitLossForPeriod"),
    "assets": ("TotalAssets",),
    "fixed_assets": ("FixedAssets", "TotalFixedAssets"),
    "current_assets": ("CurrentAssets", "TotalCurrentAssets"),
    "cash": ("CashBankOnHand", "CashBankInHand"),
    "equity": (
        "Equity",
        "ShareholderFunds",
        "NetAssetsLiabilities",
        "NetAssetsLiabilitiesIncludingPensionAssetLiability",
    ),
    "paid_in": ("CalledUpShareCapital",),
    "retained": ("ProfitLossAccountReserve",),
    "provisions": (
        "ProvisionsForLiabilitiesBalanceSheetSubtotal",
        "ProvisionsForLiabilitiesCharges",
    ),
    "liabilities": ("TotalLiabilities", "Liabilities"),
    "short_debt": ("CreditorsDueWithinOneYear", "CreditorsDueWithinOneYearTotalCurrentLiabilities"),
    "long_debt": ("CreditorsDueAfterOneYear", "CreditorsDueAfterOneYearTotalNoncurrentLiabilities"),
    "employees": ("AverageNumberEmployeesDuringPeriod", "EmployeesTotal"),
}
"""Line to the local names of its elements, where these stand without a dimension of their own."""

_SPLIT = {
    ("Creditors", "WithinOneYear"): "short_debt",
    ("Creditors", "CurrentFinancialInstruments"): "short_debt",
    ("Creditors", "AfterOneYear"): "long_debt",
    ("Creditors", "Non-currentFinancialInstruments"): "long_debt",
    ("Equity", "ShareCapital"): "paid_in",
    ("Equity", "RetainedEarningsAccumulatedLosses"): "retained",
}
"""Element and member of a dimension to the line that the two make together."""

_SPLITTING = frozenset(
    {
        "MaturitiesOrExpirationPeriodsDimension",
        "FinancialInstrumentCurrentNon-currentDimension",
        "EquityClassesDimension",
    }
)
_GROUP = "GroupCompanyDataDimension"
_WHOSE = {"Consolidated": Scope.GROUP, "Company": Scope.OWN}

_BY_ELEMENT = {
    local: (line, rank) for line, locals_ in LINES.items() for rank, local in enumerate(locals_)
}
_NUMBERS = ("UKCompaniesHouseRegisteredNumber", "CompaniesHouseRegisteredNumber")
_NAMES = ("EntityCurrentLegalOrRegisteredName", "EntityCurrentLegalName")
_ENDS = ("EndDateForPeriodCoveredByReport", "PeriodEnd", "BalanceSheetDate")
_STARTS = ("StartDateForPeriodCoveredByReport", "PeriodStart")


@lru_cache(maxsize=1024)
def is_figure_name(name: Name) -> bool:
    """Whether a name belongs to the part of a British taxonomy that holds figures."""
    return _FIGURES.fullmatch(name.uri) is not None


@lru_cache(maxsize=1024)
def is_british(name: Name) -> bool:
    """Whether a name belongs to any British taxonomy."""
    return _OURS.fullmatch(name.uri) is not None


def whose(context: Context) -> tuple[Scope, tuple[tuple[str, str], ...]]:
    """Return whose figures a context holds, and the other dimensions with their members.

    Without a dimension the taxonomy means the company itself.
    """
    scope, others = Scope.OWN, []
    for dimension, member in context.dimensions:
        local = member.local if isinstance(member, Name) else member
        if dimension.local == _GROUP and local in _WHOSE:
            scope = _WHOSE[local]
        else:
            others.append((dimension.local, local))
    return scope, tuple(others)


def tagged(fact: XbrlFact) -> Tagged | None:
    """Return which line of whose accounts a fact is; None where it is none of ours."""
    if not is_figure_name(fact.name):
        return None
    scope, others = whose(fact.context)
    local = fact.name.local
    if not others:
        plain, rank = _BY_ELEMENT.get(local, ("", 0))
        return _tagged(plain, scope, f"core:{local}", rank) if plain else None
    lines = {
        _SPLIT.get((local, member)) if dimension in _SPLITTING else None
        for dimension, member in others
    }
    line = lines.pop() if len(lines) == 1 else None
    return _tagged(line, scope, f"core:{local} ({others[0][1]})", 0) if line else None


def _tagged(line: str, scope: Scope, concept: str, rank: int) -> Tagged:
    return Tagged(line=line, scope=scope, concept=concept, rank=rank)


def line_of(name: Name) -> str:
    """Return the line that an element is, or could be with a dimension; else an empty string."""
    if not is_figure_name(name):
        return ""
    if name.local == "Creditors":
        return "short_debt"
    return _BY_ELEMENT.get(name.local, ("", 0))[0]


def stated(report: Report, *locals_: str, scope: Scope | None = None) -> XbrlFact | None:
    """Return the first British statement by one of these names about the entity as a whole.

    The names are tried in their order. Where a scope is given, only the statements about the
    company itself, or about its group, count.
    """
    for local in locals_:
        for fact in report.facts:
            if fact.name.local == local and is_british(fact.name) and fact.value.strip():
                of, others = whose(fact.context)
                if not others and scope in {None, of}:
                    return fact
    return None


def member_of(report: Report, local: str, dimension: str) -> tuple[XbrlFact, str] | None:
    """Return the first statement whose content is the member of a dimension, and that member.

    The taxonomies so answer questions of choice: the element is empty and its context chooses.
    """
    for fact in report.facts:
        if fact.name.local == local and is_british(fact.name):
            for axis, member in whose(fact.context)[1]:
                if axis == dimension:
                    return fact, member
    return None


def number_of(report: Report) -> str:
    """Return the company number that a report states, in capitals without blanks, or empty."""
    fact = stated(report, *_NUMBERS)
    return "" if fact is None else "".join(fact.value.split()).upper()


def name_of_company(report: Report) -> str:
    """Return the name that a report states, or empty."""
    fact = stated(report, *_NAMES)
    return "" if fact is None else " ".join(fact.value.split())


def years_of(report: Report, start: date | None, end: date | None) -> tuple[Year, ...]:
    """Return the year the accounts are for, and the year before it where they show one.

    Args:
        report: whose own dates decide; which year a figure is of is told by its context's dates.
        start: first day by the register, where the report says nothing.
        end: last day by the register; accounts of another period are not the filing asked for.

    Raises:
        SourceUnreadable: neither says for which period the accounts are, or the report is for
            another period than the register says.
    """
    last = last_day(_day(report, _ENDS), end)
    told = _day(report, _STARTS)
    first = first_day(told, last, report.facts, tagged) or _usual_start(report, last) or start
    if first is None or first > last:
        return (Year(None, last),)
    current = Year(first, last)
    if first == date.min:
        return (current,)
    before = last_day_before(told, first, report.facts, tagged)
    shown = any(fact.context.end == before and line_of(fact.name) for fact in report.facts)
    return (current, Year(_usual_start(report, before), before)) if shown else (current,)


def _day(report: Report, locals_: tuple[str, ...]) -> date | None:
    for local in locals_:
        fact = stated(report, local)
        day = None if fact is None else read_day(fact.value)
        if day is not None:
            return day
    return None


def _usual_start(report: Report, end: date) -> date | None:
    """Return the first day of most of what is said about a period that ends on a day."""
    starts = Counter(_starts(report.facts, end))
    return starts.most_common(1)[0][0] if starts else None


def _starts(facts: Iterable[XbrlFact], end: date) -> Iterator[date]:
    for fact in facts:
        context = fact.context
        if context.end == end and context.start is not None and is_british(fact.name):
            yield context.start


def is_of_a_period(line: str) -> bool:
    """Whether a line is about the period rather than its last day."""
    return declared(f"accounts.{line}").time is Time.PERIOD
