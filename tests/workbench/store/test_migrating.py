"""A store of an earlier revision is brought to today's shape with all that is in it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, Table, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from tests.samples import LEAD
from tests.workbench.store.conftest import StepClock
from tests.workbench.store.made import REGISTER
from tests.workbench.store.test_locked import erase
from tests.workbench.store.test_surviving import filled
from workbench.errors import StoreBusy, StoreReadOnly
from workbench.store import backups, opening, proofs
from workbench.store.engines import postgresql_engine, sqlite_engine
from workbench.store.evidence import Evidence
from workbench.store.migrating import SCRIPTS
from workbench.store.revisions import APPLICATION_ID
from workbench.store.sql_store import SqlStore
from workbench.store.tables.rows import METADATA
from workbench.store.triggers import missing_triggers
from workbench.store.unit import Unit

Opening = Callable[..., SqlStore]
UNGUARDED = "0004"
"""The last shape in which the databases refused nothing."""


def made_at(revision: str, engine: Engine) -> None:
    """Make a store in the shape that a revision gave it."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a store of an older revision lies, without a row."""
    if request.param == "sqlite":
        path = tmp_path / "leadline.db"
        made_at(UNGUARDED, sqlite_engine(path, patience=1, foreign_keys=False))
        return path
    address = str(request.getfixturevalue("database"))
    with psycopg.connect(address, autocommit=True) as server:
        for schema in ("leadline", "evidence"):
            server.execute(f"DROP SCHEMA {schema} CASCADE")
            server.execute(f"CREATE SCHEMA {schema}")
    made_at(UNGUARDED, postgresql_engine(address, "leadline", "READ COMMITTED"))
    return address


@pytest.fixture
def contents(place: str | Path, new_store: Opening, tmp_path: Path) -> dict[str, Any]:
    """What a store of an older revision was filled with, by table, in the columns it had."""
    today = new_store(tmp_path / "today" / "leadline.db")
    filled(today)
    today.write(lambda ledger: ledger.pursuits.append(LEAD))
    ledger, evidence = engines_of(place)
    answers = Evidence(evidence)
    answers.prepare()
    with ledger.begin() as connection:
        for table in METADATA.sorted_tables:
            for row in today.look(partial(Unit.rows, question=select(table))):
                known = {name: row[name] for name in columns_there(connection, table)}
                if known:
                    connection.execute(insert(table), known)
                if table.name == "snapshot":
                    answers.put(today.evidence.get(row["sha256"]))
        held = rows_there(connection)
    ledger.dispose()
    evidence.dispose()
    return held


def engines_of(place: str | Path) -> tuple[Engine, Engine]:
    if isinstance(place, Path):
        ledger = sqlite_engine(place, patience=1, foreign_keys=False)
        return ledger, sqlite_engine(opening.evidence_of(place), patience=1)
    return (
        postgresql_engine(place, "leadline", "READ COMMITTED"),
        postgresql_engine(place, "evidence", "READ COMMITTED"),
    )


def columns_there(connection: Connection, table: Table) -> list[str]:
    """Return the columns of today's table that a store has, none where it lacks the table."""
    there = inspect(connection)
    if not there.has_table(table.name):
        return []
    return [each["name"] for each in there.get_columns(table.name) if each["name"] in table.c]


def rows_there(connection: Connection) -> dict[str, Any]:
    """Return what every table holds, in the columns that both this store and today's have."""
    held: dict[str, Any] = {}
    for table in METADATA.sorted_tables:
        if names := columns_there(connection, table):
            rows = connection.execute(select(*(table.c[name] for name in names))).mappings()
            held[table.name] = [dict(row) for row in rows]
    return held


def as_it_was(held: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """Return what a store holds, in the tables and columns of an older one."""
    return {
        name: [{each: row[each] for each in rows[0]} for row in held[name]] if rows else held[name]
        for name, rows in then.items()
    }


def of_every_table(store: SqlStore) -> dict[str, Any]:
    return store.look(lambda unit: rows_there(unit.connection))


def missing_triggers_of(store: SqlStore) -> dict[str, str]:
    return store.look(lambda unit: missing_triggers(unit.connection))


def test_an_older_store_keeps_every_row_and_is_guarded_from_then_on(
    place: str | Path, contents: dict[str, Any], new_store: Opening
) -> None:
    store = new_store(place)
    assert as_it_was(of_every_table(store), contents) == contents
    assert missing_triggers_of(store) == {}
    assert proofs.check(store).problems == ()
    with pytest.raises(IntegrityError, match="append-only"):
        store.change(lambda unit: unit.run(text("DELETE FROM lead")))


def test_what_an_older_store_locked_and_stated_can_still_be_erased(
    place: str | Path, contents: dict[str, Any], new_store: Opening
) -> None:
    store = new_store(place)
    ((decision, _),) = store.read(lambda ledger: ledger.decisions.of(LEAD.id))
    erase(store, decision)
    assert store.write(lambda ledger: ledger.facts.purge(REGISTER)) == len(contents["fact"]) == 1
    report = proofs.check(store)
    assert (report.problems, report.erased, report.let_go) == ((), 1, 1)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_an_older_store_is_copied_before_it_is_changed(
    place: Path, contents: dict[str, Any], new_store: Opening
) -> None:
    new_store(place).close()
    new_store(place)
    (copy,) = place.with_name("backups").iterdir()
    assert copy.name.startswith(f"leadline-{UNGUARDED}-")
    engine = sqlite_engine(copy, patience=1)
    with engine.connect() as connection:
        assert rows_there(connection) == contents
    engine.dispose()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("contents")
def test_an_older_store_that_cannot_be_copied_is_not_changed(
    place: Path, new_store: Opening
) -> None:
    place.with_name("backups").write_text("in the way")
    before = place.read_bytes()
    with pytest.raises(StoreReadOnly):
        new_store(place)
    assert place.read_bytes() == before
    place.with_name("backups").unlink()
    assert missing_triggers_of(new_store(place)) == {}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("contents")
def test_an_older_store_that_another_program_writes_in_waits_for_its_migration(
    place: Path, new_store: Opening
) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            new_store(place, patience=0.1)
    assert missing_triggers_of(new_store(place)) == {}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("contents")
def test_a_migration_that_breaks_off_changes_nothing(
    place: Path, new_store: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(Exception):
        pass

    def half(connection: Any) -> None:
        connection.exec_driver_sql("CREATE TRIGGER half BEFORE DELETE ON lead BEGIN SELECT 1; END")
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr("workbench.store.migrating.migrate", half)
        with pytest.raises(PowerCut):
            new_store(place)
    store = new_store(place)
    assert missing_triggers_of(store) == {}
    names = store.look(lambda unit: unit.rows(text("SELECT name FROM sqlite_master")))
    assert "half" not in {row["name"] for row in names}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("contents")
def test_a_restored_copy_of_an_older_store_is_guarded(place: Path, new_store: Opening) -> None:
    new_store(place).close()
    (copy,) = place.with_name("backups").iterdir()
    backups.restore(copy, place, StepClock())
    store = new_store(place)
    assert missing_triggers_of(store) == {}
    assert [each for each, _ in store.read(lambda ledger: ledger.decisions.of(LEAD.id))]


def test_what_was_asked_before_pacing_had_its_own_clock_is_long_over(
    place: str | Path, contents: dict[str, Any], new_store: Opening
) -> None:
    store = new_store(place)
    held = of_every_table(store)
    assert contents["pace"]
    assert {(row["scope"], row["boot"], row["ticks"], row["came"]) for row in held["pace"]} == {
        ("", "", 0, 0)
    }
    assert {(row["lease"], row["drift"]) for row in held["lookup"]} == {(None, "[]")}
