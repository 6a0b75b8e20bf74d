"""The Czech public register: who answers for a company, who owns it, and its capital."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from workbench.domain.company import Scheme
from workbench.domain.fact import Place
from workbench.domain.values import decimal_text, plain_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_OVER = "datumVymazu"
_SINCE = "datumZapisu"
_ROLES = (
    ("místopředseda představenstva", "deputy_chair"),
    ("místopředseda správní rady", "deputy_chair"),
    ("předseda představenstva", "chair"),
    ("předseda správní rady", "chair"),
    ("člen představenstva", "board_member"),
    ("člen správní rady", "board_member"),
    ("jednatel", "director"),
    ("statutární ředitel", "executive"),
    ("prokur", "procuration"),
    ("likvid", "liquidator"),
    ("insolvenční správce", "administrator"),
    ("komplementář", "liable_partner"),
)
"""Beginnings of a function's name to our code; a supervisory board's are told as they are."""

_AMOUNT = re.compile(r"(\d+)(?:[;,.](\d{1,2}))?", re.ASCII)
_CROWNS, _PER_CENT = "KORUNY", "PROCENTA"
_WHOLE = 100
_DIGITS = 8
_NAMES = frozenset({"jmeno", "prijmeni", "titulPredJmenem", "titulZaJmenem"})
_HOMES = frozenset({"bydliste", "pobyt"})


def without_private(value: Any, *, over: bool = False) -> Any:
    """Return an answer without what is never kept of a person.

    These are when somebody was born, where they live, a number made of the day of birth (a natural
    person's `dic`), and the names of those whose time is over.
    """
    if isinstance(value, list):
        return [without_private(each, over=over) for each in value]
    if not isinstance(value, dict):
        return value
    ended = over or bool(value.get(_OVER))
    kept: dict[str, Any] = {}
    for name, told in value.items():
        of_person = name == "fyzickaOsoba"
        born = name == "dic" and told != f"CZ{value.get('ico')}"
        if name in _HOMES or born or (of_person and ended):
            kept[name] = None
        elif of_person:
            kept[name] = _named_only(told)
        else:
            kept[name] = without_private(told, over=ended)
    return kept


def _named_only(person: Any) -> Any:
    if not isinstance(person, dict):
        return None
    return {name: told for name, told in person.items() if name in _NAMES}


def state_register(facts: Statements, record: Node) -> None:
    """State roles, owners, capital, former names and proceedings of one record; not seen live."""
    record.known = True
    for old in _over(record.get("obchodniJmeno")):
        start, end = _days(old)
        facts.text("company.former_name", old.get("hodnota"), start=start, end=end)
    facts.day("company.registered", record.get(_SINCE))
    _state_capital(facts, record.get("zakladniKapital"))
    for kind in ("statutarniOrgany", "ostatniOrgany"):
        for body in _current(record.get(kind)):
            _state_body(facts, body)
    _state_owners(facts, record)
    _state_proceedings(facts, record)
    _state_branches(facts, record)


def _state_owners(facts: Statements, record: Node) -> None:
    for partner in _inside(record, "spolecnici", "spolecnik"):
        person = partner.get("osoba")
        if person is not None and person.get(_OVER) is None:
            _state_owner(facts, person, _share(partner.get("podil")))
    for member in _inside(record, "akcionari", "clenoveOrganu"):
        _state_owner(facts, member, "")


def _state_proceedings(facts: Statements, record: Node) -> None:
    entries = (
        *_inside(record, "insolvence", "insolvencniZapis"),
        *_current(record.get("konkursy")),
    )
    for entry in entries:
        start, end = _days(entry)
        facts.text("company.insolvency", entry.get("text"), start=start, end=end)


def _state_branches(facts: Statements, record: Node) -> None:
    for branch in _current(record.get("odstepneZavody")):
        name = next(_current(branch.get("obchodniJmeno")), None)
        number = next(_current(branch.get("ico")), None)
        told = number.text("hodnota") if number is not None else None
        if name is not None and told:
            facts.text("company.branch", name.get("hodnota"), number=told)


def _inside(record: Node, outer: str, inner: str) -> Iterator[Node]:
    for group in _current(record.get(outer)):
        yield from _current(group.get(inner))


def _current(holder: Node | None) -> Iterator[Node]:
    """Yield what is not struck out: the register keeps all that ever was."""
    return (each for each in _each(holder) if each.get(_OVER) is None)


def _over(holder: Node | None) -> Iterator[Node]:
    return (each for each in _each(holder) if each.get(_OVER) is not None)


def _each(holder: Node | None) -> Iterable[Node]:
    return holder.items() if holder is not None else ()


def _days(node: Node) -> tuple[date | None, date | None]:
    """Return from when to when an entry stood, where the two are in order."""
    start, end = node.day(_SINCE), node.day(_OVER)
    if start is not None and end is not None and start > end:
        return None, None
    return start, end


def _state_capital(facts: Statements, holder: Node | None) -> None:
    """State the capital in crowns; where two entries stand nobody can tell which is meant."""
    entries = list(_current(holder))
    paid = entries[0].get("vklad") if len(entries) == 1 else None
    amount = paid.get("hodnota") if paid is not None else None
    if paid is None or amount is None or paid.text("typObnos") != _CROWNS:
        return
    number = _number(amount)
    if number is not None:
        facts.add("company.capital", decimal_text(number), amount.place, unit="CZK")


def _number(node: Node) -> Decimal | None:
    """Return an amount, which comes as text with a semicolon before the part: `2000000;00`."""
    parts = _AMOUNT.fullmatch(node.code() or "")
    return Decimal(f"{parts[1]}.{parts[2] or '0'}") if parts is not None else None


def _state_body(facts: Statements, body: Node) -> None:
    rules = list(_current(body.get("zpusobJednani")))
    if len(rules) == 1:
        facts.text("company.signature_rule", rules[0].get("hodnota"))
    for member in _current(body.get("clenoveOrganu")):
        ended = member.at("clenstvi", "clenstvi", "zanikClenstvi")
        left = member.at("clenstvi", "funkce", "zanikFunkce")
        holder = _person(member) or _firm(member)
        if ended is None and left is None and holder is not None:
            facts.add("role.holder", *holder, role=_role(member, body))


def _role(member: Node, body: Node) -> str:
    told = (
        member.at("clenstvi", "funkce", "nazev"),
        member.get("nazevAngazma"),
        body.get("nazevOrganu"),
        member.get("typAngazma"),
    )
    words = next((words for node in told if node is not None and (words := node.text())), "")
    small = words.casefold()
    return next((code for start, code in _ROLES if small.startswith(start)), words)


def _person(holder: Node) -> tuple[str, Place] | None:
    """Return a person's name; day of birth and home beside it are passed over unread."""
    person = holder.get("fyzickaOsoba")
    if person is None:
        return None
    name = plain_text(f"{person.text('jmeno') or ''} {person.text('prijmeni') or ''}")
    told = person.get("prijmeni") or person.get("jmeno")
    return (name, told.place) if name and told is not None else None


def _firm(holder: Node) -> tuple[str, Place] | None:
    firm = holder.get("pravnickaOsoba")
    name = firm.get("obchodniJmeno") if firm is not None else None
    words = name.text() if name is not None else None
    return (words, name.place) if name is not None and words else None


def _share(holder: Node | None) -> str:
    """Return the share as a fraction, `0.605`, where one stands in per cent alone."""
    shares = list(_current(holder))
    size = shares[0].get("velikostPodilu") if len(shares) == 1 else None
    amount = size.get("hodnota") if size is not None else None
    if size is None or amount is None or size.text("typObnos") != _PER_CENT:
        return ""
    number = _number(amount)
    return decimal_text(number / _WHOLE) if number is not None and number <= _WHOLE else ""


def _state_owner(facts: Statements, holder: Node, share: str) -> None:
    told = {"kind": "direct"} | ({"share": share} if share else {})
    person, firm = _person(holder), _firm(holder)
    if firm is not None:
        number = holder.at("pravnickaOsoba", "ico")
        ico = number.code() if number is not None else None
        if ico:
            told |= {"number": ico.zfill(_DIGITS), "scheme": Scheme.CZ_ICO.value}
        _add(facts, "company.owner", firm, told)
    elif person is not None:
        _add(facts, "role.owner", person, told)


def _add(
    facts: Statements, key: str, named: tuple[str, Place], qualifiers: Mapping[str, str]
) -> None:
    facts.add(key, named[0], named[1], unit="", start=None, end=None, **qualifiers)
