"""Engines for SQLite and PostgreSQL, set so that no update is lost and no commit half done."""

import logging
import sqlite3
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

# It warns of what it raises as well, for instance when two write at once and one of them is run
# again; who works in the terminal would read that, with the address of the database.
logging.getLogger("psycopg").setLevel(logging.ERROR)

_RECOVERY = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    # INSERT OR REPLACE would otherwise remove a row without asking its triggers.
    "recursive_triggers=ON",
)
Isolation = Literal["SERIALIZABLE", "READ COMMITTED"]
LOOKING = "looking"
"""Execution option of a connection that only reads: plain BEGIN instead of BEGIN IMMEDIATE."""


def sqlite_engine(path: Path, *, patience: float, foreign_keys: bool = True) -> Engine:
    """Return an engine on a file, which waits `patience` seconds for another writer.

    SQLAlchemy's own way with SQLite loses updates and leaves failed migrations half done, so we
    begin every transaction ourselves.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in _RECOVERY:
            connection.execute(f"PRAGMA {pragma}")
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        looking = connection.get_execution_options().get(LOOKING)
        connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")

    return engine


def postgresql_engine(url: str, schema: str, isolation: Isolation) -> Engine:
    """Return an engine on a schema of a database."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        isolation_level=isolation,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 3,
            "options": f"-csearch_path={schema}",
            "application_name": "leadline",
        },
    )


def is_postgresql(where: str | Path) -> bool:
    """Whether a store's place is the address of a PostgreSQL database."""
    return str(where).startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def options_to_look(engine: Engine) -> dict[str, Any]:
    """Return the options of a connection that only reads."""
    return {LOOKING: True} if engine.dialect.name == "sqlite" else {"postgresql_readonly": True}
