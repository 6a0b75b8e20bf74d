"""Companies, their numbers and the judgements about them, as rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, tuple_, update

from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.errors import NotInStore
from workbench.store.erasing import removed_on
from workbench.store.numbers_withdrawn import restored, withdraw_numbers, withdrawn_numbers
from workbench.store.tables.companies import COMPANY, IDENTIFIER, SAME_AS
from workbench.store.unit import Columns, Unit
from workbench.texts import decode, say


class SqlCompanies:
    """Companies, their numbers, and judgements about sources' entities."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def add(self, company: Company) -> None:
        """Add a company with its numbers."""
        self.add_all([company])

    def add_all(self, companies: Sequence[Company]) -> None:
        """Add companies with their numbers, all opened at one time."""
        if not companies:
            return
        opened = companies[0].opened
        stamps = self._unit.stamps(len(companies), None, opened)
        self._unit.add(
            COMPANY,
            *(
                {
                    "id": company.id,
                    "name": company.name,
                    "country": company.country,
                    "opened": company.opened,
                    **stamp,
                }
                for company, stamp in zip(companies, stamps, strict=True)
            ),
        )
        numbers = [(each.id, number) for each in companies for number in each.identifiers]
        stamps = self._unit.stamps(len(numbers), None, opened) if numbers else []
        self._unit.add(
            IDENTIFIER,
            *(
                {"company": company, "scheme": each.scheme.value, "value": each.value, **stamp}
                for (company, each), stamp in zip(dict.fromkeys(numbers), stamps, strict=False)
            ),
        )

    def get(self, company: UUID) -> Company:
        """Return a company.

        Raises:
            NotInStore: there is none with this id.
        """
        row = self._unit.row(select(COMPANY).where(COMPANY.c.id == company))
        if row is None:
            raise NotInStore(say("This company is not in the store."), detail=str(company))
        numbers = self._identifiers(company)
        return Company(
            id=row["id"],
            name=row["name"] or (numbers[0].value if numbers else ""),
            country=row["country"],
            identifiers=numbers,
            opened=row["opened"],
            removed=removed_on(self._unit, company),
        )

    def _identifiers(self, company: UUID) -> tuple[Identifier, ...]:
        rows = self._unit.rows(
            select(IDENTIFIER)
            .where(IDENTIFIER.c.company == company)
            .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
        )
        numbers = tuple(Identifier(Scheme(row["scheme"]), row["value"]) for row in rows)
        gone = withdrawn_numbers(self._unit, [(company, each) for each in numbers])
        return tuple(each for each in numbers if (company, each) not in gone)

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
        """Add a number of a company; one it already has is left as it is."""
        if identifier in self._identifiers(company):
            return
        if not restored(self._unit, company, identifier):
            self._unit.add(
                IDENTIFIER,
                {
                    "company": company,
                    "scheme": identifier.scheme.value,
                    "value": identifier.value,
                    **self._unit.stamp(None, self._unit.now()),
                },
            )

    def withdraw_identifier(
        self, company: UUID, identifier: Identifier, by: UUID, at: datetime
    ) -> None:
        """Take a number from a company; one it does not have is left as it is."""
        if identifier in self._identifiers(company):
            withdraw_numbers(self._unit, [(company, identifier)], by, at)

    def rename(self, company: UUID, name: str) -> None:
        """Call a company by another name.

        Raises:
            NotInStore: there is none with this id.
        """
        if not self._unit.run(update(COMPANY).where(COMPANY.c.id == company).values(name=name)):
            raise NotInStore(say("This company is not in the store."), detail=str(company))

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement; the newest about an entity and a company holds."""
        self.judge_all([judgement])

    def judge_all(self, judgements: Sequence[Judgement]) -> None:
        """Append judgements of one person at one time."""
        if not judgements:
            return
        stamps = self._unit.stamps(len(judgements), judgements[0].by, judgements[0].at)
        self._unit.add(
            SAME_AS,
            *(
                {
                    "id": judgement.id,
                    "source": judgement.entity.source,
                    "number": judgement.entity.number,
                    "company": judgement.company,
                    "sameness": judgement.sameness.value,
                    "reason": judgement.reason.encoded(),
                    **stamp,
                }
                for judgement, stamp in zip(judgements, stamps, strict=True)
            ),
        )

    def judgements(self, company: UUID, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Return the judgement that holds, or held at `as_of`, for each entity, oldest first."""
        given = (
            select(SAME_AS)
            .where(SAME_AS.c.company == company)
            .order_by(SAME_AS.c.sequence, SAME_AS.c.replica)
        )
        if as_of is not None:
            given = given.where(SAME_AS.c.at <= as_of)
        holding: dict[Entity, Judgement] = {}
        for row in self._unit.rows(given):
            judgement = _judgement(row)
            holding.pop(judgement.entity, None)
            holding[judgement.entity] = judgement
        return tuple(holding.values())

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
        holding: dict[tuple[Entity, UUID], Judgement] = {}
        for row in self._unit.rows(given):
            judgement = _judgement(row)
            holding.pop((judgement.entity, judgement.company), None)
            holding[judgement.entity, judgement.company] = judgement
        return tuple(holding.values())

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
