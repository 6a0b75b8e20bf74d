"""What an imported row states of its company, each with its cell; whom it means; and its note."""

from collections.abc import Container, Iterator
from uuid import UUID

from workbench.app.importing.judging import Plan
from workbench.app.register_candidates import entity_of
from workbench.domain.company import Identifier, Judgement, Sameness, Scheme
from workbench.domain.fact import Stated, state
from workbench.domain.ids import new_id
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate, ImportRun
from workbench.matching.cells import country_code
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
    if Field.COUNTRY in told.values:
        text, column = told.values[Field.COUNTRY]
        if country := country_code(text):
            yield state(entity, "company.country", country, told.row.place(column))
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


def of_row(run: ImportRun, row: int, company: UUID) -> Judgement:
    """Return that what a row states is about a company."""
    return Judgement(
        id=new_id(),
        entity=run.entity(row),
        company=company,
        sameness=Sameness.SAME,
        reason=say("Row {row} of {file}.", row=row, file=run.name),
        by=run.by,
        at=run.at,
    )


def of_register(
    run: ImportRun, plan: Plan, company: UUID, given: Container[Identifier]
) -> tuple[Judgement, ...]:
    """Return which entity of an offline register a company is, where its number came from there.

    A number that the company had before, or has of another source, is not the register's word.
    """
    taken, row = plan.taken, plan.told.row.number
    if taken is None or taken.hit.number not in given:
        return ()
    if plan.chosen:
        why = say("Chosen for row {row} of {file}: {why}", row=row, file=run.name, why=taken.why)
    else:
        why = say("Found for row {row} of {file}: {why}", row=row, file=run.name, why=taken.why)
    return (
        Judgement(
            id=new_id(),
            entity=entity_of(taken.hit),
            company=company,
            sameness=Sameness.SAME,
            reason=why,
            by=run.by,
            at=run.at,
        ),
    )


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
