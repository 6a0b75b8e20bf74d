"""Facts, readings and places, as rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_

from workbench.domain import properties
from workbench.domain.company import Entity, Sameness
from workbench.domain.fact import Fact, KnownFact, LocatorKind, Place, Stated
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.reading import Reading
from workbench.errors import NotInStore
from workbench.store.anew import told_anew
from workbench.store.clusters import clusters
from workbench.store.companies import SqlCompanies
from workbench.store.expiring import expire
from workbench.store.knowing import known_facts, listed, statement
from workbench.store.mapping import Mapper
from workbench.store.packing import Column, PackedRows, Packer, Same
from workbench.store.removing import remove
from workbench.store.tables.companies import SAME_AS
from workbench.store.tables.facts import FACT, PLACE, READING
from workbench.store.tables.lookups import LOOKUP
from workbench.store.unit import Columns, Unit
from workbench.texts import Message, say

_MAPPER = Mapper(Fact, without={"entity"})
_AT_ONCE = 500
"""Entities whose facts are sought with one statement."""
_OF_A_DOMAIN = frozenset({"rdap"})
_FOR_GOOD = (None, None)
"""Why a fact about no person is kept, and until when."""


class SqlFacts:
    """Facts, readings and places."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def record(self, lookup: Lookup, parser: str, stated: Sequence[Stated], at: datetime) -> None:
        """Add a reading of a look-up's snapshot: its facts and their places.

        The same bytes, read by the same parser for the same question, add nothing, unless what was
        read in them had to go meanwhile.

        Raises:
            NotInStore: the look-up has no stored answer.
        """
        if lookup.snapshot is None:
            raise NotInStore(say("This look-up has no stored answer to read."))
        if not self._is_read(lookup, parser, stated):
            self._add_reading(lookup, parser, self._added(stated, lookup.answered or at), at)

    def _add_reading(
        self, lookup: Lookup, parser: str, added: Sequence[tuple[Stated, bytes]], at: datetime
    ) -> None:
        reading = new_id()
        self.add_reading(reading, lookup, parser, at)
        places: dict[bytes, Place] = {}
        for each, identity in added:
            places.setdefault(identity, each.place)
        self._unit.insert(packed_places(self._unit.packer, reading, places))

    def add_reading(self, reading: UUID, lookup: Lookup, parser: str, at: datetime) -> None:
        """Add that a look-up's snapshot was read; the places of facts in it follow."""
        self._unit.add(
            READING,
            {
                "id": reading,
                "lookup": lookup.id,
                "question": lookup.question.key,
                "snapshot": lookup.snapshot,
                "parser": parser,
                "seen": lookup.answered or at,
                "partial": lookup.kind is AnswerKind.PARTIAL,
                **self._unit.stamp(None, at),
            },
        )

    def _is_read(self, lookup: Lookup, parser: str, stated: Sequence[Stated]) -> bool:
        readings = select(READING.c.id).where(
            READING.c.snapshot == lookup.snapshot,
            READING.c.parser == parser,
            READING.c.question == lookup.question.key,
        )
        if self._unit.row(readings) is None:
            return False
        places = select(PLACE.c.fact).where(PLACE.c.reading.in_(readings))
        read = self._unit.rows(select(FACT).where(FACT.c.id.in_(places)))
        return {statement(each.fact) for each in stated} <= {statement(_fact(row)) for row in read}

    def _added(self, stated: Sequence[Stated], came: datetime) -> list[tuple[Stated, bytes]]:
        """Add what is new; a person's fact is known again by what it states, not by its id."""
        known = {statement(each): each.id for each in self._facts({s.fact.entity for s in stated})}
        fresh: list[Fact] = []
        named: list[tuple[Stated, bytes]] = []
        for each in stated:
            says = statement(each.fact)
            if says not in known:
                known[says] = each.fact.id
                fresh.append(each.fact)
            named.append((each, known[says]))
        self._unit.insert(packed_facts(self._unit.packer, fresh, came))
        return named

    def _facts(self, entities: Iterable[Entity]) -> list[Fact]:
        numbers: dict[str, list[str]] = {}
        for entity in entities:
            numbers.setdefault(entity.source, []).append(entity.number)
        # Pairs in one list would be sought without the index: SQLite reads every fact for them.
        found = [
            row
            for source, mine in numbers.items()
            for first in range(0, len(mine), _AT_ONCE)
            for row in self._unit.rows(
                select(FACT).where(
                    FACT.c.source == source, FACT.c.number.in_(mine[first : first + _AT_ONCE])
                )
            )
        ]
        return sorted(map(_fact, found), key=listed)

    def of(
        self, entities: Iterable[Entity], as_of: datetime | None = None
    ) -> tuple[KnownFact, ...]:
        """Return what is known of some entities, no longer stated facts included.

        With `as_of`, what was known at that instant: later answers and readings are left out.
        """
        facts = self._facts(set(entities))
        return known_facts(facts, self._readings([fact.id for fact in facts], as_of))

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[KnownFact, ...]:
        """Return what is known of every entity judged the same as a company."""
        return self.of(SqlCompanies(self._unit).entities(company, as_of), as_of)

    def readings_of_company(self, company: UUID) -> tuple[Reading, ...]:
        """Return every reading of the questions that told anything of a company, oldest first.

        Readings that state nothing of it are there too: they are what ended a fact.
        """
        facts = self._facts(SqlCompanies(self._unit).entities(company))
        read = self._readings([fact.id for fact in facts], None)
        return tuple(sorted(read, key=lambda each: each.order))

    def told_anew(self, since: Mapping[UUID, datetime]) -> frozenset[UUID]:
        """Return the companies of which sources may tell something else; see `Facts.told_anew`."""
        return told_anew(self._unit, since)

    def _readings(self, facts: Sequence[bytes], as_of: datetime | None) -> list[Reading]:
        stating = select(PLACE.c.reading).where(PLACE.c.fact.in_(facts))
        chains = select(READING.c.question).where(READING.c.id.in_(stating))
        readings = select(READING).where(READING.c.question.in_(chains))
        came = (
            select(LOOKUP.c.question, LOOKUP.c.snapshot, func.max(LOOKUP.c.answered).label("at"))
            .where(LOOKUP.c.question.in_(chains), LOOKUP.c.snapshot.is_not(None))
            .group_by(LOOKUP.c.question, LOOKUP.c.snapshot)
        )
        if as_of is not None:
            readings = readings.where(READING.c.at <= as_of)
            came = came.where(LOOKUP.c.answered <= as_of)
        return self._assembled(readings, came, facts)

    def _assembled(
        self, readings: Select[Any], came: Select[Any], facts: Sequence[bytes]
    ) -> list[Reading]:
        last = {(row["question"], row["snapshot"]): row["at"] for row in self._unit.rows(came)}
        places: dict[UUID, dict[bytes, Place]] = {}
        for row in self._unit.rows(select(PLACE).where(PLACE.c.fact.in_(facts))):
            place = Place(LocatorKind(row["kind"]), row["locator"], row["original"])
            places.setdefault(row["reading"], {})[row["fact"]] = place
        return [
            Reading(
                question=row["question"],
                snapshot=row["snapshot"],
                parser=row["parser"],
                at=row["at"],
                first=row["seen"],
                last=max(row["seen"], last.get((row["question"], row["snapshot"])) or row["seen"]),
                order=row["sequence"],
                partial=row["partial"],
                places=places.get(row["id"], {}),
            )
            for row in self._unit.rows(readings)
        ]

    def purge(self, entity: Entity) -> int:
        """Remove what was stored of a company that a register removed by law; count the facts.

        Its name and whatever else sources said go from everywhere, the answers once this unit of
        work is kept; erasures say what was removed.
        """
        return remove(self._unit, entity)

    def let_go(self, company: UUID, ground: Message) -> int:
        """Remove what sources said of a company nobody needs any more; see `Facts.let_go`."""
        entities = SqlCompanies(self._unit).entities(company)
        # One of them leads to all the others; whom a web address alone names is not the first.
        named = sorted(entities, key=lambda each: each.source in _OF_A_DOMAIN)
        return remove(self._unit, named[0], ground) if named else 0

    def sole_traders(self) -> tuple[UUID, ...]:
        """Return the companies that a source calls a person in trade; see `Facts`."""
        said = select(FACT.c.source, FACT.c.number).where(
            FACT.c.key == "company.sole_trader", FACT.c.value == "yes"
        )
        same = (
            select(SAME_AS.c.company)
            .where(
                tuple_(SAME_AS.c.source, SAME_AS.c.number).in_(said),
                SAME_AS.c.sameness == Sameness.SAME.value,
            )
            .distinct()
        )
        one = clusters(self._unit)
        return tuple(sorted({one.canonical(row["company"]) for row in self._unit.rows(same)}))

    def expire(self, source: str, before: datetime) -> tuple[int, tuple[UUID, ...]]:
        """Let go of what a source's terms do not let us keep for longer; see `Facts.expire`."""
        gone, companies = expire(self._unit, source, before)
        one = clusters(self._unit)
        return gone, tuple(sorted({one.canonical(each) for each in companies}))


def _fact(row: Columns) -> Fact:
    return _MAPPER.value(row, entity=Entity(row["source"], row["number"]))


def packed_facts(packer: Packer, facts: Sequence[Fact], came: datetime) -> Iterator[PackedRows]:
    """Yield the rows of facts that an answer states which came at an instant."""
    if not facts:
        return
    # A stored answer may be read again years later; a name is not kept longer for that.
    kept = {
        key: (personal.purpose.encoded(), came.date() + timedelta(days=personal.keep_days))
        for key in {each.key for each in facts}
        if (personal := properties.declared(key).personal) is not None
    }
    columns = {
        **_MAPPER.every(facts),
        "source": [each.entity.source for each in facts],
        "number": [each.entity.number for each in facts],
        "purpose": [kept.get(each.key, _FOR_GOOD)[0] for each in facts],
        "expires": [kept.get(each.key, _FOR_GOOD)[1] for each in facts],
    }
    yield packer.rows(FACT, columns)


def packed_places(
    packer: Packer, reading: UUID, places: Mapping[bytes, Place]
) -> Iterator[PackedRows]:
    """Yield the rows of places where a reading found facts, by the facts' ids."""
    if places:
        columns: dict[str, Column] = {
            "reading": Same(reading),
            "fact": list(places),
            "kind": [each.kind.value for each in places.values()],
            "locator": [each.locator for each in places.values()],
            "original": [each.original for each in places.values()],
        }
        yield packer.rows(PLACE, columns)
