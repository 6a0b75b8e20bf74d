"""Every property a fact may have, declared once."""

from workbench.domain.life_properties import FAMILY, LIFE, NUMBERS
from workbench.domain.property import Kind, Property, Time
from workbench.domain.property_makers import balance, line, register
from workbench.errors import UndeclaredProperty
from workbench.texts import say

_FIRM = frozenset({"number"})
"""number: the firm's own, in its register."""

_COMPANY = (
    register("name", say("Name"), Kind.TEXT),
    register("form", say("Legal form"), Kind.TEXT, qualifiers=frozenset({"code"})),
    register("status", say("Status"), Kind.CODE, shelf_days=14),
    register("founded", say("Founded"), Kind.DATE, shelf_days=3650),
    register("registered", say("Registered"), Kind.DATE, shelf_days=3650),
    register("ceased", say("Ceased on"), Kind.DATE, shelf_days=14),
    register("bankrupt", say("Bankrupt on"), Kind.DATE, shelf_days=14),
    register("address", say("Address"), Kind.TEXT),
    register("town", say("Town"), Kind.TEXT),
    register("country", say("Country"), Kind.CODE),
    register("website", say("Website"), Kind.TEXT),
    register("phone", say("Telephone"), Kind.TEXT),
    register("email", say("E-mail"), Kind.TEXT),
    register("employees", say("Employees"), Kind.COUNT),
    register("employees_band", say("Employees, about"), Kind.TEXT),
    register(
        "industry", say("Trade"), Kind.TEXT, many=True, qualifiers=frozenset({"code", "rank"})
    ),
    register("purpose", say("Purpose"), Kind.TEXT, shelf_days=365),
    register("capital", say("Share capital"), Kind.MONEY),
    register("in_group", say("Part of a group"), Kind.FLAG),
    register("parent", say("Belongs to"), Kind.TEXT),
    register("branch", say("Branch"), Kind.TEXT, many=True, qualifiers=frozenset({"number"})),
    register("branches", say("Number of branches"), Kind.COUNT),
    register("vat_registered", say("Registered for VAT"), Kind.FLAG),
    register("audit_waived", say("Audit waived on"), Kind.DATE),
    register("advertising_protected", say("Advertising protection"), Kind.FLAG, shelf_days=14),
    register("sole_trader", say("Sole trader"), Kind.FLAG, shelf_days=3650),
    register("last_accounts", say("Newest accounts"), Kind.CODE, shelf_days=30),
    register("remark", say("Remark in the register"), Kind.TEXT, many=True, shelf_days=14),
    register("auditor", say("Auditor"), Kind.TEXT, qualifiers=_FIRM),
    register("accountant", say("Accountant"), Kind.TEXT, qualifiers=_FIRM),
    register("manager_changed", say("Management last changed"), Kind.DATE),
    register("board_changed", say("Board last changed"), Kind.DATE),
)

_DOMAIN = (
    Property(
        key="domain.registered",
        title=say("Domain first registered"),
        kind=Kind.DATE,
        shelf_days=365,
        sources=("rdap",),
    ),
    Property(
        key="domain.transferred",
        title=say("Domain changed hands"),
        kind=Kind.DATE,
        shelf_days=365,
        sources=("rdap",),
    ),
    Property(
        key="domain.registrar",
        title=say("Domain kept by"),
        kind=Kind.TEXT,
        shelf_days=365,
        sources=("rdap",),
    ),
)

_RATES = (
    Property(
        key="rate.per_euro",
        title=say("Units for one euro"),
        kind=Kind.MONEY,
        time=Time.INSTANT,
        shelf_days=3650,
        sources=("ecb_rates",),
    ),
)

# Costs, depreciation, tax and debts are above zero where they lower the result or are owed: a tax
# below zero is tax income. A source that writes them otherwise is turned, and the fact says so.
_ANNUAL = (
    line("revenue", say("Revenue")),
    line("gross_profit", say("Gross profit")),
    line("staff_costs", say("Staff costs")),
    line("depreciation", say("Depreciation")),
    line("operating_costs", say("Operating costs")),
    line("operating_result", say("Operating result")),
    line("net_finance", say("Net finance")),
    line("pretax_result", say("Result before tax")),
    line("tax", say("Tax")),
    line("net_result", say("Net result")),
    balance("assets", say("Assets")),
    balance("fixed_assets", say("Fixed assets")),
    balance("current_assets", say("Current assets")),
    balance("cash", say("Cash")),
    balance("equity", say("Equity")),
    balance("paid_in", say("Paid-in equity")),
    balance("retained", say("Retained earnings")),
    balance("provisions", say("Provisions")),
    balance("liabilities", say("Liabilities")),
    balance("short_debt", say("Short-term debt")),
    balance("long_debt", say("Long-term debt")),
    line("employees", say("Average number of employees"), Kind.COUNT),
    line("audited", say("Audited"), Kind.FLAG),
    line("audit_kind", say("Auditor's statement"), Kind.TEXT),
    line("auditor", say("Audited by"), Kind.TEXT),
    line("scale", say("Stated in units of"), Kind.COUNT),
    line("rules", say("Accounting rules"), Kind.TEXT),
    line("layout", say("Layout of the accounts"), Kind.TEXT),
    line("interim", say("Interim accounts"), Kind.FLAG),
    line("in_liquidation", say("Liquidation accounts"), Kind.FLAG),
    line("is_parent", say("Parent of a group"), Kind.FLAG),
    line("filed", say("Filed on"), Kind.DATE),
)

PROPERTIES = {
    each.key: each for each in (*_COMPANY, *LIFE, *FAMILY, *NUMBERS, *_DOMAIN, *_RATES, *_ANNUAL)
}


def declared(key: str) -> Property:
    """Return the property with this key.

    Raises:
        UndeclaredProperty: nobody declared it.
    """
    found = PROPERTIES.get(key)
    if found is None:
        raise UndeclaredProperty(say("No property is called {key}.", key=key), field="property")
    return found
