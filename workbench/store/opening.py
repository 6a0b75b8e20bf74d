"""Opening a store: found or made, brought to today's shape, refused where it cannot be trusted."""

import importlib
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from workbench.domain.ids import new_id
from workbench.domain.ports import Clock
from workbench.errors import StoreNewer
from workbench.store.copies import copy_database
from workbench.store.engines import (
    is_postgresql,
    options_to_look,
    postgresql_engine,
    sqlite_engine,
)
from workbench.store.evidence import Evidence
from workbench.store.probing import looked_at, refuse_orphans, refuse_without_answers
from workbench.store.revisions import APPLICATION_ID, REVISIONS
from workbench.store.schema import revision_of
from workbench.store.shares import refuse_share
from workbench.store.sql_store import SqlStore
from workbench.store.tables.people import META, REPLICA
from workbench.store.troubles import on_disk, translated
from workbench.store.unit import Unit
from workbench.texts import say

BACKUPS = "backups"
OWN = "leadline"


def open_here(
    where: str | Path, *, clock: Clock, replica: UUID | None, patience: float, alone: bool = False
) -> SqlStore:
    """Open a store; see `workbench.store.open_store`.

    `alone` opens a ledger whose evidence is gone for good: what it names is no longer kept.
    """
    with translated():
        if is_postgresql(where):
            return _open_postgresql(str(where), clock, replica, patience)
        return _open_sqlite(Path(where), clock, replica, patience, alone=alone)


def evidence_of(path: Path) -> Path:
    """Return the file that holds the bytes of a ledger's answers.

    The user's own store has `evidence.db`; another in the same folder has one of its own name,
    so that letting go of an answer in one never takes it from the other.
    """
    name = "evidence.db" if path.stem == OWN else f"{path.stem}-evidence.db"
    return path.with_name(name)


def _open_sqlite(
    path: Path, clock: Clock, replica: UUID | None, patience: float, *, alone: bool
) -> SqlStore:
    with on_disk():
        path.parent.mkdir(parents=True, exist_ok=True)
    refuse_share(path.parent)
    evidence = evidence_of(path)
    files = looked_at(path, evidence, patience)
    refuse_orphans(files)
    migrating = sqlite_engine(path, patience=patience, foreign_keys=False)
    try:
        outdated = _needs_migration(migrating)
        if not alone:
            refuse_without_answers(files)
        if outdated:
            _back_up(path, migrating, clock)
            with migrating.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                _migrate(connection)
    finally:
        migrating.dispose()
    return _opened(
        sqlite_engine(path, patience=patience),
        Evidence(sqlite_engine(evidence, patience=patience)),
        clock=clock,
        replica=replica,
        patience=patience,
        path=path,
    )


def _needs_migration(engine: Engine) -> bool:
    with engine.execution_options(**options_to_look(engine)).connect() as connection:
        revision = revision_of(connection)
    if revision is not None and revision not in REVISIONS:
        raise StoreNewer(
            say("A newer Leadline wrote this store."),
            hint=say("Update Leadline on this computer; the store was not touched."),
            detail=revision,
        )
    return revision != REVISIONS[-1]


def _back_up(path: Path, engine: Engine, clock: Clock) -> None:
    with engine.execution_options(**options_to_look(engine)).connect() as connection:
        revision = revision_of(connection)
    if revision is None:
        return
    folder = path.with_name(BACKUPS)
    with on_disk():
        folder.mkdir(exist_ok=True)
    stamp = clock.now().strftime("%Y%m%dT%H%M%S%f")
    copy_database(path, folder / f"{path.stem}-{revision}-{stamp}.db")


def _migrate(connection: Connection) -> None:
    # Alembic takes longer to import than a store in shape takes to open.
    importlib.import_module("workbench.store.migrating").migrate(connection)


def _open_postgresql(url: str, clock: Clock, replica: UUID | None, patience: float) -> SqlStore:
    migrating = postgresql_engine(url, "leadline", "READ COMMITTED")
    try:
        if _needs_migration(migrating):
            with migrating.begin() as connection:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
                connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS leadline")
                connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS evidence")
                _migrate(connection)
    finally:
        migrating.dispose()
    return _opened(
        postgresql_engine(url, "leadline", "SERIALIZABLE"),
        Evidence(postgresql_engine(url, "evidence", "READ COMMITTED")),
        clock=clock,
        replica=replica,
        patience=patience,
        path=None,
    )


def _opened(
    engine: Engine,
    evidence: Evidence,
    *,
    clock: Clock,
    replica: UUID | None,
    patience: float,
    path: Path | None,
) -> SqlStore:
    evidence.prepare()
    nobody = UUID(int=0)
    store = SqlStore(engine, evidence, clock=clock, replica=nobody, patience=patience, path=path)
    store.replica = store.look(lambda unit: _known_replica(unit, replica)) or store.change(
        lambda unit: _added_replica(unit, replica)
    )
    store.drop_what_was_purged()
    return store


def _known_replica(unit: Unit, wanted: UUID | None) -> UUID | None:
    if wanted is None:
        row = unit.row(select(META.c.value).where(META.c.name == "replica"))
        return None if row is None else UUID(row["value"])
    row = unit.row(select(REPLICA.c.id).where(REPLICA.c.id == wanted))
    return None if row is None else wanted


def _added_replica(unit: Unit, wanted: UUID | None) -> UUID:
    known = _known_replica(unit, wanted)
    if known is not None:
        return known
    added = wanted or new_id()
    unit.add(REPLICA, {"id": added, "since": unit.now(), "last_sequence": 0})
    if unit.row(select(META).where(META.c.name == "replica")) is None:
        unit.add(META, {"name": "replica", "value": str(added)})
    return added
