"""Look-ups, answers and readings made for the store's tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question, Snapshot
from workbench.domain.ports import Store
from workbench.store.sql_store import SqlStore
from workbench.store.triggers import declared_triggers, table_of_trigger
from workbench.store.unit import Unit
from workbench.texts import say

REGISTER = Entity("no_enhetsregisteret", "311000004")
UNIT = Question(source="no_enhetsregisteret", kind="unit", about="311000004")
ROLES = Question(source="no_enhetsregisteret", kind="roles", about="311000004")


def says(key: str, value: str, entity: Entity = REGISTER, **qualifiers: str) -> Stated:
    """Return a statement with a place."""
    place = Place(LocatorKind.JSON, f"/{key}", f"as written: {value}")
    return state(entity, key, value, place, unit="", start=None, end=None, **qualifiers)


def planned(question: Question, at: datetime, company: UUID | None = None) -> Lookup:
    """Return a planned look-up."""
    return Lookup(
        id=new_id(), question=question, company=company, state=LookupState.PLANNED, planned=at
    )


def an_answer(content: bytes, at: datetime) -> Snapshot:
    """Return the bytes of an answer."""
    return Snapshot(
        sha256=b"",
        content=content,
        media_type="application/json",
        address="https://register.example/311000004",
        status=200,
        taken=at,
        headers={"ETag": '"1"'},
    )


def answered(
    store: Store,
    at: datetime,
    stated: Sequence[Stated],
    *,
    content: bytes | None = None,
    question: Question = UNIT,
    parser: str = "unit@1",
    kind: AnswerKind = AnswerKind.FOUND,
    company: UUID | None = None,
) -> Lookup:
    """Ask a question, keep its answer and record what was read, as the engine does."""
    said = sorted(f"{each.fact.key}={each.fact.value}" for each in stated)
    sha256 = store.keep(an_answer(content or "\n".join([question.key, *said]).encode(), at))
    lookup = store.write(lambda ledger: ledger.lookups.plan(planned(question, at, company)))
    assert store.write(lambda ledger: ledger.lookups.claim([lookup.id], at, 60))
    ended = replace(
        lookup, state=LookupState.ANSWERED, answered=at, kind=kind, snapshot=sha256, company=company
    )
    store.write(lambda ledger: ledger.lookups.settle(ended))
    store.write(lambda ledger: ledger.facts.record(ended, parser, stated, at))
    return store.read(lambda ledger: ledger.lookups.get(lookup.id))


def a_company(at: datetime, name: str = "Fjordlys Automasjon AS") -> Company:
    """Return a company with an invented number."""
    numbers = (Identifier(Scheme.NO_ORGNR, "311000004"),)
    return Company(id=new_id(), name=name, country="NO", identifiers=numbers, opened=at)


def judged(
    company: UUID, at: datetime, sameness: Sameness = Sameness.SAME, entity: Entity = REGISTER
) -> Judgement:
    """Return a judgement about the register's entity and a company."""
    return Judgement(
        id=new_id(),
        entity=entity,
        company=company,
        sameness=sameness,
        reason=say("The numbers are equal."),
        by=None,
        at=at,
    )


def without_triggers(store: SqlStore, table: str) -> None:
    """Let a table be changed, as somebody does who means to."""
    dialect = store.ledger_engine.dialect
    on = f" ON {table}" if dialect.name == "postgresql" else ""

    def drop(unit: Unit) -> None:
        for name, _ in declared_triggers(dialect):
            if table_of_trigger(name) == table:
                unit.connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")

    store.change(drop)
