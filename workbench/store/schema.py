"""The shape of the store: the statements that make it, and the revision it was brought to."""

from collections.abc import Iterator

from sqlalchemy import Connection, Dialect, inspect, text
from sqlalchemy.schema import CreateIndex, CreateTable

from workbench.store.tables.rows import METADATA
from workbench.store.triggers import declared_functions, declared_triggers


def declared_statements(dialect: Dialect) -> Iterator[str]:
    """Return the statements that make the declared tables and triggers, in an order that runs.

    A new revision's SQL is written with their help; the store itself only runs migrations.
    """
    for table in METADATA.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))
    if dialect.name == "postgresql":
        yield from declared_functions()
    for _, statement in declared_triggers(dialect):
        yield statement


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line)


def revision_of(connection: Connection) -> str | None:
    """Return the revision a store was brought to, or None where it has no shape yet."""
    if "alembic_version" not in inspect(connection).get_table_names():
        return None
    held = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if held is None else str(held)
