"""Offline registers of a million companies: built, searched, matched, beside plain SQLite."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rapidfuzz import fuzz, process

from tests.bench.figures import Figure, in_turn, percentile
from tests.bench.register_queries import misspelt, queries, rows
from tests.lifelike import companies, write_csv
from workbench.app.importing.looking_up import answers
from workbench.domain.profile import Profile
from workbench.jobs import JobControl
from workbench.matching.letters import skeleton
from workbench.registers.schema import PREFIXES
from workbench.registers.shelf import RegisterShelf

COMPANIES = 1_000_000
QUERIES = 1_000
ROWS = 10_000
_SHARE = 0.95
_TURNS = 3
"""A turn is a thousand queries, so that three tell as much as seven single ones."""

_PLAIN = 100
"""Queries that are put to plain FTS5, which takes ten times as long for each."""

_SCANS = 5
"""Misspelt queries for which all names are scanned."""

_MEGA = 1e6
_CELLS = '"navn", "forretningsadresse.postnummer", "forretningsadresse.poststed"'
_SAME = f", detail=none, columnsize=0, prefix='{PREFIXES}'"
_INDEX = (
    "CREATE VIRTUAL TABLE {name} USING fts5({cells}, content='company'{options},"
    " tokenize='unicode61 remove_diacritics 2');"
    " INSERT INTO {name}({name}) VALUES('rebuild');"
)


def figures(count: int = COMPANIES) -> Iterator[Figure]:
    """Measure a register of so many companies, made anew."""
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder:
        path = Path(folder)
        file, plain = path / "enheter_2026-11-01.csv", path / "plain.db"
        write_csv(file, count)
        control = _imported(file, plain)
        yield from _built(file, path / "registers", control, count)
        told = [each for at, each in enumerate(companies(count)) if at % 7 == 0]
        shelf = RegisterShelf(path / "registers", now=lambda: datetime.now(UTC))
        with closing(shelf), closing(sqlite3.connect(plain)) as bare:
            bare.executescript(_INDEX.format(name="plain", cells=_CELLS, options=""))
            yield _searched(shelf, bare, queries(told, QUERIES))
            names = [skeleton(name) for (name,) in bare.execute("SELECT navn FROM company")]
            yield _mended(shelf, names, misspelt(told, QUERIES))
            del names
            yield _matched(shelf, bare, rows(told, ROWS))
            yield _judged(shelf, bare, rows(told, ROWS))


def _imported(file: Path, plain: Path) -> float:
    """Return how long SQLite's own shell takes to import the rows and to index them alike, in ms.

    Raises:
        RuntimeError: there is no such shell.
    """
    shell = shutil.which("sqlite3")
    if shell is None:
        raise RuntimeError("the control is SQLite's own shell, sqlite3, which is not installed")
    began = time.perf_counter()
    told = f".mode csv\n.import '{file}' company\n" + _INDEX.format(
        name="same", cells=_CELLS, options=_SAME
    )
    subprocess.run([shell, str(plain)], input=told.encode(), check=True)
    return (time.perf_counter() - began) * 1000


def _built(file: Path, folder: Path, control: float, count: int) -> Iterator[Figure]:
    words = [sys.executable, "-m", "tests.bench.register_build", str(file), str(folder)]
    told = subprocess.run(words, check=True, capture_output=True, env=dict(os.environ))
    seconds, memory, size = map(float, told.stdout.split())
    name = "sqlite3 import + same FTS5"
    yield Figure(
        name=f"offline register of {count} built, once",
        ours=(seconds * 1000,),
        control=(control,),
        control_name=name,
        limit=2.5 * control,
        rule="2.5 times",
    )
    text = file.stat().st_size / _MEGA
    yield Figure(
        name="… its file in MB",
        ours=(size / _MEGA,),
        control=(text,),
        control_name="the CSV",
        limit=300.0,
        rule="300 MB",
    )
    yield Figure(
        name="… most memory of the build in MB",
        ours=(memory,),
        control=(text,),
        control_name="the CSV",
        limit=300.0,
        rule="300 MB",
    )


def _searched(shelf: RegisterShelf, bare: sqlite3.Connection, typed: Sequence[str]) -> Figure:
    def plainly(query: str) -> object:
        words = skeleton(query).split()
        expression = " ".join(f'"{word}"*' for word in words)
        sql = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20"
        found = [row for (row,) in bare.execute(sql, (expression,))]
        marks = ", ".join("?" * len(found))
        return bare.execute(f"SELECT * FROM company WHERE rowid IN ({marks})", found).fetchall()  # noqa: S608

    ours, control = in_turn(
        lambda: _share(lambda query: shelf.search(query, JobControl()), typed),
        lambda: _share(plainly, typed[:_PLAIN]),
        _TURNS,
    )
    return Figure(
        name=f"first 20 of {len(typed)} queries, 95th percentile",
        ours=ours,
        control=control,
        control_name=f"plain FTS5 by bm25, {_PLAIN} queries",
        limit=50.0,
        rule="50 ms",
    )


def _mended(shelf: RegisterShelf, names: Sequence[str], typed: Sequence[str]) -> Figure:
    def scanned(query: str) -> object:
        return process.extract(query, names, scorer=fuzz.ratio, limit=20)

    ours, control = in_turn(
        lambda: _share(lambda query: shelf.search(query, JobControl()), typed),
        lambda: _share(scanned, typed[:_SCANS]),
        _TURNS,
    )
    return Figure(
        name=f"first 20 of {len(typed)} misspelt queries, 95th percentile",
        ours=ours,
        control=control,
        control_name=f"rapidfuzz scan, {_SCANS} queries",
        limit=120.0,
        rule="120 ms",
    )


def _matched(shelf: RegisterShelf, bare: sqlite3.Connection, wanted: Sequence[Profile]) -> Figure:
    return _of_rows(
        f"{len(wanted)} rows matched, once",
        bare,
        wanted,
        lambda rows: [shelf.candidates(row, JobControl()) for row in rows],
    )


def _judged(shelf: RegisterShelf, bare: sqlite3.Connection, wanted: Sequence[Profile]) -> Figure:
    """Measure what an import does with rows without a number: ten candidates each, compared."""
    nameless = [replace(row, identifiers=(), country="NO") for row in wanted]
    registers = shelf.all()
    return _of_rows(
        f"{len(wanted)} rows of an import looked up and judged, once",
        bare,
        nameless,
        lambda rows: list(answers(shelf, registers, rows, JobControl())),
    )


def _of_rows(
    name: str,
    bare: sqlite3.Connection,
    wanted: Sequence[Profile],
    ours: Callable[[Sequence[Profile]], object],
) -> Figure:
    def plainly(rows: Sequence[Profile]) -> None:
        sql = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 5"
        for row in rows:
            expression = " ".join(f'"{word}"' for word in skeleton(row.name).split())
            bare.execute(sql, (expression,)).fetchall()

    def all_of(ask: Callable[[Sequence[Profile]], object]) -> float:
        began = time.perf_counter()
        ask(wanted)
        return (time.perf_counter() - began) * 1000

    return Figure(
        name=name,
        ours=(all_of(ours),),
        control=(all_of(plainly),),
        control_name="plain FTS5, all words",
        limit=60_000.0,
        rule="60 s",
    )


def _share(ask: Callable[[str], object], typed: Sequence[str]) -> float:
    """Return the time, in ms, within which 95 of 100 queries are answered."""
    taken = []
    for query in typed:
        began = time.perf_counter()
        ask(query)
        taken.append((time.perf_counter() - began) * 1000)
    return percentile(taken, _SHARE)
