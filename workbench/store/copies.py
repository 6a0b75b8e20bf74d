"""Copies of SQLite files: whole, verified, and with no stale journal beside them."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from workbench.errors import StoreError
from workbench.store.troubles import damaged, translated

JOURNALS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; a stale one is replayed into whatever lies there."""


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, in use or not, in one step, and verify the copy.

    A copy in several steps never ends while another program writes. What could not be copied
    whole is not left behind.

    Raises:
        StoreDamaged: the copy does not hold together.
        StoreFull, StoreReadOnly: there is no room for it, or it may not be written.
    """
    try:
        with (
            translated(),
            closing(sqlite3.connect(source)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new, pages=-1)
            new.execute("PRAGMA journal_mode=DELETE")
        verify(target)
    except StoreError:
        for each in (target, *(target.with_name(target.name + suffix) for suffix in JOURNALS)):
            each.unlink(missing_ok=True)
        raise


def verify(path: Path) -> None:
    """Go on, if a database holds together and no row names one that is missing.

    Raises:
        StoreDamaged: it does not.
    """
    with translated(), closing(sqlite3.connect(path)) as database:
        integrity = database.execute("PRAGMA integrity_check(5)").fetchall()
        if integrity != [("ok",)]:
            raise damaged("; ".join(str(row[0]) for row in integrity))
        if database.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise damaged("a row names one that is missing")


def move_aside(path: Path, folder: Path) -> None:
    """Move a database into a folder, its journals with it."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in (path, *(path.with_name(path.name + suffix) for suffix in JOURNALS)):
        if each.exists():
            shutil.move(each, folder / each.name)
