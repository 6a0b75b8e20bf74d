"""The chart of accounts under IFRS: which element of its taxonomy is which line of ours, and whose.

Elements: the IFRS Foundation's accounting taxonomy (namespaces under
http://xbrl.ifrs.org/taxonomy/), which the European electronic format takes over (Commission
Delegated Regulation (EU) 2018/815, annex VI) and which the SEC takes from foreign issuers.
"""

import re

from workbench.domain.accounts import Scope

PREFIX = "ifrs-full"
"""How the taxonomy's own elements are named in data that names no namespace."""

RULES = "IFRS"

_NAMESPACE = re.compile(r"https?://xbrl\.ifrs\.org/taxonomy/[0-9-]+/ifrs-full/?")

# Costs and tax are above zero where they lower the result, and debts where they are owed, as ours
# are, so nothing is turned. What belongs to the parent's owners alone is never a total. Neither is
# `RevenueFromContractsWithCustomers`, a part of `Revenue`; nor `OperatingExpense` and
# `ExpenseByNature`, of which some issuers leave out the cost of sales and others do not.
LINES: dict[str, tuple[str, ...]] = {
    "revenue": ("Revenue",),
    "gross_profit": ("GrossProfit",),
    "staff_costs": ("EmployeeBenefitsExpense",),
    "depreciation": (
        "DepreciationAmortisationAndImpairmentLossReversalOfImpairmentLossRecognisedInProfitOrLoss",
        "DepreciationAndAmortisationExpense",
    ),
    "operating_result": ("ProfitLossFromOperatingActivities",),
    "net_finance": ("FinanceIncomeCost",),
    "pretax_result": ("ProfitLossBeforeTax",),
    "tax": ("IncomeTaxExpenseContinuingOperations",),
    "net_result": ("ProfitLoss",),
    "assets": ("Assets",),
    "fixed_assets": ("NoncurrentAssets",),
    "current_assets": ("CurrentAssets",),
    "cash": ("CashAndCashEquivalents",),
    "equity": ("Equity",),
    "retained": ("RetainedEarnings",),
    "liabilities": ("Liabilities",),
    "short_debt": ("CurrentLiabilities",),
    "long_debt": ("NoncurrentLiabilities",),
    "employees": ("AverageNumberOfEmployees",),
}
"""Line without `accounts.` to the elements that are it, the best first."""

BOTH_SIDES = "EquityAndLiabilities"

_RANKED = {
    local: (line, rank) for line, locals_ in LINES.items() for rank, local in enumerate(locals_)
}
_WHOSE = "ConsolidatedAndSeparateFinancialStatementsAxis"
_SCOPES = {"ConsolidatedMember": Scope.GROUP, "SeparateMember": Scope.OWN}


def line_of(local: str) -> tuple[str, int] | None:
    """Return the line an element is and its rank among the elements for that line, or None."""
    return _RANKED.get(local)


def is_ifrs(namespace: str) -> bool:
    """Whether a namespace is an edition of the taxonomy; an issuer's own elements are not."""
    return _NAMESPACE.fullmatch(namespace) is not None


def scope_of(dimensions: tuple[tuple[str, str], ...]) -> Scope | None:
    """Return whose figures a fact is about; None where it is only a part of a total.

    The axis that tells consolidated from separate statements has consolidated as its default, and
    it is consolidated statements that an issuer must tag (Regulation 2018/815, article 4).

    Args:
        dimensions: local names of axis and member, beside concept, entity, period and unit.
    """
    match dimensions:
        case ():
            return Scope.GROUP
        case ((axis, member),) if axis == _WHOSE:
            return _SCOPES.get(member)
        case _:
            return None
