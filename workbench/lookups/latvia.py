"""The rows in which the Latvian register of enterprises describes a company as open data.

Columns: the register's own files, of which a row of the company register was seen; the others are
read from what their readers publish. Identifiers come as text or as numbers, absent values as empty
text.
"""

from collections.abc import Sequence
from decimal import Decimal

from stdnum.lv import pvn

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.values import decimal_text
from workbench.errors import InvalidInput
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements
from workbench.lookups.xbrl.numbers import read_number
from workbench.texts import say

_SOLE_TRADERS = frozenset({"IK", "IND", "ZEM", "ZVJ"})
"""Individual merchant, individual undertaking, farm, fishery: a person's own business."""

_ROLES = {
    "CHAIR_OF_BOARD": "chair",
    "BOARD_MEMBER": "board_member",
    "LIQUIDATOR": "liquidator",
    "PROCTOR": "procuration",
    "ADMINISTRATOR": "administrator",
    "OWNER": "sole_owner",
}
_REGISTER_READ_AND_LEFT = (
    "_id",
    "addressid",
    "atvk",
    "city",
    "name_after_quotes",
    "name_before_quotes",
    "name_in_quotes",
    "rank",
    "region",
    "regtype",
    "regtype_text",
    "reregistration_term",
    "sepa",
    "without_quotes",
)
_PEOPLE_READ_AND_LEFT = (
    "_id",
    "birth_date",
    "date_from",
    "id",
    "last_modified_at",
    "latvian_identity_number_masked",
    "rank",
    "registered_on",
    "representation_with_at_least",
    "rights_of_representation_type",
    "uri",
    "votes",
)


def checked_regcode(about: str) -> str:
    """Return a Latvian registration number that may stand in an address.

    Raises:
        InvalidInput: it is not eleven digits that check each other.
    """
    if not pvn.is_valid(about) or pvn.compact(about) != about:
        raise InvalidInput(
            say("{number} is not a Latvian registration number.", number=about), field="query"
        )
    return about


def number_in(row: Node, column: str) -> str:
    """Return a registration number of a row, or empty; a number may have lost its type."""
    return row.code(column) or ""


def candidate(row: Node, source: str, *, decisive: bool) -> Candidate:
    """Return a row of the company register as a candidate.

    Raises:
        SourceUnreadable: it has no number or no name.
    """
    number, name = number_in(row, "regcode"), row.text("name")
    if not number or name is None:
        raise row.unlike(row.pointer)
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.LV_REGCODE, number),
        name=name,
        country="LV",
        form=row.text("type_text") or row.text("type") or "",
        founded=row.day("registered") if row.text("registered") else None,
        status=_status(row)[0],
        decisive=decisive,
        personal=(row.text("type") or "") in _SOLE_TRADERS,
    )


def state_company(facts: Statements, row: Node) -> None:
    """State what a row of the company register says: name, form, dates, status, address."""
    row.ignore(*_REGISTER_READ_AND_LEFT, "regcode")
    facts.text("company.name", row.get("name"))
    code = row.text("type")
    if code is not None:
        facts.text("company.form", row.get("type_text") or row.get("type"), code=code)
        sole = "yes" if code in _SOLE_TRADERS else "no"
        facts.add("company.sole_trader", sole, row.required("type").place)
    if row.text("registered"):
        # A company comes to exist when it is entered (Komerclikums 135).
        facts.day("company.founded", row.get("registered"))
        facts.day("company.registered", row.get("registered"))
    status, where = _status(row)
    if where is not None:
        facts.add("company.status", status, where.place)
    if row.text("terminated"):
        facts.day("company.ceased", row.get("terminated"))
        facts.day("company.status_since", row.get("terminated"))
    address, post = row.text("address"), row.code("index")
    if address is not None:
        whole = f"{address}, LV-{post}" if post else address
        facts.add("company.address", whole, row.required("address").place)


def _status(row: Node) -> tuple[str, Node | None]:
    """Return the status: an end, or a letter that says which, else a blank that says it is open.

    L is a company that was liquidated, R one that was reorganised away; what another letter means
    is not known, and is told only where the row has the day of an end as well.
    """
    closed, ended = row.get("closed"), row.get("terminated")
    letter = row.text("closed") if closed is not None else None
    if letter == "R":
        return "merged", closed
    if letter == "L":
        return "ceased", closed
    if ended is not None and row.text("terminated"):
        return "ceased", ended
    if closed is None or letter is not None:
        return "", None
    return "active", closed


def state_officers(facts: Statements, rows: Sequence[Node]) -> None:
    """State who holds which role; what the row tells of their birth is passed over unread."""
    for row in rows:
        row.ignore(*_PEOPLE_READ_AND_LEFT, "entity_type", "legal_entity_registration_number")
        position, body = row.text("position") or "", row.text("governing_body") or ""
        words = (position or body).replace("_", " ").lower()
        if words:
            facts.text("role.holder", row.get("name"), role=_ROLES.get(position, words))


def state_owners(facts: Statements, rows: Sequence[Node], *, whole: bool) -> None:
    """State who owns it, with each one's part where the rows tell everybody's.

    Args:
        facts: what is stated goes there.
        rows: one for each member.
        whole: whether these are all the rows there are.
    """
    parts = [_paid(row) for row in rows]
    total = sum((each for each in parts if each is not None), Decimal(0))
    # Shares in lats beside others in euros have no sum; older rows name no currency at all.
    currencies = {row.text("share_currency") for row in rows}
    known = whole and None not in parts and total > 0 and len(currencies) == 1
    for row, part in zip(rows, parts, strict=True):
        row.ignore(*_PEOPLE_READ_AND_LEFT)
        share = decimal_text(round(part / total, 4)) if known and part is not None else ""
        match row.text("entity_type"):
            case "LEGAL_ENTITY":
                number = number_in(row, "legal_entity_registration_number")
                scheme = Scheme.LV_REGCODE.value if pvn.is_valid(number) else ""
                told = {"kind": "member", "number": number, "scheme": scheme, "share": share}
                _state_named(facts, "company.owner", row, told)
            case "NATURAL_PERSON":
                row.ignore("legal_entity_registration_number")
                _state_named(facts, "role.owner", row, {"kind": "member", "share": share})
            case _:
                # Joint owners: their names stand in another file.
                row.ignore("legal_entity_registration_number", "name")


def _state_named(facts: Statements, key: str, row: Node, told: dict[str, str]) -> None:
    """State the name of a row with those of its qualifiers that are not empty."""
    name = row.text("name")
    if name is not None:
        stated = {qualifier: value for qualifier, value in told.items() if value}
        facts.add(key, name, row.required("name").place, start=None, end=None, unit="", **stated)


def _paid(row: Node) -> Decimal | None:
    """Return what a member's shares are worth together, or None where that is not told."""
    count, each = row.code("number_of_shares"), row.code("share_nominal_value")
    number, value = read_number(count or ""), read_number(each or "")
    return number * value if number is not None and value is not None else None


def state_former_names(facts: Statements, rows: Sequence[Node]) -> None:
    """State what it was called before, each until the day on which that ended."""
    for row in rows:
        row.ignore("_id", "id", "rank", "regcode")
        end = row.day("date_to") if row.text("date_to") else None
        facts.text("company.former_name", row.get("name"), end=end)
