"""Databases on a server of our own, emptied after each test instead of made anew for it."""

from contextlib import suppress
from dataclasses import dataclass, field
from uuid import uuid4

import psycopg

_SCHEMAS = ("leadline", "evidence")
# What a test might have changed: tables with their columns, and triggers with their state.
_SHAPE = """
    SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM (
        SELECT concat_ws(' ', table_schema, table_name, column_name, data_type, is_nullable)
        FROM information_schema.columns WHERE table_schema = ANY(%(schemas)s)
        UNION ALL
        SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid))
        FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL
        SELECT concat_ws(' ', schemaname, indexname) FROM pg_indexes
        WHERE schemaname = ANY(%(schemas)s)
    ) AS shape (line)
"""
_TABLES = """
    SELECT format('%%I.%%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname = ANY(%(schemas)s) ORDER BY 1
"""


@dataclass
class Databases:
    """Databases that are copies of a pattern.

    Attributes:
        server: the address of the server, without a database.
        pattern: the database they are copies of.
    """

    server: str
    pattern: str
    _free: list[str] = field(default_factory=list)
    _shape: str = ""
    _first_rows: dict[str, list[str]] = field(default_factory=dict)
    _tables: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Learn what the pattern looks like, and which rows it holds."""
        with psycopg.connect(f"{self.server}/{self.pattern}", autocommit=True) as pattern:
            self._shape = _one(pattern, _SHAPE)
            self._tables = tuple(
                row[0] for row in pattern.execute(_TABLES, {"schemas": list(_SCHEMAS)}).fetchall()
            )
            for table in self._full(pattern):
                rows = pattern.execute(f"SELECT row_to_json(t)::text FROM {table} t").fetchall()  # noqa: S608
                self._first_rows[table] = [row[0] for row in rows]

    def take(self) -> str:
        """Return the name of a database that is as the pattern is."""
        if self._free:
            return self._free.pop()
        name = f"test_{uuid4().hex}"
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {self.pattern}")
        return name

    def give_back(self, name: str) -> None:
        """Empty a database for the next test; one that cannot be made as it was is dropped."""
        with suppress(psycopg.Error):
            if self._emptied(name):
                self._free.append(name)
                return
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _emptied(self, name: str) -> bool:
        with psycopg.connect(f"{self.server}/{name}") as database:
            database.execute("SET lock_timeout = '1s'")
            # Keys and triggers that keep rows from going do not count for such a session.
            database.execute("SET session_replication_role = replica")
            if _one(database, _SHAPE) != self._shape:
                return False
            for table in self._full(database):
                database.execute(f"DELETE FROM {table}")  # noqa: S608
            for table, rows in self._first_rows.items():
                # Names of the pattern's own tables alone stand in it.
                again = f"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, %s)"  # noqa: S608
                for row in rows:
                    database.execute(again, [row])
        return True

    def _full(self, database: "psycopg.Connection[tuple[str]]") -> list[str]:
        """Return the tables that hold rows."""
        asked = " UNION ALL ".join(
            f"(SELECT '{table}' FROM {table} LIMIT 1)"  # noqa: S608
            for table in self._tables
        )
        return [row[0] for row in database.execute(asked).fetchall()]


def _one(database: "psycopg.Connection[tuple[str]]", question: str) -> str:
    row = database.execute(question, {"schemas": list(_SCHEMAS)}).fetchone()
    assert row is not None
    return row[0]
