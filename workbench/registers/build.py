"""Makes companies searchable: a new register beside the old one, in whose place it is put."""

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime
from itertools import repeat
from operator import add
from pathlib import Path

from workbench.domain.registers import CEASED
from workbench.errors import SourceUnreadable, StoreBusy, StoreFull, StoreReadOnly
from workbench.jobs import JobControl
from workbench.registers import schema
from workbench.registers.folding import compact, fold_names, place_texts
from workbench.registers.format import Damaged, Entry, Fields
from workbench.registers.origin import Origin
from workbench.texts import say

_MOST_ROWS = 20_000_000
_BEGUN = "building-"
_LEFT_BEHIND = 24 * 3600
"""Seconds after which a folder of a build is one that a killed program left."""

_QUICK = (
    "PRAGMA page_size=8192",
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA cache_size=-49152",
    "PRAGMA temp_store=FILE",
)
"""A build that fails is thrown away, so nothing needs to survive it half done."""

_HASH = 80 << 20
"""Bytes of new index that are gathered in memory before they are written."""

_OTHERS = Entry._fields.index("other_names")
_LAST = dict.fromkeys(CEASED, 1 << 20)
"""More than any name has letters, so that all who live come before all who ceased."""

_STAGE = """
ATTACH DATABASE '{file}' AS stage;
PRAGMA stage.journal_mode=OFF;
PRAGMA stage.synchronous=OFF;
CREATE TABLE stage.row (place INTEGER, key TEXT, more TEXT);
CREATE TABLE stage.former (entity INTEGER, key TEXT);
CREATE TABLE stage.number (value TEXT, entity INTEGER);
"""
_ENTITY = f"INSERT INTO entity VALUES (NULL{', ?' * len(Entry._fields)})"  # noqa: S608
_STEPS = (
    """
    CREATE TABLE stage.sorted AS
    SELECT rowid AS entity, key, more FROM stage.row ORDER BY place, key, rowid
    """,
    "INSERT INTO ranked SELECT rowid, entity FROM stage.sorted",
    "INSERT INTO name SELECT key, 0, rowid FROM stage.sorted ORDER BY key, rowid",
    "CREATE INDEX entity_number ON entity (number)",
    "INSERT OR IGNORE INTO number SELECT value, entity FROM stage.number ORDER BY value, entity",
    f"INSERT INTO words(words, rank) VALUES('hashsize', {_HASH})",
)
_FORMER = (
    "CREATE INDEX stage.former_entity ON former (entity)",
    "CREATE INDEX stage.sorted_entity ON sorted (entity)",
    """
    INSERT OR IGNORE INTO name SELECT f.key, 1, s.rowid
    FROM stage.former f JOIN stage.sorted s ON s.entity = f.entity WHERE f.key <> ''
    """,
    """
    UPDATE stage.sorted SET more = more || ' ' ||
    (SELECT group_concat(key, ' ') FROM stage.former f WHERE f.entity = sorted.entity)
    WHERE entity IN (SELECT entity FROM stage.former)
    """,
)
_WORDS = (
    "INSERT INTO words(rowid, terms) SELECT rowid, key || ' ' || more FROM stage.sorted",
    "INSERT INTO words(words) VALUES('optimize')",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)",
    "INSERT INTO word SELECT term, doc FROM temp.vocabulary",
)


class Building:
    """One build, in a folder of its own beside the registers."""

    def __init__(self, folder: Path, origin: Origin, control: JobControl) -> None:
        self._folder = folder
        self._origin = origin
        self._format = origin.format
        self._control = control
        self._personal = 0

    def build(self, damaged: Damaged, built: datetime) -> Path:
        """Return the whole new register in a scratch folder, for `put_in_place`.

        Raises:
            SourceUnreadable: the file is damaged, cut off, lacks a column or has no company.
            StoreReadOnly, StoreFull: it cannot be written.
            CancelledByUser: the job was cancelled.
        """
        scratch = scratch_in(self._folder)
        try:
            self._write(scratch, damaged, built)
        except (sqlite3.Error, OSError) as problem:
            shutil.rmtree(scratch, ignore_errors=True)
            self._control.check()
            raise refused(problem) from problem
        except UnicodeEncodeError as problem:
            shutil.rmtree(scratch, ignore_errors=True)
            raise SourceUnreadable(say("The file is not in the register's shape.")) from problem
        except BaseException:
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        return schema.path_of(scratch, self._format.key)

    def _write(self, scratch: Path, damaged: Damaged, built: datetime) -> None:
        target = schema.path_of(scratch, self._format.key)
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            for line in _QUICK:
                connection.execute(line)
            connection.set_progress_handler(lambda: self._control.cancelled, 100_000)
            stage = str(scratch / "stage.db").replace("'", "''")
            connection.executescript(_STAGE.format(file=stage))
            connection.executescript(schema.TABLES)
            connection.execute("BEGIN")
            rows = self._read(connection, damaged)
            if not rows:
                name = self._origin.name
                raise SourceUnreadable(say("No company could be read in {name}.", name=name))
            told = self._told(rows, damaged, built)
            connection.executemany("INSERT INTO about VALUES (?, ?)", told.items())
            self._index(connection)
            connection.execute("COMMIT")
            connection.execute("DETACH DATABASE stage")
            connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={schema.VERSION}")
        (scratch / "stage.db").unlink(missing_ok=True)
        make_durable(target)

    def _read(self, connection: sqlite3.Connection, damaged: Damaged) -> int:
        """Write every company's row, and beside them what the index is made of."""
        done = 0
        for told in self._origin.portions(damaged):
            portion = _without_people(told)
            self._control.check()
            if portion:
                self._keep(connection, portion, done)
            done += len(portion)
            if done > _MOST_ROWS:
                raise SourceUnreadable(say("The file is larger than we read."))
        return done

    def _keep(self, connection: sqlite3.Connection, portion: Sequence[Fields], done: int) -> None:
        """Write companies and, in the same order, what the index is made of."""
        connection.executemany(_ENTITY, portion)
        columns = dict(zip(Entry._fields, zip(*portion, strict=True), strict=True))
        self._personal += sum(map(bool, columns["personal"]))
        keys = fold_names(columns["name"])
        last = map(_LAST.get, columns["status"], repeat(0))
        places = place_texts(columns["town"], columns["postcode"])
        told = zip(map(add, map(len, keys), last), keys, places, strict=True)
        connection.executemany("INSERT INTO stage.row VALUES (?, ?, ?)", told)
        names = columns["other_names"]
        if any(names):
            connection.executemany("INSERT INTO stage.former VALUES (?, ?)", _former(names, done))
        numbers = zip(columns["number"], columns["also"], columns["domain"], strict=True)
        more = [
            (at, *each)
            for at, each in enumerate(numbers, start=done + 1)
            if each[1] or each[2] or not each[0].isalnum()
        ]
        connection.executemany("INSERT INTO stage.number VALUES (?, ?)", _numbers(more))

    def _index(self, connection: sqlite3.Connection) -> None:
        connection.execute(schema.INDEX)
        has_former = connection.execute("SELECT 1 FROM stage.former LIMIT 1").fetchone()
        steps = (*_STEPS, *(_FORMER if has_former else ()), *_WORDS)
        label = say("Sorting and indexing {title}", title=self._format.title)
        for done, step in enumerate(steps):
            self._control.report(done, len(steps), label)
            self._control.check()
            connection.execute(step)

    def _told(self, rows: int, damaged: Damaged, built: datetime) -> Mapping[str, str]:
        known = self._format
        return {
            "key": known.key,
            "country": known.country,
            "scheme": known.scheme.value,
            "rows": str(rows),
            "personal": str(self._personal),
            "damaged": str(damaged.count),
            "built": built.isoformat(),
            "licence": known.licence,
            "attribution": known.attribution,
            "address": known.address,
            **self._origin.told(),
        }


def scratch_in(folder: Path) -> Path:
    """Return a new folder below that of the registers, for one that is being made.

    Raises:
        StoreReadOnly, StoreFull: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear_away(folder)
        return Path(tempfile.mkdtemp(prefix=_BEGUN, dir=folder))
    except OSError as problem:
        raise refused(problem) from problem


def put_in_place(built: Path, folder: Path) -> None:
    """Let a new register take the place of the old one, whole or not at all.

    Raises:
        StoreBusy: another program holds the old one open, where that hinders it.
        StoreReadOnly: the folder cannot be written.
    """
    try:
        built.replace(folder / built.name)
        make_durable(folder)
    except PermissionError as problem:
        raise StoreBusy(
            say("Another program uses the offline register: close it and build again."),
            detail=str(problem),
        ) from problem
    except OSError as problem:
        raise refused(problem) from problem
    finally:
        shutil.rmtree(built.parent, ignore_errors=True)


def _without_people(portion: Sequence[Fields]) -> Sequence[Fields]:
    """Return companies; of a person only what the register gives as the company's name is kept."""
    if any(each[_OTHERS] and each[-1] for each in portion):
        return [
            (*each[:_OTHERS], "", *each[_OTHERS + 1 :]) if each[-1] else each for each in portion
        ]
    return portion


def _former(names: Iterable[str], done: int) -> Iterator[tuple[int, str]]:
    """Yield the keys of names that companies had or have besides."""
    for entity, each in enumerate(names, start=done + 1):
        if each:
            for key in dict.fromkeys(fold_names(each.split("\n"))):
                yield entity, key


def _numbers(told: Iterable[tuple[int, str, str, str]]) -> Iterator[tuple[str, int]]:
    """Yield the numbers of companies beside the register's own, and their web domains."""
    for entity, number, also, domain in told:
        for other in also.split("\n") if also else ():
            yield compact(other.partition(" ")[2]), entity
        if domain:
            yield compact(domain), entity
        if not number.isalnum():
            yield compact(number), entity


def make_durable(path: Path) -> None:
    """See to it that a file, or the names in a folder, survive a loss of power."""
    with suppress(PermissionError):
        held = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def _clear_away(folder: Path) -> None:
    """Remove what builds left that were killed."""
    for left in folder.glob(f"{_BEGUN}*"):
        if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
            shutil.rmtree(left, ignore_errors=True)


def refused(problem: Exception) -> StoreReadOnly | StoreFull:
    """Return our error for one of writing a register."""
    words = str(problem)
    full = "disk is full" in words or getattr(problem, "errno", None) == errno.ENOSPC
    if full:
        return StoreFull(say("No room is left for the offline register."), detail=words)
    return StoreReadOnly(say("The offline register cannot be written."), detail=words)
