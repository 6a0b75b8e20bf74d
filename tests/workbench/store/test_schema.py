"""The shape of the store: what migrations make is what the tables declare."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from workbench.store.migrating import SCRIPTS
from workbench.store.revisions import REVISIONS
from workbench.store.schema import declared_statements
from workbench.store.sql_store import SqlStore
from workbench.store.tables.rows import METADATA


def test_migrations_make_what_is_declared(sql_store: SqlStore) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))

    assert sql_store.look(lambda unit: differences(unit.connection)) == []


def test_migrated_sqlite_tables_read_as_they_are_declared(
    tmp_path: Path, new_store: Callable[..., SqlStore]
) -> None:
    migrated = new_store(tmp_path / "leadline.db")
    dialect = migrated.ledger_engine.dialect
    with closing(sqlite3.connect(":memory:")) as declared:
        for statement in declared_statements(dialect):
            declared.execute(statement)
        rows = declared.execute("SELECT name, sql FROM sqlite_master").fetchall()
        wanted = {name: parts(sql) for name, sql in rows}
    read = migrated.look(lambda unit: unit.rows(text("SELECT name, sql FROM sqlite_master")))
    made = {row["name"]: parts(row["sql"]) for row in read}
    assert {name: made.get(name) for name in wanted} == wanted
    assert made.keys() - wanted.keys() <= {
        "alembic_version",
        "sqlite_autoindex_alembic_version_1",
    }


def parts(statement: str | None) -> list[str]:
    """The parts of a statement between its commas; a column added later stands last."""
    # A comma within parentheses parts nothing.
    flat = re.sub(r"\([^()]*\)", lambda found: found[0].replace(",", ";"), statement or "")
    head, _, body = flat.partition("(")
    inner, _, tail = body.rpartition(")")
    return [head.strip(), *sorted(" ".join(each.split()) for each in inner.split(",")), tail]


def test_every_table_is_strict_on_sqlite(new_store: Callable[..., SqlStore]) -> None:
    listed = new_store().look(lambda unit: unit.rows(text("PRAGMA table_list")))
    strict = {row["name"] for row in listed if row["strict"]}
    assert set(METADATA.tables) <= strict


def test_the_program_knows_every_revision_there_is() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    revisions = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == REVISIONS


def test_every_appended_row_says_who_wrote_it_and_in_what_order() -> None:
    carried = {"replica", "sequence", "by", "at", "supersedes"}
    appended = [table for table in METADATA.tables.values() if "sequence" in table.columns]
    assert len(appended) > 20
    assert all(carried <= set(table.columns.keys()) for table in appended)
