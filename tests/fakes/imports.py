"""Imported files in memory, written and taken back by the parts that the other fakes have."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from workbench.domain.company import Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.ids import new_id
from workbench.domain.importing import (
    PARSER,
    SOURCE,
    Batch,
    ImportRun,
    Known,
    TakeBack,
    WrittenRow,
)
from workbench.domain.lead import Contact, Lead, NextStep, Signal, StageChange, Touch
from workbench.domain.ledger import EntryT, Journal
from workbench.domain.profile import Profile
from workbench.matching.cells import own_domain
from workbench.texts import Message, say

if TYPE_CHECKING:
    from tests.fakes.ledger import FakeLedger, State

_KINDS: dict[str, type] = {
    "lead": Lead,
    "stage_change": StageChange,
    "contact": Contact,
    "touch": Touch,
    "signal": Signal,
    "next_step": NextStep,
}


class FakeImports:
    def __init__(self, state: "State", ledger: "FakeLedger") -> None:
        self._state = state
        self._ledger = ledger

    def begin(self, run: ImportRun) -> None:
        self._state.runs[run.id] = run

    def runs(self) -> tuple[ImportRun, ...]:
        return tuple(self._state.runs.values())

    def done(self, file: bytes) -> Mapping[int, UUID]:
        standing = {each.id for each in self.runs() if each.file == file and not each.undone}
        rows = self._state.imported.items()
        return {line: row.company for (run, line), row in rows if run in standing}

    def holding(self, identifiers: Iterable[Identifier]) -> Mapping[Identifier, tuple[UUID, ...]]:
        wanted = set(identifiers)
        found: dict[Identifier, tuple[UUID, ...]] = {}
        for company in self._state.companies.values():
            for each in wanted & set(company.identifiers):
                front = self._ledger.companies.clusters().canonical(company.id)
                found[each] = tuple(dict.fromkeys((*found.get(each, ()), front)))
        return found

    def names(self) -> Iterable[tuple[UUID, str]]:
        return [(row.company, row.name) for row in self._state.rows.values()]

    def known(self, companies: Iterable[UUID]) -> Mapping[UUID, Known]:
        here = self._state.companies
        return {each: self._known(each) for each in companies if each in here}

    def _known(self, company: UUID) -> Known:
        ledger, here = self._ledger, self._ledger.companies.get(company)
        lead = ledger.leads.of_company(company)
        values: dict[str, tuple[str, ...]] = {}
        for known in ledger.facts.of_company(company):
            said = values.get(known.fact.key, ())
            values[known.fact.key] = tuple(dict.fromkeys((*said, known.fact.value)))
        people = ledger.contacts.of(lead.id) if lead else ()
        address = next(iter(values.get("company.address", ())), "")
        sites = (own_domain(each) for each in values.get("company.website", ()))
        domains = [*here.numbers(Scheme.DOMAIN), *filter(None, sites)]
        return Known(
            name=here.name,
            profile=Profile(
                name=here.name,
                identifiers=tuple(e for e in here.identifiers if e.scheme is not Scheme.DOMAIN),
                country=here.country,
                street=address.partition(",")[0],
                town=next(iter(values.get("company.town", ())), ""),
                domains=tuple(dict.fromkeys(domains)),
                phones=values.get("company.phone", ()),
            ),
            values=values,
            lead=lead,
            contacts=frozenset(
                each.casefold() for one in people for each in (one.name, one.mail) if each
            ),
            signals=frozenset(
                f"{each.kind.value} {each.day}"
                for each in (ledger.signals.of(lead.id) if lead else ())
            ),
            removed=here.removed,
            has_step=bool(lead and ledger.next_steps.of(lead.id)),
        )

    def packer(self) -> Callable[[Batch], Batch]:
        return _as_it_is

    def add(self, batch: Batch) -> None:
        ledger = self._ledger
        for company in batch.companies:
            ledger.companies.add(company)
        for company_id, identifier in batch.identifiers:
            ledger.companies.add_identifier(company_id, identifier)
        for judgement in batch.judgements:
            ledger.companies.judge(judgement)
        ledger.lookups.add([batch.lookup])
        ledger.facts.record(batch.lookup, PARSER, batch.stated, batch.run.at)
        self._append(ledger.pursuits, batch.leads)
        self._append(ledger.stages, batch.stages)
        self._append(ledger.contacts, batch.contacts)
        self._append(ledger.touches, batch.touches)
        self._append(ledger.signals, batch.signals)
        self._append(ledger.next_steps, batch.next_steps)
        for row in batch.listed:
            ledger.leads.summarise(row)
        for written in batch.rows:
            self._state.imported[batch.run.id, written.number] = written

    @staticmethod
    def _append(journal: Journal[EntryT], entries: Iterable[EntryT]) -> None:
        for each in entries:
            journal.append(each)

    def written(self, run: UUID, after: UUID | None, most: int) -> tuple[WrittenRow, ...]:
        rows = [row for (of, _), row in self._state.imported.items() if of == run]
        later = sorted({row.company for row in rows if after is None or row.company > after})
        chosen = set(later[:most])
        mine = [row for row in rows if row.company in chosen]
        return tuple(sorted(mine, key=lambda row: (row.company, row.number)))

    def worked_on(self, run: ImportRun, rows: Iterable[WrittenRow]) -> Mapping[UUID, Message]:
        every = tuple(rows)
        own = {each for row in every for ids in row.entries.values() for each in ids}
        whose = {row.company: row.company for row in every}
        whose |= {row.lead: row.company for row in every if row.lead is not None}
        found: dict[UUID, Message] = {}
        for entries in self._state.shelf.entries.values():
            for entry in entries:
                if entry.about in whose and entry.id not in own:
                    found[whose[entry.about]] = say("Somebody wrote about it since.")
        for lookup in self._state.lookups.values():
            if lookup.company in whose:
                found[lookup.company] = say("It was researched since.")
        given = {(row.company, each) for row in every for each in row.entities}
        for judgement in self._state.judgements.values():
            whom = (judgement.company, judgement.entity)
            told = judgement.entity.source != SOURCE and whom not in given
            if judgement.company in whose and told:
                found[judgement.company] = say("Sources told of it since.")
        merged = set(self._ledger.companies.clusters().members) & set(whose.values())
        return found | dict.fromkeys(merged, say("It is one with another company since."))

    def take_back(self, taken: TakeBack) -> None:
        for row in taken.rows:
            for entity, sameness in taken.judged(row):
                self._ledger.companies.judge(_judgement(taken, row, entity, sameness))
            for kind, ids in row.entries.items():
                for each in ids:
                    key = (_KINDS[kind].__name__, each)
                    self._state.shelf.withdrawn.setdefault(key, taken.at)
            company = self._state.companies[row.company]
            left = tuple(each for each in company.identifiers if each not in row.identifiers)
            self._state.companies[company.id] = replace(company, identifiers=left)
            if row.lead is not None:
                self._state.rows.pop(row.lead, None)

    def undo(self, run: UUID, by: UUID) -> None:
        self._state.runs[run] = replace(self._state.runs[run], undone=True)


def _as_it_is(batch: Batch) -> Batch:
    return batch


def _judgement(taken: TakeBack, row: WrittenRow, entity: Entity, sameness: Sameness) -> Judgement:
    return Judgement(
        id=new_id(),
        entity=entity,
        company=row.company,
        sameness=sameness,
        reason=taken.reason,
        by=taken.by,
        at=taken.at,
    )
