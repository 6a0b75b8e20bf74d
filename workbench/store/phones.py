"""Telephone numbers in the store: found by their last digits, however they are written."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from workbench.domain.company import Entity, Sameness
from workbench.domain.phones import Reached
from workbench.store.facts import SqlFacts
from workbench.store.journals import CONTACTS, PURSUITS, current
from workbench.store.tables.companies import COMPANY, SAME_AS
from workbench.store.tables.facts import FACT
from workbench.store.tables.lists import SUMMARY
from workbench.store.unit import Columns, Unit

_KEY = "company.phone"
_BETWEEN = (" ", "\u00a0", "-", ".", "(", ")", "/")
"""What people put between digits."""


class SqlPhones:
    """Telephone numbers of companies we pursue and of the people we talk to there."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def ending(self, digits: str) -> tuple[Reached, ...]:
        """Return the numbers whose digits end with some digits."""
        found = [*self._companies(digits), *self._contacts(digits)]
        pursued = {each.company: self._named(each.company) for each in found}
        return tuple(
            Reached(each.company, str(row["name"]), str(row["country"]), each.written, each.contact)
            for each in dict.fromkeys(found)
            if (row := pursued[each.company]) is not None
        )

    def countries(self) -> tuple[str, ...]:
        """Return the countries of our companies, the one of most first."""
        count = func.count().label("n")
        rows = self._unit.rows(
            select(COMPANY.c.country, count)
            .where(COMPANY.c.country != "")
            .group_by(COMPANY.c.country)
            .order_by(count.desc(), COMPANY.c.country)
        )
        return tuple(row["country"] for row in rows)

    def _companies(self, digits: str) -> Iterator[Reached]:
        stated = select(FACT.c.source, FACT.c.number, FACT.c.value).where(
            FACT.c.key == _KEY, _ends(FACT.c.value, digits)
        )
        for row in self._unit.rows(stated):
            entity = Entity(row["source"], row["number"])
            if not self._is_stated(entity, row["value"]):
                continue
            for company in self._same(entity):
                yield Reached(company, "", "", row["value"])

    def _is_stated(self, entity: Entity, value: str) -> bool:
        return any(
            each.current and each.fact.key == _KEY and each.fact.value == value
            for each in SqlFacts(self._unit).of([entity])
        )

    def _same(self, entity: Entity) -> Iterator[UUID]:
        """Yield the companies that an entity is judged to be, by the newest judgement on each."""
        judged = (
            select(SAME_AS.c.company, SAME_AS.c.sameness)
            .where(SAME_AS.c.source == entity.source, SAME_AS.c.number == entity.number)
            .order_by(SAME_AS.c.sequence, SAME_AS.c.replica)
        )
        newest = {row["company"]: row["sameness"] for row in self._unit.rows(judged)}
        yield from (each for each, said in newest.items() if said == Sameness.SAME.value)

    def _contacts(self, digits: str) -> Iterator[Reached]:
        table = CONTACTS.table
        for row in self._unit.rows(select(table).where(_ends(table.c.phone, digits))):
            stands = {each["id"] for each in current(self._unit, table, row["about"])}
            leads = select(PURSUITS.table.c.about).where(PURSUITS.table.c.id == row["about"])
            for lead in self._unit.rows(leads):
                if row["id"] in stands:
                    yield Reached(lead["about"], "", "", row["phone"], row["name"])

    def _named(self, company: UUID) -> Columns | None:
        """Return name and country of a company we pursue; None where nobody does."""
        return self._unit.row(
            select(SUMMARY.c.name, COMPANY.c.country)
            .join(COMPANY, COMPANY.c.id == SUMMARY.c.company)
            .where(SUMMARY.c.company == company)
            .limit(1)
        )


def _ends(column: ColumnElement[Any], digits: str) -> ColumnElement[bool]:
    """Return that a number's digits end so, whatever stands between and before them."""
    bare: ColumnElement[Any] = column
    for each in _BETWEEN:
        bare = func.replace(bare, each, "")
    return bare.endswith(digits, autoescape=True)
