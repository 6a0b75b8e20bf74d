"""The Danish taxonomy as filings use it: which element is which line, whose and for which year.

Element names and traps: the Danish Business Authority's taxonomy (namespaces under
http://xbrl.dcca.dk/), editions 2012 to 2024. Names are matched by namespace, never by prefix.
"""

import re
from collections.abc import Iterable
from datetime import date

from workbench.domain.accounts import Scope
from workbench.domain.values import plain_text
from workbench.lookups.tagged_lines import Tagged, Year
from workbench.lookups.tagged_periods import first_day, last_day, last_day_before
from workbench.lookups.xbrl.report import Context, Name, Report, XbrlFact
from workbench.lookups.xbrl.tree import read_day

_AUTHORITY = "http://xbrl.dcca.dk/"
FIGURES = f"{_AUTHORITY}fsa"
GENERAL = f"{_AUTHORITY}gsd"
COMMON = f"{_AUTHORITY}cmn"
_AUDIT_FIRM = "NameOfAuditFirm"
_AUDITORS_PLACES = frozenset({COMMON, GENERAL, f"{_AUTHORITY}arr"})
"""Older editions kept what concerns the auditor with other things that are general."""

BOTH_SIDES = Name(FIGURES, "LiabilitiesAndEquity")
MANDATORY = tuple(
    Name(GENERAL, local)
    for local in (
        "IdentificationNumberCvrOfReportingEntity",
        "ReportingPeriodStartDate",
        "ReportingPeriodEndDate",
    )
)
"""What every filing states of itself, by the taxonomy's own rules for filers."""

_CVR_SCHEME = "http://www.dcca.dk/cvr"

# `ProposedDividend` is left out on purpose: its label says extraordinary dividend, and filers
# disagree about what it means. `Revenue` is in few filings; gross profit never stands in for it.
LINES: dict[str, tuple[str, ...]] = {
    "revenue": ("Revenue",),
    "gross_profit": ("GrossProfitLoss", "GrossResult"),
    "staff_costs": ("EmployeeBenefitsExpense",),
    "depreciation": (
        (
            "DepreciationAmortisationExpenseAndImpairmentLossesOfPropertyPlantAndEquipment"
            "AndIntangibleAssetsRecognisedInProfitOrLoss"
        ),
    ),
    "operating_result": ("ProfitLossFromOrdinaryOperatingActivities",),
    "net_finance": ("ResultsFromNetFinancials",),
    "pretax_result": ("ProfitLossFromOrdinaryActivitiesBeforeTax",),
    "tax": ("TaxExpense",),
    "net_result": ("ProfitLoss",),
    "assets": ("Assets",),
    "fixed_assets": ("NoncurrentAssets",),
    "current_assets": ("CurrentAssets",),
    "cash": ("CashAndCashEquivalents",),
    "equity": ("Equity",),
    "paid_in": ("ContributedCapital",),
    "retained": ("RetainedEarnings",),
    "provisions": ("Provisions",),
    "liabilities": ("LiabilitiesOtherThanProvisions",),
    "short_debt": ("ShorttermLiabilitiesOtherThanProvisions",),
    "long_debt": ("LongtermLiabilitiesOtherThanProvisions",),
    "employees": ("AverageNumberOfEmployees",),
}

# At the beginning of a word: "revisionspåtegningen" ends in "ingen", which means none.
_NO_AUDIT = re.compile(
    r"\b(?:ingen|no audit|udvidet gennemgang|extended review|gennemgang|review|opstilling"
    r"|compilation|assistance|med sikkerhed|uden sikkerhed|other assurance|non-assurance)"
)
_AUDIT = re.compile(r"\b(?:revisionspåtegning|audited financial statements)")


def line_of(name: Name) -> str:
    """Return the line an element is, without `accounts.`, or an empty string."""
    if name.uri == FIGURES:
        for line, locals_ in LINES.items():
            if name.local in locals_:
                return line
    return ""


def tagged(fact: XbrlFact) -> Tagged | None:
    """Return which line of whose accounts a fact is; None where it is none of ours."""
    line, scope = line_of(fact.name), scope_of(fact.context)
    if not line or scope is None:
        return None
    local = fact.name.local
    return Tagged(line=line, scope=scope, concept=f"fsa:{local}", rank=LINES[line].index(local))


def scope_of(context: Context) -> Scope | None:
    """Return whose figures a context holds; None where it splits them by anything else."""
    match context.dimensions:
        case ():
            return Scope.OWN
        case ((Name(local="ConsolidatedSoloDimension"), Name(local=member)),):
            return {"ConsolidatedMember": Scope.GROUP, "SoloMember": Scope.OWN}.get(member)
        case _:
            return None


def stated_once(facts: Iterable[XbrlFact], uri: str, local: str) -> XbrlFact | None:
    """Return the first fact of a name that is about the entity as a whole, or None."""
    wanted = Name(uri, local)
    for fact in facts:
        if fact.name == wanted and fact.value and scope_of(fact.context) is not None:
            return fact
    return None


def audit_firm(facts: Iterable[XbrlFact]) -> tuple[str, XbrlFact] | None:
    """Return the name of the firm that gave the auditor's statement, and the fact that tells it.

    Each person who signs is a member of a typed dimension and names the firm again; two firms that
    audit together are told side by side. Some tools write the element's own name for its value.
    """
    named: dict[str, XbrlFact] = {}
    for fact in facts:
        name = plain_text(fact.value)
        tells = fact.name.local == _AUDIT_FIRM and fact.name.uri in _AUDITORS_PLACES
        if tells and name and name != _AUDIT_FIRM:
            named.setdefault(name, fact)
    if not named:
        return None
    return "; ".join(named), next(iter(named.values()))


def cvr_of(facts: Iterable[XbrlFact]) -> str:
    """Return the CVR number of the reporting entity, as stated or from the contexts, or empty."""
    facts = tuple(facts)
    stated = stated_once(facts, GENERAL, "IdentificationNumberCvrOfReportingEntity")
    if stated is not None:
        return "".join(filter(str.isdecimal, stated.value))
    schemes = (fact.context.entity for fact in facts if fact.context.scheme == _CVR_SCHEME)
    return next(schemes, "")


def years_of(report: Report, start: date | None, end: date | None) -> tuple[Year, ...]:
    """Return the year the accounts are for and, where there is one, the year before.

    Args:
        report: whose own statement of its period comes first.
        start: first day by the register's index, where the report says nothing.
        end: last day by the register's index, likewise; accounts of another period are not the
            filing asked for.

    Raises:
        SourceUnreadable: neither says for which period the accounts are, or the report is for
            another period than the index says.
    """

    def day(local: str) -> date | None:
        fact = stated_once(report.facts, GENERAL, local)
        return None if fact is None else read_day(fact.value)

    end = last_day(day("ReportingPeriodEndDate"), end)
    told = day("ReportingPeriodStartDate") or start
    start = first_day(told, end, report.facts, tagged)
    # The taxonomy itself spells it so.
    end_before = day("PredingReportingPeriodEndDate")
    if end_before is None and start is not None and start > date.min:
        end_before = last_day_before(told, start, report.facts, tagged)
    current = Year(start, end)
    if end_before is None or end_before >= end:
        return (current,)
    start_before = day("PrecedingReportingPeriodStartDate")
    return (
        current,
        Year(first_day(start_before, end_before, report.facts, tagged), end_before),
    )


def is_audit(words: str) -> bool | None:
    """Return whether the auditor's statement is an audit; None where its words leave doubt."""
    small = words.casefold()
    audit, other = _AUDIT.search(small) is not None, _NO_AUDIT.search(small) is not None
    return None if audit is other else audit


def rules_of(href: str) -> str:
    """Return the accounting rules that an entry point of the taxonomy is for."""
    file = href.rpartition("/")[2]
    if file.startswith("entryDanishGAAP"):
        return "Danish GAAP"
    return "IFRS" if file.startswith("entryIFRS") else ""
