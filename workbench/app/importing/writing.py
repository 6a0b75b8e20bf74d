"""What judged rows write: companies, numbers, facts with their cells, leads, people and notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from uuid import UUID

from workbench.app.importing.judging import Plan
from workbench.app.importing.listing import Listing
from workbench.app.importing.stating import facts_of, note_of, numbers_of, of_register, of_row
from workbench.app.leads import CONTACT_DAYS
from workbench.domain.company import Company, Identifier, Judgement, Scheme
from workbench.domain.entry import Written
from workbench.domain.fact import Stated
from workbench.domain.ids import new_id
from workbench.domain.import_fields import Field
from workbench.domain.importing import KIND, SOURCE, Batch, ImportRun, WrittenRow
from workbench.domain.lead import (
    Contact,
    Lead,
    NextStep,
    Signal,
    Stage,
    StageChange,
    Touch,
    TouchKind,
)
from workbench.domain.lead_list import LeadRow
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.matching.signs import day_named, sign_named
from workbench.matching.told import Told
from workbench.texts import Texts, say

_STEP_DAYS = 14
"""Days in which whoever a file says is responsible should look at the lead."""

_LISTED = frozenset({"lead", "next_step", "signal"})
"""Kinds of entries that a row of the lead list shows."""


@dataclass(kw_only=True)
class _Pursued:
    """A lead while rows about it are written: who and what it has already."""

    lead: UUID
    contacts: set[str]
    signals: set[str]
    has_step: bool


@dataclass(kw_only=True)
class Draft:
    """Gathers what a block of rows writes; made anew for every try.

    Attributes:
        by: whoever imports.
        texts: in whose language we write.
        people: those of us, by folded name.
        went: into which company each row went.
        renewed: companies of ours whose row of the lead list may change.
    """

    run: ImportRun
    by: UUID
    texts: Texts
    people: Mapping[str, UUID]
    listing: Listing
    went: dict[int, UUID] = field(default_factory=dict)
    renewed: set[UUID] = field(default_factory=set)
    _schemes: dict[UUID, set[Scheme]] = field(default_factory=dict)
    _pursued: dict[UUID, _Pursued] = field(default_factory=dict)
    _companies: list[Company] = field(default_factory=list)
    _numbers: list[tuple[UUID, Identifier]] = field(default_factory=list)
    _judgements: list[Judgement] = field(default_factory=list)
    _stated: list[Stated] = field(default_factory=list)
    _leads: list[Lead] = field(default_factory=list)
    _stages: list[StageChange] = field(default_factory=list)
    _contacts: list[Contact] = field(default_factory=list)
    _touches: list[Touch] = field(default_factory=list)
    _signals: list[Signal] = field(default_factory=list)
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
            signals=tuple(self._signals),
            next_steps=tuple(self._steps),
            listed=tuple(self._listed.values()),
        )

    def _lookup(self) -> Lookup:
        arguments = {
            "by": str(self.run.by),
            "file": self.run.name,
            "rows": f"{self._rows[0].number}-{self._rows[-1].number}",
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
        entries: dict[str, tuple[UUID, ...]] = {}
        company = plan.company or self.went.get(plan.first)
        new = company is None
        if company is None:
            company = self._add_company(told)
            identifiers = self._companies[-1].identifiers
        else:
            identifiers = self._add_numbers(plan, company)
        self.went[number] = company
        stated = tuple(facts_of(self.run, told))
        self._stated += stated
        self._judgements.append(of_row(self.run, number, company))
        by_register = of_register(self.run, plan, company, identifiers)
        self._judgements += by_register
        pursued = self._pursue(plan, company, entries)
        self._append(plan, pursued, entries)
        if new:
            self._listed[company] = self.listing.row(
                self._companies[-1],
                self._leads[-1],
                self._stages[-1],
                stated,
                step=self._steps[-1] if "next_step" in entries else None,
                signal=self._signals[-1] if "signal" in entries else None,
            )
        listed = new or self._renews(plan, company, entries)
        self.renewed |= {company} if listed and not new else set()
        self._rows.append(
            WrittenRow(
                number=number,
                company=company,
                new=new,
                entries=entries,
                identifiers=identifiers,
                entities=tuple(each.entity for each in by_register),
                listed=listed,
            )
        )

    def _renews(self, plan: Plan, company: UUID, entries: Mapping[str, object]) -> bool:
        """Whether the lead list shows something else of a company of ours for a row."""
        listed, known = self._listed.get(company), plan.known
        if listed is not None:
            has_town = bool(listed.town)
        else:
            has_town = known is not None and "company.town" in known.values
        town_is_new = bool(plan.told.text(Field.TOWN)) and not has_town
        return town_is_new or bool(entries.keys() & _LISTED)

    def _add_company(self, told: Told) -> UUID:
        numbers = numbers_of(told)
        company = Company(
            id=new_id(),
            name=told.name,
            country=told.country,
            identifiers=numbers,
            opened=self.run.at,
        )
        self._companies.append(company)
        self._schemes[company.id] = {each.scheme for each in numbers}
        return company.id

    def _add_numbers(self, plan: Plan, company: UUID) -> tuple[Identifier, ...]:
        """Give a company the numbers of which it lacks the kind."""
        told, schemes = plan.told, self._schemes.get(company)
        if schemes is None:
            if plan.known is None:
                return ()
            schemes = {each.scheme for each in plan.known.profile.identifiers}
            schemes |= {Scheme.DOMAIN} if plan.known.profile.domains else set()
            self._schemes[company] = schemes
        missing = [each for each in numbers_of(told) if each.scheme not in schemes]
        schemes.update(each.scheme for each in missing)
        self._numbers += [(company, each) for each in missing]
        return tuple(missing)

    def _pursue(self, plan: Plan, company: UUID, entries: dict[str, tuple[UUID, ...]]) -> _Pursued:
        pursued = self._pursued.get(company)
        if pursued is not None:
            return pursued
        known = plan.known
        if known is not None and known.lead is not None:
            pursued = _Pursued(
                lead=known.lead.id,
                contacts=set(known.contacts),
                signals=set(known.signals),
                has_step=known.has_step,
            )
        else:
            begun = self._begun(company)
            lead = Lead(**begun, campaign=plan.told.text(Field.CAMPAIGN))
            stage = StageChange(**self._begun(lead.id), stage=Stage.NEW)
            self._leads.append(lead)
            self._stages.append(stage)
            entries["lead"], entries["stage_change"] = (lead.id,), (stage.id,)
            pursued = _Pursued(lead=lead.id, contacts=set(), signals=set(), has_step=False)
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
        self._sign(told, pursued, entries)
        words = note_of(plan, self.people, self.texts)
        if words:
            at = self.run.at
            begun = self._begun(pursued.lead)
            self._touches.append(Touch(**begun, kind=TouchKind.NOTE, day=at.date(), words=words))
            entries["touch"] = (self._touches[-1].id,)
        whose = self.people.get(told.text(Field.RESPONSIBLE).casefold())
        if whose is not None and not pursued.has_step:
            self._steps.append(self._step(pursued.lead, whose))
            entries["next_step"] = (self._steps[-1].id,)
            pursued.has_step = True

    def _sign(self, told: Told, pursued: _Pursued, entries: dict[str, tuple[UUID, ...]]) -> None:
        """Note what they did, where the row tells both that and a day that has come."""
        day = day_named(told.text(Field.DAY))
        if day is None or day > self.run.at.date():
            return
        kind = sign_named(told.text(Field.SIGNAL)) or sign_named(told.text(Field.CAMPAIGN))
        if kind is None or f"{kind.value} {day}" in pursued.signals:
            return
        begun = self._begun(pursued.lead)
        asked_for = told.text(Field.OFFER)
        self._signals.append(Signal(**begun, kind=kind, day=day, asked_for=asked_for))
        entries["signal"] = (self._signals[-1].id,)
        pursued.signals.add(f"{kind.value} {day}")

    def _contact(self, told: Told, lead: UUID) -> Contact:
        return Contact(
            **self._begun(lead),
            name=told.contact,
            role=told.text(Field.ROLE),
            phone=told.text(Field.CONTACT_PHONE),
            mail=told.contact_mail,
            where_from=self._where_from,
            expires=self.run.at.date() + timedelta(days=CONTACT_DAYS),
        )

    @cached_property
    def _where_from(self) -> str:
        return self.texts.say(say("Imported file {file}", file=self.run.name))

    def _begun(self, about: UUID) -> Written:
        """Return what an entry about a lead or a company begins with."""
        return Written(id=new_id(), about=about, by=self.by, at=self.run.at)

    def _step(self, lead: UUID, whose: UUID) -> NextStep:
        return NextStep(
            **self._begun(lead),
            what=self.texts.say(say("Look at the imported lead")),
            due=self.run.at.date() + timedelta(days=_STEP_DAYS),
            responsible=whose,
        )
