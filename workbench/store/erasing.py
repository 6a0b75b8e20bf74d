"""Removing for good what may no longer be kept, writing down that it was, and doing it again.

An erasure is done again after a backup was restored, since the backup may be older than it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, delete, select, update

from workbench.domain.company import Entity
from workbench.domain.ids import new_id
from workbench.store.plain import canonical, to_text
from workbench.store.tables.facts import FactRow, PlaceRow, ReadingRow
from workbench.store.tables.locked import ErasureRow
from workbench.store.tables.lookups import SnapshotRow
from workbench.store.tables.rows import METADATA, table_of
from workbench.store.unit import Unit
from workbench.texts import Message

ERASURE = table_of(ErasureRow)
_FACT = table_of(FactRow)
_PLACE = table_of(PlaceRow)
_READING = table_of(ReadingRow)
_SNAPSHOT = table_of(SnapshotRow)
_ENTITY = "entity"
_ANSWER = "snapshot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What is removed: an entity's facts, an answer's bytes, or fields of a locked entry."""

    kind: str
    subject: str
    fields: tuple[str, ...] = ()


def of_entity(entity: Entity) -> Erasure:
    """Return the erasure of everything a source said of an entity."""
    return Erasure(kind=_ENTITY, subject=f"{entity.source} {entity.number}")


def of_answer(sha256: bytes) -> Erasure:
    """Return the erasure of a stored answer's bytes."""
    return Erasure(kind=_ANSWER, subject=sha256.hex())


def of_fields(table: Table, entry: UUID, fields: Sequence[str]) -> Erasure:
    """Return the erasure of some fields of a locked entry."""
    return Erasure(kind=table.name, subject=str(entry), fields=tuple(fields))


def erase(unit: Unit, erasure: Erasure, ground: Message, by: UUID | None) -> int:
    """Write down that something is removed, remove it, and return how many rows it concerned."""
    # The ledger's triggers let go of nothing that no erasure names.
    write_down(unit, erasure, ground, by)
    return repeat(unit, erasure)


def write_down(unit: Unit, erasure: Erasure, ground: Message, by: UUID | None) -> None:
    """Append that something was removed."""
    row = {
        "id": new_id(),
        "kind": erasure.kind,
        "subject": erasure.subject,
        "fields": to_text(erasure.fields),
        "ground": ground.encoded(),
    }
    unit.add(ERASURE, row | unit.stamp(by, unit.now()))


def repeat(unit: Unit, erasure: Erasure) -> int:
    """Remove something, again where it came back, and return how many rows it concerned."""
    match erasure.kind:
        case "entity":
            source, _, number = erasure.subject.partition(" ")
            return _entity(unit, Entity(source, number))
        case "snapshot":
            return _answers(unit, [bytes.fromhex(erasure.subject)])
        case _:
            table = METADATA.tables[erasure.kind]
            return _fields(unit, table, UUID(erasure.subject), erasure.fields)


def answers_about(unit: Unit, entity: Entity) -> list[bytes]:
    """Return the SHA-256 of each stored answer that an entity's facts were read from."""
    facts = _facts_of(entity)
    stating = select(_PLACE.c.reading).where(_PLACE.c.fact.in_(facts))
    answers = select(_READING.c.snapshot).where(_READING.c.id.in_(stating)).distinct()
    return [row["snapshot"] for row in unit.rows(answers)]


def _facts_of(entity: Entity) -> Select[Any]:
    return select(_FACT.c.id).where(
        _FACT.c.source == entity.source, _FACT.c.number == entity.number
    )


def _entity(unit: Unit, entity: Entity) -> int:
    facts = _facts_of(entity)
    _answers(unit, answers_about(unit, entity))
    unit.run(delete(_PLACE).where(_PLACE.c.fact.in_(facts)))
    return unit.run(delete(_FACT).where(_FACT.c.id.in_(facts)))


def _answers(unit: Unit, answers: Sequence[bytes]) -> int:
    unit.purged.extend(answers)
    kept = update(_SNAPSHOT).where(_SNAPSHOT.c.sha256.in_(answers), _SNAPSHOT.c.dropped.is_(None))
    return unit.run(kept.values(dropped=unit.now()))


def _fields(unit: Unit, table: Table, entry: UUID, fields: Sequence[str]) -> int:
    row = unit.row(select(table.c.sealed).where(table.c.id == entry))
    if row is None:
        return 0
    sealed = json.loads(row["sealed"])
    for name in fields:
        sealed[name] = {"digest": sealed[name]["digest"]}
    return unit.run(update(table).where(table.c.id == entry).values(sealed=canonical(sealed)))
