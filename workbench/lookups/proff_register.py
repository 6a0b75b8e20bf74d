"""What Proff's paid service says of a company: identity, roles, owners and relatives."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from workbench.domain.company import Scheme
from workbench.domain.values import decimal_text, plain_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.matching.numbers import BY_SCHEME

_TEXTS = (
    ("company.name", "name"),
    ("company.email", "email"),
    ("company.website", "homePage"),
    ("company.purpose", "companyPurpose"),
)
_DAYS = (
    ("company.founded", ("foundationDate", "establishedDate")),
    ("company.registered", ("registrationDate",)),
)
_ACTIVE, _STANDING = "ACTIVE", frozenset({"aktiv", "aktivt", "aktivt bolag", "normal", "active"})
_SOLE = (
    "enkeltpersonforetak",
    "enkeltmandsvirksomhed",
    "personligt ejet mindre virksomhed",
    "enskild firma",
    "enskild näringsidkare",
    "yksityinen elinkeinonharjoittaja",
)
_LIMITED = ("aksje", "aktiebolag", "aktieselskab", "anpartsselskab", "osakeyhtiö")
_DANISH_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", re.ASCII)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_TRADE = re.compile(r"([0-9][0-9.]{1,8}[0-9])\s+(\S.*)", re.ASCII)
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,6}))?\s*%?", re.ASCII)
_HUNDRED = Decimal(100)

_BY_CODE = {
    "DAGL": "manager",
    "LEDE": "chair",
    "NEST": "deputy_chair",
    "MEDL": "board_member",
    "VARA": "deputy_member",
    "OBS": "observer",
    "INNH": "sole_owner",
    "KONT": "contact",
    "BOBE": "administrator",
    "AVKL": "liquidator",
}
"""Codes of the Norwegian register; those of other countries are told by their titles."""

_BY_TITLE = (
    ("nestleder", "deputy_chair"),
    ("næstformand", "deputy_chair"),
    ("vice ordförande", "deputy_chair"),
    ("styrets leder", "chair"),
    ("styreleder", "chair"),
    ("formand", "chair"),
    ("ordförande", "chair"),
    ("hallituksen puheenjohtaja", "chair"),
    ("varamedlem", "deputy_member"),
    ("suppleant", "deputy_member"),
    ("varajäsen", "deputy_member"),
    ("styremedlem", "board_member"),
    ("bestyrelsesmedlem", "board_member"),
    ("ledamot", "board_member"),
    ("hallituksen jäsen", "board_member"),
    ("daglig leder", "manager"),
    ("administrerende direktør", "manager"),
    ("adm. dir", "manager"),
    ("verkställande direktör", "manager"),
    ("toimitusjohtaja", "manager"),
    ("direktør", "executive"),
    ("likvidator", "liquidator"),
)
_AUDITORS = ("revisor", "tilintarkastaja")
_ACCOUNTANTS = ("regnskapsfører", "redovisningskonsult")


def state_register(facts: Statements, root: Node, country: str, scheme: Scheme) -> None:
    """State what Proff copies from a country's register."""
    for key, name in _TEXTS:
        facts.text(key, root.get(name))
    for key, names in _DAYS:
        _state_day(facts, key, next((found for name in names if (found := root.get(name))), None))
    facts.flag("company.vat_registered", root.get("registeredForVat"))
    if country == "DK":
        facts.flag("company.advertising_protected", root.get("marketingProtection"))
    formers = root.get("previousNames")
    for former in formers.items() if formers else ():
        facts.text("company.former_name", former)
    _state_form(facts, root)
    _state_status(facts, root)
    _state_place(facts, root, country)
    _state_staff(facts, root)
    _state_trades(facts, root.get("naceCategories"))
    _state_family(facts, root, scheme)


def _state_form(facts: Statements, root: Node) -> None:
    code, words = root.get("companyType"), root.get("companyTypeName")
    letters = code.text() if code else None
    if code is None or letters is None:
        return
    facts.text("company.form", words or code, code=letters)
    told = (words.text() or "") if words else ""
    # A form in neither list may be a person's own firm or not.
    if _has(told, _SOLE):
        facts.add("company.sole_trader", "yes", code.place)
    elif _has(told, _LIMITED):
        facts.add("company.sole_trader", "no", code.place)


def _state_status(facts: Statements, root: Node) -> None:
    """State the register's words; our code only where they leave no doubt.

    The service's own flag is no status: a bankrupt company may still be in the register.
    """
    words, flag = root.at("status", "description"), root.at("status", "statusFlag")
    facts.text("company.status_reason", words)
    ended = root.get("liquidationDate")
    told = (words.text() or "").casefold() if words else ""
    active = flag is not None and flag.text() == _ACTIVE
    if ended is not None and read_day(ended.text() or "") is not None:
        if not active:  # else it may be the day on which its winding up began
            _state_day(facts, "company.ceased", ended)
            facts.add("company.status", "ceased", ended.place)
    elif flag is not None and active and told in _STANDING:
        facts.add("company.status", "active", flag.place)


def _state_place(facts: Statements, root: Node, country: str) -> None:
    address = root.get("visitorAddress") or root.get("postalAddress")
    if address is not None:
        town = f"{address.code('zipCode') or ''} {address.text('postPlace') or ''}"
        lines = (address.text("addressLine") or "", town)
        words = ", ".join(plain_text(line) for line in lines if line.strip())
        if words:
            facts.add("company.address", words, address.place)
        facts.text("company.town", address.get("postPlace"))
        facts.add("company.country", country, address.place)
    phones = root.get("phoneNumbers")
    if phones is not None:
        facts.text("company.phone", phones.get("telephoneNumber") or phones.get("mobilePhone"))


def _state_staff(facts: Statements, root: Node) -> None:
    low, high = root.get("empMin"), root.get("empMax")
    least, most = (each.number() if each else None for each in (low, high))
    if low is None or least is None or most is None or least < 0:
        return
    if least == most:
        facts.number("company.employees", low)
    elif least < most:
        facts.add("company.employees_band", f"{least}–{most}", low.place)


def _state_trades(facts: Statements, trades: Node | None) -> None:
    for rank, trade in enumerate(trades.items() if trades else (), start=1):
        found = _TRADE.fullmatch(trade.text() or "")
        if found is not None:
            facts.add("company.industry", found[2], trade.place, code=found[1], rank=str(rank))


def _state_family(facts: Statements, root: Node, scheme: Scheme) -> None:
    parent = root.get("corporateStructure")
    if parent is not None:
        told = _relative(parent.code("parentCompanyOrganisationNumber"), scheme)
        _state_named(
            facts,
            "company.related_parent",
            parent.get("parentCompanyName"),
            {"kind": "direct", **told},
        )
    subsidiaries = root.get("subsidiaries")
    for each in subsidiaries.items() if subsidiaries else ():
        told = _relative(each.code("companyId"), scheme)
        owned = each.number("ownedPercentage")
        share = {"share": _fraction(owned)} if owned is not None and 0 < owned <= _HUNDRED else {}
        _state_named(
            facts, "company.subsidiary", each.get("name"), {"kind": "direct", **told, **share}
        )
    listings = root.get("publicListings")
    for each in listings.items() if listings else ():
        facts.text("company.listed", each.get("stockExchange"))


def state_roles(facts: Statements, root: Node, scheme: Scheme) -> None:
    """State roles and shareholders: names only; a person who audits or keeps the books is left out.

    Days of birth and addresses stand beside the names and are passed over.
    """
    people, firms = root.get("personRoles"), root.get("companyRoles")
    for each in people.items() if people else ():
        title = each.text("title") or ""
        if not _has(title, (*_AUDITORS, *_ACCOUNTANTS)):
            role = role_of(each.text("titleCode") or "", title)
            if role:
                facts.text("role.holder", each.get("name"), role=role)
    for each in firms.items() if firms else ():
        _state_firm(facts, each)
    holders = root.get("shareholders")
    for each in holders.items() if holders else ():
        number, share = each.code("companyId"), _percentage(each.text("share") or "")
        _state_owner(facts, each, _relative(number, scheme) if number else None, share)


def _state_firm(facts: Statements, role: Node) -> None:
    title = role.text("title") or ""
    if _has(title, _AUDITORS):
        facts.text("company.auditor", role.get("name"))
    elif _has(title, _ACCOUNTANTS):
        facts.text("company.accountant", role.get("name"))
    elif title:
        facts.text("role.holder", role.get("name"), role=role_of("", title))


def state_owners(facts: Statements, relations: Node, scheme: Scheme) -> None:
    """State who holds shares directly, by the service's list of owners."""
    for each in relations.items():
        direct, kind = each.get("direct"), each.text("entityType")
        owned = each.number("sharePercentage")
        share = _fraction(owned) if owned is not None and 0 < owned <= _HUNDRED else ""
        number = each.code("organisationNumber")
        firm = kind == "Company" or bool(number and kind != "Person")
        indirect = direct is not None and direct.flag() is False
        if not indirect and (firm or kind == "Person"):
            _state_owner(facts, each, _relative(number, scheme) if firm else None, share)


def _state_owner(
    facts: Statements, owner: Node, firm: Mapping[str, str] | None, share: str
) -> None:
    """State an owner: a firm with what its number says, or where `firm` is None a person."""
    owns = {"kind": "legal_owner", **({"share": share} if share else {})}
    if firm is None:
        _state_named(facts, "role.owner", owner.get("name"), owns)
    else:
        _state_named(facts, "company.owner", owner.get("name"), {**firm, **owns})


def _state_named(
    facts: Statements, key: str, name: Node | None, qualifiers: Mapping[str, str]
) -> None:
    facts.text(key, name, start=None, end=None, **qualifiers)


def role_of(code: str, title: str) -> str:
    """Return our code for a role, or the title itself where it is new to us."""
    small = title.casefold()
    return _BY_CODE.get(code) or next((ours for word, ours in _BY_TITLE if word in small), title)


def _has(title: str, words: tuple[str, ...]) -> bool:
    small = title.casefold()
    return any(word in small for word in words)


def _relative(number: str | None, scheme: Scheme) -> dict[str, str]:
    """Return a relative's number where it is a company's of that country, never a person's."""
    digits = "".join(letter for letter in number or "" if letter.isdecimal())
    found = BY_SCHEME[scheme].read(digits)
    return {"number": found.value, "scheme": scheme.value} if found is not None else {}


def _fraction(percent: Decimal) -> str:
    return decimal_text(percent / _HUNDRED)


def _percentage(words: str) -> str:
    """Return a share that is written for the eye, `50,00 %`, as a fraction; else nothing."""
    found = _PERCENT.fullmatch(words.strip())
    share = Decimal(f"{found[1]}.{found[2] or 0}") if found is not None else Decimal(0)
    return _fraction(share) if 0 < share <= _HUNDRED else ""


def _state_day(facts: Statements, key: str, node: Node | None) -> None:
    words = node.text() if node else None
    day = read_day(words or "")
    if node is not None and day is not None:
        facts.add(key, day.isoformat(), node.place)


def read_day(words: str) -> date | None:
    """Return a day that is written `31.12.2025` or `2025-12-31`; None where it is neither."""
    for pattern, order in ((_DANISH_DAY, (3, 2, 1)), (_ISO_DAY, (1, 2, 3))):
        found = pattern.match(words)
        if found is not None:
            year, month, day = (int(found[place]) for place in order)
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
