"""What judged rows write: companies, numbers, facts with their cells, leads, people and notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.importing.judging import Plan
from workbench.app.importing.listing import Listing
from workbench.app.leads import CONTACT_DAYS
from workbench.app.writing import written
from workbench.domain.company import Company, Identifier, Judgement, Sameness, Scheme
from workbench.domain.fact import Stated, state
from workbench.domain.ids import new_id
from workbench.domain.import_fields import Field
from workbench.domain.importing import KIND, SOURCE, Batch, Fate, ImportRun, WrittenRow
from workbench.domain.lead import Contact, Lead, NextStep, Stage, StageChange, Touch, TouchKind
from workbench.domain.lead_list import LeadRow
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.matching.domains import is_own_domain
from workbench.matching.told import Told
from workbench.texts import say

_STEP_DAYS = 14
"""Days after which whoever the file says is responsible should have looked at the lead."""
_STATED = (
    (Field.NAME, "company.name"),
    (Field.TOWN, "company.town"),
    (Field.WEBSITE, "company.website"),
    (Field.PHONE, "company.phone"),
    (Field.EXTERNAL_ID, "company.external_id"),
)


@dataclass(kw_only=True)
class _Pursued:
    """A lead while rows about it are written: who and what it has already."""

    lead: UUID
    contacts: set[str]
    has_step: bool


@dataclass(kw_only=True)
class Draft:
    """Gathers what a block of rows writes; made anew for every try.

    Attributes:
        people: those of us, by folded name.
        went: into which company each row went.
        renewed: companies of ours whose row of the lead list may change.
    """

    desk: Desk
    run: ImportRun
    people: Mapping[str, UUID]
    listing: Listing
    went: dict[int, UUID] = field(default_factory=dict)
    renewed: set[UUID] = field(default_factory=set)
    _pursued: dict[UUID, _Pursued] = field(default_factory=dict)
    _companies: list[Company] = field(default_factory=list)
    _numbers: list[tuple[UUID, Identifier]] = field(default_factory=list)
    _judgements: list[Judgement] = field(default_factory=list)
    _stated: list[Stated] = field(default_factory=list)
    _leads: list[Lead] = field(default_factory=list)
    _stages: list[StageChange] = field(default_factory=list)
    _contacts: list[Contact] = field(default_factory=list)
    _touches: list[Touch] = field(default_factory=list)
    _steps: list[NextStep] = field(default_factory=list)
    _listed: dict[UUID, LeadRow] = field(default_factory=dict)
    _rows: list[WrittenRow] = field(default_factory=list)

    def batch(self, plans: Sequence[Plan]) -> Batch | None:
        """Return what the rows write; None where that is nothing."""
        for plan in plans:
            if plan.fate.is_written:
                self._write(plan)
        if not self._rows:
            return None
        return Batch(
            run=self.run,
            lookup=self._lookup(),
            rows=tuple(self._rows),
            companies=tuple(self._companies),
            identifiers=tuple(self._numbers),
            judgements=tuple(self._judgements),
            stated=tuple(self._stated),
            leads=tuple(self._leads),
            stages=tuple(self._stages),
            contacts=tuple(self._contacts),
            touches=tuple(self._touches),
            next_steps=tuple(self._steps),
            listed=tuple(self._listed.values()),
        )

    def _lookup(self) -> Lookup:
        first, last = self._rows[0].number, self._rows[-1].number
        arguments = {
            "by": str(self.run.by),
            "file": self.run.name,
            "rows": f"{first}-{last}",
            "run": self.run.id.hex,
        }
        return Lookup(
            id=new_id(),
            question=Question(
                source=SOURCE,
                kind=KIND,
                about=self.run.file.hex()[:16],
                arguments=tuple(sorted(arguments.items())),
            ),
            company=None,
            state=LookupState.ANSWERED,
            planned=self.run.at,
            asked=self.run.at,
            answered=self.run.at,
            kind=AnswerKind.FOUND,
            snapshot=self.run.file,
        )

    def _write(self, plan: Plan) -> None:
        told, number = plan.told, plan.told.row.number
        company = plan.company or self.went.get(plan.first)
        entries: dict[str, tuple[UUID, ...]] = {}
        new = company is None
        if company is None:
            company = self._add_company(told)
            identifiers = self._companies[-1].identifiers
        else:
            identifiers = self._add_numbers(plan, company)
        self.went[number] = company
        stated = tuple(_facts(self.run, told))
        self._stated += stated
        self._judge(company, number)
        pursued = self._pursue(plan, company, entries)
        self._append(plan, pursued, entries)
        if new:
            step = self._steps[-1] if "next_step" in entries else None
            self._listed[company] = self.listing.row(
                self._companies[-1], self._leads[-1], self._stages[-1], stated, step
            )
        elif company not in self._listed:
            self._renew(plan, company, entries)
        self._rows.append(
            WrittenRow(
                number=number, company=company, new=new, entries=entries, identifiers=identifiers
            )
        )

    def _renew(self, plan: Plan, company: UUID, entries: Mapping[str, object]) -> None:
        known = plan.known
        town_is_new = known is None or "company.town" not in known.values
        if (
            "lead" in entries
            or "next_step" in entries
            or (town_is_new and plan.told.text(Field.TOWN))
        ):
            self.renewed.add(company)

    def _add_company(self, told: Told) -> UUID:
        numbers = list(told.identifiers)
        if told.domain and is_own_domain(told.domain):
            numbers.append(Identifier(Scheme.DOMAIN, told.domain))
        company = Company(
            id=new_id(),
            name=told.name,
            country=told.country,
            identifiers=tuple(numbers),
            opened=self.run.at,
        )
        self._companies.append(company)
        return company.id

    def _add_numbers(self, plan: Plan, company: UUID) -> tuple[Identifier, ...]:
        """Give a company of ours the numbers it lacks; only where what is known of it is known."""
        known, told = plan.known, plan.told
        if known is None:
            return ()
        schemes = {each.scheme for each in known.profile.identifiers}
        missing = [each for each in told.identifiers if each.scheme not in schemes]
        if told.domain and not known.profile.domains and is_own_domain(told.domain):
            missing.append(Identifier(Scheme.DOMAIN, told.domain))
        fresh = [each for each in missing if (company, each) not in self._numbers]
        self._numbers += [(company, each) for each in fresh]
        return tuple(fresh)

    def _judge(self, company: UUID, number: int) -> None:
        self._judgements.append(
            Judgement(
                id=new_id(),
                entity=self.run.entity(number),
                company=company,
                sameness=Sameness.SAME,
                reason=say("Row {row} of {file}.", row=number, file=self.run.name),
                by=self.run.by,
                at=self.run.at,
            )
        )

    def _pursue(self, plan: Plan, company: UUID, entries: dict[str, tuple[UUID, ...]]) -> _Pursued:
        pursued = self._pursued.get(company)
        if pursued is not None:
            return pursued
        known = plan.known
        if known is not None and known.lead is not None:
            pursued = _Pursued(
                lead=known.lead.id, contacts=set(known.contacts), has_step=known.has_step
            )
        else:
            begun = written(self.desk, company, self.run.at)
            lead = Lead(**begun, campaign=plan.told.text(Field.CAMPAIGN))
            stage = StageChange(**written(self.desk, lead.id, self.run.at), stage=Stage.NEW)
            self._leads.append(lead)
            self._stages.append(stage)
            entries["lead"], entries["stage_change"] = (lead.id,), (stage.id,)
            pursued = _Pursued(lead=lead.id, contacts=set(), has_step=False)
        self._pursued[company] = pursued
        return pursued

    def _append(self, plan: Plan, pursued: _Pursued, entries: dict[str, tuple[UUID, ...]]) -> None:
        told = plan.told
        mail, name = told.contact_mail, told.contact
        met = {each.casefold() for each in (name, mail) if each}
        if name and not met & pursued.contacts:
            self._contacts.append(self._contact(told, pursued.lead))
            entries["contact"] = (self._contacts[-1].id,)
            pursued.contacts |= met
        words = self._note(plan)
        if words:
            at = self.run.at
            begun = written(self.desk, pursued.lead, at)
            self._touches.append(Touch(**begun, kind=TouchKind.NOTE, day=at.date(), words=words))
            entries["touch"] = (self._touches[-1].id,)
        whose = self.people.get(told.text(Field.RESPONSIBLE).casefold())
        if whose is not None and not pursued.has_step:
            self._steps.append(self._step(pursued.lead, whose))
            entries["next_step"] = (self._steps[-1].id,)
            pursued.has_step = True

    def _contact(self, told: Told, lead: UUID) -> Contact:
        return Contact(
            **written(self.desk, lead, self.run.at),
            name=told.contact,
            role=told.text(Field.ROLE),
            phone=told.text(Field.CONTACT_PHONE),
            mail=told.contact_mail,
            where_from=self._where_from,
            expires=self.run.at.date() + timedelta(days=CONTACT_DAYS),
        )

    @cached_property
    def _where_from(self) -> str:
        return self.desk.texts.say(say("Imported file {file}", file=self.run.name))

    def _step(self, lead: UUID, whose: UUID) -> NextStep:
        return NextStep(
            **written(self.desk, lead, self.run.at),
            what=self.desk.texts.say(say("Look at the imported lead")),
            due=self.run.at.date() + timedelta(days=_STEP_DAYS),
            responsible=whose,
        )

    def _note(self, plan: Plan) -> str:
        """Return what has no place of its own: the stage there, an offer, notes, who has it."""
        told, texts = plan.told, self.desk.texts
        pursued_before = plan.known is not None and plan.known.lead is not None
        wanted = [Field.STAGE, Field.OFFER]
        if pursued_before or plan.fate is Fate.DUPLICATE:
            wanted.append(Field.CAMPAIGN)
        if told.text(Field.RESPONSIBLE).casefold() not in self.people:
            wanted.append(Field.RESPONSIBLE)
        lines = [
            texts.say(say("{what}: {text}", what=each.words, text=told.text(each)))
            for each in wanted
            if told.text(each)
        ]
        lines += [f"{heading}: {text}" for heading, text in told.notes]
        return "; ".join(lines)


def _facts(run: ImportRun, told: Told) -> Iterator[Stated]:
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
