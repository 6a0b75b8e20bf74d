"""The local store: tables, the ledger and the evidence, all behind `open_store`.

SQLModel takes a third of a second to import, so this module imports nothing of it: it is loaded
when a store is opened.
"""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from workbench.domain.ports import Clock

if TYPE_CHECKING:
    from workbench.store.sql_store import SqlStore

PATIENCE = 5.0
"""Seconds that a write waits for another program's."""


def open_store(
    where: str | Path, *, clock: Clock, replica: UUID | None = None, patience: float = PATIENCE
) -> "SqlStore":
    """Open the store at a path, or at a `postgresql://…` address, making it where it is missing.

    A file `leadline.db` has `evidence.db` beside it (another `x.db` has `x-evidence.db`); a
    database holds the schemas `leadline` and `evidence`.
    An older store is brought to today's shape; its file is copied into `backups/` first.

    Args:
        where: the ledger's file, or the database's address.
        clock: tells the time rows are stamped with.
        replica: in whose name to append; None takes the one the store has, or gives it one.
        patience: seconds that a write waits for another program's.

    Raises:
        StoreNewer: a newer program wrote it.
        StoreDamaged: it is not a store of ours, or is broken.
        StoreBusy, StoreReadOnly, StoreFull: it cannot be used now; nothing was lost.
        StoreError: it lies on a network share, or the database cannot be reached.
    """
    opening = importlib.import_module("workbench.store.opening")
    store: SqlStore = opening.open_here(where, clock=clock, replica=replica, patience=patience)
    return store
