"""The shapes in which the Dutch trade register (KVK) describes a company and its branches."""

import re
from collections.abc import Iterable
from datetime import date

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.drift import Change, Drift
from workbench.domain.values import flag_text, plain_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.texts import say

_SOLE_TRADER = "Eenmanszaak"
_HOME = "Nederland"
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMBER = re.compile(r"[0-9]{8}")
_UNKNOWN = "00"
_ORDER = ("rechtspersoon", "hoofdvestiging", "nevenvestiging")
"""Rows of one company: its own comes before its main branch's, and that before the others'."""

_BRANCHES = frozenset({"hoofdvestiging", "nevenvestiging"})
SHIELDED = {"indAfgeschermd": re.compile(rb'"Ja"')}
"""How an address is marked that the register shields, as it does homes."""

WHERE = frozenset(
    {
        "geoData",
        "huisletter",
        "huisnummer",
        "huisnummerToevoeging",
        "plaats",
        "postbusnummer",
        "postcode",
        "straatHuisnummer",
        "straatnaam",
        "toevoegingAdres",
        "volledigAdres",
    }
)
"""What an address tells of where it is."""

_ADDRESSES = ("bezoekadres", "correspondentieadres", "postadres")


def candidates(rows: Iterable[Node], source: str, asked: str) -> tuple[Candidate, ...]:
    """Return each company of a list of hits once, though it has a row for each branch.

    Args:
        rows: the hits.
        source: key of the source.
        asked: the KVK number that was asked for, or empty; only a row that holds it decides.

    Raises:
        SourceUnreadable: a row has no number or no name.
    """
    companies: dict[str, list[Node]] = {}
    for row in rows:
        companies.setdefault(row.required("kvkNummer").text() or "", []).append(row)
    return tuple(
        _candidate(number, sorted(same, key=_rank), source, decisive=number == asked)
        for number, same in companies.items()
    )


def _rank(row: Node) -> int:
    kind = row.text("type")
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _candidate(number: str, rows: list[Node], source: str, *, decisive: bool) -> Candidate:
    name = rows[0].required("naam").text()
    if not name or not _NUMBER.fullmatch(number):
        raise rows[0].unlike(rows[0].pointer)
    towns = (row.at("adres", "binnenlandsAdres") for row in rows)
    town = next((words for each in towns if each and (words := each.text("plaats"))), "")
    branch = say("Only a branch of it has this name.")
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.NL_KVK, number),
        name=name,
        country="NL",
        town=town,
        status="ceased" if all(row.text("actief") == "Nee" for row in rows) else "",
        decisive=decisive,
        differs=(branch,) if rows[0].text("type") == _ORDER[-1] and not decisive else (),
    )


def state_branches(facts: Statements, rows: Iterable[Node]) -> None:
    """State the branches among a company's rows, each with its own number."""
    for row in rows:
        number = row.text("vestigingsnummer")
        if row.text("type") in _BRANCHES and number and row.text("actief") != "Nee":
            facts.text("company.branch", row.get("naam"), number=number)


def state_profile(facts: Statements, root: Node) -> None:
    """State what a company's profile says: name, form, age, staff, trade, address, protection.

    The profile tells an end, but no bankruptcy: without an end it states no status.
    """
    root.expect("naam", "formeleRegistratiedatum", "indNonMailing", "materieleRegistratie")
    root.ignore("_links", "handelsnamen", "naam")
    facts.text("company.name", root.get("statutaireNaam") or root.get("naam"))
    _state_yes_or_no(facts, "company.advertising_protected", root.get("indNonMailing"))
    _state_day(facts, "company.registered", root.get("formeleRegistratiedatum"))
    life = root.get("materieleRegistratie")
    if life is not None:
        _state_day(facts, "company.founded", life.get("datumAanvang"))
        ended = life.get("datumEinde")
        if ended is not None:
            _state_day(facts, "company.ceased", ended)
            facts.add("company.status", "ceased", ended.place)
    facts.number("company.employees", root.get("totaalWerkzamePersonen"))
    _state_trades(facts, root.get("sbiActiviteiten"))
    inside = root.get("_embedded")
    if inside is not None:
        _state_owner(facts, inside.get("eigenaar"))
        _state_main_branch(facts, inside)


def _state_owner(facts: Statements, owner: Node | None) -> None:
    """State the legal form; whoever owns a sole trader's firm is not named, and not asked for."""
    if owner is None:
        return
    owner.ignore("_links", "rsin", "adressen", "uitgebreideRechtsvorm", "websites")
    form = owner.get("rechtsvorm")
    words = form.text() if form is not None else None
    if form is not None and words:
        facts.text("company.form", owner.get("uitgebreideRechtsvorm") or form)
        sole = flag_text(value=words == _SOLE_TRADER)
        facts.add("company.sole_trader", sole, form.place)


def _state_main_branch(facts: Statements, inside: Node) -> None:
    """State address and web address: the main branch's, or the owner's where there is none."""
    main, owner = inside.get("hoofdvestiging"), inside.get("eigenaar")
    if main is not None:
        main.ignore(
            "_links",
            "deeltijdWerkzamePersonen",
            "eersteHandelsnaam",
            "formeleRegistratiedatum",
            "handelsnamen",
            "indCommercieleVestiging",
            "indHoofdvestiging",
            "indNonMailing",
            "kvkNummer",
            "materieleRegistratie",
            "rsin",
            "sbiActiviteiten",
            "statutaireNaam",
            "totaalWerkzamePersonen",
            "vestigingsnummer",
            "voltijdWerkzamePersonen",
        )
    holder = main or owner
    sites = holder.get("websites") if holder is not None else None
    first = next(iter(sites.items()), None) if sites is not None else None
    facts.text("company.website", first)
    told = [each.get("adressen") for each in (main, owner) if each is not None]
    addresses = [address for each in told if each is not None for address in each.items()]
    for address in addresses:
        address.known = True
    open_ones = [each for each in addresses if each.text("indAfgeschermd") != "Ja"]
    for kind in _ADDRESSES:
        found = next((each for each in open_ones if each.text("type") == kind), None)
        if found is not None:
            _state_address(facts, found)
            return


def _state_address(facts: Statements, address: Node) -> None:
    whole = address.get("volledigAdres")
    abroad = address.text("land") or ""
    words = plain_text((whole.text() or "") if whole is not None else "")
    if whole is not None and words:
        country = "" if abroad in {_HOME, ""} else f", {abroad}"
        facts.add("company.address", f"{words}{country}", whole.place)
    facts.text("company.town", address.get("plaats"))
    land = address.get("land")
    if land is not None and abroad == _HOME:
        facts.add("company.country", "NL", land.place)


def _state_trades(facts: Statements, trades: Node | None) -> None:
    """State the trades, the main one first, by their SBI codes."""
    rows = list(trades.items()) if trades is not None else []
    rows.sort(key=lambda row: row.text("indHoofdactiviteit") != "Ja")
    for rank, row in enumerate(rows, start=1):
        code = row.code("sbiCode")
        if code:
            words = row.get("sbiOmschrijving") or row.get("sbiCode")
            facts.text("company.industry", words, code=code, rank=str(rank))


def _state_yes_or_no(facts: Statements, key: str, node: Node | None) -> None:
    words = node.text() if node is not None else None
    if node is not None and words in {"Ja", "Nee"}:
        facts.add(key, flag_text(value=words == "Ja"), node.place)
    elif node is not None and words:
        node.note(Drift(Change.RETYPED, node.pointer))


def _state_day(facts: Statements, key: str, node: Node | None) -> None:
    """State a day written YYYYMMDD; where month or day is 00 nobody knows it, and none is stated.

    Raises:
        SourceUnreadable: it is written in another way, or is no day.
    """
    words = node.code() if node is not None else None
    if node is None or words is None:
        return
    parts = _DAY.fullmatch(words)
    if parts is None:
        raise node.unlike(node.pointer)
    if _UNKNOWN in {parts[2], parts[3]} or parts[1] == "0000":
        return
    try:
        day = date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError as problem:
        raise node.unlike(node.pointer) from problem
    facts.add(key, day.isoformat(), node.place)
