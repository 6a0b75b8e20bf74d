"""Who answers for a British company, and who controls it: names and roles of people, no more."""

from collections.abc import Mapping

from workbench.domain.british_words import NO_PARENT, words_for
from workbench.domain.company import Scheme
from workbench.lookups.blanked_fields import SAID
from workbench.lookups.british_numbers import canonical
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_ROLES = {
    "director": "director",
    "nominee-director": "director",
    "secretary": "secretary",
    "nominee-secretary": "secretary",
    "llp-member": "partner",
    "llp-designated-member": "partner",
    "general-partner-in-a-limited-partnership": "liable_partner",
    "limited-partner-in-a-limited-partnership": "partner",
    "manager-of-an-eeig": "manager",
    "cic-manager": "manager",
    "managing-officer": "executive",
    "member-of-a-management-organ": "board_member",
    "member-of-a-supervisory-organ": "board_member",
    "member-of-an-administrative-organ": "board_member",
    "judicial-factor": "administrator",
    "receiver-and-manager": "administrator",
    "person-authorised-to-accept": "contact",
    "person-authorised-to-represent": "signatory",
    "person-authorised-to-represent-and-accept": "signatory",
}
"""The register's role, without `corporate-`, to ours (specification of 2026, `officer_role`)."""

_CORPORATE = "corporate-"
_NAME_PARTS = 2
_OF_OFFICERS = (
    "address",
    "appointed_before",
    "appointed_on",
    "contact_details",
    "country_of_residence",
    "date_of_birth",
    "etag",
    "former_names",
    "identity_verification_details",
    "is_pre_1992_appointment",
    "links",
    "nationality",
    "occupation",
    "person_number",
    "principal_office_address",
    "responsibilities",
)
_OF_CONTROL = (
    "address",
    "country_of_residence",
    "date_of_birth",
    "description",
    "etag",
    "identity_verification_details",
    "is_sanctioned",
    "links",
    "name_elements",
    "nationality",
    "notified_on",
    "principal_office_address",
    "usual_residential_address",
)
_BANDS = {
    "25-to-50-percent": "0.25–0.5",
    "50-to-75-percent": "0.5–0.75",
    "75-to-100-percent": "0.75–1",
    "more-than-25-percent": "0.25–1",
}
_PROTECTED = "super-secure"
_MAJORITY = frozenset({"0.5–0.75", "0.75–1"})
_KINDS = (
    ("ownership-of-shares", "shares"),
    ("voting-rights", "votes"),
    ("right-to-share-surplus-assets", "surplus"),
    ("right-to-appoint-and-remove", "appointments"),
    ("significant-influence-or-control", "influence"),
)
"""How a nature of control begins, to what it is; a share is told of the first three."""

_BRITAIN = frozenset(
    {"england", "england & wales", "england and wales", "great britain", "northern ireland"}
    | {"scotland", "uk", "united kingdom", "wales", "companies house"}
)


OVER = dict.fromkeys(("ceased", "ceased_on", "ceased_to_act_on", "resigned_on"), SAID)
"""What marks an entry about somebody whose time is over, of whom nothing is kept but when."""

WHO = frozenset({"links", "name", "person_number"})
"""What tells who somebody is."""


def private_fields() -> frozenset[str]:
    """Return the fields of officers and of who controls a company that are never kept."""
    kept = {"appointed_before", "appointed_on", "description", "etag", "links", "notified_on"}
    kept |= {"is_pre_1992_appointment", "is_sanctioned", "person_number", "responsibilities"}
    return frozenset({*_OF_OFFICERS, *_OF_CONTROL}) - kept


def state_officers(facts: Statements, items: Node) -> None:
    """State the officers of today; who resigned is left out."""
    for item in items.items():
        item.ignore(*_OF_OFFICERS)
        role, name = item.get("officer_role"), item.get("name")
        code = (role.text() or "") if role is not None else ""
        words = (name.text() or "") if name is not None else ""
        firm = item.get("identification")
        number = _number(firm)
        if name is None or not words or item.get("resigned_on") is not None:
            continue
        corporate = code.startswith(_CORPORATE) or firm is not None
        bare = code.removeprefix(_CORPORATE)
        facts.add(
            "role.holder",
            words if corporate else _in_order(words),
            name.place,
            start=None,
            end=None,
            role=_ROLES.get(bare, bare.replace("-", " ")),
            **number,
        )


def state_control(facts: Statements, items: Node) -> None:
    """State who has significant control today: firms as owners, people as people.

    A firm with more than half of the shares or votes, or the right to appoint the board, is the
    parent too (Companies Act 2006, s. 1159 and schedule 1A). Somebody whose name is kept secret is
    not nobody.
    """
    for item in items.items():
        item.ignore(*_OF_CONTROL)
        stated, name = item.get("kind"), item.get("name")
        kind = (stated.text() or "") if stated is not None else ""
        natures = [each.text() or "" for each in _listed(item, "natures_of_control")]
        number = _number(item.get("identification"))
        over = item.get("ceased_on") is not None or bool(item.flag("ceased"))
        if stated is not None and kind.startswith(_PROTECTED) and not over:
            words = words_for(NO_PARENT, _PROTECTED)
            facts.add("company.no_parent_because", words, stated.place)
        if name is None or not name.text() or over:
            continue
        told, parent = _control(natures)
        if kind.startswith("individual"):
            facts.text("role.owner", name, start=None, end=None, **told)
        elif kind.startswith(("corporate-entity", "legal-person")):
            facts.text("company.owner", name, start=None, end=None, **told, **number)
            if parent:
                kin = {"kind": "direct", **number}
                facts.text("company.related_parent", name, start=None, end=None, **kin)


def state_no_control(facts: Statements, items: Node) -> None:
    """State why nobody, or not everybody, is named who controls the company."""
    for item in items.items():
        item.ignore("etag", "kind", "links", "linked_psc_name", "notified_on")
        item.ignore("restrictions_notice_withdrawal_reason")
        statement = item.get("statement")
        code = statement.text() if statement is not None else None
        if statement is not None and code and item.get("ceased_on") is None:
            facts.add("company.no_parent_because", words_for(NO_PARENT, code), statement.place)


def _listed(item: Node, name: str) -> list[Node]:
    node = item.get(name)
    return list(node.items()) if node is not None else []


def _in_order(name: str) -> str:
    """Return "TAYLOR, Christopher Jon" as it is spoken; with a title behind it, as it is."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[1]} {parts[0]}" if len(parts) == _NAME_PARTS and all(parts) else name


def _number(firm: Node | None) -> dict[str, str]:
    """Return a firm's number, with its register where that is the British one."""
    if firm is None:
        return {}
    firm.ignore("identification_type", "legal_authority", "legal_form", "place_registered")
    firm.ignore("country_registered")
    written = firm.text("registration_number")
    if not written:
        return {}
    british = firm.text("identification_type") == "uk-limited-company" or any(
        (firm.text(name) or "").casefold() in _BRITAIN
        for name in ("country_registered", "place_registered")
    )
    number = canonical(written) if british else ""
    if number:
        return {"number": number, "scheme": Scheme.GB_CRN.value}
    return {"number": written}


def _control(natures: list[str]) -> tuple[Mapping[str, str], bool]:
    """Return kind and share of control, and whether it is a parent's.

    Who holds shares owns, whatever else they may; the share is that of the shares, or else of the
    votes, or of what is left when a partnership ends.
    """
    kinds: dict[str, str] = {}
    for nature in natures:
        for beginning, kind in _KINDS:
            if nature.startswith(beginning):
                rest = nature.removeprefix(f"{beginning}-")
                band = next((told for words, told in _BANDS.items() if rest.startswith(words)), "")
                kinds[kind] = max(kinds.get(kind, ""), band)
    told = {"kind": "legal_owner" if "shares" in kinds else "control"} if kinds else {}
    share = next((kinds[kind] for _, kind in _KINDS if kinds.get(kind)), "")
    ruling = {kinds.get("shares", ""), kinds.get("votes", "")}
    parent = "appointments" in kinds or bool(_MAJORITY & ruling)
    return ({**told, "share": share} if share else told), parent
