"""Companies in memory, and which of them are one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from tests.fakes.journals import FakeJournal
from workbench.domain.clusters import (
    Clusters,
    CompanyJudgement,
    clustered,
    contradicting,
    holding_of_entities,
    is_confirming,
)
from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness
from workbench.domain.duplicates import Outline
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead
from workbench.domain.ports import Clock
from workbench.errors import NotInStore
from workbench.texts import say

if TYPE_CHECKING:
    from tests.fakes.ledger import State


def together(state: "State") -> Callable[[UUID, datetime | None], tuple[UUID, ...]]:
    """Return what tells which companies, or leads, are read as one with one."""

    def alike(about: UUID, as_of: datetime | None) -> tuple[UUID, ...]:
        if not state.twins:
            return (about,)
        one = clustered(state.twins.values(), as_of)
        leads = {each.id: each.about for each in FakeJournal(state.shelf, Lead).every}
        if about not in leads:
            return one.of(about)
        mine = one.of(leads[about])
        return tuple(sorted(lead for lead, company in leads.items() if company in mine))

    return alike


class FakeCompanies:
    def __init__(self, state: "State", clock: Clock) -> None:
        self._state = state
        self._clock = clock

    def add(self, company: Company) -> None:
        self._state.companies[company.id] = company
        for number in company.identifiers:
            self._join(company.id, number)

    def clusters(self, as_of: datetime | None = None) -> Clusters:
        return clustered(self._state.twins.values(), as_of)

    def get(self, company: UUID) -> Company:
        members = self.clusters().of(company)
        if members[0] not in self._state.companies:
            raise NotInStore(say("This company is not in the store."))
        every = [self._state.companies[each] for each in members]
        numbers = [number for each in every for number in each.identifiers]
        removed = [each.removed for each in every if each.removed is not None]
        return replace(
            every[0],
            identifiers=tuple(dict.fromkeys(numbers)),
            removed=min(removed, default=None),
        )

    def by_identifier(self, identifier: Identifier) -> Company | None:
        companies = self._state.companies.values()
        holding = (each for each in companies if identifier in each.identifiers)
        return next((self.get(each.id) for each in holding), None)

    def add_identifier(self, company: UUID, identifier: Identifier) -> None:
        known = self._state.companies[self.get(company).id]
        if identifier not in self.get(company).identifiers:
            numbers = (*known.identifiers, identifier)
            self._state.companies[known.id] = replace(known, identifiers=numbers)
            self._join(known.id, identifier)

    def withdraw_identifier(
        self, company: UUID, identifier: Identifier, by: UUID, at: datetime
    ) -> None:
        for each in self.clusters().of(company):
            known = self._state.companies[each]
            left = tuple(number for number in known.identifiers if number != identifier)
            self._state.companies[each] = replace(known, identifiers=left)

    def _join(self, company: UUID, number: Identifier) -> None:
        for each in list(self._state.companies.values()):
            if not is_confirming(number) or each.id == company or number not in each.identifiers:
                continue
            ours, theirs = self.get(each.id), self.get(company)
            if ours.id == theirs.id or ours.removed or theirs.removed:
                continue
            one, other = sorted((ours.id, theirs.id))
            known = self.clusters().holding.get((one, other))
            if contradicting(ours, theirs) or (known is not None and known.by is not None):
                continue
            judgement = CompanyJudgement(
                id=new_id(),
                one=one,
                other=other,
                sameness=Sameness.SAME,
                reason=say("Both hold the number {number}.", number=number.value),
                by=None,
                at=self._clock.now(),
            )
            self.judge_companies([judgement])

    def holder(self, company: UUID, identifier: Identifier) -> UUID:
        members = self.clusters().of(company)
        held = (e for e in members if identifier in self._state.companies[e].identifiers)
        return next(held, members[0])

    def judge_companies(self, judgements: Sequence[CompanyJudgement]) -> None:
        self._state.twins.update((each.id, each) for each in judgements)

    def alone(self, company: UUID) -> Company:
        if company not in self._state.companies:
            raise NotInStore(say("This company is not in the store."))
        return self._state.companies[company]

    def outlines(self) -> tuple[Outline, ...]:
        found = []
        for row in sorted(self._state.rows.values(), key=lambda each: each.company):
            same = [e for e in self.judgements(row.company) if e.sameness is Sameness.SAME]
            entities = {each.entity for each in same}
            said: dict[str, list[str]] = {}
            for fact in self._state.facts.values():
                if fact.entity in entities:
                    said.setdefault(fact.key, []).append(fact.value)
            company = self.get(row.company)
            outline = Outline(
                company=row.company,
                names=(
                    row.name,
                    *said.get("company.name", ()),
                    *said.get("company.former_name", ()),
                ),
                country=company.country,
                identifiers=company.identifiers,
                websites=tuple(said.get("company.website", ())),
                phones=tuple(said.get("company.phone", ())),
            )
            found.append(outline)
        return tuple(found)

    def rename(self, company: UUID, name: str) -> None:
        front = self.get(company).id
        self._state.companies[front] = replace(self._state.companies[front], name=name)

    def judge(self, judgement: Judgement) -> None:
        self._state.judgements[judgement.id] = judgement

    def judgements(self, company: UUID, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        one = self.clusters(as_of)
        return holding_of_entities(
            (
                each
                for each in self._state.judgements.values()
                if each.company in one.of(company) and (as_of is None or each.at <= as_of)
            ),
            one.since(company),
        )

    def judged(self, entities: Iterable[Entity]) -> tuple[Judgement, ...]:
        wanted, one = set(entities), self.clusters()
        given = [each for each in self._state.judgements.values() if each.entity in wanted]
        fronts = dict.fromkeys(one.canonical(each.company) for each in given)
        holding = [
            each
            for front in fronts
            for each in holding_of_entities(
                (each for each in given if one.canonical(each.company) == front), one.since(front)
            )
        ]
        return tuple(sorted(holding, key=given.index))
