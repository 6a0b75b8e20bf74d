"""Companies we pursue already, found by what somebody types: by name or town, or by telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workbench.app.desk import Desk
from workbench.domain.company import Query
from workbench.domain.ledger import Ledger
from workbench.domain.phones import Reached
from workbench.errors import InvalidInput
from workbench.matching.phones import ending, phone_number, shown
from workbench.texts import Message, say


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
