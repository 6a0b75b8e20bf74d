"""Removing for good what may no longer be kept, writing down that it was, and doing it again.

An erasure is done again after a backup was restored, since the backup may be older than it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, delete, select, update

from workbench.domain.company import Entity
from workbench.domain.ids import new_id
from workbench.domain.lead_list import REMOVED
from workbench.domain.values import canonical_json
from workbench.store import known_gone
from workbench.store.clusters import clusters
from workbench.store.folding import searched, sort_key
from workbench.store.journals import CONTACTS, withdraw
from workbench.store.plain import to_text
from workbench.store.tables.companies import COMPANY, IDENTIFIER, SAME_AS
from workbench.store.tables.facts import FACT, PLACE, READING
from workbench.store.tables.known_lists import KNOWN_LIST, KNOWN_ROW
from workbench.store.tables.lists import SUMMARY
from workbench.store.tables.locked import ERASURE
from workbench.store.tables.lookups import SNAPSHOT
from workbench.store.tables.persons import NAMELESS
from workbench.store.tables.rows import METADATA
from workbench.store.unit import Unit
from workbench.texts import Message, say

_ENTITY = "entity"
_ANSWER = "snapshot"
_FACT = "fact"
_LISTS = frozenset({"candidates", "mentions", "missing"})
BY_LAW = say("The register removed it by law.")
"""The ground of an erasure that a register's own removal demands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What is removed: an entity's facts, one fact, an answer's bytes, or fields of a row.

    Of an entity `fields` may name answers: then only what was read in no other one goes. Of a row
    of our own lists `fields` name what stays of it.

    Of a locked row a field's value and salt go, of another its text. An answer's row keeps the
    address that was asked, unless `fields` names it.
    """

    kind: str
    subject: str
    fields: tuple[str, ...] = ()


def of_entity(entity: Entity) -> Erasure:
    """Return the erasure of everything a source said of an entity."""
    return Erasure(kind=_ENTITY, subject=f"{entity.source} {entity.number}")


def of_statements(entity: Entity, answers: Sequence[bytes]) -> Erasure:
    """Return the erasure of what a source said of an entity in some answers and in no other."""
    named = tuple(sha256.hex() for sha256 in answers)
    return Erasure(kind=_ENTITY, subject=f"{entity.source} {entity.number}", fields=named)


def of_answer(sha256: bytes, *fields: str) -> Erasure:
    """Return the erasure of a stored answer's bytes, and of the fields named."""
    return Erasure(kind=_ANSWER, subject=sha256.hex(), fields=fields)


def of_fact(fact: bytes) -> Erasure:
    """Return the erasure of one statement and of every place where it stood.

    A statement about a person is named by a random number, so that this tells nothing of them.
    """
    return Erasure(kind=_FACT, subject=fact.hex())


def facts_of(erasures: Iterable[Erasure]) -> list[bytes]:
    """Return the facts that erasures name one by one."""
    return [bytes.fromhex(each.subject) for each in erasures if each.kind == _FACT]


def of_fields(table: Table, entry: UUID, fields: Sequence[str]) -> Erasure:
    """Return the erasure of some fields of a row."""
    return Erasure(kind=table.name, subject=str(entry), fields=tuple(fields))


def of_known_row(known_list: UUID, line: int, kept: Sequence[str] = ()) -> Erasure:
    """Return the erasure of a row of a list of ours; of an objection something is kept."""
    subject = known_gone.subject_of(known_list, line)
    return Erasure(kind=KNOWN_ROW.name, subject=subject, fields=tuple(kept))


def of_known_list(known_list: UUID) -> Erasure:
    """Return the erasure of every row of a list of ours."""
    return Erasure(kind=KNOWN_LIST.name, subject=str(known_list))


def erase(
    unit: Unit, erasure: Erasure, ground: Message, by: UUID | None, at: datetime | None = None
) -> int:
    """Write down that something is removed, remove it, and return how many rows it concerned.

    `at` is when it was removed first, where it is done again.
    """
    # The ledger's triggers let go of nothing that no erasure names.
    write_down(unit, erasure, ground, by, at)
    return repeat(unit, erasure)


def write_down(
    unit: Unit, erasure: Erasure, ground: Message, by: UUID | None, at: datetime | None = None
) -> None:
    """Append that something was removed."""
    row = {
        "id": new_id(),
        "kind": erasure.kind,
        "subject": erasure.subject,
        "fields": to_text(erasure.fields),
        "ground": ground.encoded(),
    }
    unit.add(ERASURE, row | unit.stamp(by, at or unit.now()))


def repeat(unit: Unit, erasure: Erasure) -> int:
    """Remove something, again where it came back, and return how many rows it concerned."""
    match erasure.kind:
        case "entity" | "fact" | "snapshot":
            return _said(unit, erasure)
        case "company":
            return _named(unit, UUID(erasure.subject), erasure.fields)
        case "known_row" | "known_list" | "contact":
            return _ours(unit, erasure)
        case "same_as":
            return _judged(unit, UUID(erasure.subject))
        case _:
            table = METADATA.tables[erasure.kind]
            return _fields(unit, table, UUID(erasure.subject), erasure.fields)


def _ours(unit: Unit, erasure: Erasure) -> int:
    """Remove what we held ourselves: a row of a list, a whole list, or a contact."""
    if erasure.kind == KNOWN_ROW.name:
        return known_gone.forget_row(unit, erasure.subject, erasure.fields)
    if erasure.kind == KNOWN_LIST.name:
        return known_gone.forget_list(unit, UUID(erasure.subject))
    contact = UUID(erasure.subject)
    gone = _fields(unit, CONTACTS.table, contact, erasure.fields)
    if gone:
        withdraw(unit, CONTACTS.table, contact, None, unit.now())
    return gone


def _said(unit: Unit, erasure: Erasure) -> int:
    """Remove what sources said: of an entity, in one statement, or in one answer."""
    if erasure.kind == _FACT:
        return _fact(unit, bytes.fromhex(erasure.subject))
    if erasure.kind == _ANSWER:
        return _answers(unit, [bytes.fromhex(erasure.subject)], erasure.fields)
    source, _, number = erasure.subject.partition(" ")
    entity = Entity(source, number)
    answers = [bytes.fromhex(each) for each in erasure.fields]
    return _statements(unit, entity, answers) if answers else _entity(unit, entity)


def removed_on(unit: Unit, company: UUID) -> date | None:
    """Return the day on which a company was removed by law, or None."""
    said = select(ERASURE.c.at).where(
        ERASURE.c.subject == str(company),
        ERASURE.c.kind == COMPANY.name,
        ERASURE.c.ground == BY_LAW.encoded(),
    )
    first = unit.row(said.order_by(ERASURE.c.at))
    return None if first is None else first["at"].date()


def removed_among(unit: Unit, companies: Iterable[UUID]) -> dict[UUID, date]:
    """Return which of some companies were removed by law, and on which day each."""
    named = {str(each): each for each in companies}
    said = select(ERASURE.c.subject, ERASURE.c.at).where(
        ERASURE.c.subject.in_(list(named)),
        ERASURE.c.kind == COMPANY.name,
        ERASURE.c.ground == BY_LAW.encoded(),
    )
    days: dict[UUID, date] = {}
    for row in unit.rows(said.order_by(ERASURE.c.at)):
        days.setdefault(named[row["subject"]], row["at"].date())
    return days


def answers_about(unit: Unit, entity: Entity) -> list[bytes]:
    """Return the SHA-256 of each stored answer that an entity's facts were read from.

    Copies that stand for answers are among them.
    """
    facts = _facts_of(entity)
    stating = select(PLACE.c.reading).where(PLACE.c.fact.in_(facts))
    answers = select(READING.c.snapshot).where(READING.c.id.in_(stating)).distinct()
    return with_copies(unit, [row["snapshot"] for row in unit.rows(answers)])


def with_copies(unit: Unit, answers: Iterable[bytes]) -> list[bytes]:
    """Return answers and the copies that stand for them."""
    every = sorted(set(answers))
    held = select(NAMELESS.c.kept).where(NAMELESS.c.sha256.in_(every))
    return [*every, *(row["kept"] for row in unit.rows(held))]


def _facts_of(entity: Entity) -> Select[Any]:
    return select(FACT.c.id).where(FACT.c.source == entity.source, FACT.c.number == entity.number)


def _entity(unit: Unit, entity: Entity) -> int:
    facts = _facts_of(entity)
    _answers(unit, answers_about(unit, entity))
    unit.run(delete(PLACE).where(PLACE.c.fact.in_(facts)))
    return unit.run(delete(FACT).where(FACT.c.id.in_(facts)))


def _statements(unit: Unit, entity: Entity, answers: Sequence[bytes]) -> int:
    """Remove where some answers state something of an entity, and what then stands nowhere."""
    read = select(READING.c.id).where(READING.c.snapshot.in_(answers))
    facts = _facts_of(entity)
    unit.run(delete(PLACE).where(PLACE.c.fact.in_(facts), PLACE.c.reading.in_(read)))
    stated = select(PLACE.c.fact).where(PLACE.c.fact.in_(facts))
    return unit.run(delete(FACT).where(FACT.c.id.in_(facts), FACT.c.id.not_in(stated)))


def _fact(unit: Unit, fact: bytes) -> int:
    unit.run(delete(PLACE).where(PLACE.c.fact == fact))
    return unit.run(delete(FACT).where(FACT.c.id == fact))


def _answers(unit: Unit, answers: Sequence[bytes], fields: Sequence[str] = ()) -> int:
    unit.purged.extend(answers)
    if fields:
        named = update(SNAPSHOT).where(SNAPSHOT.c.sha256.in_(answers))
        unit.run(named.values(dict.fromkeys(fields, "")))
    kept = update(SNAPSHOT).where(SNAPSHOT.c.sha256.in_(answers), SNAPSHOT.c.dropped.is_(None))
    return unit.run(kept.values(dropped=unit.now()))


def _fields(unit: Unit, table: Table, entry: UUID, fields: Sequence[str]) -> int:
    row = unit.row(select(table).where(table.c.id == entry))
    if row is None:
        return 0
    changed = update(table).where(table.c.id == entry)
    if "sealed" not in table.columns:
        return unit.run(changed.values({name: _left_of(name, row[name]) for name in fields}))
    sealed = json.loads(row["sealed"])
    for name in fields:
        sealed[name] = {"digest": sealed[name]["digest"]}
    return unit.run(changed.values(sealed=canonical_json(sealed)))


def is_another(unit: Unit, entity: Entity, companies: Sequence[UUID]) -> bool:
    """Whether an entity was judged about companies beside these; a web domain may be shared."""
    others = select(SAME_AS.c.company).where(
        SAME_AS.c.source == entity.source,
        SAME_AS.c.number == entity.number,
        SAME_AS.c.company.not_in(companies),
    )
    return unit.row(others) is not None


def _judged(unit: Unit, judgement: UUID) -> int:
    """Remove whom a judgement is about, and what was said of them where they are nobody else."""
    row = unit.row(select(SAME_AS).where(SAME_AS.c.id == judgement))
    if row is None:
        return 0
    entity = Entity(row["source"], row["number"])
    members = clusters(unit).of(row["company"])
    removed = 0 if is_another(unit, entity, members) else _entity(unit, entity)
    judged = update(SAME_AS).where(SAME_AS.c.id == judgement)
    unit.run(judged.values(number="", reason=_ground(unit, judgement)))
    return removed


def _ground(unit: Unit, subject: UUID) -> str:
    """Return on what ground something was erased last, as it is written down."""
    said = select(ERASURE.c.ground).where(ERASURE.c.subject == str(subject))
    row = unit.row(said.order_by(ERASURE.c.sequence.desc()))
    return BY_LAW.encoded() if row is None else str(row["ground"])


def _named(unit: Unit, company: UUID, fields: Sequence[str]) -> int:
    """Remove a company's name, also from the list, which shows it by its number then."""
    numbers = select(IDENTIFIER.c.value).where(IDENTIFIER.c.company == company)
    (number,) = unit.rows(numbers.order_by(IDENTIFIER.c.sequence).limit(1)) or ({"value": ""},)
    listed = SUMMARY.c.company == company
    day = removed_on(unit, company)
    for row in unit.rows(select(SUMMARY).where(listed)):
        values = {
            **dict.fromkeys(("town", "founded", "band"), ""),
            **dict.fromkeys(("lowest", "highest")),
            "name": number["value"],
            "trouble": f"{REMOVED} {day}" if day is not None else "",
            "folded": searched(number["value"], row["responsible"]),
            "sort_key": sort_key(number["value"]),
        }
        unit.run(update(SUMMARY).where(listed).values(values))
    return _fields(unit, COMPANY, company, fields)


def _left_of(field: str, held: str) -> str:
    """Return what stays in a column: nothing, or of a question whom it asked for what."""
    if field == "question":
        source, kind, *_ = json.loads(held)
        return canonical_json([source, kind, "", {}])
    return "[]" if field in _LISTS else ""
