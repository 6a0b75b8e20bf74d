"""Removing for good the names of people that were kept for as long as their purpose needs.

An answer on which nothing else rests goes with them. Of another a copy stands for it in which the
names are blanked, where that can be shown to hold; elsewhere the answer goes as well.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update

from workbench.domain.blanking_people import without_people
from workbench.domain.company import Entity, Sameness
from workbench.domain.fact import KnownFact, LocatorKind
from workbench.domain.keeping_people import outlived, outlived_ground
from workbench.domain.lookup import BLANKED
from workbench.domain.properties import declared
from workbench.domain.values import canonical_json
from workbench.errors import NotInStore
from workbench.store.clusters import clusters, clusters_ever
from workbench.store.erasing import erase, of_answer, of_fact
from workbench.store.evidence import Evidence
from workbench.store.facts import SqlFacts
from workbench.store.journals import HAND_SEARCHES, PURSUITS
from workbench.store.removing import lines_naming
from workbench.store.tables.companies import SAME_AS
from workbench.store.tables.facts import FACT, PLACE, READING
from workbench.store.tables.lookups import SNAPSHOT
from workbench.store.tables.persons import NAMELESS
from workbench.store.unit import Columns, Unit

_NAMES = "names of people"


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer that goes, and the bytes of its copy without names; None where there is none."""

    sha256: bytes
    copy: bytes | None


def people_outlived(unit: Unit, today: date) -> tuple[KnownFact, ...]:
    """Return the statements about people that no answer renewed in time."""
    # What was stated first that long ago may have been renewed since; nothing younger is over.
    old = select(FACT.c.source, FACT.c.number).where(FACT.c.expires < today).distinct()
    entities = [Entity(row["source"], row["number"]) for row in unit.rows(old)]
    return outlived(SqlFacts(unit).of(entities), today) if entities else ()


def answers_naming(unit: Unit, evidence: Evidence, facts: Iterable[bytes]) -> tuple[Stored, ...]:
    """Return every answer that states some facts, with its copy where one can stand for it."""
    gone = frozenset(facts)
    stating = select(PLACE.c.reading).where(PLACE.c.fact.in_(gone))
    held = (
        select(READING.c.snapshot)
        .join(SNAPSHOT, SNAPSHOT.c.sha256 == READING.c.snapshot)
        .where(READING.c.id.in_(stating), SNAPSHOT.c.dropped.is_(None))
        .distinct()
        .order_by(READING.c.snapshot)
    )
    return tuple(_stored(unit, evidence, row["snapshot"], gone) for row in unit.rows(held))


def remove_people(
    unit: Unit, facts: Sequence[KnownFact], answers: Sequence[Stored], today: date
) -> tuple[UUID, ...]:
    """Remove statements about people, and the answers that hold them; return their companies."""
    ground = outlived_ground(today)
    companies = _companies(unit, {known.fact.entity for known in facts})
    # What was written while a company was one with another may stand at that one.
    ever = clusters_ever(unit).of_all(companies)
    leads = unit.rows(select(PURSUITS.table.c.id).where(PURSUITS.table.c.about.in_(ever)))
    about = (*ever, *(row["id"] for row in leads))
    lines = tuple(lines_naming(unit, about, {known.fact.value for known in facts}))
    for known in facts:
        erase(unit, of_fact(known.fact.id), ground, None)
    for stored in answers:
        erase(unit, of_answer(stored.sha256), ground, None)
    for erasure in lines:
        erase(unit, erasure, ground, None)
    keep_copies(unit, answers)
    one = clusters(unit)
    return tuple(sorted({one.canonical(each) for each in companies}))


def keep_copies(unit: Unit, answers: Iterable[Stored]) -> None:
    """Let the copies that were made, and lie in the evidence already, stand for their answers."""
    for stored in answers:
        if stored.copy is None:
            continue
        kept = Evidence.name(stored.copy)
        row = unit.row(select(SNAPSHOT).where(SNAPSHOT.c.sha256 == stored.sha256))
        if row is None:
            continue
        unit.purged[:] = [each for each in unit.purged if each != kept]
        again = update(SNAPSHOT).where(SNAPSHOT.c.sha256 == kept).values(dropped=None)
        if not unit.run(again):
            unit.add(SNAPSHOT, _copied(row, kept, len(stored.copy)))
        stands = select(NAMELESS).where(NAMELESS.c.sha256 == stored.sha256, NAMELESS.c.kept == kept)
        if unit.row(stands) is None:
            unit.add(NAMELESS, {"sha256": stored.sha256, "kept": kept})


def standing_for(unit: Unit, sha256: bytes) -> Columns | None:
    """Return the row of the copy that stands for an answer whose bytes were let go of, or None."""
    copies = (
        select(SNAPSHOT)
        .join(NAMELESS, NAMELESS.c.kept == SNAPSHOT.c.sha256)
        .where(NAMELESS.c.sha256 == sha256, SNAPSHOT.c.dropped.is_(None))
        .order_by(SNAPSHOT.c.sha256)
    )
    return unit.row(copies)


def _stored(unit: Unit, evidence: Evidence, sha256: bytes, gone: frozenset[bytes]) -> Stored:
    places = unit.rows(
        select(PLACE.c.kind, PLACE.c.locator, FACT.c.id, FACT.c.key, FACT.c.value)
        .join(FACT, FACT.c.id == PLACE.c.fact)
        .join(READING, READING.c.id == PLACE.c.reading)
        .where(READING.c.snapshot == sha256)
    )
    named = [row for row in places if row["id"] in gone]
    others = [row for row in places if row["id"] not in gone]
    searches = HAND_SEARCHES.table
    shown = unit.row(select(searches.c.id).where(searches.c.snapshot == sha256.hex()))
    if not (others or shown) or any(row["kind"] != LocatorKind.JSON.value for row in named):
        return Stored(sha256, None)
    try:
        content = evidence.get(sha256)
    except NotInStore:
        return Stored(sha256, None)
    copy = without_people(
        content,
        {row["locator"] for row in named},
        {row["value"] for row in named},
        {row["locator"] for row in others if declared(row["key"]).personal is None},
    )
    return Stored(sha256, copy)


def _copied(row: Columns, sha256: bytes, size: int) -> dict[str, Any]:
    headers = json.loads(row["headers"])
    blanked = [each for each in (headers.get(BLANKED), _NAMES) if each]
    headers[BLANKED] = ", ".join(blanked)
    return {
        **row,
        "sha256": sha256,
        "size": size,
        "headers": canonical_json(headers),
        "dropped": None,
    }


def _companies(unit: Unit, entities: Iterable[Entity]) -> tuple[UUID, ...]:
    """Return the companies that entities were judged to be."""
    whom = [
        (SAME_AS.c.source == each.source) & (SAME_AS.c.number == each.number) for each in entities
    ]
    same = select(SAME_AS.c.company).where(or_(*whom), SAME_AS.c.sameness == Sameness.SAME.value)
    return tuple(sorted({row["company"] for row in unit.rows(same)}))
