"""A store of an earlier revision is brought to today's shape with all that is in it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError

from tests.samples import LEAD
from tests.workbench.store.conftest import StepClock
from tests.workbench.store.made import REGISTER
from tests.workbench.store.test_locked import erase
from tests.workbench.store.test_surviving import filled
from workbench.errors import StoreBusy, StoreReadOnly
from workbench.store import backups, opening, proofs
from workbench.store.engines import postgresql_engine, sqlite_engine
from workbench.store.migrating import SCRIPTS
from workbench.store.revisions import APPLICATION_ID
from workbench.store.sql_store import SqlStore
from workbench.store.tables.rows import METADATA
from workbench.store.triggers import missing_triggers

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
    """Where a store of the first revision lies, without a row."""
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
def contents(
    place: str | Path, new_store: Opening, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """What the store of the first revision was filled with, by table."""
    with monkeypatch.context() as then:
        then.setattr(opening, "REVISIONS", (UNGUARDED,))
        store = new_store(place)
        filled(store)
        store.write(lambda ledger: ledger.pursuits.append(LEAD))
        held = of_every_table(store)
        assert missing_triggers_of(store)
        store.close()
    return held


def of_every_table(store: SqlStore) -> dict[str, Any]:
    return store.look(
        lambda unit: {
            table.name: [dict(row) for row in unit.rows(select(table))]
            for table in METADATA.sorted_tables
        }
    )


def missing_triggers_of(store: SqlStore) -> dict[str, str]:
    return store.look(lambda unit: missing_triggers(unit.connection))


def test_an_older_store_keeps_every_row_and_is_guarded_from_then_on(
    place: str | Path, contents: dict[str, Any], new_store: Opening
) -> None:
    store = new_store(place)
    assert of_every_table(store) == contents
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
    place: Path, contents: dict[str, Any], new_store: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(place).close()
    new_store(place)
    (copy,) = place.with_name("backups").iterdir()
    assert copy.name.startswith(f"leadline-{UNGUARDED}-")
    place.with_name("evidence.db").rename(opening.evidence_of(copy))
    monkeypatch.setattr(opening, "REVISIONS", (UNGUARDED,))
    assert of_every_table(new_store(copy)) == contents


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
