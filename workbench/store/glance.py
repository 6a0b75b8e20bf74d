"""The first page of the lead list, read with SQLite alone while the store itself still opens.

SQLAlchemy and the tables take longer to read in than a person waits for a list, and the list's own
summary needs neither.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from workbench.domain.card import Card, Signature
from workbench.domain.lead import Aside, Stage
from workbench.domain.lead_list import LeadRow
from workbench.domain.people import Department
from workbench.store.plain import from_text
from workbench.store.revisions import APPLICATION_ID, REVISIONS

_PATIENCE = 0.2
"""Seconds; who is kept waiting longer sees the list when the store is open."""
_STATES = {
    "parked": Aside.PARKED.value,
    "dropped": Aside.NOT_RELEVANT.value,
    "won": Stage.WON.value,
    "lost": Stage.LOST.value,
}
_SIGNING = {"marketing": Department.MARKETING.value, "sales": Department.SALES.value}
_ROWS = """
    SELECT lead, company, name, town, founded, stage, aside, lowest, highest, band, interest,
        next_step, next_due, responsible, trouble, sales, locked
    FROM summary
    WHERE aside NOT IN (:parked, :dropped) AND stage NOT IN (:won, :lost)
    ORDER BY lowest DESC NULLS LAST, sort_key, row LIMIT :limit
"""
_COUNTS = """
    SELECT count(*), count(*) FILTER (
        WHERE aside NOT IN (:parked, :dropped) AND stage NOT IN (:won, :lost)
    ) FROM summary
"""
_CARD = """
    SELECT id, content FROM card
    ORDER BY id IN (
        SELECT card FROM signature WHERE department IN (:marketing, :sales)
        GROUP BY card HAVING count(DISTINCT department) = 2
    ) DESC, sequence DESC, replica DESC LIMIT 1
"""
_SIGNATURES = """
    SELECT person, name, department, confirmed FROM signature
    WHERE card = :card ORDER BY sequence, replica
"""


@dataclass(frozen=True, slots=True)
class Glance:
    """What the list shows first.

    Attributes:
        rows: the first of the open leads, in the list's own order.
        open: how many leads are open; `every` counts those set aside or closed too.
        card: the card in force, or None where the store has none.
    """

    rows: tuple[LeadRow, ...]
    open: int
    every: int
    card: Card | None


def glance(path: Path, limit: int) -> Glance | None:
    """Return what a store in today's shape shows first; nothing in it is changed.

    None where there is no such store, or it cannot be read now: opening it will say why.
    """
    if not path.is_file():
        return None
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as store:
            return _read(store, limit) if _is_of_today(store) else None
    except sqlite3.Error:
        return None


def _is_of_today(store: sqlite3.Connection) -> bool:
    (application,) = store.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        return False
    revisions = store.execute("SELECT version_num FROM alembic_version").fetchall()
    return revisions == [(REVISIONS[-1],)]


def _read(store: sqlite3.Connection, limit: int) -> Glance:
    store.row_factory = sqlite3.Row
    # One transaction, so that count and rows are of one moment.
    store.execute("BEGIN")
    every, still_open = store.execute(_COUNTS, _STATES).fetchone()
    rows = tuple(_row(each) for each in store.execute(_ROWS, _STATES | {"limit": limit}))
    return Glance(rows, still_open, every, _card(store))


def _row(held: sqlite3.Row) -> LeadRow:
    known: dict[str, Any] = dict(held)
    lead, company = UUID(bytes=known.pop("lead")), UUID(bytes=known.pop("company"))
    return LeadRow(lead=lead, company=company, **known)


def _card(store: sqlite3.Connection) -> Card | None:
    found = store.execute(_CARD, _SIGNING).fetchone()
    if found is None:
        return None
    card, content = found
    signatures = tuple(
        Signature(
            card=UUID(bytes=card),
            person=UUID(bytes=person),
            name=name,
            department=Department(department),
            confirmed=confirmed,
        )
        for person, name, department, confirmed in store.execute(_SIGNATURES, {"card": card})
    )
    return replace(from_text(Card, content), signatures=signatures)
