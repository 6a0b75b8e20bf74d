"""Changes of a register as they were read, kept beside it until a new register is made of them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.domain.register_changes import ChangeKind, RegisterChange
from workbench.errors import StoreBusy, StoreDamaged, StoreError
from workbench.registers import schema
from workbench.registers.build import refused
from workbench.registers.format import Entry
from workbench.texts import say

_SUFFIX = ".changes.db"
_VERSION = 1
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE change (
  number TEXT PRIMARY KEY, kind TEXT NOT NULL, asked INTEGER NOT NULL, entry TEXT
) WITHOUT ROWID;
"""
_CHANGED = """
INSERT INTO change VALUES (?, ?, 0, NULL)
ON CONFLICT (number) DO UPDATE SET kind = excluded.kind, asked = 0, entry = NULL
"""
_TOLD = "INSERT INTO about VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


@dataclass(frozen=True, slots=True)
class KeptChange:
    """The newest change of a company, and its entry where the register has one and was asked."""

    kind: ChangeKind
    entry: Entry | None


def path_beside(register: Path) -> Path:
    """Return where the changes of a register are kept, by its own file."""
    return register.with_name(f"{register.name.removesuffix(schema.SUFFIX)}{_SUFFIX}")


def is_of_changes(folder: Path, file: Path) -> bool:
    """Whether a file holds changes of one of a folder's registers."""
    return file.parent == folder and file.name.endswith(_SUFFIX) and file.is_file()


def register_beside(changes: Path) -> Path:
    """Return the register of which a file holds changes."""
    return schema.path_of(changes.parent, changes.name.removesuffix(_SUFFIX))


def mark_of(register: Path) -> str:
    """Return by what a register is known from another that took its place.

    Raises:
        StoreDamaged: it is not here.
    """
    try:
        state = register.stat()
    except OSError as problem:
        raise StoreDamaged(schema.unreadable(register), detail=str(problem)) from problem
    return f"{state.st_mtime_ns} {state.st_size}"


def forget(register: Path) -> None:
    """Drop what is kept of a register's changes; where a program holds it, it drops it itself."""
    path = path_beside(register)
    for each in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            each.unlink(missing_ok=True)


def up_to(last: int, until: datetime | None) -> Mapping[str, str]:
    """Return what a register tells of the changes in it: the last one, and its new day."""
    told = {"last": str(last)} if last else {}
    if until is not None:
        told |= {"until": until.isoformat(), "dated": until.date().isoformat()}
    return told


class KeptChanges:
    """The changes of one register; what was kept of another that it replaced is thrown away.

    Each method raises:
        StoreBusy: another program writes here.
        StoreReadOnly, StoreFull: it cannot be written.
    """

    def __init__(self, register: Path) -> None:
        """Open them, or begin anew.

        Raises:
            StoreDamaged: there is no such register.
        """
        self.path = path_beside(register)
        mark = mark_of(register)
        try:
            self._open()
            if self._about("register") != mark:
                self._connection.close()
                forget(register)
                self._open()
                with self._connection:
                    self._tell(register=mark)
        except (sqlite3.Error, OSError) as problem:
            raise _translated(problem) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    @property
    def last(self) -> int:
        """The id of the last change that was read; 0 where none was."""
        return int(self._about("last") or 0)

    @property
    def until(self) -> datetime | None:
        """The instant up to which changes were read."""
        told = self._about("until")
        return datetime.fromisoformat(told) if told else None

    @property
    def count(self) -> int:
        """How many companies changed."""
        (count,) = self._connection.execute("SELECT count(*) FROM change").fetchone()
        return int(count)

    def add(self, changes: Sequence[RegisterChange]) -> None:
        """Keep changes, by growing ids; of a company only the newest counts."""
        with _written(self._connection):
            rows = ((each.number, each.kind.value) for each in changes)
            self._connection.executemany(_CHANGED, rows)
            self._tell(last=str(changes[-1].id))

    def read_until(self, instant: datetime) -> None:
        """Keep up to when changes were read."""
        with _written(self._connection):
            self._tell(until=instant.isoformat())

    def clear(self) -> None:
        """Keep nothing of what was read, so that it is read anew."""
        with _written(self._connection):
            self._connection.execute("DELETE FROM change")
            self._connection.execute("DELETE FROM about WHERE name <> 'register'")

    def unasked(self) -> list[str]:
        """Return the companies whose present entries are still to be asked for."""
        told = self._connection.execute(
            "SELECT number FROM change WHERE kind = ? AND NOT asked ORDER BY number",
            (ChangeKind.TOLD.value,),
        )
        return [number for (number,) in told]

    def answer(self, numbers: Iterable[str], entries: Mapping[str, Entry]) -> None:
        """Keep the entries of companies that were asked for; the others have none any more."""
        rows = [(json.dumps(entries.get(each)), each) for each in numbers]
        with _written(self._connection):
            self._connection.executemany(
                "UPDATE change SET asked = 1, entry = ? WHERE number = ?", rows
            )

    def leave(self, numbers: Iterable[str]) -> None:
        """Forget that companies changed: they stay as they are here."""
        with _written(self._connection):
            rows = ((each,) for each in numbers)
            self._connection.executemany("DELETE FROM change WHERE number = ?", rows)

    def all(self) -> dict[str, KeptChange]:
        """Return the newest change of each company.

        Raises:
            StoreBusy: of some it is not known yet what they tell now; another program asks.
        """
        if self.unasked():
            raise StoreBusy(say("Another program brings this register up to date."))
        told = self._connection.execute("SELECT number, kind, entry FROM change")
        return {number: KeptChange(ChangeKind(kind), _entry(entry)) for number, kind, entry in told}

    def _open(self) -> None:
        self._connection = _opened(self.path)

    def _about(self, name: str) -> str:
        told = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,))
        row = told.fetchone()
        return str(row[0]) if row is not None else ""

    def _tell(self, **told: str) -> None:
        self._connection.executemany(_TOLD, told.items())


@contextmanager
def _written(connection: sqlite3.Connection) -> Iterator[None]:
    """Write whole or not at all."""
    try:
        with connection:
            yield
    except sqlite3.Error as problem:
        raise _translated(problem) from problem


def _opened(path: Path) -> sqlite3.Connection:
    """Return a connection to changes; what is none of ours is thrown away."""
    connection = sqlite3.connect(path)
    try:
        # What the law had removed must not be left in free pages.
        connection.execute("PRAGMA secure_delete=ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == _VERSION:
            return connection
        if version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            connection.executescript(f"BEGIN;{_TABLES}PRAGMA user_version={_VERSION};COMMIT;")
            return connection
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:
        version = -1
    connection.close()
    path.unlink(missing_ok=True)
    return _opened(path)


def _entry(told: str | None) -> Entry | None:
    fields = json.loads(told) if told is not None else None
    return Entry(*fields) if fields is not None else None


def _translated(problem: Exception) -> StoreError:
    if "locked" in str(problem) or "busy" in str(problem):
        return StoreBusy(
            say("Another program brings this register up to date."), detail=str(problem)
        )
    return refused(problem)
