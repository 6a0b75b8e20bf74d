"""The shapes in which the Finnish Business Information System (YTJ, version 3) describes a company.

Names, forms and situations are lists of versions in no order; what has no end date holds today.
Fields without a value are left out, inside addresses they are empty text instead.
"""

from collections.abc import Iterator
from datetime import date

from stdnum.fi import ytunnus

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.texts import say

_LANGUAGES = ("3", "1", "2")
"""English, Finnish, Swedish: the first that a list of descriptions has is taken."""

_NAME_OF_THE_COMPANY = "1"
"""Type of a name; parallel (2) and auxiliary names (3) are no former names."""

_SITUATIONS = {
    "KONK": ("bankrupt", "Bankruptcy"),
    "SELTILA": ("in_liquidation", "Liquidation"),
    "SANE": ("in_reorganisation", "Reorganisation"),
}
"""Konkurssi, selvitystila, yrityssaneeraus: the worst first, which is the status."""

_REGISTERED, _CEASED = "1", "4"
"""Of the trade register; what lies between (3) tells nothing of how the company is."""

_TRADE_REGISTER, _VAT_REGISTER = "1", "6"
_ENTERED = ("registered", "rekisterissä", "vat-", "arvonlisäverovelvollinen")
_NOT_ENTERED = ("ceased", "not ", "removed", "unregistered", "ei ", "lakannut", "poistettu")
_STREET, _POSTAL = "1", "2"
_HOUSE = ("street", "buildingNumber", "entrance", "apartmentNumber", "apartmentIdSuffix")
_READ_AND_LEFT = ("euId", "lastModified", "status")
"""`status` is the constant 2, whatever becomes of the company."""


def checked_business_id(about: str) -> str:
    """Return a Finnish business ID, `0112038-9`, that may stand in an address.

    Raises:
        InvalidInput: it is not seven digits, a hyphen and a digit that checks them (mod 11).
    """
    if not ytunnus.is_valid(about) or ytunnus.format(ytunnus.compact(about)) != about:
        raise InvalidInput(
            say("{number} is not a Finnish business ID.", number=about), field="query"
        )
    return about


def number_of(company: Node) -> str | None:
    """Return the business ID of a company of an answer."""
    number = company.get("businessId")
    return number.text("value") if number is not None else None


def candidate(company: Node, source: str, *, decisive: bool) -> Candidate:
    """Return a company of a search answer as a candidate.

    Raises:
        SourceUnreadable: it has no number or no name.
    """
    number, name = number_of(company), _name(company)
    if number is None or name is None:
        raise company.unlike(company.pointer)
    form, address = _of_today(company, "companyForms"), _address(company)
    words = _words(form)
    town = _town(address)
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.FI_YTUNNUS, number),
        name=name.text() or "",
        country="FI",
        town=(town.text() or "") if town is not None else "",
        form=(words.text() or "") if words is not None else "",
        founded=company.day("registrationDate"),
        status=_status(company)[0],
        decisive=decisive,
    )


def state_company(facts: Statements, company: Node) -> None:
    """State what a company's record says: name, form, age, status, VAT, address, trade, website."""
    company.ignore(*_READ_AND_LEFT)
    number = company.get("businessId")
    if number is not None:
        number.ignore("registrationDate", "source")
    facts.text("company.name", _name(company))
    facts.day("company.founded", company.get("registrationDate"))
    facts.day("company.ceased", company.get("endDate"))
    _state_former(facts, company)
    _state_form(facts, company)
    _state_status(facts, company)
    _state_situations(facts, company)
    _state_entries(facts, company)
    _state_address(facts, company)
    _state_industry(facts, company.get("mainBusinessLine"))
    website = company.get("website")
    if website is not None:
        website.ignore("registrationDate", "source")
        facts.text("company.website", website.get("url"))


def _all(company: Node, name: str) -> Iterator[Node]:
    found = company.get(name)
    if found is not None:
        for each in found.items():
            each.ignore("source", "version")
            yield each


def _of_today(company: Node, name: str) -> Node | None:
    """Return the version of a list that has no end; of several the one registered last."""
    holding = [each for each in _all(company, name) if each.get("endDate") is None]
    return max(holding, key=_since, default=None)


def _since(version: Node) -> date:
    return version.day("registrationDate") or date.min


def _name(company: Node) -> Node | None:
    """Return the company's own name of today."""
    own = [each for each in _all(company, "names") if _is_own(each) and not each.get("endDate")]
    newest = max(own, key=_since, default=None)
    return newest.get("name") if newest is not None else None


def _is_own(name: Node) -> bool:
    return name.code("type") == _NAME_OF_THE_COMPANY


def _words(described: Node | None) -> Node | None:
    """Return the description in the first of our languages that there is."""
    said = described.get("descriptions") if described is not None else None
    by_language = {each.code("languageCode"): each for each in said.items()} if said else {}
    for each in by_language.values():
        each.ignore("description")
    for language in _LANGUAGES:
        if language in by_language:
            return by_language[language].get("description")
    return None


def _state_former(facts: Statements, company: Node) -> None:
    for name in _all(company, "names"):
        start, end = name.day("registrationDate"), name.day("endDate")
        words = name.get("name")
        if _is_own(name) and end is not None:
            facts.text("company.former_name", words, start=start, end=end)


def _state_form(facts: Statements, company: Node) -> None:
    today = _of_today(company, "companyForms")
    for form in _all(company, "companyForms"):
        code = form.code("type")
        start, end = form.day("registrationDate"), form.day("endDate")
        if code is None:
            continue
        if form is today:
            facts.text("company.form", _words(form), code=code)
            # Private traders are not in this register.
            facts.add("company.sole_trader", "no", form.place)
        elif end is not None:
            facts.text("company.former_form", _words(form), start=start, end=end, code=code)


def _status(company: Node) -> tuple[str, Node | None]:
    """Return the status and the field that says so; empty where the record is silent."""
    register, end = company.get("tradeRegisterStatus"), company.get("endDate")
    entered = company.code("tradeRegisterStatus")
    if end is not None or entered == _CEASED:
        return "ceased", end or register
    open_now = {
        each.code("type"): each
        for each in _all(company, "companySituations")
        if each.get("endDate") is None
    }
    for code, (status, _) in _SITUATIONS.items():
        if code in open_now:
            return status, open_now[code]
    # A situation that is new to us may be any trouble: then nothing is said.
    if entered == _REGISTERED and not open_now:
        return "active", register
    return "", None


def _state_status(facts: Statements, company: Node) -> None:
    status, where = _status(company)
    if where is None:
        return
    facts.add("company.status", status, where.place)
    if status == "ceased":
        facts.day("company.status_since", company.get("endDate"))
    elif status != "active":
        facts.day("company.status_since", where.get("registrationDate"))


def _state_situations(facts: Statements, company: Node) -> None:
    """State every proceeding, those that have ended with their end."""
    for situation in _all(company, "companySituations"):
        code, start, end = (
            situation.code("type"),
            situation.day("registrationDate"),
            situation.day("endDate"),
        )
        if code is None:
            continue
        status, words = _SITUATIONS.get(code, ("", code))
        facts.add("company.insolvency", words, situation.place, start=start, end=end, kind=code)
        if status == "bankrupt" and end is None:
            facts.day("company.bankrupt", situation.get("registrationDate"))


def _state_entries(facts: Statements, company: Node) -> None:
    """State since when it is in the trade register, and whether it is registered for VAT."""
    vat: list[tuple[bool, Node]] = []
    for entry in _all(company, "registeredEntries"):
        entry.ignore("authority", "type", "endDate", "descriptions", "registrationDate")
        register, entered = entry.code("register"), _is_entered(entry)
        if register == _TRADE_REGISTER and entered:
            facts.day("company.registered", entry.get("registrationDate"))
        elif register == _VAT_REGISTER and entered is not None:
            vat.append((entered, entry))
    # A company may be liable for several reasons: one that holds today is enough.
    for entered, entry in sorted(vat, key=lambda each: not each[0])[:1]:
        facts.add("company.vat_registered", "yes" if entered else "no", entry.place)


def _is_entered(entry: Node) -> bool | None:
    """Whether an entry of a register holds today; None where its words are new to us."""
    if entry.get("endDate") is not None:
        return False
    said = _words(entry)
    words = (said.text() or "").casefold() if said is not None else ""
    if any(sign in words for sign in _NOT_ENTERED):
        return False
    return True if any(sign in words for sign in _ENTERED) else None


def _address(company: Node) -> Node | None:
    """Return where the company is; only where that is not told, where its post goes."""
    kinds = {
        each.code("type"): each
        for each in _all(company, "addresses")
        if each.get("endDate") is None
    }
    return kinds.get(_STREET) or kinds.get(_POSTAL)


def _town(address: Node | None) -> Node | None:
    """Return the town's name in Finnish, else as it is told."""
    offices = address.get("postOffices") if address is not None else None
    told = list(offices.items()) if offices is not None else []
    told.sort(key=lambda each: each.code("languageCode") != "1")
    for office in told:
        office.ignore("municipalityCode")
    return next((city for each in told if (city := each.get("city")) is not None), None)


def _state_address(facts: Statements, company: Node) -> None:
    """State the address without its care-of line, which may name a person."""
    for each in _all(company, "addresses"):
        each.ignore("registrationDate", "postOffices", "postOfficeBox", "freeAddressLine", *_HOUSE)
        each.ignore("co", "country", "postCode", "endDate", "type")
    address = _address(company)
    if address is None:
        return
    town = _town(address)
    house = plain_text(" ".join(address.code(part) or "" for part in _HOUSE))
    box = address.code("postOfficeBox")
    place = plain_text(f"{address.code('postCode') or ''} {(town.text() or '') if town else ''}")
    lines = (
        house,
        f"PL {box}" if box else None,
        address.text("freeAddressLine"),
        place,
        address.text("country"),
    )
    whole = ", ".join(line for line in lines if line)
    if whole:
        facts.add("company.address", whole, address.place)
    facts.text("company.town", town)


def _state_industry(facts: Statements, line: Node | None) -> None:
    code = line.code("type") if line is not None else None
    if line is None or code is None:
        return
    line.ignore("registrationDate", "source", "typeCodeSet")
    facts.text("company.industry", _words(line) or line.get("type"), code=code, rank="1")
