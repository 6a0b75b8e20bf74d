"""Companies, their numbers and the judgements about them, as rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, tuple_, update

from workbench.domain.clusters import (
    Clusters,
    CompanyJudgement,
    contradicting,
    holding_of_entities,
)
from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.duplicates import Outline
from workbench.domain.ids import new_id
from workbench.errors import NotInStore
from workbench.store.clusters import clusters, judge_companies
from workbench.store.erasing import removed_on
from workbench.store.joining import joining
from workbench.store.numbers_withdrawn import restored, withdraw_numbers, withdrawn_numbers
from workbench.store.outlines import outlines
from workbench.store.packing import Column, PackedRows, Packer, Same
from workbench.store.tables.companies import COMPANY, IDENTIFIER, SAME_AS
from workbench.store.unit import Columns, Unit
from workbench.texts import decode, say


class SqlCompanies:
    """Companies, their numbers, and judgements about sources' entities."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def add(self, company: Company) -> None:
        """Add a company with its numbers; one whose number another holds is one with it."""
        self._unit.insert(packed_companies(self._unit.packer, [company]))
        self.join([(company.id, each) for each in company.identifiers])

    def get(self, company: UUID) -> Company:
        """Return a company: of those that are one the oldest, with the numbers of all.

        Raises:
            NotInStore: there is none with this id.
        """
        members = clusters(self._unit).of(company)
        front = self.alone(members[0])
        if len(members) == 1:
            return front
        numbers = tuple(dict.fromkeys(number for _, number in self._held(company)))
        removed = [removed_on(self._unit, each) for each in members]
        return replace(
            front,
            name=front.name or (numbers[0].value if numbers else ""),
            identifiers=numbers,
            removed=min((each for each in removed if each is not None), default=None),
        )

    def _identifiers(self, company: UUID) -> tuple[Identifier, ...]:
        return tuple(dict.fromkeys(number for _, number in self._held(company)))

    def _held(self, company: UUID) -> list[tuple[UUID, Identifier]]:
        """Return the numbers of a company and of those it is one with, the front one's first."""
        members = clusters(self._unit).of(company)
        rows = self._unit.rows(
            select(IDENTIFIER)
            .where(IDENTIFIER.c.company.in_(members))
            .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
        )
        every = [(row["company"], Identifier(Scheme(row["scheme"]), row["value"])) for row in rows]
        gone = withdrawn_numbers(self._unit, every)
        held = [each for each in every if each not in gone]
        return sorted(held, key=lambda each: members.index(each[0]))

    def holder(self, company: UUID, identifier: Identifier) -> UUID:
        """Return which of the companies that are one was given a number, else the front one."""
        held = (each for each, number in self._held(company) if number == identifier)
        return next(held, clusters(self._unit).canonical(company))

    def by_identifier(self, identifier: Identifier) -> Company | None:
        """Return the company that holds a number, the first one opened where several do."""
        rows = self._unit.rows(
            select(IDENTIFIER.c.company)
            .where(
                IDENTIFIER.c.scheme == identifier.scheme.value,
                IDENTIFIER.c.value == identifier.value,
            )
            .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
        )
        holding = (self.get(row["company"]) for row in rows)
        return next((each for each in holding if identifier in each.identifiers), None)

    def add_identifier(self, company: UUID, identifier: Identifier) -> None:
        """Add a number of a company; one it already has is left as it is.

        Where another company holds the number, the two are one.
        """
        one = clusters(self._unit)
        if identifier in self._identifiers(company):
            return
        front = one.canonical(company)
        if not any(restored(self._unit, each, identifier) for each in one.of(company)):
            self._unit.add(
                IDENTIFIER,
                {
                    "company": front,
                    "scheme": identifier.scheme.value,
                    "value": identifier.value,
                    **self._unit.stamp(None, self._unit.now()),
                },
            )
        self.join([(front, identifier)])

    def join(self, numbers: Sequence[tuple[UUID, Identifier]]) -> None:
        """Judge companies to be one that hold an equal number, where nothing speaks against it."""
        for one, other, number in joining(self._unit, numbers):
            pair = clusters(self._unit)
            if pair.canonical(one) == pair.canonical(other):
                continue
            ours, theirs = self.get(one), self.get(other)
            if ours.removed or theirs.removed or contradicting(ours, theirs):
                continue
            older, younger = sorted((ours.id, theirs.id))
            known = pair.holding.get((older, younger))
            if known is not None and known.by is not None:
                continue
            judgement = CompanyJudgement(
                id=new_id(),
                one=older,
                other=younger,
                sameness=Sameness.SAME,
                reason=say("Both hold the number {number}.", number=number.value),
                by=None,
                at=self._unit.now(),
            )
            self.judge_companies([judgement])

    def judge_companies(self, judgements: Sequence[CompanyJudgement]) -> None:
        """Append judgements between companies; the newest about a pair holds."""
        judge_companies(self._unit, judgements)

    def clusters(self, as_of: datetime | None = None) -> Clusters:
        """Return which companies are one, or were at `as_of`."""
        return clusters(self._unit, as_of)

    def alone(self, company: UUID) -> Company:
        """Return a company as it is by itself, whatever it is one with.

        Raises:
            NotInStore: there is none with this id.
        """
        row = self._unit.row(select(COMPANY).where(COMPANY.c.id == company))
        if row is None:
            raise NotInStore(say("This company is not in the store."), detail=str(company))
        numbers = tuple(number for holder, number in self._held(company) if holder == company)
        return Company(
            id=row["id"],
            name=row["name"] or (numbers[0].value if numbers else ""),
            country=row["country"],
            identifiers=numbers,
            opened=row["opened"],
            removed=removed_on(self._unit, company),
        )

    def outlines(self) -> tuple[Outline, ...]:
        """Return what each company of the lead list is known by, the oldest first."""
        return outlines(self._unit)

    def withdraw_identifier(
        self, company: UUID, identifier: Identifier, by: UUID, at: datetime
    ) -> None:
        """Take a number from a company; one it does not have is left as it is."""
        held = [each for each in self._held(company) if each[1] == identifier]
        withdraw_numbers(self._unit, held, by, at)

    def rename(self, company: UUID, name: str) -> None:
        """Call a company by another name.

        Raises:
            NotInStore: there is none with this id.
        """
        front = clusters(self._unit).canonical(company)
        if not self._unit.run(update(COMPANY).where(COMPANY.c.id == front).values(name=name)):
            raise NotInStore(say("This company is not in the store."), detail=str(company))

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement; the newest about an entity and a company holds."""
        self.judge_all([judgement])

    def judge_all(self, judgements: Sequence[Judgement]) -> None:
        """Append judgements of one person at one time."""
        self._unit.insert(packed_judgements(self._unit.packer, judgements))

    def judgements(self, company: UUID, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Return the judgement that holds, or held at `as_of`, for each entity, oldest first."""
        one = clusters(self._unit, as_of)
        given = (
            select(SAME_AS)
            .where(SAME_AS.c.company.in_(one.of(company)))
            .order_by(SAME_AS.c.sequence, SAME_AS.c.replica)
        )
        if as_of is not None:
            given = given.where(SAME_AS.c.at <= as_of)
        judged = map(_judgement, self._unit.rows(given))
        return holding_of_entities(judged, one.since(company))

    def judged(self, entities: Iterable[Entity]) -> tuple[Judgement, ...]:
        """Return the judgement that holds between each of some entities and any company of ours."""
        wanted = [(each.source, each.number) for each in entities]
        if not wanted:
            return ()
        given = (
            select(SAME_AS)
            .where(tuple_(SAME_AS.c.source, SAME_AS.c.number).in_(wanted))
            .order_by(SAME_AS.c.sequence, SAME_AS.c.replica)
        )
        one = clusters(self._unit)
        judged = tuple(map(_judgement, self._unit.rows(given)))
        fronts = dict.fromkeys(one.canonical(each.company) for each in judged)
        holding = [
            each
            for front in fronts
            for each in holding_of_entities(
                (each for each in judged if one.canonical(each.company) == front), one.since(front)
            )
        ]
        order = {each.id: place for place, each in enumerate(judged)}
        return tuple(sorted(holding, key=lambda each: order[each.id]))

    def entities(self, company: UUID, as_of: datetime | None = None) -> tuple[Entity, ...]:
        """Return every source's entity that is, or was at `as_of`, judged the same as a company."""
        judgements = self.judgements(company, as_of)
        return tuple(each.entity for each in judgements if each.sameness is Sameness.SAME)


def _judgement(row: Columns) -> Judgement:
    return Judgement(
        id=row["id"],
        entity=Entity(row["source"], row["number"]),
        company=row["company"],
        sameness=Sameness(row["sameness"]),
        reason=decode(row["reason"]),
        by=row["by"],
        at=row["at"],
    )


def packed_companies(packer: Packer, companies: Sequence[Company]) -> Iterator[PackedRows]:
    """Yield the rows of companies that are opened at one time, and of their numbers."""
    if not companies:
        return
    opened = companies[0].opened
    yield packer.appended(
        COMPANY,
        {
            "id": [each.id for each in companies],
            "name": [each.name for each in companies],
            "country": [each.country for each in companies],
            "opened": Same(opened),
        },
        None,
        opened,
    )
    numbers = [(each.id, one) for each in companies for one in dict.fromkeys(each.identifiers)]
    if numbers:
        columns: dict[str, Column] = {
            "company": [company for company, _ in numbers],
            "scheme": [each.scheme.value for _, each in numbers],
            "value": [each.value for _, each in numbers],
        }
        yield packer.appended(IDENTIFIER, columns, None, opened)


def packed_judgements(packer: Packer, judgements: Sequence[Judgement]) -> Iterator[PackedRows]:
    """Yield the rows of judgements by one person at one time."""
    if judgements:
        columns: dict[str, Column] = {
            "id": [each.id for each in judgements],
            "source": [each.entity.source for each in judgements],
            "number": [each.entity.number for each in judgements],
            "company": [each.company for each in judgements],
            "sameness": [each.sameness.value for each in judgements],
            "reason": [each.reason.encoded() for each in judgements],
        }
        yield packer.appended(SAME_AS, columns, judgements[0].by, judgements[0].at)
