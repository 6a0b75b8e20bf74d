"""What an imported row states of its company, each with its cell, and what goes into a note."""

from collections.abc import Container, Iterator

from workbench.app.importing.judging import Plan
from workbench.domain.company import Identifier, Scheme
from workbench.domain.fact import Stated, state
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate, ImportRun
from workbench.matching.domains import is_own_domain
from workbench.matching.told import Told
from workbench.texts import Texts, say

_STATED = (
    (Field.NAME, "company.name"),
    (Field.TOWN, "company.town"),
    (Field.WEBSITE, "company.website"),
    (Field.PHONE, "company.phone"),
    (Field.EXTERNAL_ID, "company.external_id"),
)


def facts_of(run: ImportRun, told: Told) -> Iterator[Stated]:
    """Yield what a row states of its company, each with its cell."""
    entity = run.entity(told.row.number)
    for wanted, key in _STATED:
        if wanted in told.values:
            text, column = told.values[wanted]
            yield state(entity, key, text, told.row.place(column))
    if told.company_mail:
        place = told.row.place(told.values[Field.MAIL][1])
        yield state(entity, "company.email", told.company_mail, place)
    if told.country and Field.COUNTRY in told.values:
        place = told.row.place(told.values[Field.COUNTRY][1])
        yield state(entity, "company.country", told.country, place)
    if Field.STREET in told.values:
        street, column = told.values[Field.STREET]
        town = " ".join(filter(None, (told.text(Field.POSTCODE), told.text(Field.TOWN))))
        whole = ", ".join(filter(None, (street, town)))
        yield state(entity, "company.address", whole, told.row.place(column))


def numbers_of(told: Told) -> tuple[Identifier, ...]:
    """Return the numbers of a row's company, with its domain where that is its own."""
    if told.domain and is_own_domain(told.domain):
        return (*told.identifiers, Identifier(Scheme.DOMAIN, told.domain))
    return told.identifiers


def note_of(plan: Plan, people: Container[str], texts: Texts) -> str:
    """Return what has no place of its own: the stage there, an offer, notes, who has it."""
    told = plan.told
    pursued_before = plan.known is not None and plan.known.lead is not None
    wanted = [Field.STAGE, Field.OFFER]
    if pursued_before or plan.fate is Fate.DUPLICATE:
        wanted.append(Field.CAMPAIGN)
    schemes = {each.scheme for each in told.identifiers}
    if not any(each.country for each in schemes):
        wanted += [Field.NUMBER, Field.VAT]
    if Scheme.LEI not in schemes:
        wanted.append(Field.LEI)
    if told.text(Field.RESPONSIBLE).casefold() not in people:
        wanted.append(Field.RESPONSIBLE)
    lines = [
        texts.say(say("{what}: {text}", what=each.words, text=told.text(each)))
        for each in wanted
        if told.text(each)
    ]
    lines += [f"{heading}: {text}" for heading, text in told.notes]
    return "; ".join(lines)
