"""Looking after a store that nobody sits at: proving, measuring, rebuilding, copying, restoring."""

import contextlib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.bootstrap import adapters
from workbench.bootstrap.wanted import Wanted
from workbench.domain.lead import Lead
from workbench.domain.ledger import Ledger

if TYPE_CHECKING:
    from workbench.store.proofs import Report, TableSize


def check_store(wanted: Wanted) -> "Report":
    """Prove the store's chains, files and stored answers.

    Raises:
        StoreError: the store refused.
    """
    with contextlib.closing(adapters.store(wanted, wanted.settings)) as store:
        report: Report = importlib.import_module("workbench.store.proofs").check(store)
        return report


def size_of_store(wanted: Wanted) -> "tuple[TableSize, ...]":
    """Return what takes room in the store.

    Raises:
        StoreError: the store refused.
    """
    with contextlib.closing(adapters.store(wanted, wanted.settings)) as store:
        sizes: tuple[TableSize, ...] = importlib.import_module("workbench.store.proofs").size(store)
        return sizes


def rebuild_store(wanted: Wanted) -> int:
    """Work the lead list out anew from the ledger; return how many rows it has.

    Raises:
        StoreError: the store refused.
    """
    starter = adapters.starter()
    now = adapters.SystemClock().now()
    summaries = importlib.import_module("workbench.app.summaries")

    def summarise(ledger: Ledger, lead: Lead) -> None:
        summaries.refresh(ledger, lead.about, starter, now)

    with contextlib.closing(adapters.store(wanted, wanted.settings)) as store:
        proofs = importlib.import_module("workbench.store.proofs")
        rows: int = proofs.rebuild(store, summarise)
        return rows


def back_up_store(wanted: Wanted, folder: Path) -> tuple[Path, ...]:
    """Copy the store into a folder, verified, while it is in use; return the copies.

    Raises:
        StoreError: the store refused, or lies in PostgreSQL.
    """
    with contextlib.closing(adapters.store(wanted, wanted.settings)) as store:
        backups = importlib.import_module("workbench.store.backups")
        copies: tuple[Path, ...] = backups.backup(store, folder)
        return copies


def restore_store(wanted: Wanted, copy: Path) -> Path | None:
    """Put a copy in the store's place; return the folder that what was there moved to.

    Raises:
        NotInStore: there is no copy there.
        StoreError: the copy does not hold together; nothing was changed.
    """
    target = Path(wanted.settings.store or wanted.places.store)
    backups = importlib.import_module("workbench.store.backups")
    moved: Path | None = backups.restore(copy, target, adapters.SystemClock())
    return moved
