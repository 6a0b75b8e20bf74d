"""The ledger of look-ups, as rows: planned once, claimed by lease, settled."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select, update

from workbench.domain.lookup import Lookup, LookupState, Question
from workbench.errors import NotInStore
from workbench.store.mapping import Mapper
from workbench.store.tables.lookups import LOOKUP, PACE
from workbench.store.unit import Columns, Unit
from workbench.texts import say

_MAPPER = Mapper(Lookup, without={"question"})


class SqlLookups:
    """The durable rows of look-ups."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def plan(self, lookup: Lookup) -> Lookup:
        """Add a planned look-up, or return the one already open for the same question."""
        row = self._unit.row(
            select(LOOKUP)
            .where(
                LOOKUP.c.question == lookup.question.key,
                LOOKUP.c.state != LookupState.ANSWERED.value,
            )
            .order_by(LOOKUP.c.sequence)
        )
        if row is not None:
            return _lookup(row)
        self._unit.add(LOOKUP, _columns(lookup) | self._unit.stamp(None, lookup.planned))
        return lookup

    def claim(self, lookup: UUID, at: datetime, seconds: int) -> bool:
        """Lease a look-up for asking, and write down the time for pacing.

        False when somebody else holds the lease, or it is answered.
        """
        free = or_(
            LOOKUP.c.state == LookupState.PLANNED.value,
            and_(LOOKUP.c.state == LookupState.ASKING.value, LOOKUP.c.leased_until <= at),
        )
        claimed = self._unit.row(
            update(LOOKUP)
            .where(LOOKUP.c.id == lookup, free)
            .values(
                state=LookupState.ASKING.value,
                asked=at,
                attempt=LOOKUP.c.attempt + 1,
                leased_until=at + timedelta(seconds=seconds),
            )
            .returning(LOOKUP.c.attempt, LOOKUP.c.question)
        )
        if claimed is None:
            return False
        sent = {"lookup": lookup, "attempt": claimed["attempt"], "sent": at}
        self._unit.add(PACE, {**sent, "source": _question(claimed["question"]).source})
        return True

    def settle(self, lookup: Lookup) -> None:
        """Write down how a look-up ended; its attempts stay as they were counted.

        Raises:
            NotInStore: it was never planned.
        """
        columns = _columns(lookup)
        kept = {"id", "question", "planned", "attempt", "asked"}
        values = {name: value for name, value in columns.items() if name not in kept}
        values["asked"] = func.coalesce(LOOKUP.c.asked, columns["asked"])
        settled = update(LOOKUP).where(LOOKUP.c.id == lookup.id)
        if not self._unit.run(settled.values(**values, leased_until=None)):
            raise _unknown(lookup.id)

    def get(self, lookup: UUID) -> Lookup:
        """Return a look-up.

        Raises:
            NotInStore: there is none with this id.
        """
        row = self._unit.row(select(LOOKUP).where(LOOKUP.c.id == lookup))
        if row is None:
            raise _unknown(lookup)
        return _lookup(row)

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[Lookup, ...]:
        """Return the newest look-up of each question asked for a company, oldest first.

        With `as_of`, what was planned later is left out, and what was answered later still waits.
        """
        asked = (
            select(LOOKUP)
            .where(LOOKUP.c.company == company)
            .order_by(LOOKUP.c.sequence, LOOKUP.c.replica)
        )
        rows = self._unit.rows(asked if as_of is None else asked.where(LOOKUP.c.planned <= as_of))
        newest: dict[str, Columns] = {}
        for row in rows:
            newest.pop(row["question"], None)
            newest[row["question"]] = row
        lookups = (_lookup(row) for row in newest.values())
        return tuple(each if as_of is None else each.as_of(as_of) for each in lookups)

    def open(self) -> tuple[Lookup, ...]:
        """Return look-ups that are planned or were left asking, oldest first."""
        rows = self._unit.rows(
            select(LOOKUP)
            .where(LOOKUP.c.state != LookupState.ANSWERED.value)
            .order_by(LOOKUP.c.sequence, LOOKUP.c.replica)
        )
        return tuple(_lookup(row) for row in rows)

    def sent_since(self, source: str, since: datetime) -> tuple[datetime, ...]:
        """Return when a source was asked at or after an instant, oldest first."""
        rows = self._unit.rows(
            select(PACE.c.sent)
            .where(PACE.c.source == source, PACE.c.sent >= since)
            .order_by(PACE.c.sent)
        )
        return tuple(row["sent"] for row in rows)


def _columns(lookup: Lookup) -> dict[str, Any]:
    return _MAPPER.columns(lookup) | {"question": lookup.question.key}


def _lookup(row: Columns) -> Lookup:
    return _MAPPER.value(row, question=_question(row["question"]))


def _question(key: str) -> Question:
    source, kind, about, arguments = json.loads(key)
    return Question(source=source, kind=kind, about=about, arguments=tuple(arguments.items()))


def _unknown(lookup: UUID) -> NotInStore:
    return NotInStore(say("This look-up is not in the store."), detail=str(lookup))
