"""People of the store, as rows."""

from sqlalchemy import select, update

from workbench.domain.people import Person
from workbench.store.mapping import Mapper
from workbench.store.tables.people import PERSON
from workbench.store.unit import Unit

_MAPPER = Mapper(Person)


class SqlPeople:
    """Those of us who use this store."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def add(self, person: Person) -> None:
        """Add a person, or write a known person's name, department and PIN anew."""
        columns = _MAPPER.columns(person)
        if not self._unit.run(update(PERSON).where(PERSON.c.id == person.id).values(columns)):
            self._unit.add(PERSON, columns | self._unit.stamp(person.id, self._unit.now()))

    def all(self) -> tuple[Person, ...]:
        """Return everybody, in the order they were added."""
        rows = self._unit.rows(select(PERSON).order_by(PERSON.c.sequence, PERSON.c.replica))
        return tuple(_MAPPER.value(row) for row in rows)
