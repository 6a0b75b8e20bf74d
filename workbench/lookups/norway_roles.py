"""Who holds which role in a Norwegian unit: names only, never a date of birth.

The codes are those of the register's own list of roles (`/roller/rolletyper`); one that is new to
us is told in the register's words.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation

from stdnum.no import orgnr

from workbench.domain.company import Scheme
from workbench.domain.fact import Place
from workbench.domain.values import decimal_text, plain_text
from workbench.lookups.json_answer import Node
from workbench.lookups.norway_family import FOREIGN_HEAD
from workbench.lookups.norway_fields import state_qualified, words_in
from workbench.lookups.statements import Statements

_FIRMS = {"REVI": "company.auditor", "REGN": "company.accountant"}
"""Persons in these roles are not kept: their firm is enough."""

_CHANGES = {"DAGL": "company.manager_changed", "STYR": "company.board_changed"}
_ROLES = {
    "DAGL": "manager",
    "BEST": "manager",
    "LEDE": "chair",
    "NEST": "deputy_chair",
    "MEDL": "board_member",
    "VARA": "deputy_member",
    "OBS": "observer",
    "INNH": "sole_owner",
    "DTPR": "partner",
    "DTSO": "liable_partner",
    "KOMP": "liable_partner",
    "FFØR": "business_manager",
    "REPR": "representative",
    "KONT": "contact",
    "KNUF": "contact",
    "KEMN": "contact",
    "SIGN": "signatory",
    "SIFE": "signatory",
    "SIHV": "signatory",
    "PROK": "procuration",
    "POFE": "procuration",
    "POHV": "procuration",
    "AVKL": "liquidator",
    "BOBE": "administrator",
    "STFT": "founder",
}
_OWNERS = {
    "DTPR": "partner",
    "DTSO": "liable_partner",
    "KOMP": "liable_partner",
    "EIKM": "municipality",
}
"""Roles whose holder owns a part of the unit, and how."""

_HEAD = "HFOR"
_STAFF = "AREP"
_OVER = ("fratraadt", "avregistrert")
_PERSON, _FIRM = "person", "enhet"
# Whether somebody is under guardianship is nothing that a seller may keep.
_LEFT = ("rekkefolge", "begrensetRettsligHandleevne", "stadfestetFremtidsfullmakt")
_FIRM_LEFT = ("_links", "organisasjonsform", "godkjenningsstatus")
_SHARE = re.compile(r"(?P<part>[0-9]+(?:[.,][0-9]+)?) ?(?:%|/ ?(?P<whole>[0-9]+))")
_PLACES = Decimal("0.0001")


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


def share_of(words: str) -> str:
    """Return a share of the liability, told as a fraction or in percent, as a decimal fraction.

    Empty where it is told otherwise, or is no part of a whole: `50%` and `1/2` are `0.5`.
    """
    found = _SHARE.fullmatch(words.strip())
    if found is None:
        return ""
    part, whole = Decimal(found["part"].replace(",", ".")), Decimal(found["whole"] or 100)
    try:
        share = (part / whole).quantize(_PLACES)
    except (DivisionByZero, InvalidOperation):
        return ""
    return decimal_text(share) if 0 < share <= 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A role that is held today; `number` is a firm's, and `firm` false for a person.

    `title` is our word for the role, else the register's; `share` is the part of the liability.
    """

    code: str
    title: str
    name: str
    place: Place
    share: str
    firm: bool
    number: str


def _state_role(facts: Statements, role: Node) -> None:
    held = _held(role)
    if held is not None and held.firm:
        _state_firm(facts, held)
    elif held is not None and held.code not in _FIRMS:
        facts.add("role.holder", held.name, held.place, role=held.title)
        if held.code in _OWNERS:
            kind = _OWNERS[held.code]
            its = {"kind": kind, **_shared(held)}
            state_qualified(facts, "role.owner", held.name, held.place, its)


def _held(role: Node) -> _Held | None:
    """Return who holds a role, or None where nobody does any more."""
    kind, person, firm = role.get("type"), role.get(_PERSON), role.get(_FIRM)
    role.ignore(*_LEFT)
    over = [role.flag(name) for name in _OVER]
    gone = (person is not None and person.flag("erDoed")) or (
        firm is not None and firm.flag("erSlettet")
    )
    by_staff = _elected_by_staff(role.get("valgtAv"))
    share = share_of(words_in(role, "ansvarsandel"))
    holder = _person(person) if person is not None else _firm(firm)
    if kind is None or holder is None or gone or any(over):
        return None
    code = _code(kind)
    title = _ROLES.get(code) or kind.text("beskrivelse") or code
    number = words_in(firm, "organisasjonsnummer")
    return _Held(
        code=code,
        title="employee_member" if code == "MEDL" and by_staff else title,
        name=holder[0],
        place=holder[1],
        share=share,
        firm=person is None,
        number=number if orgnr.is_valid(number) else "",
    )


def _state_firm(facts: Statements, held: _Held) -> None:
    its = {"number": held.number} if held.number else {}
    relative = {**its, "scheme": Scheme.NO_ORGNR.value} if its else {}
    name, place = held.name, held.place
    if held.code in _FIRMS:
        state_qualified(facts, _FIRMS[held.code], name, place, its)
    elif held.code in _OWNERS:
        owning = {"kind": _OWNERS[held.code], **relative, **_shared(held)}
        state_qualified(facts, "company.owner", name, place, owning)
    elif held.code == _HEAD:
        head = {"kind": FOREIGN_HEAD, **relative}
        state_qualified(facts, "company.related_parent", name, place, head)
    else:
        facts.add("role.holder", name, place, role=held.title)


def _shared(held: _Held) -> dict[str, str]:
    return {"share": held.share} if held.share else {}


def _elected_by_staff(elected: Node | None) -> bool:
    if elected is None:
        return False
    elected.ignore("_links", "beskrivelse")
    return words_in(elected, "kode") == _STAFF


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
    firm.ignore(*_FIRM_LEFT, "organisasjonsnummer")
    words = plain_text(" ".join(line.text() or "" for line in name.items()))
    return (words, name.place) if words else None
