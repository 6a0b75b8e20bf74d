"""Of which companies sources may tell something else than before: a few queries for all of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, union_all

from workbench.store.clusters import clusters
from workbench.store.tables.companies import SAME_AS
from workbench.store.tables.facts import FACT, PLACE, READING
from workbench.store.tables.lookups import LOOKUP
from workbench.store.unit import Unit


def told_anew(unit: Unit, since: Mapping[UUID, datetime]) -> frozenset[UUID]:
    """Return those companies that may be told of otherwise since; see `Facts.told_anew`."""
    if not since:
        return frozenset()
    one = clusters(unit)
    newest = {each: joined for each in since if (joined := one.since(each)) is not None}
    for row in unit.rows(_newest(min(since.values()))):
        for each in one.of(row["company"]):
            newest[each] = max(newest.get(each, row["at"]), row["at"])
    return frozenset(
        company for company, at in since.items() if company in newest and newest[company] > at
    )


def _newest(first: datetime) -> Select[Any]:
    """Return the query when each company was told of otherwise, after an instant."""
    # The same bytes again change nothing, and most answers of a register are just that.
    before = func.lag(LOOKUP.c.snapshot).over(
        partition_by=LOOKUP.c.question,
        order_by=(LOOKUP.c.answered, LOOKUP.c.sequence, LOOKUP.c.replica),
    )
    answers = (
        select(
            LOOKUP.c.question,
            LOOKUP.c.answered.label("at"),
            LOOKUP.c.snapshot,
            before.label("before"),
        )
        .where(LOOKUP.c.snapshot.is_not(None), LOOKUP.c.answered.is_not(None))
        .subquery()
    )
    other: ColumnElement[bool] = answers.c.before.is_(None) | (
        answers.c.before != answers.c.snapshot
    )
    came = select(answers.c.question, answers.c.at).where(answers.c.at > first, other)
    read = select(READING.c.question, READING.c.at).where(READING.c.at > first)
    anew = union_all(came, read).subquery()
    told = (
        select(SAME_AS.c.company, anew.c.at)
        .join(FACT, (FACT.c.source == SAME_AS.c.source) & (FACT.c.number == SAME_AS.c.number))
        .join(PLACE, PLACE.c.fact == FACT.c.id)
        .join(READING, READING.c.id == PLACE.c.reading)
        .join(anew, anew.c.question == READING.c.question)
        .distinct()
    )
    judged = select(SAME_AS.c.company, SAME_AS.c.at).where(SAME_AS.c.at > first)
    either = union_all(told, judged).subquery()
    return select(either.c.company, func.max(either.c.at).label("at")).group_by(either.c.company)
