"""One record of the LEI register: who it is, since when, whether it lives, and its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.values import date_text
from workbench.lookups.instants import day_of_instant
from workbench.lookups.json_answer import Node
from workbench.lookups.lei_numbers import national_number
from workbench.lookups.statements import Statements
from workbench.texts import Message, say

_SOLE, _BRANCH = "SOLE_PROPRIETOR", "BRANCH"
_FORMER = "PREVIOUS_LEGAL_NAME"
_STATUSES = {"ACTIVE": "active", "INACTIVE": "ceased"}
_NO_LEI = {"ANNULLED", "DUPLICATE"}
"""Issued by mistake, or twice: the number identifies nobody."""

_LAPSED = "LAPSED"
_NOT_RENEWED = say(
    "It has not renewed its LEI, so the record does not say whether the company is active today."
)
_PROCEEDINGS = {"BANKRUPTCY", "INSOLVENCY", "LIQUIDATION", "VOLUNTARY_ARRANGEMENT"}
_NOT_HAPPENED = "WITHDRAWN_CANCELLED"
_YEARS_TO_RENEWAL = 10
_ENTITY_LEFT = (
    "transliteratedOtherNames",
    "headquartersAddress",
    "jurisdiction",
    "associatedEntity",
    "subCategory",
    "otherAddresses",
)
_REGISTRATION_LEFT = (
    "initialRegistrationDate",
    "lastUpdateDate",
    "managingLou",
    "corroborationLevel",
    "validatedAt",
    "validatedAs",
    "otherValidationAuthorities",
)
_CODES_LEFT = ("bic", "mic", "ocid", "qcc", "spglobal", "conformityFlag", "gem")
"""Lists that are null where they are empty, and codes of others; nothing is stated of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeiRecord:
    """One record, and where its parts stand.

    Attributes:
        lei: its number.
        number: the national number behind it, where it is one we know the form of.
        entity, registration: the parts of the record.
        relations: links to what may be asked further.
    """

    lei: str
    number: Identifier | None
    name: Node
    entity: Node
    registration: Node
    relations: Node | None
    missing: list[Message] = field(default_factory=list)

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """The numbers the record states for its company."""
        own = (Identifier(Scheme.LEI, self.lei),)
        # A branch holds its head office's number in many registers, but is not the head office;
        # and a record that was made by mistake or twice identifies nobody.
        doubtful = self.is_branch or self.is_void
        return own if self.number is None or doubtful else (*own, self.number)

    @property
    def is_branch(self) -> bool:
        """Whether it is a branch, which is no company of its own."""
        return self.entity.text("category") == _BRANCH

    @property
    def is_void(self) -> bool:
        """Whether the number was issued by mistake or twice."""
        return self.registration.text("status") in _NO_LEI

    @property
    def status(self) -> str:
        """Our word for the company's status, or empty where the record does not say it of today.

        "Active" is what the company reported when it renewed its LEI; a record that lapsed says
        nothing of the time since.
        """
        told = _STATUSES.get(self.entity.text("status") or "", "")
        return "" if told == "active" and self.has_lapsed else told

    @property
    def has_lapsed(self) -> bool:
        """Whether the company did not renew its LEI in time."""
        return self.registration.text("status") == _LAPSED

    @property
    def country(self) -> str:
        """ISO 3166 code of the country of its legal address, or empty."""
        address = self.entity.get("legalAddress")
        return (address.text("country") or "") if address is not None else ""


def read_record(data: Node) -> LeiRecord:
    """Return a record of the register.

    Raises:
        SourceUnreadable: it lacks its number, its name or its registration.
    """
    attributes = data.required("attributes")
    lei = attributes.text("lei")
    entity = attributes.required("entity")
    name = entity.required("legalName").required("name")
    if lei is None or name.text() is None or data.text("id") != lei:
        raise data.unlike(data.pointer)
    data.ignore("type", "links", "relationships")
    attributes.ignore(*_CODES_LEFT)
    entity.required("legalName").ignore("language")
    authority = entity.at("registeredAt", "id")
    where = entity.get("registeredAt")
    if where is not None:
        where.ignore("other")
    written = entity.text("registeredAs")
    number = None
    if authority is not None and written is not None:
        number = national_number(authority.text() or "", written)
    return LeiRecord(
        lei=lei,
        number=number,
        name=name,
        entity=entity,
        registration=attributes.required("registration"),
        relations=data.get("relationships"),
    )


def candidate(record: LeiRecord, source: str, *, decisive: bool) -> Candidate:
    """Return a record of a search as a candidate."""
    address = record.entity.get("legalAddress")
    number = record.number if record.number in record.identifiers else None
    return Candidate(
        entity=Entity(source, record.lei),
        identifier=number or Identifier(Scheme.LEI, record.lei),
        name=record.name.text() or "",
        country=record.country,
        town=(address.text("city") or "") if address is not None else "",
        founded=day_of_instant(record.entity.get("creationDate")),
        status=record.status,
        decisive=decisive,
        agrees=(say("Its LEI is {number}.", number=record.lei),) if number is not None else (),
        personal=record.entity.text("category") == _SOLE,
    )


def state_record(facts: Statements, record: LeiRecord, taken: date) -> None:
    """State what a record says; days that cannot be right are left out and named.

    Args:
        facts: to which the statements are added.
        record: the record.
        taken: the day of the answer. Records hold days of the years 3032 and 9999.
    """
    entity = record.entity
    entity.ignore(*_ENTITY_LEFT)
    entity.expect("category", "creationDate", "legalAddress", "registeredAs", "status")
    facts.text("company.name", record.name)
    _state_names(facts, entity)
    _state_form(facts, entity)
    _state_address(facts, entity.get("legalAddress"))
    _state_day(facts, record, "company.founded", entity.get("creationDate"), taken)
    if entity.text("category") == _SOLE:
        facts.add("company.sole_trader", "yes", entity.required("category").place)
    _state_status(facts, record, taken)
    _state_proceedings(facts, entity.get("eventGroups"))
    _state_registration(facts, record, taken)


def _state_names(facts: Statements, entity: Node) -> None:
    names = entity.get("otherNames")
    for name in names.items() if names is not None else ():
        name.ignore("language", "name")
        if name.text("type") == _FORMER:
            facts.text("company.former_name", name.get("name"))


def _state_form(facts: Statements, entity: Node) -> None:
    """State the legal form where the record has it in words; else only its code is known."""
    form = entity.get("legalForm")
    if form is not None:
        told = {"code": code} if (code := form.text("id")) else {}
        facts.text("company.form", form.get("other"), start=None, end=None, **told)


def _state_address(facts: Statements, address: Node | None) -> None:
    if address is None:
        return
    address.ignore("language", "addressNumber", "addressNumberWithinBuilding", "mailRouting")
    address.ignore("region")
    lines = address.get("addressLines")
    street = [line.text() or "" for line in lines.items()] if lines is not None else []
    town = " ".join(part for name in ("postalCode", "city") if (part := address.text(name)))
    parts = [part for part in (*street, town, address.text("country") or "") if part]
    if street and parts:
        facts.add("company.address", ", ".join(parts), address.place)
    facts.text("company.town", address.get("city"))
    facts.text("company.country", address.get("country"))


def _state_day(
    facts: Statements, record: LeiRecord, key: str, node: Node | None, latest: date
) -> date | None:
    """State a day up to the latest it can be, or say that it cannot be right."""
    day = day_of_instant(node)
    if node is None or (day is not None and day <= latest):
        if node is not None and day is not None:
            facts.add(key, date_text(day), node.place)
        return day
    record.missing.append(
        say(
            "The register writes {original}, which is no day we can trust.",
            original=str(node.value),
        )
    )
    return None


def _state_status(facts: Statements, record: LeiRecord, taken: date) -> None:
    status = record.entity.get("status")
    ours, expiry = record.status, record.entity.get("expiration")
    successors = list(_successors(record.entity))
    if status is None or not ours:
        if record.has_lapsed:
            record.missing.append(_NOT_RENEWED)
        return
    facts.add("company.status", ours, status.place)
    if ours == "active" or expiry is None:
        return
    facts.text("company.status_reason", expiry.get("reason"))
    ended = _state_day(facts, record, "company.ceased", expiry.get("date"), taken)
    for node, name, lei in successors:
        facts.add(
            "company.merger",
            name,
            node.place,
            unit="",
            start=None,
            end=ended,
            kind="successor",
            **({"number": lei, "scheme": Scheme.LEI.value} if lei else {}),
        )


def _successors(entity: Node) -> Sequence[tuple[Node, str, str]]:
    """Return the companies that took over, each with its place, name or number, and number."""
    several, one = entity.get("successorEntities"), entity.get("successorEntity")
    nodes = list(several.items()) if several is not None else []
    if not nodes and one is not None:
        nodes = [one]
    read = [(node, node.text("name") or "", node.text("lei") or "") for node in nodes]
    return [(node, name or lei, lei) for node, name, lei in read if name or lei]


def _state_proceedings(facts: Statements, groups: Node | None) -> None:
    """State the insolvency proceedings that the record reports as under way or over."""
    for group in groups.items() if groups is not None else ():
        group.ignore("groupType", "affectedFields")
        events = group.get("events")
        for event in events.items() if events is not None else ():
            event.ignore("validationDocuments", "validationReference", "recordedDate")
            event.ignore("affectedFields")
            kind, start = event.get("type"), day_of_instant(event.get("effectiveDate"))
            happened = event.text("status") != _NOT_HAPPENED
            code = kind.text() if kind is not None else None
            if kind is not None and code in _PROCEEDINGS and happened:
                facts.add("company.insolvency", code, kind.place, start=start, kind=code)


def _state_registration(facts: Statements, record: LeiRecord, taken: date) -> None:
    registration = record.registration
    registration.ignore(*_REGISTRATION_LEFT)
    registration.expect("status", "nextRenewalDate")
    facts.text("company.lei_status", registration.get("status"))
    latest = date(taken.year + _YEARS_TO_RENEWAL, 12, 31)
    _state_day(facts, record, "company.lei_renewal", registration.get("nextRenewalDate"), latest)
