"""Who holds which role in a Norwegian unit: names only, never a date of birth."""

from workbench.domain.fact import Place
from workbench.domain.values import plain_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_FIRMS = {"REVI": "company.auditor", "REGN": "company.accountant"}
_CHANGES = {"DAGL": "company.manager_changed", "STYR": "company.board_changed"}
_OVER = ("fratraadt", "avregistrert")
_PERSON, _FIRM = "person", "enhet"


def state_roles(facts: Statements, groups: Node) -> None:
    """State the role holders of today; who left, was struck off or died is left out."""
    for group in groups.items():
        kind = group.get("type")
        code = _code(kind)
        if code in _CHANGES:
            facts.day(_CHANGES[code], group.get("sistEndret"))
        group.ignore("sistEndret")
        roles = group.get("roller")
        for role in roles.items() if roles else ():
            _state_role(facts, role)


def _state_role(facts: Statements, role: Node) -> None:
    kind, person, firm = role.get("type"), role.get(_PERSON), role.get(_FIRM)
    role.ignore("rekkefolge", "valgtAv", "ansvarsandel")
    over = [role.flag(name) for name in _OVER]
    gone = (person is not None and person.flag("erDoed")) or (
        firm is not None and firm.flag("erSlettet")
    )
    holder = _person(person) if person is not None else _firm(firm)
    if kind is None or holder is None or gone or any(over):
        return
    name, place = holder
    code = _code(kind)
    if firm is not None and code in _FIRMS:
        facts.add(_FIRMS[code], name, place)
    else:
        title = kind.text("beskrivelse") or code
        facts.add("role.holder", name, place, role=title)


def _code(kind: Node | None) -> str:
    if kind is None:
        return ""
    kind.ignore("_links", "beskrivelse")
    return kind.text("kode") or ""


def _person(person: Node) -> tuple[str, Place] | None:
    """Return a person's name; the date of birth beside it is passed over unread."""
    person.ignore("fodselsdato")
    name = person.get("navn")
    if name is None:
        return None
    parts = (name.text("fornavn"), name.text("mellomnavn"), name.text("etternavn"))
    words = plain_text(" ".join(part for part in parts if part))
    return (words, name.place) if words else None


def _firm(firm: Node | None) -> tuple[str, Place] | None:
    """Return a firm's name, which this register gives as a list of lines."""
    name = firm.get("navn") if firm is not None else None
    if firm is None or name is None:
        return None
    firm.ignore("_links", "organisasjonsform", "organisasjonsnummer", "godkjenningsstatus")
    words = plain_text(" ".join(line.text() or "" for line in name.items()))
    return (words, name.place) if words else None
