"""The store: opening it, one entry, and a page of ten thousand leads, beside bare SQLite."""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

from tests.bench.figures import Figure, in_turn, timed
from workbench.bootstrap import SystemClock
from workbench.domain.ids import new_id
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.ledger import Activity, Ledger
from workbench.store import open_store
from workbench.store.sql_store import SqlStore
from workbench.texts import say

LEADS = 10_000
PAGE = 200


def figures() -> Iterator[Figure]:
    """Measure a store of ten thousand leads."""
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder:
        path = Path(folder) / "leadline.db"
        fill(path, LEADS)
        with closing(bare_database(Path(folder) / "bare.db")) as bare:
            yield _opening(path)
            with closing(open_store(path, clock=SystemClock())) as store:
                yield _appending(store, bare)
                yield _listing(store, bare)


def fill(path: Path, leads: int) -> None:
    """Make a store whose list holds so many leads."""
    with closing(open_store(path, clock=SystemClock())) as store:

        def add(ledger: Ledger) -> None:
            for number in range(leads):
                ledger.leads.summarise(row(number))

        store.write(add)


def commit(bare: sqlite3.Connection) -> float:
    """Return how long one durable commit takes on this disk now, in milliseconds."""
    began = time.perf_counter()
    with bare:
        bare.execute("INSERT INTO entry (words) VALUES ('x')")
    return (time.perf_counter() - began) * 1000


def bare_database(path: Path) -> sqlite3.Connection:
    """Return a database with our settings and nothing of ours in it."""
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE entry (words TEXT)")
    bare.execute("CREATE TABLE lead (name TEXT, town TEXT, lowest INTEGER)")
    rows = ((f"Company {number}", "Molde", number % 100) for number in range(LEADS))
    with bare:
        bare.executemany("INSERT INTO lead VALUES (?, ?, ?)", rows)
    return bare


def _opening(path: Path) -> Figure:
    def ours() -> float:
        return timed(lambda: open_store(path, clock=SystemClock()).close())

    def control() -> float:
        return timed(lambda: _look(path))

    mine, others = in_turn(ours, control)
    return Figure(name="open a store", ours=mine, control=others, control_name="bare SQLite")


def _appending(store: SqlStore, bare: sqlite3.Connection) -> Figure:
    def ours() -> float:
        line = Activity(by=None, at=SystemClock().now(), what=say("Looked."), about=new_id())
        return timed(lambda: store.write(lambda ledger: ledger.log(line)))

    mine, others = in_turn(ours, lambda: commit(bare))
    return Figure(name="append an entry", ours=mine, control=others, control_name="bare commit")


def _listing(store: SqlStore, bare: sqlite3.Connection) -> Figure:
    def ours() -> float:
        return timed(lambda: store.read(lambda ledger: ledger.leads.rows(LeadFilter(), PAGE)))

    def control() -> float:
        page = "SELECT * FROM lead ORDER BY lowest DESC, name LIMIT ?"
        return timed(lambda: bare.execute(page, (PAGE,)).fetchall())

    mine, others = in_turn(ours, control)
    return Figure(
        name=f"list {PAGE} of {LEADS} leads", ours=mine, control=others, control_name="bare SQLite"
    )


def _look(path: Path) -> None:
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("SELECT count(*) FROM sqlite_master").fetchone()


def row(number: int) -> LeadRow:
    """Return a line of the list, each another."""
    return LeadRow(
        lead=UUID(int=number + 1),
        company=UUID(int=LEADS + number + 1),
        name=f"Company {number * 7919 % LEADS}",
        town="Molde",
        founded="2008-04-14",
        stage="new",
        aside="no",
        lowest=number % 100,
        highest=100,
        band="look_closer",
        interest="cold",
        next_step="",
        next_due="",
        responsible="Mette Kjær",
    )
