"""The shapes in which Bolagsverket describes an organisation, each part by a producer of its own.

Names and codes: its specification of "Värdefulla datamängder" (version 1) and its code lists. Every
part of an answer may have failed by itself (`fel`), and may be absent or null.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.properties import declared
from workbench.domain.values import plain_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.lookups.swedish_codes import MERGED, MERGERS, PROCEEDINGS, REASONS
from workbench.texts import Message, say

_SOLE_TRADER = "E"
_NAMES = ("FORETAGSNAMN", "NAMN")
_NOT_KNOWN_THERE = "ORGANISATION_FINNS_EJ"
_NO_WORDS = "n/a"
_PROCEEDING = (
    "pagaendeAvvecklingsEllerOmstruktureringsforfarande",
    # The register's own example spells it so.
    "pagandeAvvecklingsEllerOmstruktureringsforfarande",
)
_PARTS = {
    "organisationsnamn": "company.name",
    "organisationsform": "company.form",
    "organisationsdatum": "company.registered",
    "avregistreradOrganisation": "company.ceased",
    "avregistreringsorsak": "company.status_reason",
    _PROCEEDING[0]: "company.insolvency",
    _PROCEEDING[1]: "company.insolvency",
    "verksamOrganisation": "company.status",
    "reklamsparr": "company.advertising_protected",
    "postadressOrganisation": "company.address",
    "verksamhetsbeskrivning": "company.purpose",
    "naringsgrenOrganisation": "company.industry",
    "juridiskForm": "company.form",
}
"""The parts of an answer that can fail, and what is then not known."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An organisation's parts that came, and what is not known because its producer failed."""

    root: Node
    came: Mapping[str, Node]
    missing: tuple[Message, ...]
    known: bool

    def at(self, part: str, *names: str) -> Node | None:
        """Return a field of a part; None where the part failed or states none."""
        found = self.came.get(part)
        return found.at(*names) if found is not None else None


def parts_of(organisation: Node) -> Parts:
    """Return the parts of an organisation, apart from those that failed.

    `known` is false where every producer that answered says that it knows no such organisation.
    """
    came: dict[str, Node] = {}
    failed: dict[str, None] = {}
    unknown = 0
    for name, states in _PARTS.items():
        part = organisation.get(name)
        if part is None:
            continue
        part.ignore("dataproducent")
        fault = part.get("fel")
        if fault is None:
            came[name] = part
            continue
        part.known = True
        if fault.text("typ") == _NOT_KNOWN_THERE:
            unknown += 1
        else:
            failed[states] = None
    missing = tuple(
        say("The register could not tell this now: {property}.", property=declared(each).title)
        for each in failed
    )
    return Parts(organisation, came, missing, known=bool(came or failed or not unknown))


def candidate(parts: Parts, source: str, number: str) -> Candidate | None:
    """Return an organisation that was asked for by number as a candidate; None without a name."""
    name = next((each.text("namn") for each in _names(parts)), None)
    if name is None:
        return None
    town = parts.at("postadressOrganisation", "postadress", "postort")
    registered = parts.at("organisationsdatum", "registreringsdatum")
    form = parts.at("organisationsform", "klartext")
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.SE_ORGNR, number),
        name=name,
        country="SE",
        town=(town.text() or "") if town is not None else "",
        form=(form.text() or "") if form is not None else "",
        founded=registered.day() if registered is not None else None,
        status=_status(parts)[0],
        decisive=True,
        personal=_is_sole_trader(parts),
    )


def state_organisation(facts: Statements, parts: Parts) -> None:
    """State what came of an organisation: name, form, dates, status, address, trade, purpose."""
    parts.root.ignore("namnskyddslopnummer", "organisationsidentitet", "registreringsland")
    _state_names(facts, parts)
    _state_form(facts, parts)
    registered = parts.at("organisationsdatum", "registreringsdatum")
    facts.day("company.registered", registered)
    # A company comes to exist when it is registered (aktiebolagslagen 2:25).
    facts.day("company.founded", registered)
    _ignore(parts.came.get("organisationsdatum"), "infortHosScb")
    _ignore(parts.came.get("juridiskForm"), "kod", "klartext")
    _state_status(facts, parts)
    _state_proceedings(facts, parts)
    protected = parts.at("reklamsparr", "kod")
    if protected is not None and protected.text() in {"JA", "NEJ"}:
        flag = "yes" if protected.text() == "JA" else "no"
        facts.add("company.advertising_protected", flag, protected.place)
    facts.text("company.purpose", parts.at("verksamhetsbeskrivning", "beskrivning"))
    _state_address(facts, parts.at("postadressOrganisation", "postadress"))
    _state_industries(facts, parts)


def _ignore(node: Node | None, *names: str) -> None:
    if node is not None:
        node.ignore(*names)


def _names(parts: Parts) -> list[Node]:
    """Return the names that were the organisation's own, the newest first."""
    listed = parts.at("organisationsnamn", "organisationsnamnLista")
    found = []
    for name in listed.items() if listed is not None else ():
        name.ignore("verksamhetsbeskrivningSarskiltForetagsnamn", "registreringsdatum", "namn")
        kind = name.get("organisationsnamntyp")
        _ignore(kind, "klartext")
        if kind is not None and kind.text("kod") in _NAMES:
            found.append(name)
    return sorted(found, key=_since, reverse=True)


def _since(node: Node) -> date:
    return node.day("registreringsdatum") or date.min


def _state_names(facts: Statements, parts: Parts) -> None:
    """State the name registered last, and each earlier one until the next was registered."""
    names = _names(parts)
    for newer, name in zip([None, *names], names, strict=False):
        start = name.day("registreringsdatum")
        if newer is None:
            facts.text("company.name", name.get("namn"))
        else:
            end = newer.day("registreringsdatum")
            facts.text("company.former_name", name.get("namn"), start=start, end=end)


def _is_sole_trader(parts: Parts) -> bool:
    code = parts.at("organisationsform", "kod")
    return code is not None and code.text() == _SOLE_TRADER


def _state_form(facts: Statements, parts: Parts) -> None:
    code = parts.at("organisationsform", "kod")
    letters = code.text() if code is not None else None
    if code is None or letters is None:
        return
    facts.text("company.form", parts.at("organisationsform", "klartext") or code, code=letters)
    facts.add("company.sole_trader", "yes" if _is_sole_trader(parts) else "no", code.place)


def _proceedings(parts: Parts) -> Iterator[tuple[str, Node]]:
    """Yield the code of each proceeding under way, under whichever spelling it comes."""
    for spelling in _PROCEEDING:
        listed = parts.at(spelling, f"{spelling}Lista")
        for each in listed.items() if listed is not None else ():
            each.ignore("klartext", "fromDatum")
            code = each.text("kod")
            if code is not None:
                yield code, each


def _status(parts: Parts) -> tuple[str, Node | None]:
    """Return the status and the field that says so.

    A part that failed or is empty tells nothing, least of all that all is well: a company counts as
    active only where Statistics Sweden says so and the register knows of no proceeding.
    """
    ended = parts.at("avregistreradOrganisation", "avregistreringsdatum")
    if ended is not None:
        why = parts.at("avregistreringsorsak", "kod")
        return "merged" if why is not None and why.text() in MERGED else "ceased", ended
    under_way = dict(_proceedings(parts))
    for code, status in PROCEEDINGS.items():
        if code in under_way:
            return status, under_way[code]
    working = parts.at("verksamOrganisation", "kod")
    failed = {"avregistreradOrganisation", *_PROCEEDING} & _failed(parts)
    if working is None or failed or set(under_way) - MERGERS:
        return "", None
    return {"JA": "active", "NEJ": "dormant"}.get(working.text() or "", ""), working


def _failed(parts: Parts) -> set[str]:
    return {name for name in _PARTS if parts.root.get(name) is not None} - set(parts.came)


def _state_status(facts: Statements, parts: Parts) -> None:
    status, node = _status(parts)
    _ignore(parts.came.get("avregistreringsorsak"), "kod", "klartext")
    _ignore(parts.came.get("verksamOrganisation"), "kod")
    if node is None or not status:
        return
    facts.add("company.status", status, node.place)
    if status in {"ceased", "merged"}:
        facts.day("company.ceased", node)
        facts.day("company.status_since", node)
        _state_reason(facts, parts.came.get("avregistreringsorsak"))
    elif status in PROCEEDINGS.values():
        facts.day("company.status_since", node.get("fromDatum"))
        facts.text("company.status_reason", node.get("klartext"))


def _state_reason(facts: Statements, why: Node | None) -> None:
    """State why it was struck off, in the register's words; `n/a` is none."""
    if why is None:
        return
    words, code = why.text("klartext"), why.text("kod")
    node = why.get("klartext") or why.get("kod")
    if words is None or words.casefold() == _NO_WORDS:
        node, words = why.get("kod"), REASONS.get(code or "", code)
    if node is not None and words is not None:
        facts.add("company.status_reason", words, node.place)


def _state_proceedings(facts: Statements, parts: Parts) -> None:
    for code, proceeding in _proceedings(parts):
        since = proceeding.day("fromDatum")
        words = proceeding.get("klartext") or proceeding.get("kod")
        if code in MERGERS:
            facts.text("company.merger", words, end=since, kind=code)
        elif code in PROCEEDINGS:
            facts.text("company.insolvency", words, start=since, kind=code)
        else:
            facts.text("company.remark", words)
        if code == "KK":
            facts.day("company.bankrupt", proceeding.get("fromDatum"))


def _state_address(facts: Statements, address: Node | None) -> None:
    """State the address without its care-of line, which may name a person."""
    if address is None:
        return
    address.ignore("coAdress")
    town = plain_text(f"{address.text('postnummer') or ''} {address.text('postort') or ''}")
    abroad = address.text("land") or ""
    lines = (
        address.text("utdelningsadress"),
        town,
        "" if abroad.casefold() in {"sverige", "se"} else abroad,
    )
    whole = ", ".join(line for line in lines if line)
    if whole:
        facts.add("company.address", whole, address.place)
    facts.text("company.town", address.get("postort"))


def _state_industries(facts: Statements, parts: Parts) -> None:
    listed = parts.at("naringsgrenOrganisation", "sni")
    known = [each for each in (listed.items() if listed is not None else ()) if each.text("kod")]
    for rank, trade in enumerate(known, start=1):
        words = trade.get("klartext") if trade.text("klartext") else trade.get("kod")
        facts.text("company.industry", words, code=trade.text("kod") or "", rank=str(rank))
