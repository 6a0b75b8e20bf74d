"""Every property a fact may have, declared once."""

from workbench.domain.property import Kind, Personal, Property, Time
from workbench.errors import UndeclaredProperty
from workbench.texts import Message, say

_ROLE = Personal(say("knowing who may sign and who answers for the company"), 365)
_REGISTERS = (
    "no_enhetsregisteret",
    "dk_datafordeler",
    "dk_cvrapi",
    "dk_regnskaber",
    "proff_page",
)
_ACCOUNTS = ("no_regnskapsregisteret", "dk_regnskaber", "proff_page")
_FILING = frozenset({"scope", "filing", "version"})
"""scope: own or group; filing: the register's number of it; version: original or corrected."""


def _register(
    key: str,
    title: Message,
    kind: Kind,
    *,
    many: bool = False,
    shelf_days: int = 90,
    time: Time = Time.LASTING,
    qualifiers: frozenset[str] = frozenset(),
) -> Property:
    return Property(
        key=f"company.{key}",
        title=title,
        kind=kind,
        time=time,
        many=many,
        shelf_days=shelf_days,
        sources=_REGISTERS,
        qualifiers=qualifiers,
    )


def _line(key: str, title: Message, kind: Kind = Kind.MONEY, time: Time = Time.PERIOD) -> Property:
    return Property(
        key=f"accounts.{key}",
        title=title,
        kind=kind,
        time=time,
        shelf_days=90,
        sources=_ACCOUNTS,
        qualifiers=_FILING,
    )


def _balance(key: str, title: Message) -> Property:
    return _line(key, title, time=Time.INSTANT)


_COMPANY = (
    _register("name", say("Name"), Kind.TEXT),
    _register("former_name", say("Former name"), Kind.TEXT, many=True, time=Time.PERIOD),
    _register("form", say("Legal form"), Kind.TEXT, qualifiers=frozenset({"code"})),
    _register("status", say("Status"), Kind.CODE, shelf_days=14),
    _register("founded", say("Founded"), Kind.DATE, shelf_days=3650),
    _register("registered", say("Registered"), Kind.DATE, shelf_days=3650),
    _register("ceased", say("Ceased on"), Kind.DATE, shelf_days=14),
    _register("bankrupt", say("Bankrupt on"), Kind.DATE, shelf_days=14),
    _register("address", say("Address"), Kind.TEXT),
    _register("town", say("Town"), Kind.TEXT),
    _register("country", say("Country"), Kind.CODE),
    _register("website", say("Website"), Kind.TEXT),
    _register("phone", say("Telephone"), Kind.TEXT),
    _register("email", say("E-mail"), Kind.TEXT),
    _register("employees", say("Employees"), Kind.COUNT),
    _register("employees_band", say("Employees, about"), Kind.TEXT),
    _register(
        "industry", say("Trade"), Kind.TEXT, many=True, qualifiers=frozenset({"code", "rank"})
    ),
    _register("purpose", say("Purpose"), Kind.TEXT, shelf_days=365),
    _register("capital", say("Share capital"), Kind.MONEY),
    _register("in_group", say("Part of a group"), Kind.FLAG),
    _register("parent", say("Belongs to"), Kind.TEXT),
    _register("branch", say("Branch"), Kind.TEXT, many=True, qualifiers=frozenset({"number"})),
    _register("vat_registered", say("Registered for VAT"), Kind.FLAG),
    _register("audit_waived", say("Audit waived on"), Kind.DATE),
    _register("advertising_protected", say("Advertising protection"), Kind.FLAG, shelf_days=14),
    _register("sole_trader", say("Sole trader"), Kind.FLAG, shelf_days=3650),
    _register("last_accounts", say("Newest accounts"), Kind.CODE, shelf_days=30),
    _register("remark", say("Remark in the register"), Kind.TEXT, many=True, shelf_days=14),
    _register("auditor", say("Auditor"), Kind.TEXT),
    _register("accountant", say("Accountant"), Kind.TEXT),
    _register("manager_changed", say("Management last changed"), Kind.DATE),
    _register("board_changed", say("Board last changed"), Kind.DATE),
    Property(
        key="role.holder",
        title=say("Person in a role"),
        kind=Kind.TEXT,
        many=True,
        personal=_ROLE,
        sources=_REGISTERS,
        qualifiers=frozenset({"role"}),
    ),
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

_ANNUAL = (
    _line("revenue", say("Revenue")),
    _line("gross_profit", say("Gross profit")),
    _line("staff_costs", say("Staff costs")),
    _line("depreciation", say("Depreciation")),
    _line("operating_costs", say("Operating costs")),
    _line("operating_result", say("Operating result")),
    _line("net_finance", say("Net finance")),
    _line("pretax_result", say("Result before tax")),
    _line("tax", say("Tax")),
    _line("net_result", say("Net result")),
    _balance("assets", say("Assets")),
    _balance("fixed_assets", say("Fixed assets")),
    _balance("current_assets", say("Current assets")),
    _balance("cash", say("Cash")),
    _balance("equity", say("Equity")),
    _balance("paid_in", say("Paid-in equity")),
    _balance("retained", say("Retained earnings")),
    _balance("provisions", say("Provisions")),
    _balance("liabilities", say("Liabilities")),
    _balance("short_debt", say("Short-term debt")),
    _balance("long_debt", say("Long-term debt")),
    _line("employees", say("Average number of employees"), Kind.COUNT),
    _line("audited", say("Audited"), Kind.FLAG),
    _line("audit_kind", say("Auditor's statement"), Kind.TEXT),
    _line("rules", say("Accounting rules"), Kind.TEXT),
    _line("layout", say("Layout of the accounts"), Kind.TEXT),
    _line("in_liquidation", say("Liquidation accounts"), Kind.FLAG),
    _line("is_parent", say("Parent of a group"), Kind.FLAG),
    _line("filed", say("Filed on"), Kind.DATE),
)

PROPERTIES = {each.key: each for each in (*_COMPANY, *_DOMAIN, *_ANNUAL)}


def declared(key: str) -> Property:
    """Return the property with this key.

    Raises:
        UndeclaredProperty: nobody declared it.
    """
    found = PROPERTIES.get(key)
    if found is None:
        raise UndeclaredProperty(say("No property is called {key}.", key=key), field="property")
    return found
