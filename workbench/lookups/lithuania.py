"""The rows in which the Lithuanian register of legal entities (JAR) describes a company.

Models and columns: the open data portal's JuridinisAsmuo, Forma, Statusas, BalansoAtaskaita and
PelnoAtaskaita; of the first and the fourth a row was seen. References are `{"_id": …}`. Lines of
accounts come one a row; their names stay the same while their codes differ from set to set.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.domain.accounts import Scope
from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.properties import declared
from workbench.domain.property import Time
from workbench.domain.values import decimal_text, plain_text
from workbench.errors import InvalidInput
from workbench.lookups.impossible_balances import ROUNDING, impossible_balance
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_CODE = re.compile(r"[0-9]{9}|[0-9]{7}", re.ASCII)
_REFERENCE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_EURO_SINCE = date(2015, 1, 1)
"""Accounts of periods that ended before are in litas, whatever the model says."""

_READ_AND_LEFT = ("_id", "_type", "_revision", "_base", "adresas", "ja_kodas")
_ROW_READ_AND_LEFT = (
    "_id",
    "_type",
    "_revision",
    "_base",
    "forma",
    "line_type_id",
    "standard_id",
    "statusas",
    "template_name",
)
_STATUSES = {
    "4": "in_reorganisation",
    "5": "bankrupt",
    "6": "bankrupt",
    "7": "in_liquidation",
    "9": "in_liquidation",
    "10": "ceased",
    "11": "ceased",
}
"""By the code list's own codes: 4 restructuring, 5 going bankrupt, 9 liquidation initiated, 10
removed. Others, such as 1 (being merged or divided), are told in the register's words alone."""

_NOTHING_SPECIAL = "0"
_NO_STATUS = "statusas neįregistruotas"
"""No legal status is entered: so the register writes that there is nothing special."""

_LINES = {
    "pardavimo pajamos": "revenue",
    "bendrasis pelnas (nuostoliai)": "gross_profit",
    "veiklos pelnas (nuostoliai)": "operating_result",
    "pelnas (nuostoliai) prieš apmokestinimą": "pretax_result",
    "grynasis pelnas (nuostoliai)": "net_result",
    "ilgalaikis turtas": "fixed_assets",
    "trumpalaikis turtas": "current_assets",
    "turto iš viso": "assets",
    "pinigai ir pinigų ekvivalentai": "cash",
    "nuosavas kapitalas": "equity",
    "nepaskirstytasis pelnas (nuostoliai)": "retained",
    "atidėjiniai": "provisions",
    "mokėtinos sumos ir kiti įsipareigojimai": "liabilities",
    "po vienų metų mokėtinos sumos ir kiti ilgalaikiai įsipareigojimai": "long_debt",
    "per vienus metus mokėtinos sumos ir kiti trumpalaikiai įsipareigojimai": "short_debt",
}
"""Lines of the Lithuanian standards whose sign cannot be mistaken, folded: a row may write them
with any letter large."""

_ASSETS, _EQUITY = "turto iš viso", "nuosavas kapitalas"
_BOTH_SIDES = "nuosavo kapitalo ir įsipareigojimų iš viso"


def checked_kodas(about: str) -> str:
    """Return a Lithuanian company code that may stand in an address.

    Raises:
        InvalidInput: it is not nine digits, or the seven of older ones.
    """
    if not _CODE.fullmatch(about):
        raise InvalidInput(
            say("{number} is not a Lithuanian company code.", number=about), field="query"
        )
    return about


def checked_reference(identity: str) -> str:
    """Return a row's identity that may stand in an address.

    Raises:
        InvalidInput: it is no UUID.
    """
    if not _REFERENCE.fullmatch(identity):
        raise InvalidInput(
            say("{number} is no row of the register.", number=identity), field="query"
        )
    return identity


def reference(row: Node, name: str) -> str:
    """Return the identity of the row that a field refers to, or empty where it is none."""
    found = row.at(name, "_id")
    identity = (found.text() or "") if found is not None else ""
    return identity if _REFERENCE.fullmatch(identity) else ""


def candidate(row: Node, source: str, number: str) -> Candidate:
    """Return a company that was asked for by its code as a candidate.

    Raises:
        SourceUnreadable: it has no name.
    """
    name = row.text("ja_pavadinimas")
    if name is None:
        raise row.unlike(row.pointer)
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.LT_KODAS, number),
        name=name,
        country="LT",
        founded=row.day("reg_data"),
        status="ceased" if row.get("isreg_data") is not None else "",
        decisive=True,
    )


def state_company(facts: Statements, row: Node) -> None:
    """State what a company's row says: name, dates, address; form and status are references."""
    row.ignore(*_READ_AND_LEFT, "forma", "statusas")
    facts.text("company.name", row.get("ja_pavadinimas"))
    facts.day("company.founded", row.get("reg_data"))
    facts.day("company.registered", row.get("reg_data"))
    facts.text("company.address", row.get("pilnas_adresas"))
    facts.day("company.status_since", row.get("stat_data"))
    ended = row.get("isreg_data")
    if ended is not None:
        facts.add("company.status", "ceased", ended.place)
        facts.day("company.ceased", ended)


def state_form(facts: Statements, row: Node) -> None:
    """State the legal form that a row of the code list names, in English where it does."""
    code = row.code("kodas")
    words = row.get("name") if row.text("name") else row.get("pavadinimas")
    row.ignore("_id", "_type", "_revision", "_base", "pav_ilgas", "pavadinimas", "tipas", "type")
    if code is not None:
        facts.text("company.form", words, code=code)
    else:
        facts.text("company.form", words)


def state_status(facts: Statements, row: Node) -> None:
    """State the status that a row of the code list names; one that is new to us in words alone."""
    row.ignore("_id", "_type", "_revision", "_base", "pavadinimas", "name")
    code = row.required("kodas")
    letters, words = code.code() or "", (row.text("pavadinimas") or "").casefold()
    if letters == _NOTHING_SPECIAL and _NO_STATUS in words:
        facts.add("company.status", "active", code.place)
        return
    if letters in _STATUSES:
        facts.add("company.status", _STATUSES[letters], code.place)
    facts.text(
        "company.status_reason",
        row.get("name") if row.text("name") else row.get("pavadinimas"),
    )


@dataclass(frozen=True, slots=True)
class _Set:
    """Rows of one filed set: one period, own or group, filed on one day."""

    start: date | None
    end: date
    scope: Scope
    filed: date
    filing: str


def state_accounts(facts: Statements, rows: Sequence[Node]) -> tuple[Message, ...]:
    """State the lines of the set filed first for each period and of the newest, in whole euros.

    Returns:
        what was left out because it cannot be right.
    """
    sets: dict[_Set, dict[str, list[Node]]] = {}
    for row in rows:
        row.ignore(*_ROW_READ_AND_LEFT)
        belongs = _set_of(row)
        name = plain_text((row.text("line_name") or "").casefold())
        if belongs.end >= _EURO_SINCE:
            sets.setdefault(belongs, {}).setdefault(name, []).append(row)
    missing: list[Message] = []
    for each, version in _first_and_newest(sets):
        missing.extend(_state_set(facts, each, version, sets[each]))
    return tuple(dict.fromkeys(missing))


def _set_of(row: Node) -> _Set:
    end, filed = row.required("laikotarpis_iki").day(), row.required("reg_date").day()
    if end is None or filed is None:
        raise row.unlike(row.pointer)
    standard = (row.text("standard_name") or "").casefold()
    return _Set(
        start=row.day("laikotarpis_nuo"),
        end=end,
        scope=Scope.GROUP if "konsoliduot" in standard else Scope.OWN,
        filed=filed,
        filing=f"{row.text('template_id') or ''} {filed.isoformat()}".strip(),
    )


def _first_and_newest(sets: Iterable[_Set]) -> list[tuple[_Set, str]]:
    """Return what was filed first for each period and what was filed last, and how each is called.

    What was filed between the two was corrected itself.
    """
    filed: dict[tuple[date, Scope], dict[str, _Set]] = {}
    for each in sorted(sets, key=lambda one: (one.filed, one.filing, one.start or date.max)):
        # Of two periods to one day in one filing the longer is the year: the other corrects none.
        filed.setdefault((each.end, each.scope), {}).setdefault(each.filing, each)
    told: list[tuple[_Set, str]] = []
    for _, same in sorted(filed.items(), key=lambda each: each[0][0], reverse=True):
        first, *others = same.values()
        told.append((first, "original"))
        told.extend((each, "corrected") for each in others[-1:])
    return told


def _state_set(
    facts: Statements, of: _Set, version: str, lines: dict[str, list[Node]]
) -> Iterable[Message]:
    doubts = _doubts(of.end, lines)
    yield from doubts
    for name, line in _LINES.items():
        same = _stating(lines, name)
        amounts = _amounts(same)
        prop = declared(f"accounts.{line}")
        if len(amounts) > 1:
            yield say(
                "The accounts for {end} state {property} twice, with different figures.",
                end=of.end,
                property=prop.title,
            )
        elif amounts and not (doubts and prop.time is Time.INSTANT):
            row = same[0]
            concept = f"{row.text('line_type_id') or ''} {row.text('line_name') or ''}".strip()
            facts.add(
                prop.key,
                decimal_text(amounts.pop()),
                row.required("reiksme").place,
                unit="EUR",
                start=None if prop.time is Time.INSTANT else of.start,
                end=of.end,
                scope=of.scope.value,
                filing=of.filing,
                version=version,
                concept=concept,
            )


def _stating(lines: dict[str, list[Node]], name: str) -> list[Node]:
    """Return the rows of a line that have an amount."""
    return [row for row in lines.get(name, []) if row.get("reiksme") is not None]


def _amounts(rows: Iterable[Node]) -> set[Decimal]:
    return {amount for row in rows if (amount := row.number("reiksme")) is not None}


def _doubts(end: date, lines: dict[str, list[Node]]) -> tuple[Message, ...]:
    """Return why a balance sheet cannot be right, as far as enough of it is told once."""
    told = {
        name: amounts.pop()
        for name in (_ASSETS, _EQUITY, _BOTH_SIDES)
        if len(amounts := _amounts(_stating(lines, name))) == 1
    }
    assets, both = told.get(_ASSETS), told.get(_BOTH_SIDES)
    if assets is not None and both is not None and abs(assets - both) > ROUNDING:
        return (
            say("The two sides of the balance sheet of {end} differ; it is left out.", end=end),
        )
    return impossible_balance(end, assets, told.get(_EQUITY))
