"""Letting go of answers that a source's terms let us keep for some days only, and of their facts.

An erasure is written down for each answer, each entity and each look-up, as for other removals, so
that the triggers agree, and a restored backup does not bring back what had to go. Locked decisions
keep what they state: their scorecard is ours, and of the facts it names they hold digests alone.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from workbench.domain.company import Entity
from workbench.store.erasing import erase, of_answer, of_fields, of_statements
from workbench.store.tables.facts import FACT, PLACE, READING
from workbench.store.tables.lookups import LOOKUP, SNAPSHOT
from workbench.store.unit import Columns, Unit
from workbench.texts import say

BY_TERMS = say("Its source lets nobody keep it for longer.")
"""The ground of an erasure that a source's terms demand."""


def expire(unit: Unit, source: str, before: datetime) -> tuple[int, tuple[UUID, ...]]:
    """Let go of a source's answers that last came before an instant, and of what they state.

    Returns:
        how many answers went, and the companies they were about.
    """
    answers = _expired(unit, source, before)
    for sha256 in answers:
        erase(unit, of_answer(sha256), BY_TERMS, None)
    for entity in _stated(unit, answers):
        erase(unit, of_statements(entity, answers), BY_TERMS, None)
    companies = set()
    for row in _asked(unit, answers):
        companies.add(row["company"])
        told = [name for name in ("candidates", "mentions") if row[name] != "[]"]
        if told:
            erase(unit, of_fields(LOOKUP, row["id"], told), BY_TERMS, None)
    return len(answers), tuple(sorted(companies - {None}))


def _expired(unit: Unit, source: str, before: datetime) -> list[bytes]:
    """Return the answers whose bytes are held, and last came before an instant from a source."""
    begins = json.dumps([source], separators=(",", ":"))[:-1] + ","
    last = func.max(LOOKUP.c.answered)
    rows = unit.rows(
        select(LOOKUP.c.snapshot)
        .join(SNAPSHOT, SNAPSHOT.c.sha256 == LOOKUP.c.snapshot)
        .where(LOOKUP.c.question.startswith(begins, autoescape=True), SNAPSHOT.c.dropped.is_(None))
        .group_by(LOOKUP.c.snapshot)
        .having(last < before)
        .order_by(LOOKUP.c.snapshot)
    )
    return [row["snapshot"] for row in rows]


def _stated(unit: Unit, answers: Sequence[bytes]) -> list[Entity]:
    readings = select(READING.c.id).where(READING.c.snapshot.in_(answers))
    stating = select(PLACE.c.fact).where(PLACE.c.reading.in_(readings))
    rows = unit.rows(
        select(FACT.c.source, FACT.c.number)
        .where(FACT.c.id.in_(stating))
        .distinct()
        .order_by(FACT.c.source, FACT.c.number)
    )
    return [Entity(row["source"], row["number"]) for row in rows]


def _asked(unit: Unit, answers: Sequence[bytes]) -> tuple[Columns, ...]:
    return unit.rows(
        select(LOOKUP).where(LOOKUP.c.snapshot.in_(answers)).order_by(LOOKUP.c.sequence)
    )
