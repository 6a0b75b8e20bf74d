"""Looking at a store's files before anything touches them: whose they are, and if both lie here."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import StoreDamaged
from workbench.store.revisions import APPLICATION_ID
from workbench.store.troubles import damaged, read_only, translated
from workbench.texts import say

_LEDGER = "alembic_version"
_EVIDENCE = "content"
"""A table that only this kind of file has."""

_HEADER = 100
"""Bytes of a SQLite file's header."""


@dataclass(frozen=True, slots=True)
class Files:
    """The two files of a store, and which of them something is in."""

    ledger: Path
    evidence: Path
    patience: float
    known: bool
    kept: bool


def looked_at(ledger: Path, evidence: Path, patience: float) -> Files:
    """Return what lies at a store's place, if it is ours or still to be made, and can be written.

    Raises:
        StoreReadOnly: a file or their folder cannot be written.
        StoreDamaged: one is another program's, or no database, or the other kind of file.
    """
    if ledger.is_dir():
        raise StoreDamaged(
            say("{place} is a folder; a store is a file.", place=str(ledger)),
            hint=say("Name a file in it, for instance leadline.db."),
        )
    for each in (ledger.parent, ledger, evidence):
        if each.exists() and not os.access(each, os.W_OK):
            raise read_only(str(each))
    known = _is_held(ledger, _LEDGER, patience)
    try:
        with translated():
            kept = _is_held(evidence, _EVIDENCE, patience)
    except StoreDamaged as problem:
        raise StoreDamaged(
            say("{file} does not hold this store's answers, or is damaged.", file=evidence.name),
            hint=say(
                "Restore the newest backup. To go on without these answers, move {file} away, "
                "then: leadline store restore {store}",
                file=str(evidence),
                store=str(ledger),
            ),
            detail=f"{evidence}: {problem.detail}",
        ) from problem
    return Files(ledger, evidence, patience, known, kept)


def refuse_orphans(files: Files) -> None:
    """Go on, unless answers lie where their ledger is missing or empty.

    A new ledger in its place would hide the loss from whoever can still put the old one back.

    Raises:
        StoreDamaged: they do.
    """
    if files.known or not files.kept:
        return
    if _any(files.evidence, "content WHERE packed IS NOT NULL", files.patience):
        raise StoreDamaged(
            say(
                "The store {file} is missing or empty, but its answers lie here.",
                file=files.ledger.name,
            ),
            hint=say(
                "Put the file back or restore the newest backup. To begin anew, move {file} away.",
                file=str(files.evidence),
            ),
            detail=str(files.ledger),
        )


def refuse_without_answers(files: Files) -> None:
    """Go on, unless a ledger names answers whose file is missing or empty.

    Raises:
        StoreDamaged: it does.
    """
    if files.kept or not files.known:
        return
    if _any(files.ledger, "snapshot WHERE dropped IS NULL", files.patience):
        raise StoreDamaged(
            say("The stored answers of this store are missing: {file}.", file=files.evidence.name),
            hint=say(
                "Put the file back or restore the newest backup. To go on without these answers: "
                "leadline store restore {store}",
                store=str(files.ledger),
            ),
            detail=str(files.evidence),
        )


def _is_held(path: Path, table: str, patience: float) -> bool:
    """Say whether a file holds our database with a table; False where nothing is in it yet."""
    if not path.exists():
        return False
    if not path.is_file():
        raise damaged(str(path))
    if path.stat().st_size == 0:
        return False
    if _is_cut_short(path):
        raise damaged(str(path))
    with closing(_looking(path, patience)) as probe:
        (application,) = probe.execute("PRAGMA application_id").fetchone()
        things = {name for (name,) in probe.execute("SELECT name FROM sqlite_master")}
    if things and (application != APPLICATION_ID or table not in things):
        raise damaged(str(path))
    return bool(things)


def _is_cut_short(path: Path) -> bool:
    """Whether a file has fewer pages than its header counts (sqlite.org/fileformat2.html, 1.3).

    What a journal beside it still holds may not have reached the file, so then nobody can tell.
    """
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        return False
    with path.open("rb") as file:
        header = file.read(_HEADER)
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size < pages * (65_536 if page == 1 else page)


def _any(path: Path, rows: str, patience: float) -> bool:
    with closing(_looking(path, patience)) as probe:
        question = f"SELECT EXISTS (SELECT 1 FROM {rows})"  # noqa: S608 - our own words
        return bool(probe.execute(question).fetchone()[0])


def _looking(path: Path, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=patience)
