"""The ledger of look-ups, as rows: planned once, claimed by lease, settled."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select, update

from workbench.domain.lookup import Lookup, LookupState, Question, Snapshot
from workbench.errors import NotInStore
from workbench.store.clusters import clusters
from workbench.store.mapping import Mapper
from workbench.store.pacing import SqlPaces
from workbench.store.tables.lookups import LOOKUP, PACE, SNAPSHOT
from workbench.store.ticking import Instant
from workbench.store.unit import Columns, Unit
from workbench.texts import say

_MAPPER = Mapper(Lookup, without={"question"})
_LONGEST_LEASE = 3_600_000
"""Milliseconds; a lease that seems to run for longer was given before the computer's last start."""
_ASKING = LookupState.ASKING.value
_OPEN = tuple(each.value for each in LookupState if each is not LookupState.ANSWERED)
"""States of a look-up that has not ended; named one by one, for which there is an index."""
_AT_ONCE = 500
"""Questions looked for with one statement; databases take some thousands of parameters."""


_LEASED = select(LOOKUP, PACE.c.boot.label("leased_in")).outerjoin(
    PACE, and_(PACE.c.lookup == LOOKUP.c.id, PACE.c.attempt == LOOKUP.c.attempt)
)
"""Look-ups, each with the start of the computer in which it was leased last."""


class SqlLookups:
    """The durable rows of look-ups."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    @property
    def paces(self) -> SqlPaces:
        """When sources were asked, and until when they rest."""
        return SqlPaces(self._unit)

    def plan(self, lookup: Lookup) -> Lookup:
        """Add a planned look-up, or return the one already open for the same question."""
        (planned,) = self.plan_all([lookup])
        return planned

    def plan_all(self, lookups: Sequence[Lookup]) -> tuple[Lookup, ...]:
        """Add planned look-ups; where one is open for the same question, return that instead.

        One that is here already, and has ended meanwhile, is returned as it ended.
        """
        known = self._open_for([each.question.key for each in lookups])
        others = [each for each in lookups if each.question.key not in known]
        ended = self._ended_among([each.id for each in others])
        fresh = {each.question.key: each for each in others if each.question.key not in ended}
        self.add(tuple(fresh.values()))
        return tuple((known | ended | fresh)[each.question.key] for each in lookups)

    def _ended_among(self, lookups: Sequence[UUID]) -> dict[str, Lookup]:
        ended: dict[str, Lookup] = {}
        for first in range(0, len(lookups), _AT_ONCE):
            these = LOOKUP.c.id.in_(lookups[first : first + _AT_ONCE])
            for row in self._unit.rows(select(LOOKUP).where(these)):
                ended[row["question"]] = read_lookup(row)
        return ended

    def _open_for(self, questions: Sequence[str]) -> dict[str, Lookup]:
        known: dict[str, Lookup] = {}
        for first in range(0, len(questions), _AT_ONCE):
            # Their index leads to few; that of the states would lead to everything that waits.
            asked = LOOKUP.c.question.in_(questions[first : first + _AT_ONCE])
            rows = self._unit.rows(
                select(LOOKUP)
                .where(asked, LOOKUP.c.state != LookupState.ANSWERED.value)
                .order_by(LOOKUP.c.sequence)
            )
            for row in rows:
                known.setdefault(row["question"], read_lookup(row))
        return known

    def add(self, lookups: Sequence[Lookup]) -> None:
        """Add look-ups as they stand."""
        if lookups:
            stamps = self._unit.stamps(len(lookups), None, lookups[0].planned)
            rows = zip(lookups, stamps, strict=True)
            self._unit.add(LOOKUP, *(_columns(each) | stamp for each, stamp in rows))

    def claim(
        self, lookups: Sequence[UUID], at: datetime, seconds: int, scopes: Mapping[str, str] = {}
    ) -> tuple[Lookup, ...]:
        """Lease look-ups for asking, and write down the time for pacing.

        Args:
            lookups: which ones.
            at: the present instant.
            seconds: for how long they are ours.
            scopes: by source, the fingerprint of the key it is asked with; none where it has none.

        Returns:
            those that nobody else holds and that are not answered, as they now stand. One whose
            answer had arrived before it was left still has its snapshot.
        """
        now = self._unit.instant()
        rows = self._unit.rows(_LEASED.where(LOOKUP.c.id.in_(lookups)))
        free = [row["id"] for row in rows if _is_free(row, now)]
        if not free:
            return ()
        claimed = self._unit.rows(
            update(LOOKUP)
            .where(LOOKUP.c.id.in_(free))
            .values(
                state=_ASKING,
                asked=at,
                attempt=LOOKUP.c.attempt + 1,
                lease=now.ticks + seconds * 1000,
                due=at,
                problem=None,
                # What somebody tried before, and put back, is no answer to this.
                snapshot=case((LOOKUP.c.state == _ASKING, LOOKUP.c.snapshot), else_=None),
            )
            .returning(LOOKUP)
        )
        held = {row["id"]: read_lookup(row) for row in claimed}
        mine = tuple(held[each] for each in lookups if each in held)
        self._unit.add(PACE, *(_sent(each, at, now, scopes) for each in mine))
        return mine

    def arrived(self, lookup: Lookup, snapshot: Snapshot) -> None:
        """Write down that the answer to a look-up that is being asked is stored, but not read.

        Equal bytes that came with another status before are stored once, with that status: they
        cannot speak for this answer, which is asked again should nobody come to read it now.
        """
        kept = select(SNAPSHOT.c.sha256).where(
            SNAPSHOT.c.sha256 == snapshot.sha256, SNAPSHOT.c.status == snapshot.status
        )
        ours = and_(
            LOOKUP.c.id == lookup.id,
            LOOKUP.c.attempt == lookup.attempt,
            LOOKUP.c.state == _ASKING,
        )
        here = {"snapshot": snapshot.sha256, "address": snapshot.address}
        self._unit.run(update(LOOKUP).where(ours, kept.exists()).values(**here))

    def renew(self, lookups: Sequence[UUID], seconds: int) -> None:
        """Hold the leases of look-ups that are still being asked for some seconds more."""
        lease = self._unit.instant().ticks + seconds * 1000
        asked = (LOOKUP.c.id.in_(lookups), LOOKUP.c.state == _ASKING)
        self._unit.run(update(LOOKUP).where(*asked).values(lease=lease))

    def settle(self, lookup: Lookup, ago: float | None = None) -> None:
        """Write down how a look-up ended; its attempts stay as they were counted.

        `ago` is how many seconds ago the source answered or was given up, for pacing; None where
        nothing was sent since.

        Raises:
            NotInStore: it was never planned.
        """
        columns = _columns(lookup)
        kept = {"id", "question", "planned", "attempt", "asked"}
        values = {name: value for name, value in columns.items() if name not in kept}
        values["asked"] = func.coalesce(LOOKUP.c.asked, columns["asked"])
        settled = update(LOOKUP).where(LOOKUP.c.id == lookup.id)
        if not self._unit.run(settled.values(**values, lease=None)):
            raise _unknown(lookup.id)
        if ago is not None:
            self.paces.came(lookup, ago)

    def get(self, lookup: UUID) -> Lookup:
        """Return a look-up.

        Raises:
            NotInStore: there is none with this id.
        """
        row = self._unit.row(select(LOOKUP).where(LOOKUP.c.id == lookup))
        if row is None:
            raise _unknown(lookup)
        return read_lookup(row)

    def of_company(self, company: UUID, as_of: datetime | None = None) -> tuple[Lookup, ...]:
        """Return the newest look-up of each question asked for a company, oldest first.

        With `as_of`, what was planned later is left out, and what was answered later still waits.
        """
        asked = (
            select(LOOKUP)
            .where(LOOKUP.c.company.in_(clusters(self._unit, as_of).of(company)))
            .order_by(LOOKUP.c.sequence, LOOKUP.c.replica)
        )
        rows = self._unit.rows(asked if as_of is None else asked.where(LOOKUP.c.planned <= as_of))
        newest: dict[str, Columns] = {}
        for row in rows:
            newest.pop(row["question"], None)
            newest[row["question"]] = row
        lookups = (read_lookup(row) for row in newest.values())
        return tuple(each if as_of is None else each.as_of(as_of) for each in lookups)

    def open(self) -> tuple[Lookup, ...]:
        """Return look-ups that are planned or were left asking, oldest first."""
        return self._left(None)

    def open_searches(self) -> tuple[Lookup, ...]:
        """Return the searches among the open look-ups, oldest first."""
        return self._left(None, LOOKUP.c.company.is_(None))

    def open_of_companies(self, most: int | None = None) -> tuple[Lookup, ...]:
        """Return those about companies among the open look-ups, oldest first."""
        return self._left(most, LOOKUP.c.company.is_not(None))

    def _left(self, most: int | None, *these: ColumnElement[bool]) -> tuple[Lookup, ...]:
        rows = self._unit.rows(
            select(LOOKUP)
            .where(LOOKUP.c.state.in_(_OPEN), *these)
            .order_by(LOOKUP.c.sequence, LOOKUP.c.replica)
            .limit(most)
        )
        return tuple(read_lookup(row) for row in rows)

    def standing(self) -> tuple[tuple[str, datetime | None], ...]:
        """Return of each open look-up about a company its source, and from when it may be asked."""
        rows = self._unit.rows(
            select(LOOKUP.c.question, LOOKUP.c.due).where(
                LOOKUP.c.state.in_(_OPEN), LOOKUP.c.company.is_not(None)
            )
        )
        return tuple((_source(row["question"]), row["due"]) for row in rows)

    def due(self, source: str, until: datetime | None, most: int) -> tuple[Lookup, ...]:
        """Return a source's look-ups that may be asked without a person; see `Lookups.due`."""
        now = self._unit.instant()
        rows = self._unit.rows(
            _LEASED.where(
                LOOKUP.c.question.startswith(json.dumps([source])[:-1] + ",", autoescape=True),
                LOOKUP.c.due.is_not(None) if until is None else LOOKUP.c.due <= until,
                LOOKUP.c.state.in_(_OPEN),
                LOOKUP.c.company.is_not(None),
            )
            .order_by(LOOKUP.c.due, LOOKUP.c.sequence)
            .limit(most)
        )
        return tuple(read_lookup(row) for row in rows if _is_free(row, now))


def _columns(lookup: Lookup) -> dict[str, Any]:
    return _MAPPER.columns(lookup) | {"question": lookup.question.key}


def read_lookup(row: Columns) -> Lookup:
    """Return a look-up as its row holds it."""
    return _MAPPER.value(row, question=_question(row["question"]))


def _is_free(row: Columns, now: Instant) -> bool:
    """Whether nobody holds a look-up: it was not begun, or its lease is over.

    No program outlives the start of the computer in which it leased one.
    """
    match row["state"]:
        case LookupState.ANSWERED.value:
            return False
        case LookupState.ASKING.value:
            ended_with = row["leased_in"] or now.boot
            return ended_with != now.boot or not now.left(row["lease"] or 0, _LONGEST_LEASE)
        case _:
            return True


def _sent(lookup: Lookup, at: datetime, now: Instant, scopes: Mapping[str, str]) -> dict[str, Any]:
    source = lookup.question.source
    return {
        "lookup": lookup.id,
        "attempt": lookup.attempt,
        "source": source,
        "sent": at,
        "scope": scopes.get(source, ""),
        "boot": now.boot,
        "ticks": now.ticks,
    }


def _question(key: str) -> Question:
    source, kind, about, arguments = json.loads(key)
    return Question(source=source, kind=kind, about=about, arguments=tuple(arguments.items()))


def _source(key: str) -> str:
    return str(json.loads(key)[0])


def _unknown(lookup: UUID) -> NotInStore:
    return NotInStore(say("This look-up is not in the store."), detail=str(lookup))
