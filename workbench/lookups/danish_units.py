"""Units of the Danish register as Datafordeler writes them: versions in force, and their facts."""

from collections.abc import Iterable, Sequence

from workbench.domain.values import plain_text
from workbench.lookups.denmark import SOLE_TRADERS, status_word
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_SEAT = "beliggenhedsadresse"
_LONGEST_RANK = 6
_HEADS = "antalansatte"
_BANKRUPTCY = "konkurs"
_LIFTED = ("ophæv", "afslut")
_ENDINGS = frozenset({"bankrupt", "merged", "ceased"})
_FLAGS = {"true": "yes", "yes": "yes", "1": "yes", "ja": "yes"} | dict.fromkeys(
    ("false", "no", "0", "nej"), "no"
)


def in_force(nodes: Node) -> tuple[Node, ...]:
    """Return the rows whose registration stands, the versions in force before ended ones.

    A row without such fields is in force: then the service was asked for one point in time.

    Raises:
        SourceUnreadable: there is no list of rows.
    """
    standing = [row for row in nodes.elements() if row.text("registreringTil") is None]
    return tuple(sorted(standing, key=lambda row: (_ended(row), -_began(row))))


def _ended(row: Node) -> bool:
    return row.text("virkningTil") is not None


def _began(row: Node) -> int:
    day = row.day("virkningFra")
    return day.toordinal() if day else 0


def current(rows: Iterable[Node]) -> list[Node]:
    """Return the rows in force."""
    return [row for row in rows if not _ended(row)]


def rank(row: Node) -> int:
    """Return `sekvens`: 0 is the primary name or trade; absent where it was not asked for."""
    digits = row.text("sekvens") or "0"
    return int(digits) if len(digits) < _LONGEST_RANK and digits.isdecimal() else 0


def status_of(row: Node) -> tuple[str, Node | None]:
    """Return a unit's status and the field that says so; empty where it is silent.

    An end outranks a status word that does not say how it ended.
    """
    ended, status = row.get("virksomhedOphoersdato"), row.get("status")
    word = status_word(status.text() or "") if status else ""
    if ended is not None and word not in _ENDINGS:
        return "ceased", ended
    return (word, status) if word else ("", None)


def state_unit(facts: Statements, row: Node) -> None:
    """State status, start and end of a unit.

    Since when a status holds the unit does not say, but for its end.
    """
    ended, told = row.get("virksomhedOphoersdato"), row.get("status")
    facts.day("company.founded", row.get("virksomhedStartdato"))
    facts.day("company.ceased", ended)
    facts.day("company.status_since", ended)
    status, said = status_of(row)
    if said is not None:
        facts.add("company.status", status, said.place)
        if said is told:
            facts.text("company.status_reason", told)


def state_name(facts: Statements, rows: Sequence[Node]) -> None:
    """State the name in force and, with their periods, the names before it."""
    primary = [row for row in rows if rank(row) == 0]
    for row in current(primary)[:1]:
        facts.text("company.name", row.get("vaerdi"))
    for row in primary:
        words = row.get("vaerdi")
        name = words.text() if words else None
        if _ended(row) and words is not None and name is not None:
            start, end = row.day("virkningFra"), row.day("virkningTil")
            facts.add("company.former_name", name, words.place, start=start, end=end)


def state_address(facts: Statements, rows: Sequence[Node]) -> None:
    """State where the company has its seat; a postal address is no seat."""
    for row in current(rows):
        if (row.text("AdresseringAnvendelse") or "").casefold() != _SEAT:
            continue
        street = _words(row, "vejnavn", "husnummerFra")
        town = _words(row, "postnummer", "postdistrikt")
        if street or town:
            facts.add("company.address", ", ".join(filter(None, (street, town))), row.place)
        facts.text("company.town", row.get("CVRAdresse_postdistrikt"))
        return


def _words(row: Node, *names: str) -> str:
    return plain_text(" ".join(row.text(f"CVRAdresse_{name}") or "" for name in names))


def state_industry(facts: Statements, rows: Sequence[Node]) -> None:
    """State the main trade and up to three others."""
    for row in current(rows):
        code = row.text("vaerdi")
        if code is not None:
            place = str(rank(row) + 1)
            facts.text("company.industry", row.get("vaerdiTekst"), code=code, rank=place)


def state_form(facts: Statements, rows: Sequence[Node]) -> None:
    """State the legal form, whether it is a sole trader's, and the forms before it."""
    for row in current(rows)[:1]:
        code = row.get("vaerdi")
        letters = code.text() if code else None
        if code is not None and letters is not None:
            facts.text("company.form", row.get("vaerdiTekst"), code=letters)
            sole = "yes" if letters in SOLE_TRADERS else "no"
            facts.add("company.sole_trader", sole, code.place)
    for row in rows:
        if _ended(row):
            _state_former_form(facts, row)


def _state_former_form(facts: Statements, row: Node) -> None:
    told = {"code": letters} if (letters := row.code("vaerdi")) else {}
    start, end = row.day("virkningFra"), row.day("virkningTil")
    facts.text("company.former_form", row.get("vaerdiTekst"), start=start, end=end, **told)


def newest_head_count(rows: Sequence[Node]) -> Node | None:
    """Return the newest count of persons, or None.

    Monthly, quarterly and yearly series stand side by side in no order, persons beside
    full-time equivalents; only persons are read.
    """
    heads = [
        row for row in rows if _HEADS in (row.text("beskaeftigelsestalstype") or "").casefold()
    ]
    return max(heads, key=lambda row: row.text("datoTil") or "", default=None)


def state_employment(facts: Statements, rows: Sequence[Node]) -> None:
    """State the newest head count with its period, or the band where only that is published."""
    row = newest_head_count(rows)
    if row is None:
        return
    start, end = row.day("datoFra"), row.day("datoTil")
    count, low, high = row.get("antal"), row.text("intervalFra"), row.text("intervalTil")
    if count is not None:
        words = str(count.number())
        facts.add("company.employees", words, count.place, start=start, end=end)
    elif low is not None and high is not None:
        band = f"{low}–{high}"
        facts.add("company.employees_band", band, row.place, start=start, end=end)


def state_credit(facts: Statements, rows: Sequence[Node]) -> None:
    """State the register's remarks on credit with their periods, and a bankruptcy in force.

    A bankruptcy that a remark says was lifted or wound up is none in force.
    """
    for row in rows:
        words = row.get("kreditoplysningstekst") or row.get("Kreditoplysning")
        text = words.text() if words else None
        if words is None or text is None:
            continue
        start, end = row.day("virkningFra"), row.day("virkningTil")
        broke = _BANKRUPTCY in text.casefold()
        kind = {"kind": "bankruptcy"} if broke else {}
        facts.text("company.insolvency", words, start=start, end=end, **kind)
        if end is None:
            lifted = any(word in text.casefold() for word in _LIFTED)
            facts.text("company.remark", words)
            facts.day("company.bankrupt", row.get("virkningFra") if broke and not lifted else None)


def state_protection(facts: Statements, rows: Sequence[Node]) -> None:
    """State whether the company is protected from advertising (CVR-loven § 19).

    Words that are new to us are no "no".
    """
    for row in current(rows)[:1]:
        node = row.get("vaerdi")
        flag = _FLAGS.get((node.code() or "").casefold()) if node is not None else None
        if node is not None and flag is not None:
            facts.add("company.advertising_protected", flag, node.place)


def state_phone(facts: Statements, rows: Sequence[Node]) -> None:
    """State the telephone number in force."""
    for row in current(rows)[:1]:
        facts.text("company.phone", row.get("vaerdi"))


def state_email(facts: Statements, rows: Sequence[Node]) -> None:
    """State the e-mail address in force."""
    for row in current(rows)[:1]:
        facts.text("company.email", row.get("vaerdi"))
