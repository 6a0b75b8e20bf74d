"""What was appended stays as it was: the databases themselves refuse to change or remove it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Column, Connection, Executable, Table, delete, select, text, update
from sqlalchemy.exc import IntegrityError

from tests.samples import LEAD, METTE
from tests.workbench.store.conftest import StepClock
from tests.workbench.store.made import REGISTER, an_answer, answered, says, without_triggers
from tests.workbench.store.test_facts import day
from tests.workbench.store.test_locked import a_card, a_decision, erase, lock, signed
from workbench.domain.handoff import Decision
from workbench.domain.values import canonical_json
from workbench.store import backups, proofs
from workbench.store.chains import Sealed
from workbench.store.erasing import Erasure, of_fields, write_down
from workbench.store.schema import declared_statements
from workbench.store.sql_store import SqlStore
from workbench.store.tables.locked import DECISION
from workbench.store.tables.rows import METADATA
from workbench.store.triggers import CHANGING, ERASABLE, FREE, missing_triggers
from workbench.store.unit import Unit
from workbench.texts import say

Opening = Callable[..., SqlStore]
KEPT = [table for table in METADATA.sorted_tables if table.name not in FREE]
SAMPLES: dict[str, tuple[Any, Any]] = {
    "Identity": (UUID(int=1), UUID(int=2)),
    "Instant": (datetime(2026, 11, 22, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
    "Day": (date(2026, 11, 22), date(2027, 1, 1)),
    "Flag": (False, True),
    "LargeBinary": (bytes(32), bytes(31)),
    "Integer": (1, 2),
    "Ticks": (1, 2),
    "Text": ("{}", '{"a":1}'),
}
"""Two values of each kind of column; keys are alike everywhere, so that rows name each other."""


def sample(column: Column[Any], *, other: bool = False) -> Any:
    return SAMPLES[type(column.type).__name__][other]


@pytest.fixture
def one_of_each(sql_store: SqlStore) -> SqlStore:
    """A store with a row in every table that is kept."""

    def add(unit: Unit) -> None:
        for table in KEPT:
            unit.add(table, {column.name: sample(column) for column in table.columns})

    sql_store.change(add)
    return sql_store


def rows(store: SqlStore, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in store.look(lambda unit: unit.rows(select(table)))]


def run(store: SqlStore, change: Executable) -> None:
    store.change(lambda unit: unit.run(change))


def refused(store: SqlStore, change: Executable) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        run(store, change)


def lacking(store: SqlStore) -> set[str]:
    return set(store.look(lambda unit: missing_triggers(unit.connection)))


def test_no_row_of_any_table_is_removed(one_of_each: SqlStore) -> None:
    assert len(KEPT) > 25
    for table in KEPT:
        before = rows(one_of_each, table)
        refused(one_of_each, delete(table))
        assert rows(one_of_each, table) == before != []


def test_no_column_that_stays_is_changed(one_of_each: SqlStore) -> None:
    for table in KEPT:
        before = rows(one_of_each, table)
        fixed = [each for each in table.columns if each.name not in CHANGING.get(table.name, ())]
        for column in fixed:
            refused(one_of_each, update(table).values({column: sample(column, other=True)}))
        assert rows(one_of_each, table) == before != []


def test_what_may_change_is_a_column_there_is() -> None:
    for name, columns in (*CHANGING.items(), *ERASABLE.items()):
        assert set(columns) < set(METADATA.tables[name].columns.keys())
    assert set(METADATA.tables) >= FREE


def test_a_column_that_an_erasure_names_is_blanked_in_that_row_alone(
    one_of_each: SqlStore,
) -> None:
    for name, columns in ERASABLE.items():
        table = METADATA.tables[name]
        key = table.columns["sha256" if name == "snapshot" else "id"]
        subject = sample(key).hex() if name == "snapshot" else str(sample(key))
        named, *others = columns
        erasure = Erasure(kind=name, subject=subject, fields=(named,))
        one_of_each.change(partial(write_down, erasure=erasure, ground=say("They asked."), by=None))
        run(one_of_each, update(table).values({named: ""}))
        for other in others:
            refused(one_of_each, update(table).values({other: "x"}))
        (row,) = rows(one_of_each, table)
        assert row[named] == ""


def test_a_row_is_not_put_in_anothers_place(new_store: Opening) -> None:
    store = new_store()
    store.write(lambda ledger: ledger.pursuits.append(LEAD))
    refused(store, text("INSERT OR REPLACE INTO lead SELECT * FROM lead"))
    assert store.read(lambda ledger: ledger.pursuits.history(LEAD.about)) == (LEAD,)


def test_no_table_is_emptied_at_once(database: str, new_store: Opening) -> None:
    store = new_store(database)
    for table in KEPT:
        refused(store, text(f"TRUNCATE {table.name} CASCADE"))


def test_a_replicas_counter_never_goes_back(sql_store: SqlStore) -> None:
    sql_store.write(lambda ledger: ledger.people.add(METTE))
    refused(sql_store, text("UPDATE replica SET last_sequence = 0"))
    run(sql_store, text("UPDATE replica SET last_sequence = last_sequence + 5"))


def test_a_draft_changes_and_a_signed_card_does_not(sql_store: SqlStore) -> None:
    draft = a_card()
    sql_store.write(lambda ledger: ledger.cards.add(draft))
    sql_store.write(lambda ledger: ledger.cards.add(replace(draft, title="Second draft")))
    sql_store.write(lambda ledger: ledger.cards.sign(signed(draft, METTE), day(0)))
    refused(sql_store, text("UPDATE card SET title = 'Third draft'"))
    (kept,) = sql_store.read(lambda ledger: ledger.cards.all())
    assert kept.title == "Second draft"


def test_only_an_erasure_removes_a_fact_and_its_places(sql_store: SqlStore) -> None:
    answered(sql_store, day(0), [says("company.town", "MOLDE")])
    refused(sql_store, text("DELETE FROM place"))
    refused(sql_store, text("DELETE FROM fact"))
    assert sql_store.write(lambda ledger: ledger.facts.purge(REGISTER)) == 1
    assert sql_store.read(lambda ledger: ledger.facts.of([REGISTER])) == ()


def locked(store: SqlStore) -> tuple[Decision, Sealed]:
    decision = a_decision("What a person said.")
    lock(store, decision)
    (row,) = rows(store, DECISION)
    return decision, json.loads(row["sealed"])


def sealed_as(sealed: Sealed) -> Executable:
    return update(DECISION).values(sealed=canonical_json(sealed))


def test_a_locked_field_is_let_go_of_only_by_an_erasure_that_names_it(sql_store: SqlStore) -> None:
    decision, sealed = locked(sql_store)
    without = {**sealed, "reason": {"digest": sealed["reason"]["digest"]}}
    refused(sql_store, sealed_as(without))
    other = of_fields(DECISION, decision.id, ["texts"])
    sql_store.change(lambda unit: write_down(unit, other, say("Asked."), METTE.id))
    refused(sql_store, sealed_as(without))
    erase(sql_store, decision)
    (row,) = rows(sql_store, DECISION)
    assert json.loads(row["sealed"]) == without


def test_an_erasure_changes_no_digest_and_adds_no_field(sql_store: SqlStore) -> None:
    decision, sealed = locked(sql_store)
    erase(sql_store, decision)
    erased = {**sealed, "reason": {"digest": sealed["reason"]["digest"]}}
    for changed in (
        {**erased, "reason": {"digest": "00" * 32}},
        {**erased, "reason": sealed["reason"]},
        {**erased, "stage": {**sealed["stage"], "value": "sql"}},
        {**erased, "more": {"digest": "00" * 32}},
        {name: field for name, field in erased.items() if name != "stage"},
    ):
        refused(sql_store, sealed_as(changed))
    assert proofs.check(sql_store).problems == ()


def test_stored_bytes_are_let_go_of_and_never_put_in_others_place(sql_store: SqlStore) -> None:
    one = sql_store.keep(an_answer(b"one", day(0)))
    sql_store.keep(an_answer(b"two", day(0)))
    for change in (
        "UPDATE content SET packed = (SELECT packed FROM content LIMIT 1)",
        "UPDATE content SET size = 7",
        "DELETE FROM content",
    ):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            sql_store.evidence.engine.begin() as connection,
        ):
            connection.execute(text(change))
    sql_store.drop(one)
    sql_store.keep(an_answer(b"one", day(1)))
    assert sql_store.snapshot(one).content == b"one"


def test_bytes_without_their_triggers_get_them_at_the_next_start(new_store: Opening) -> None:
    store = new_store()
    with store.evidence.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER tr_content_delete")
    store.close()
    store = new_store()
    store.keep(an_answer(b"one", day(0)))
    with (
        pytest.raises(IntegrityError, match="append-only"),
        store.evidence.engine.begin() as connection,
    ):
        connection.execute(text("DELETE FROM content"))


def test_a_store_has_every_trigger_that_is_declared(sql_store: SqlStore) -> None:
    assert lacking(sql_store) == set()


_SHAPE = text(
    "SELECT tgname, pg_get_triggerdef(pg_trigger.oid), pg_get_functiondef(tgfoid) FROM pg_trigger "
    "WHERE starts_with(tgname, 'tr_') AND tgname NOT LIKE 'tr_content%' ORDER BY tgname"
)


def test_migrated_triggers_on_postgresql_read_as_they_are_declared(
    database: str, new_store: Opening
) -> None:
    """On SQLite the whole schema is compared, in `test_schema.py`."""

    def anew(connection: Connection) -> tuple[Sequence[Any], Sequence[Any]]:
        made = connection.execute(_SHAPE).all()
        connection.exec_driver_sql("DROP SCHEMA leadline CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA leadline")
        for statement in declared_statements(connection.dialect):
            connection.exec_driver_sql(statement)
        return made, connection.execute(_SHAPE).all()

    made, declared = new_store(database).change(lambda unit: anew(unit.connection))
    assert list(made) == list(declared) != []


def test_a_check_says_which_table_is_no_longer_guarded_and_rebuilding_mends_it(
    sql_store: SqlStore,
) -> None:
    without_triggers(sql_store, "decision")
    report = proofs.check(sql_store)
    assert [str(each) for each in report.problems] == [
        "The database no longer refuses changes of decision: run leadline store rebuild."
    ]
    proofs.rebuild(sql_store, lambda ledger, lead: None)
    assert proofs.check(sql_store).problems == ()
    lock(sql_store, a_decision())
    refused(sql_store, text("DELETE FROM decision"))


def test_a_trigger_that_reads_otherwise_is_made_anew(new_store: Opening) -> None:
    store = new_store()
    run(store, text("DROP TRIGGER tr_lead_delete"))
    run(store, text("CREATE TRIGGER tr_lead_delete BEFORE DELETE ON lead BEGIN SELECT 1; END"))
    assert lacking(store) == {"tr_lead_delete"}
    proofs.rebuild(store, lambda ledger, lead: None)
    assert lacking(store) == set()


def test_a_trigger_that_was_switched_off_is_made_anew(database: str, new_store: Opening) -> None:
    store = new_store(database)
    run(store, text("ALTER TABLE lead DISABLE TRIGGER tr_lead_delete"))
    assert lacking(store) == {"tr_lead_delete"}
    proofs.rebuild(store, lambda ledger, lead: None)
    assert lacking(store) == set()


def test_copies_and_what_is_restored_from_them_keep_their_triggers(
    new_store: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "leadline.db"
    store = new_store(path)
    lock(store, a_decision())
    sha256 = store.keep(an_answer(b"one", day(0)))
    copy, _ = backups.backup(store, tmp_path / "copy")
    store.close()
    backups.restore(copy, path, StepClock())
    for each in (new_store(copy), new_store(path)):
        assert lacking(each) == set()
        refused(each, text("DELETE FROM decision"))
        with (
            pytest.raises(IntegrityError, match="append-only"),
            each.evidence.engine.begin() as connection,
        ):
            connection.execute(text("DELETE FROM content"))
        assert each.snapshot(sha256).content == b"one"
