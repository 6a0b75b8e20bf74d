"""How sources fared, as rows: their last answers, what answers stated, rests, and tests."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from workbench.domain.fill_rate import Stating, finding, windows
from workbench.domain.health import Trial
from workbench.domain.lookup import AnswerKind, Lookup, Rest
from workbench.store.lookups import read_lookup
from workbench.store.mapping import Mapper
from workbench.store.pacing import SqlPaces
from workbench.store.tables.facts import FACT, PLACE, READING
from workbench.store.tables.lookups import HOLD, LOOKUP, TRIAL
from workbench.store.unit import Unit

_TRIALS = Mapper(Trial)
_MOST = 2000
"""Answers that are looked through, of all kinds of question to a source, for those that count."""
_AT_ONCE = 500
_FINDING = (AnswerKind.FOUND, AnswerKind.PARTIAL)
_SILENT = (AnswerKind.NOTHING_FOUND, AnswerKind.NOT_OFFERED)


class SqlRecords:
    """What the ledger knows of how sources fare."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def lately(self, source: str, most: int) -> tuple[Lookup, ...]:
        """Return a source's newest look-ups that ended, tests included, the newest first."""
        rows = self._unit.rows(
            select(LOOKUP)
            .where(_of(source), LOOKUP.c.answered.is_not(None))
            .order_by(LOOKUP.c.answered.desc(), LOOKUP.c.sequence.desc())
            .limit(most)
        )
        return tuple(map(read_lookup, rows))

    def drifted(self, source: str) -> Mapping[str, datetime]:
        """Return when an answer first showed each change of shape that any showed."""
        rows = self._unit.rows(
            select(LOOKUP.c.drift, LOOKUP.c.answered)
            .where(_of(source), LOOKUP.c.drift != "[]", LOOKUP.c.answered.is_not(None))
            .order_by(LOOKUP.c.answered)
        )
        first: dict[str, datetime] = {}
        for row in rows:
            for entry in json.loads(row["drift"]):
                first.setdefault(entry, row["answered"])
        return first

    def stating(
        self, source: str, as_of: datetime | None = None
    ) -> Mapping[str, tuple[Stating, ...]]:
        """Return what answers of research stated, by kind of question, the newest first."""
        by_kind: dict[str, list[tuple[UUID, Stating]]] = defaultdict(list)
        for reading, kind, each in self._answers(source, as_of):
            by_kind[kind].append((reading, each))
        wanted = {kind: _counted(answers) for kind, answers in by_kind.items()}
        keys = self._properties([reading for rows in wanted.values() for reading, _ in rows])
        return {
            kind: tuple(
                replace(each, properties=frozenset(keys.get(reading, ())))
                for reading, each in answers
            )
            for kind, answers in wanted.items()
        }

    def _answers(self, source: str, as_of: datetime | None) -> list[tuple[UUID, str, Stating]]:
        kinds = [each.value for each in (*_FINDING, *_SILENT)]
        asked = (
            select(
                LOOKUP.c.id,
                LOOKUP.c.question,
                LOOKUP.c.answered,
                LOOKUP.c.kind,
                READING.c.id.label("reading"),
            )
            .join(
                READING,
                (READING.c.question == LOOKUP.c.question)
                # By its question a reading is found at once. Answers without a body are one
                # snapshot to thousands of them, so that its index must not be taken.
                & (func.coalesce(READING.c.snapshot, READING.c.snapshot) == LOOKUP.c.snapshot),
            )
            .where(_of(source), LOOKUP.c.kind.in_(kinds), LOOKUP.c.company.is_not(None))
            .order_by(LOOKUP.c.answered.desc(), LOOKUP.c.id, READING.c.sequence.desc())
            .limit(_MOST)
        )
        if as_of is not None:
            asked = asked.where(LOOKUP.c.answered <= as_of, READING.c.at <= as_of)
        answers: dict[UUID, tuple[UUID, str, Stating]] = {}
        for row in self._unit.rows(asked):
            # Of several readings of one answer the newest counts, and it comes first.
            _, kind, about, _ = json.loads(row["question"])
            found = row["kind"] in {kind.value for kind in _FINDING}
            each = Stating(about=about, at=row["answered"], properties=frozenset(), found=found)
            answers.setdefault(row["id"], (row["reading"], kind, each))
        return list(answers.values())

    def _properties(self, readings: Sequence[UUID]) -> Mapping[UUID, set[str]]:
        stated: dict[UUID, set[str]] = defaultdict(set)
        for first in range(0, len(readings), _AT_ONCE):
            rows = self._unit.rows(
                select(PLACE.c.reading, FACT.c.key)
                .join(FACT, FACT.c.id == PLACE.c.fact)
                .where(PLACE.c.reading.in_(readings[first : first + _AT_ONCE]))
                .distinct()
            )
            for row in rows:
                stated[row["reading"]].add(row["key"])
        return stated

    def rest(self, source: str, at: datetime) -> Rest | None:
        """Return for how long a source wants to be left alone by any key, or None."""
        scopes = self._unit.rows(select(HOLD.c.scope).where(HOLD.c.source == source))
        paces = SqlPaces(self._unit)
        rests = (paces.resting(source, row["scope"], at) for row in scopes)
        return max((r for r in rests if r is not None), key=lambda r: r.seconds, default=None)

    def add_trial(self, trial: Trial) -> None:
        """Keep what came of a test."""
        self._unit.add(TRIAL, _TRIALS.columns(trial))

    def trials(self, source: str) -> tuple[Trial, ...]:
        """Return what came of a source's tests, the oldest first."""
        rows = self._unit.rows(
            select(TRIAL).where(TRIAL.c.source == source).order_by(TRIAL.c.at, TRIAL.c.id)
        )
        return tuple(_TRIALS.value(row) for row in rows)


def _of(source: str) -> ColumnElement[bool]:
    begins = json.dumps([source], separators=(",", ":"))[:-1] + ","
    return LOOKUP.c.question.startswith(begins, autoescape=True)


def _counted(answers: Sequence[tuple[UUID, Stating]]) -> list[tuple[UUID, Stating]]:
    """Return the answers that the rule looks at, with their readings; the others are not read."""
    each_one = [each for _, each in answers]
    counted = {
        id(each)
        for looked_at in (each_one, finding(each_one))
        for window in windows(looked_at)
        for each in window
    }
    return [(reading, each) for reading, each in answers if id(each) in counted]
