"""What the databases complain of, translated once into our own errors."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeGuard

from sqlalchemy.exc import DBAPIError

from workbench.errors import StoreBusy, StoreDamaged, StoreError, StoreFull, StoreReadOnly
from workbench.texts import say

if TYPE_CHECKING:
    import psycopg

_PRIMARY = 0xFF
"""The low byte of SQLite's extended result codes is the primary code."""

_SERIALIZATION = frozenset({"40001", "40P01"})
_BUSY = frozenset({"55P03", "53300", "57P03", *_SERIALIZATION})
_READ_ONLY = frozenset({"25006", "42501"})
_FULL = frozenset({"53100", "53200"})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def translated() -> Iterator[None]:
    """Raise our error for what a database raised; our own mistakes travel on as they are.

    Raises:
        StoreError: with a hint of what can be done; nothing was kept of a failed write.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        ours = _ours(original(problem))
        if ours is None:
            raise
        raise ours from problem


@contextmanager
def on_disk() -> Iterator[None]:
    """Raise our error where a folder or a file cannot be made or moved.

    Raises:
        StoreFull, StoreReadOnly: with a hint of what can be done.
    """
    try:
        yield
    except OSError as problem:
        detail = f"{problem.strerror} ({problem.errno}): {problem.filename}"
        raise (full if problem.errno in _NO_ROOM else read_only)(detail) from problem


def original(problem: BaseException) -> BaseException | None:
    """Return the driver's own exception."""
    return problem.orig if isinstance(problem, DBAPIError) else problem


def worth_retrying(problem: DBAPIError) -> bool:
    """Whether the same unit of work may succeed when it is run again."""
    driver = original(problem)
    if _is_of_postgresql(driver):
        return driver.sqlstate in _SERIALIZATION
    return isinstance(driver, sqlite3.Error) and _code(driver) == sqlite3.SQLITE_BUSY


def _is_of_postgresql(driver: BaseException | None) -> "TypeGuard[psycopg.Error]":
    # Whoever has a store in files never reads the driver, which takes 70 ms.
    read = sys.modules.get("psycopg")
    return read is not None and isinstance(driver, read.Error)


def _code(problem: sqlite3.Error) -> int:
    return getattr(problem, "sqlite_errorcode", 0) & _PRIMARY


def _ours(driver: BaseException | None) -> StoreError | None:
    if isinstance(driver, sqlite3.Error):
        return _of_sqlite(_code(driver), str(driver))
    if _is_of_postgresql(driver):
        return _of_postgresql(driver)
    return None


def _of_sqlite(code: int, detail: str) -> StoreError | None:
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy(detail)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return read_only(detail)
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return full(detail)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(detail)
        case _:
            return None


def _of_postgresql(driver: "psycopg.Error") -> StoreError | None:
    state = driver.sqlstate or ""
    if state in _BUSY:
        return busy(state)
    if state in _READ_ONLY:
        return read_only(state)
    if state in _FULL:
        return full(state)
    if isinstance(driver, sys.modules["psycopg"].OperationalError):
        return StoreError(
            say("The team's database cannot be reached."),
            hint=say("See that you are on the network, then try again; nothing was lost."),
            detail=state,
        )
    return None


def busy(detail: str = "") -> StoreBusy:
    """Return the error for a store that another program holds."""
    return StoreBusy(
        say("Another program is using the store."),
        hint=say("Close other windows of Leadline and try again; nothing was lost."),
        detail=detail,
    )


def read_only(detail: str = "") -> StoreReadOnly:
    """Return the error for a store that cannot be written."""
    return StoreReadOnly(
        say("The store or its folder cannot be written."),
        hint=say("See who may write in the folder, or choose another place for the store."),
        detail=detail,
    )


def full(detail: str = "") -> StoreFull:
    """Return the error for a disk without room."""
    return StoreFull(
        say("The disk has no room left, or cannot be written."),
        hint=say("Make room on the disk and try again; what was stored before is safe."),
        detail=detail,
    )


def damaged(detail: str = "") -> StoreDamaged:
    """Return the error for a file that is not a store, or a broken one."""
    return StoreDamaged(
        say("This file is not a store of Leadline, or it is damaged."),
        hint=say("Choose another file, or restore the newest backup."),
        detail=detail,
    )
