"""Backups of a store in files: made while it is in use, and restored without losing the old one."""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from workbench.domain.ports import Clock
from workbench.errors import NotInStore, StoreError
from workbench.store import erasing
from workbench.store.copies import copy_database, move_aside
from workbench.store.erasing import Erasure
from workbench.store.opening import evidence_of, open_here
from workbench.store.outliving import Stored, keep_copies
from workbench.store.sql_store import SqlStore
from workbench.store.troubles import on_disk
from workbench.store.unit import Unit
from workbench.texts import Message, decode, say

_PATIENCE = 5.0
_Erased = tuple[Erasure, Message, datetime]
"""What was erased, on what ground, and when first."""


def backup(store: SqlStore, folder: Path) -> tuple[Path, ...]:
    """Copy a store's files into a folder, verify them, and return the copies.

    The ledger is copied first: whatever it names was in the evidence before.

    Raises:
        StoreError: the store lies in PostgreSQL, the folder cannot be written, or a copy does not
            hold together.
    """
    if store.path is None:
        raise StoreError(
            say("A team's database is backed up by its server."),
            hint=say("Ask whoever runs the PostgreSQL server, for instance for pg_dump."),
        )
    files = (store.path, evidence_of(store.path))
    copies = tuple(folder / path.name for path in files)
    with on_disk():
        folder.mkdir(parents=True, exist_ok=True)
        for source, target in zip(files, copies, strict=True):
            fresh = target.with_name(f"{target.name}.new")
            fresh.unlink(missing_ok=True)
            copy_database(source, fresh)
            fresh.replace(target)
    return copies


def restore(copy: Path, target: Path, clock: Clock) -> Path | None:
    """Put a backup's ledger and evidence in the place of a store that nobody has open.

    `copy` is the folder that `backup` filled, or a ledger's file in it or in `backups/`. The copy
    is verified and brought to today's shape first; what was erased in the meantime is erased in
    it too. The store that was there moves aside with its journals.

    Returns:
        The folder the replaced files were moved into, or None where there were none.

    Raises:
        NotInStore: there is no backup at `copy`.
        StoreError: the backup does not hold together, or the folder cannot be written; nothing
            was changed.
    """
    if copy.is_dir():
        copy /= target.name
    if not copy.is_file():
        raise NotInStore(say("There is no backup here."), detail=str(copy))
    with on_disk():
        return _restored(copy, target, clock)


def _restored(copy: Path, target: Path, clock: Clock) -> Path | None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="restoring-", dir=target.parent) as folder:
        fresh = Path(folder) / target.name
        copy_database(copy, fresh)
        # A ledger copied before a migration has no evidence of its own; what is there only grew.
        for evidence in (evidence_of(copy), evidence_of(target)):
            if evidence.is_file():
                copy_database(evidence, evidence_of(fresh))
                break
        _bring_up(fresh, _erasures(target), clock)
        aside = _set_aside(target, clock)
        for path in (fresh, evidence_of(fresh)):
            path.replace(target.with_name(path.name))
    return aside


def _bring_up(path: Path, erasures: tuple[_Erased, ...], clock: Clock) -> None:
    store = open_here(path, clock=clock, replica=None, patience=_PATIENCE, alone=True)

    copied: tuple[Stored, ...] = ()

    def again(unit: Unit) -> None:
        for erasure, ground, at in erasures:
            erasing.erase(unit, erasure, ground, None, at)
        keep_copies(unit, copied)

    try:
        # What a copy without names stood for is told by the names, so it is made before they go.
        copied = store.copied_without(erasing.facts_of(each for each, _, _ in erasures))
        store.change(again)
    finally:
        store.close()
    shutil.rmtree(path.with_name("backups"), ignore_errors=True)


def _erasures(path: Path) -> tuple[_Erased, ...]:
    """Read what was erased in a store; one too damaged to be read tells nothing."""
    if not path.exists():
        return ()
    question = "SELECT kind, subject, fields, ground, at FROM erasure ORDER BY sequence"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as old:
            rows = old.execute(question).fetchall()
    except sqlite3.DatabaseError:
        return ()
    return tuple(
        (
            Erasure(kind=kind, subject=subject, fields=tuple(json.loads(fields))),
            decode(ground),
            datetime.fromisoformat(at),
        )
        for kind, subject, fields, ground, at in rows
    )


def _set_aside(target: Path, clock: Clock) -> Path | None:
    old = [path for path in (target, evidence_of(target)) if path.exists()]
    if not old:
        return None
    folder = target.with_name(f"{target.stem}-before-{clock.now().strftime('%Y%m%dT%H%M%S%f')}")
    for path in old:
        move_aside(path, folder)
    return folder
