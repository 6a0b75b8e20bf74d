"""The chart of accounts under US-GAAP: which element of its taxonomy is which line of ours.

Elements: the FASB's US-GAAP financial reporting taxonomy (http://fasb.org/us-gaap/), in which the
SEC's company facts name them.
"""

PREFIX = "us-gaap"
"""How the taxonomy's elements are named in the SEC's answers."""

# Costs, tax and debts are above zero where ours are, so nothing is turned. A total comes before
# what belongs to the parent's owners alone, as it does under IFRS and in the Northern taxonomies.
# Left out, because they are only a part or more than the line: OperatingExpenses (without the cost
# of sales), LongTermDebt (loans, with what falls due within a year), NonoperatingIncomeExpense,
# AdditionalPaidInCapital, and cash that includes restricted cash.
LINES: dict[str, tuple[str, ...]] = {
    "revenue": (
        "Revenues",
        "RevenueFromContractWithCustomerExcludingAssessedTax",
        "RevenueFromContractWithCustomerIncludingAssessedTax",
        "SalesRevenueNet",
        "RevenuesNetOfInterestExpense",
    ),
    "gross_profit": ("GrossProfit",),
    "staff_costs": ("LaborAndRelatedExpense",),
    "depreciation": (
        "DepreciationDepletionAndAmortization",
        "DepreciationAmortizationAndAccretionNet",
        "DepreciationAndAmortization",
    ),
    "operating_costs": ("CostsAndExpenses",),
    "operating_result": ("OperatingIncomeLoss",),
    "pretax_result": (
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments",
    ),
    "tax": ("IncomeTaxExpenseBenefit",),
    "net_result": ("ProfitLoss", "NetIncomeLoss"),
    "assets": ("Assets",),
    "fixed_assets": ("AssetsNoncurrent",),
    "current_assets": ("AssetsCurrent",),
    "cash": ("CashAndCashEquivalentsAtCarryingValue", "Cash"),
    "equity": (
        "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",
        "StockholdersEquity",
        "PartnersCapitalIncludingPortionAttributableToNoncontrollingInterest",
        "PartnersCapital",
        "MembersEquity",
    ),
    "retained": ("RetainedEarningsAccumulatedDeficit",),
    "liabilities": ("Liabilities",),
    "short_debt": ("LiabilitiesCurrent",),
    "long_debt": ("LiabilitiesNoncurrent",),
}
"""Line without `accounts.` to the elements that are it, the best first."""
