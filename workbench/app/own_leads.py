"""Companies we pursue already, found by what somebody types: by name or town, or by telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from workbench.app import register_candidates
from workbench.app.desk import Desk
from workbench.domain.company import Candidate, Query
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.ledger import Ledger
from workbench.domain.phones import Reached
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.matching.letters import skeleton
from workbench.matching.phones import ending, phone_number, shown
from workbench.texts import Message, say

_OFFERED = 4
"""Leads that are offered while somebody types: below them the registers' hits stay in sight."""
_CONSIDERED = 50
_NAMED, _STANDS = say("Its name or town"), say("It is here already.")


@dataclass(frozen=True, slots=True)
class OwnLead:
    """A company of ours that may be meant.

    Attributes:
        place: its town, or its country's code; may be empty.
        why: what of it was found.
    """

    company: UUID
    name: str
    place: str
    why: Message


Meant: TypeAlias = OwnLead | Candidate
"""Who may be meant while somebody types."""


def while_typing(desk: Desk, words: str, control: JobControl) -> tuple[Meant, ...]:
    """Return who may be meant by what was typed so far, those we pursue above registers' hits.

    A hit that we pursue is told once, as ours.

    Raises:
        CancelledByUser: newer words cancelled these.
    """
    if len(words.strip()) < register_candidates.FEWEST:
        return ()
    hits = register_candidates.while_typing(desk, words, control)
    control.check()
    return desk.store.read(lambda ledger: _ours_first(ledger, words, hits))


def _ours_first(ledger: Ledger, words: str, hits: Sequence[Candidate]) -> tuple[Meant, ...]:
    called = _called(ledger, words)
    held = [(hit, ledger.companies.by_identifier(hit.identifier)) for hit in hits]
    known = [
        OwnLead(company.id, company.name, hit.town, _STANDS)
        for hit, company in held
        if company is not None and ledger.leads.of_company(company.id) is not None
    ]
    ours = {each.company: each for each in (*known, *called)}
    own = (each.company for each in (*called, *known))
    others = (hit for hit, company in held if company is None or company.id not in ours)
    return (*(ours[each] for each in dict.fromkeys(own)), *others)


def _called(ledger: Ledger, words: str) -> tuple[OwnLead, ...]:
    """Return the leads whose name or town has all the words, names that begin so first."""
    rows = ledger.leads.rows(LeadFilter(words=words, aside=True, order="name"), _CONSIDERED)
    typed = skeleton(words).split()

    def place(row: LeadRow) -> tuple[bool, bool]:
        name = skeleton(row.name).split()
        begins = all(any(part.startswith(word) for part in name) for word in typed)
        return not skeleton(row.name).startswith(" ".join(typed)), not begins

    # Whoever is responsible is searched in the list as well, and is no company.
    named = [row for row in rows if _has_any(typed, f"{row.name} {row.town}")]
    return tuple(
        OwnLead(row.company, row.name, row.town, _NAMED)
        for row in sorted(named, key=place)[:_OFFERED]
    )


def _has_any(typed: Sequence[str], text: str) -> bool:
    folded = skeleton(text)
    return any(word in folded for word in typed)


def phone_countries(desk: Desk) -> tuple[str, ...]:
    """Return the countries from which a number without its country may be dialled.

    Those of our companies come first, the one of most at the front; then offline registers'.
    """
    ours = desk.store.read(lambda ledger: ledger.phones.countries())
    registers = sorted({each.country for each in desk.registers.all() if each.country})
    return tuple(dict.fromkeys((*ours, *registers)))


def with_phone(desk: Desk, numbers: Sequence[str]) -> tuple[OwnLead, ...]:
    """Return the companies we pursue that are reached by one of some numbers, in E.164."""

    def look(ledger: Ledger) -> tuple[OwnLead, ...]:
        found: dict[UUID, OwnLead] = {}
        for number in numbers:
            for each in ledger.phones.ending(ending(number)):
                if phone_number(each.written, each.country) == number:
                    found.setdefault(each.company, _reached(each, number))
        return tuple(found.values())

    return desk.store.read(look) if numbers else ()


def nobody_has(query: Query) -> InvalidInput:
    """Return what is said of a telephone number that no company here has.

    Figures that look like a registration number with a mistake are said to be that first.
    """
    mistake = query.mistake
    if mistake is None:
        return InvalidInput(
            say(
                "Nobody here has the telephone number {phone}, and no source can be asked for one.",
                phone=shown(query.phones[0]),
            ),
            field="query",
            hint=say("Type the company's name, its registration number or its web address."),
        )
    told = say("Nobody here has it as a telephone number either.")
    if isinstance(mistake.hint, Message):
        told = say("{first} {second}", first=mistake.hint, second=told)
    return InvalidInput(
        mistake.message, field=mistake.field, suggestion=mistake.suggestion, hint=told
    )


def _reached(each: Reached, number: str) -> OwnLead:
    why = say("Telephone {phone}", phone=shown(number))
    if each.contact:
        why = say("Telephone {phone}, of {contact}", phone=shown(number), contact=each.contact)
    return OwnLead(each.company, each.name, each.country, why)
