"""Bringing a store to the shape this program knows, whole or not at all."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(connection: Connection) -> None:
    """Apply every migration that is missing, in the transaction that is open.

    On SQLite the connection must have foreign keys switched off: a table that is made anew in a
    batch would otherwise take its children with it.
    """
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
