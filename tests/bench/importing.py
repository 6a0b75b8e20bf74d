"""A list of 100,000 companies: shown, written and taken back, beside bare SQLite."""

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.bench.figures import Figure, timed
from tests.fakes.desks import bench
from tests.samples import METTE
from workbench.app.desk import Desk
from workbench.app.importing.opening import open_file
from workbench.app.importing.previewing import Preview, preview
from workbench.app.importing.running import run
from workbench.app.importing.undoing import undo
from workbench.bootstrap import SystemClock
from workbench.jobs import JobControl
from workbench.store import open_store

ROWS = 100_000
_HEADINGS = "Firma;Org.nr.;Adresse;Postnr;Poststed;Telefon;Nettside;Kontaktperson"
_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_FIRST = 31_100_000
"""Norwegian numbers that begin so are synthetic: no firm has them."""
_TEN, _ELEVEN = 10, 11
_BARE_ROWS = 20
"""Rows of the store that a row of the file becomes, about."""


def figures() -> Iterator[Figure]:
    """Measure once: a run takes most of a minute."""
    content = list_of(ROWS)
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder:
        control = (timed(lambda: _bare(Path(folder) / "bare.db")),)
        clock = SystemClock()
        with closing(open_store(Path(folder) / "leadline.db", clock=clock)) as store:
            store.write(lambda ledger: ledger.people.add(METTE))
            desk = replace(bench(pursued=False).desk, store=store, clock=clock)
            yield from _measured(desk, content, control)


def _measured(desk: Desk, content: bytes, control: tuple[float, ...]) -> Iterator[Figure]:
    shown: list[Preview] = []
    taken = timed(lambda: shown.append(_shown(desk, content)))
    yield _figure("show", taken, control)
    done = []
    taken = timed(lambda: done.append(run(desk, shown[0], JobControl())))
    yield _figure("import", taken, control, limit=60_000.0)
    taken = timed(lambda: undo(desk, done[0].result.run.id, JobControl()))
    yield _figure("undo", taken, control)


def _shown(desk: Desk, content: bytes) -> Preview:
    opened = open_file(desk, "leads.csv", content, JobControl())
    return preview(desk, opened, JobControl())


def _figure(
    what: str, taken: float, control: tuple[float, ...], limit: float | None = None
) -> Figure:
    return Figure(
        name=f"{what} {ROWS} rows, once",
        ours=(taken,),
        control=control,
        control_name=f"{_BARE_ROWS} bare rows each",
        limit=limit,
        rule="1 min" if limit is not None else "",
    )


def _bare(path: Path) -> None:
    with closing(sqlite3.connect(path)) as bare, bare:
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("CREATE TABLE entry (id BLOB PRIMARY KEY, words TEXT) WITHOUT ROWID")
        rows = ((number.to_bytes(16, "big"), "x" * 40) for number in range(ROWS * _BARE_ROWS))
        bare.executemany("INSERT INTO entry VALUES (?, ?)", rows)


def list_of(rows: int) -> bytes:
    """Return a list of invented companies, eight columns wide."""
    chance = random.Random(7)  # noqa: S311 - the same names every time, no secret
    first, second = ("Fjord", "Berg", "Skog", "Hav", "Nord"), ("lys", "kraft", "bygg", "tre")
    numbers = synthetic_numbers()
    lines = [_HEADINGS]
    for at in range(rows):
        name = f"{chance.choice(first)}{chance.choice(second)} {at} AS"
        lines.append(
            f"{name};{next(numbers)};Gata {at % 900};{1000 + at % 8000};Molde;"
            f"+47 22 {at % 100:02} {at // 100 % 100:02} {at // 10_000 % 100:02};"
            f"www.firma{at}.example;Kari Fiktiv {at}"
        )
    return "\n".join(lines).encode()


def synthetic_numbers() -> Iterator[str]:
    """Yield Norwegian numbers with right check digits that no firm can have."""
    stem = _FIRST
    while True:
        digits = map(int, str(stem))
        check = sum(a * b for a, b in zip(digits, _WEIGHTS, strict=True)) % _ELEVEN
        check = (_ELEVEN - check) % _ELEVEN
        if check < _TEN:
            yield f"{stem}{check}"
        stem += 1
