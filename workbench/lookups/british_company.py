"""What a company profile at Companies House says: identity, status, place, accounts due."""

from collections.abc import Iterator

from workbench.domain.british_words import FORMS, REMARKS, STATUSES, words_for
from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.lookups.british_numbers import canonical
from workbench.lookups.json_answer import Node
from workbench.lookups.statements import Statements

_ACTIVE, _CEASED, _RESCUE = "active", "ceased", "in_reorganisation"
_STATUSES = {
    "active": _ACTIVE,
    "open": _ACTIVE,
    "registered": _ACTIVE,
    "liquidation": "in_liquidation",
    # None of these three says that the company is being wound up: an insolvency practitioner,
    # a receiver or a court has it in hand. The register's own words stand beside the status.
    "administration": _RESCUE,
    "receivership": _RESCUE,
    "voluntary-arrangement": _RESCUE,
    "insolvency-proceedings": _RESCUE,
    "dissolved": _CEASED,
    "removed": _CEASED,
    "closed": _CEASED,
    "converted-closed": _CEASED,
}
_DETAILS = {"active-proposal-to-strike-off": "strike_off_proposed", "transferred-from-uk": _CEASED}
_FOREIGN = frozenset({"oversea-company", "uk-establishment", "registered-overseas-entity"})
"""Types whose first day is the one they came to Britain, not the one they were founded."""

_BRITISH = frozenset(
    {
        "england",
        "england and wales",
        "england-wales",
        "great britain",
        "northern ireland",
        "northern-ireland",
        "scotland",
        "united kingdom",
        "united-kingdom",
        "wales",
    }
)
_NEVER_FILED = "null"
"""The register writes this word for the type of accounts that were never filed."""

_ADDRESS = (
    "address_line_1",
    "address_line_2",
    "locality",
    "region",
    "postal_code",
    "country",
)
_READ_AND_LEFT = (
    "annual_return",
    "branch_company_details",
    "can_file",
    "corporate_annotation",
    "etag",
    "external_registration_number",
    "foreign_company_details",
    "has_been_liquidated",
    "has_super_secure_pscs",
    "is_community_interest_company",
    "last_full_members_list_date",
    "partial_data_available",
    "service_address",
    "super_secure_managing_officer_count",
)
ALWAYS = ("company_name", "company_number", "links", "type")


def state_profile(facts: Statements, profile: Node) -> None:
    """State what a profile says of a company (specification of 2026, `companyProfile`)."""
    profile.expect(*ALWAYS)
    profile.ignore(*_READ_AND_LEFT)
    facts.text("company.name", profile.get("company_name"))
    for old in _items(profile.get("previous_company_names")):
        start, end = old.day("effective_from"), old.day("ceased_on")
        facts.text("company.former_name", old.get("name"), start=start, end=end)
    _state_form(facts, profile)
    _state_status(facts, profile)
    foreign = profile.text("type") in _FOREIGN
    began = "company.registered" if foreign else "company.founded"
    facts.day(began, profile.get("date_of_creation"))
    facts.day("company.ceased", profile.get("date_of_cessation"))
    for rank, code in enumerate(_items(profile.get("sic_codes")), start=1):
        facts.text("company.industry", code, code=code.code() or "", rank=str(rank))
    _state_place(facts, profile)
    _state_accounts(facts, profile.get("accounts"))
    _state_remarks(facts, profile)


def candidate(item: Node, source: str, *, decisive: bool) -> Candidate:
    """Return a hit of a search, or a profile, as a candidate.

    Raises:
        SourceUnreadable: it has no number or no name.
    """
    name = item.text("title") or item.text("company_name")
    number = canonical(item.code("company_number") or "")
    if not name or not number:
        raise item.unlike(item.pointer)
    kind = item.text("company_type") or item.text("type") or ""
    form = item.text("company_subtype") or item.text("subtype") or kind
    address = item.get("address") or item.get("registered_office_address")
    founded = None if kind in _FOREIGN else item.day("date_of_creation")
    return Candidate(
        entity=Entity(source, number),
        identifier=Identifier(Scheme.GB_CRN, number),
        name=name,
        country="GB",
        town=(address.text("locality") or "") if address else "",
        form=words_for(FORMS, form),
        founded=founded,
        status=_status(item)[0],
        decisive=decisive,
    )


def has_charges(profile: Node) -> bool:
    """Whether to ask for charges: the profile says that there are or were any."""
    return bool(profile.flag("has_charges")) or profile.at("links", "charges") is not None


def has_insolvency(profile: Node) -> bool:
    """Whether to ask for insolvency cases: the profile says that there are or were any."""
    told = bool(profile.flag("has_insolvency_history"))
    return told or profile.at("links", "insolvency") is not None


def _items(node: Node | None) -> Iterator[Node]:
    yield from node.items() if node is not None else ()


def _status(record: Node) -> tuple[str, Node | None]:
    """Return the status and the field that says so; empty where it is new to us or silent."""
    node, detail = record.get("company_status"), record.get("company_status_detail")
    told = _STATUSES.get(node.text() or "", "") if node is not None else ""
    special = _DETAILS.get(detail.text() or "", "") if detail is not None else ""
    if special and detail is not None and told in {_ACTIVE, ""}:
        return special, detail
    return told, node


def _state_status(facts: Statements, profile: Node) -> None:
    """State our status, and in words what the register adds to it or calls it."""
    status, node = _status(profile)
    if status and node is not None:
        facts.add("company.status", status, node.place)
    detail = profile.get("company_status_detail") or profile.get("company_status")
    code = detail.text() if detail is not None else None
    if detail is not None and code and code != _ACTIVE:
        facts.add("company.status_reason", words_for(STATUSES, code), detail.place)


def _state_form(facts: Statements, profile: Node) -> None:
    """State the type; a subtype says more, and the register gives a sole trader no number."""
    kind, subtype = profile.get("type"), profile.get("subtype")
    told = subtype or kind
    code = told.text() if told is not None else None
    if told is not None and code:
        facts.add("company.form", words_for(FORMS, code), told.place, code=code)
        facts.add("company.sole_trader", "no", told.place)


def _state_place(facts: Statements, profile: Node) -> None:
    address, jurisdiction = (
        profile.get("registered_office_address"),
        profile.get("jurisdiction"),
    )
    # A foreign company is under Britain's jurisdiction for what it has here, and at home elsewhere.
    foreign = profile.text("type") in _FOREIGN
    home = jurisdiction if _is_british(jurisdiction) and not foreign else None
    if address is not None:
        # Whom mail is addressed to there may be a person.
        address.ignore("care_of", "care_of_name", "po_box")
        parts = [part for name in _ADDRESS if (part := address.text(name))]
        premises = address.text("premises")
        if premises and parts:
            joint = " " if premises[0].isdigit() and parts[0] == address.text(_ADDRESS[0]) else ", "
            parts[0] = f"{premises}{joint}{parts[0]}"
        if parts:
            facts.add("company.address", ", ".join(parts), address.place)
        facts.text("company.town", address.get("locality"))
        country = address.get("country")
        home = home or (country if _is_british(country) else None)
    if home is not None:
        facts.add("company.country", "GB", home.place)


def _is_british(node: Node | None) -> bool:
    return node is not None and (node.text() or "").casefold() in _BRITISH


def _state_accounts(facts: Statements, accounts: Node | None) -> None:
    """State the year's end, the newest accounts, and when the next are due.

    The register's own `overdue` may lag behind the day they are due; both are stated.
    """
    if accounts is None:
        return
    reference = accounts.get("accounting_reference_date")
    if reference is not None:
        month, day = reference.code("month") or "", reference.code("day") or ""
        if month.isdecimal() and day.isdecimal():
            facts.add("company.year_end", f"{month.zfill(2)}-{day.zfill(2)}", reference.place)
    last, following = accounts.get("last_accounts"), accounts.get("next_accounts")
    filed = last is not None and last.text("type") not in {None, _NEVER_FILED}
    end = last.get("period_end_on") or last.get("made_up_to") if last is not None else None
    if last is not None:
        last.ignore("period_start_on", "made_up_to")
    if filed and end is not None and (newest := end.day()) is not None:
        facts.add("company.last_accounts", f"{newest.year:04}", end.place)
    due = (following.get("due_on") if following else None) or accounts.get("next_due")
    to = (following.get("period_end_on") if following else None) or accounts.get("next_made_up_to")
    late = (following.get("overdue") if following else None) or accounts.get("overdue")
    accounts.ignore("next_due", "next_made_up_to", "overdue")
    if following is not None:
        following.ignore("period_start_on")
    facts.day("company.accounts_due", due)
    facts.day("company.accounts_to", to)
    if last is not None and last.text("type") == _NEVER_FILED:
        facts.day("company.first_period_end", to)
    facts.flag("company.accounts_overdue", late)


def _state_remarks(facts: Statements, profile: Node) -> None:
    """State what warns a reader and has no property of its own."""
    statement, last = profile.get("confirmation_statement"), profile.at("accounts", "last_accounts")
    overdue = statement.get("overdue") if statement is not None else None
    if statement is not None:
        statement.ignore("last_made_up_to", "next_due", "next_made_up_to")
    told = (
        (
            "undeliverable-registered-office-address",
            profile.get("undeliverable_registered_office_address"),
        ),
        ("registered-office-is-in-dispute", profile.get("registered_office_is_in_dispute")),
        ("confirmation-statement-overdue", overdue),
    )
    for code, node in told:
        if node is not None and node.value is True:
            facts.add("company.remark", words_for(REMARKS, code), node.place)
    kind = last.get("type") if last is not None else None
    if kind is not None and kind.value == "dormant":
        facts.add("company.remark", words_for(REMARKS, "last-accounts-dormant"), kind.place)
