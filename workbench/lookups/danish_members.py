"""Who holds which role in a Danish company and who owns it: names only, and only of today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from workbench.domain.company import Scheme
from workbench.domain.fact import Place
from workbench.domain.values import decimal_text
from workbench.lookups.danish_periods import holding, newest
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_PERSON = "PERSON"
_FUNCTION, _SHARE, _ELECTED = "FUNKTION", "EJERANDEL_PROCENT", "VALGFORM"
_ROLES = (
    ("suppleant", "deputy_member"),
    ("næstformand", "deputy_chair"),
    ("viceformand", "deputy_chair"),
    ("formand", "chair"),
    ("observatør", "observer"),
    ("bestyrelse", "board_member"),
    ("adm. dir", "manager"),
    ("adm.dir", "manager"),
    ("administrerende", "manager"),
    ("direktør", "executive"),
    ("direktion", "executive"),
    ("likvidator", "liquidator"),
    ("kurator", "administrator"),
    ("komplementar", "liable_partner"),
    ("interessent", "liable_partner"),
    ("indehaver", "sole_owner"),
    ("stifter", "founder"),
)
"""First match wins: a deputy chair is a chair by the word."""

_BY_ORGAN = {"STIFTERE": "founder", "TEGNINGSBERETTIGEDE": "signatory"}
_MANAGEMENT, _LIABLE = "LEDELSESORGAN", "FULDT_ANSVARLIG_DELTAGERE"
_CHANGES = (("direktion", "company.manager_changed"), ("bestyrelse", "company.board_changed"))
_ORGANS = frozenset({_MANAGEMENT, _LIABLE, *_BY_ORGAN})
_BY_STAFF = "medarbejder"
_OWNERS = {"ejerregister": "legal_owner", "reelle ejere": "beneficial_owner"}
_LIMITS = tuple(
    map(Decimal, ("0.05", "0.1", "0.15", "0.2", "0.25", "0.3333", "0.5", "0.6667", "0.9", "1"))
)
"""Where the bands of the register of owners begin (Selskabsloven § 55)."""

_BANDS = {low: f"{low}–{high}" for low, high in pairwise(_LIMITS)}
_WHOLE = 8


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody who takes part in a company; `number` is the CVR number of a firm, or empty."""

    name: str
    place: Place
    person: bool
    number: str


@dataclass(frozen=True, slots=True)
class _Seat:
    """One seat in one body of a company, and the attributes of it that hold."""

    organ: str
    body: str
    held: Mapping[str, Node]

    @property
    def function(self) -> str:
        """What the holder is there, in the register's words."""
        row = self.held.get(_FUNCTION)
        return (row.text("vaerdi") or "") if row else ""

    def words(self, kind: str) -> str:
        """Return an attribute's value, or empty."""
        row = self.held.get(kind)
        return (row.text("vaerdi") or "") if row else ""


def state_members(facts: Statements, relations: Node, today: date) -> int:
    """State roles, owners and the firm that audits; return how many have no name to state.

    When somebody last joined or left the management or the board is stated too, named or not.

    Somebody whose name is protected is not named by the register. Money-laundering contacts are
    left out, and so is every person who audits: the firm is enough.
    """
    unnamed, told = 0, set[tuple[object, ...]]()
    for relation in relations.items():
        relation.ignore("kontorsteder")
        seats = [seat for seat in _seats(relation, today) if _is_told(seat)]
        who = relation.get("deltager")
        member = _member(who, today) if who is not None else None
        if member is None:
            unnamed += bool(seats)
            continue
        for seat in seats:
            _state(facts, member, seat, told)
    for body, key in _CHANGES:
        days = (node for relation in relations.items() for node in _days(relation, body, today))
        facts.day(key, max(days, key=lambda node: node.day() or date.min, default=None))
    return unnamed


def _days(relation: Node, body: str, today: date) -> Iterator[Node]:
    """Yield the days up to today on which somebody took or left a function in a body."""
    organs = relation.get("organisationer")
    for organ in organs.items() if organs else ():
        named = newest(organ.get("organisationsNavn"), today)
        words = (named.text("navn") or "") if named else ""
        if organ.text("hovedtype") != _MANAGEMENT or body not in words.casefold():
            continue
        data = organ.get("medlemsData")
        for seat in data.items() if data else ():
            yield from (day for day in _turns(seat) if (day.day() or date.max) <= today)


def _turns(seat: Node) -> Iterator[Node]:
    attributes = seat.get("attributter")
    for each in attributes.items() if attributes else ():
        values = each.get("vaerdier") if each.text("type") == _FUNCTION else None
        for row in values.items() if values else ():
            for name in ("gyldigFra", "gyldigTil"):
                day = row.at("periode", name)
                if day is not None:
                    yield day


def _member(who: Node, today: date) -> _Member | None:
    who.ignore(
        "enhedsNummer",
        "organisationstype",
        "sidstIndlaest",
        "sidstOpdateret",
        "adresseHemmelig",
        "adresseHemmeligUndtagelse",
        "adresseOpdateringOphoert",
        "beliggenhedsadresse",
        "postadresse",
    )
    names = who.get("navne")
    row = newest(names, today)
    if names is not None:
        names.known = True
    name = row.get("navn") if row else None
    words = name.text() if name else None
    if name is None or words is None:
        return None
    number = who.code("forretningsnoegle") or ""
    kind = who.text("enhedstype") or ""
    is_cvr = len(number) <= _WHOLE and number.isdecimal()
    firm = kind != _PERSON and (kind != "" or is_cvr)
    return _Member(words, name.place, not firm, number.zfill(_WHOLE) if firm and is_cvr else "")


def _seats(relation: Node, today: date) -> Iterator[_Seat]:
    """Yield the seats that are held today: the function holds, or where none is told the share."""
    organs = relation.get("organisationer")
    for organ in organs.items() if organs else ():
        organ.ignore("enhedsNummerOrganisation", "attributter")
        named = organ.get("organisationsNavn")
        body = newest(named, today)
        if named is not None:
            named.known = True
        kind, words = organ.text("hovedtype") or "", (body.text("navn") or "") if body else ""
        data = organ.get("medlemsData")
        for seat in data.items() if data else ():
            ever, held = _attributes(seat, today)
            if _FUNCTION in held or (_FUNCTION not in ever and _SHARE in held):
                yield _Seat(kind, words, held)


def _attributes(seat: Node, today: date) -> tuple[set[str], dict[str, Node]]:
    """Return which attributes a seat ever had, and those that hold with the row that does."""
    ever, held = set[str](), {}
    attributes = seat.get("attributter")
    for each in attributes.items() if attributes else ():
        each.ignore("sekvensnr", "vaerditype")
        kind, values = each.text("type") or "", each.get("vaerdier")
        ever.add(kind)
        for row in holding(values, today)[:1]:
            held[kind] = row
        if values is not None:
            values.known = True
    return ever, held


def _is_told(seat: _Seat) -> bool:
    by_owner = seat.organ == "REGISTER" and seat.body.casefold() in _OWNERS
    return by_owner or seat.organ in _ORGANS or seat.organ in {"REVISION", "HOVEDSELSKAB"}


def _state(facts: Statements, member: _Member, seat: _Seat, told: set[tuple[object, ...]]) -> None:
    stated = _statement(member, seat)
    if stated is None:
        return
    key, qualifiers = stated
    once = (key, member.name, tuple(sorted(qualifiers.items())))
    # A person whose term was renewed sits twice in the list; two people of one name are two.
    if (*once, member.place) not in told:
        told.add((*once, member.place))
        facts.add(key, member.name, member.place, start=None, end=None, **qualifiers)


def _statement(member: _Member, seat: _Seat) -> tuple[str, dict[str, str]] | None:
    relative = {"number": member.number, "scheme": Scheme.DK_CVR.value} if member.number else {}
    match seat.organ:
        case "REVISION":
            return None if member.person else ("company.auditor", {})
        case "HOVEDSELSKAB":
            head = {**relative, "kind": "head_office"}
            return None if member.person else ("company.related_parent", head)
        case "REGISTER":
            kind = _OWNERS[seat.body.casefold()]
            share = share_words(seat.words(_SHARE), exact=kind == "beneficial_owner")
            owns = {"kind": kind, **({"share": share} if share else {})}
            if member.person:
                return "role.owner", owns
            return "company.owner", {**relative, **owns}
        case _:
            role = role_of(seat.organ, seat.function, seat.words(_ELECTED)) or seat.body
            return ("role.holder", {"role": role}) if role else None


def role_of(organ: str, function: str, elected: str = "") -> str:
    """Return our code for a role, or the register's own words where they are new to us.

    Empty where the register says neither what the holder is nor of which kind of body.

    Args:
        organ: the kind of body: LEDELSESORGAN, STIFTERE, …
        function: what the holder is there; its case says nothing.
        elected: by whom the holder was elected.
    """
    if organ in _BY_ORGAN:
        return _BY_ORGAN[organ]
    small = function.casefold()
    code = next((code for word, code in _ROLES if word in small), "")
    if code == "board_member" and _BY_STAFF in elected.casefold():
        return "employee_member"
    return code or function or ("liable_partner" if organ == _LIABLE else "")


def share_words(stated: str, *, exact: bool) -> str:
    """Return a share as a fraction, or as the band whose floor it is; empty where it is neither.

    Legal owners are registered by band, so that 0.1 means at least 10 % and less than 15 %.

    Args:
        stated: a fraction, `0.6667`.
        exact: beneficial owners are registered with their exact share.
    """
    try:
        share = Decimal(stated)
    except InvalidOperation:
        return ""
    if not share.is_finite() or not 0 < share <= 1:
        return ""
    return decimal_text(share) if exact else _BANDS.get(share, decimal_text(share))
