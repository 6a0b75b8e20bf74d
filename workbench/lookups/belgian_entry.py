"""A Belgian enterprise as its rows in the register's files tell it, with their codes in words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workbench.domain.values import flag_text
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_NO_LANGUAGE = "0"
_TONGUES = "21340"
"""Languages of names in the order in which one is taken: Dutch, French, German, English, none."""

_NAME = "001"
_OWN, _MAIN = "REGO", "MAIN"
_PERSON = "1"
_NORMAL = "000"
_CONVERTED = "01-01-1968"
"""What stands where the day was not known when the register was made from older ones."""

_DAY = re.compile(r"(\d{2})-(\d{2})-(\d{4})", re.ASCII)
_CONTACTS = {"TEL": "company.phone", "EMAIL": "company.email", "WEB": "company.website"}
_SITUATIONS = (
    (("réorganisation judiciaire", "gerechtelijke reorganisatie"), "in_reorganisation"),
    (("faillite", "faillissement"), "bankrupt"),
    (("liquidation", "vereffening"), "in_liquidation"),
)
"""Words of a legal situation to our code; of two that fit the first counts."""

_OVER = ("clôture", "sluiting", "fin de", "einde")
"""Words that tell the end of a proceeding: what came of it they do not tell."""


def state_enterprise(facts: Statements, root: Node, languages: Sequence[str]) -> None:
    """State what an enterprise's rows tell.

    Args:
        facts: about the enterprise.
        root: the rows by file, and under `code` what their codes mean, as `belgian_brought` keeps
            them.
        languages: of the register's four, the wanted ones first, for what codes mean.

    Raises:
        SourceUnreadable: there is not exactly one enterprise, or a day is none.
    """
    enterprises = root.required("enterprise").elements()
    if len(enterprises) != 1:
        raise root.unlike("/enterprise")
    enterprise, words = enterprises[0], _Words(root, languages)
    facts.text("company.name", _named(root, _number(root)))
    _state_form(facts, enterprise, words)
    _state_status(facts, enterprise, words)
    started = enterprise.get("StartDate")
    if started is not None and started.text() not in {_CONVERTED, None}:
        facts.add("company.founded", _day(started).isoformat(), started.place)
    _state_address(facts, root)
    for contact in _rows(root, "contact"):
        key = _CONTACTS.get(contact.text("ContactType") or "")
        if key is not None and not any(each.fact.key == key for each in facts.facts):
            facts.text(key, contact.get("Value"))
    _state_trades(facts, root, words)
    _state_branches(facts, root)


class _Words:
    """What codes mean, in the wanted language that has words for it."""

    def __init__(self, root: Node, languages: Sequence[str]) -> None:
        self._told: dict[tuple[str, str], dict[str, str]] = {}
        self._languages = languages
        for row in _rows(root, "code"):
            key = row.text("Category") or "", row.text("Code") or ""
            self._told.setdefault(key, {})[row.text("Language") or ""] = (
                row.text("Description") or ""
            )

    def of(self, category: str, code: str) -> str:
        """Return the words of a code, or the code where it has none."""
        told = self._told.get((category, code), {})
        return next((told[each] for each in self._languages if told.get(each)), code)

    def all(self, category: str, code: str) -> str:
        """Return the words of a code in every language, folded."""
        return " · ".join(self._told.get((category, code), {}).values()).casefold()


def _rows(root: Node, table: str) -> Iterable[Node]:
    holder = root.get(table)
    return holder.items() if holder is not None else ()


def _of(rows: Iterable[Node], number: str) -> Iterator[Node]:
    return (row for row in rows if row.text("EntityNumber") == number)


def _number(root: Node) -> str:
    return next(iter(_rows(root, "enterprise"))).text("EnterpriseNumber") or ""


def _named(root: Node, number: str) -> Node | None:
    """Return the name: in Dutch where it has several, as most have; an abbreviation if need be."""
    names = list(_of(_rows(root, "denomination"), number))
    first = [row for row in names if row.text("TypeOfDenomination") == _NAME] or names
    ranked = sorted(first, key=lambda row: _TONGUES.find(row.code("Language") or _NO_LANGUAGE))
    return ranked[0].get("Denomination") if ranked else None


def _tongue(root: Node) -> str:
    """Return the language in which the enterprise's address is told: French, or else Dutch."""
    names = _of(_rows(root, "denomination"), _number(root))
    spoken = {name.code("Language") for name in names if name.text("TypeOfDenomination") == _NAME}
    return "FR" if "1" in spoken and "2" not in spoken else "NL"


def _state_form(facts: Statements, enterprise: Node, words: _Words) -> None:
    """State the form: the one that the newer code of companies gives it, where that is told."""
    form = enterprise.get("JuridicalFormCAC")
    if form is None or not form.code():
        form = enterprise.get("JuridicalForm")
    code = form.code() if form is not None else None
    if form is not None and code:
        facts.add("company.form", words.of("JuridicalForm", code), form.place, code=code)
    kind = enterprise.get("TypeOfEnterprise")
    if kind is not None and kind.code():
        sole = flag_text(value=kind.code() == _PERSON)
        facts.add("company.sole_trader", sole, kind.place)


def _state_status(facts: Statements, enterprise: Node, words: _Words) -> None:
    """State the status: active only in the normal situation; others are told in words as well."""
    situation = enterprise.get("JuridicalSituation")
    code = situation.code() if situation is not None else None
    if situation is None or not code:
        return
    if code == _NORMAL:
        if enterprise.text("Status") == "AC":
            facts.add("company.status", "active", situation.place)
        return
    told = words.all("JuridicalSituation", code)
    status = next((ours for signs, ours in _SITUATIONS if any(s in told for s in signs)), "")
    if status and not any(sign in told for sign in _OVER):
        facts.add("company.status", status, situation.place)
    facts.add("company.status_reason", words.of("JuridicalSituation", code), situation.place)


def _state_address(facts: Statements, root: Node) -> None:
    """State the registered address; one that was struck off is told as struck off, not as one."""
    own = (r for r in _of(_rows(root, "address"), _number(root)) if r.text("TypeOfAddress") == _OWN)
    address = next(own, None)
    if address is None:
        return
    struck = address.get("DateStrikingOff")
    if struck is not None and struck.text():
        words = f"DateStrikingOff {_day(struck).isoformat()}"
        facts.add("company.remark", words, struck.place)
        return
    tongue = _tongue(root)
    town = address.get(f"Municipality{tongue}")
    land = address.text(f"Country{tongue}")
    house = " ".join(
        part for name in (f"Street{tongue}", "HouseNumber", "Box") if (part := address.code(name))
    )
    place = " ".join(part for part in (address.code("Zipcode"), _text(town)) if part)
    line = ", ".join(part for part in (house, place, land) if part)
    if line:
        facts.add("company.address", line, address.place)
    facts.text("company.town", town)
    if town is not None and not land:
        # The register leaves the country out of addresses in Belgium.
        facts.add("company.country", "BE", address.place)


def _text(node: Node | None) -> str:
    return (node.text() or "") if node is not None else ""


def _state_trades(facts: Statements, root: Node, words: _Words) -> None:
    """State the main trades by the newest version of NACE that the enterprise has."""
    rows = list(_of(_rows(root, "activity"), _number(root)))
    newest = max((row.code("NaceVersion") or "" for row in rows), default="")
    main = [
        row
        for row in rows
        if row.code("NaceVersion") == newest and row.text("Classification") == _MAIN
    ]
    told: dict[str, Node] = {
        code: node
        for row in reversed(main)
        if (node := row.get("NaceCode")) is not None and (code := node.code())
    }
    for rank, code in enumerate(reversed(told), start=1):
        description = words.of(f"Nace{newest}", code)
        facts.add("company.industry", description, told[code].place, code=code, rank=str(rank))


def _state_branches(facts: Statements, root: Node) -> None:
    """State the establishments: by their own name, or by their number where they have none."""
    for row in _rows(root, "establishment"):
        number = row.get("EstablishmentNumber")
        dotted = number.text() if number is not None else None
        if number is not None and dotted:
            name = _named(root, dotted) or number
            facts.text("company.branch", name, number=dotted.replace(".", ""))


def _day(node: Node) -> date:
    """Return the day that `09-08-1960` means: day, month, year.

    Raises:
        SourceUnreadable: it is no day.
    """
    parts = _DAY.fullmatch(node.text() or "")
    try:
        if parts is not None:
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError as problem:
        raise node.unlike(node.pointer) from problem
    raise node.unlike(node.pointer)
