"""An engine with everything around it in memory, and what others leave in its ledger."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from tests.fakes.lookup_ledger import SmallStore
from tests.fakes.network import NOON, StandingClock, keys
from tests.fakes.sources import ScriptedDoor, question, registry, source
from tests.samples import COMPANY
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.source import Source
from workbench.lookups.verdicts import Patience

T = TypeVar("T")

FOUND = '{"kind": "found", "entity": "311000004", "name": "Fjordlys Automasjon AS"}'


class Bench:
    """An engine with everything around it in memory."""

    def __init__(
        self,
        door: ScriptedDoor,
        *sources: Source,
        patience: Patience | None = None,
        store: SmallStore | None = None,
        paced: bool = True,
        room: ReadingRoom | None = None,
    ) -> None:
        self.door = door
        self.clock = StandingClock()
        self.keys = keys()
        self.store = store or SmallStore(COMPANY)
        self.told: list[Lookup] = []
        self.control = JobControl()
        self.engine = Engine(
            door=door,
            store=self.store,
            clock=self.clock,
            keys=self.keys,
            sources=registry(*(sources or (source("a"),))),
            room=room or ReadingRoom(),
            patience=patience or Patience(pause=0.0),
            jitter=lambda: 0.0,
            paced=paced,
        )

    def run(self, *questions: Question, company: UUID | None = COMPANY.id) -> Sequence[Lookup]:
        return self.engine.run(
            questions or (question("a"),),
            company=company,
            control=self.control,
            told=self.told.append,
        )

    def only(self, *questions: Question) -> Lookup:
        (lookup,) = self.run(*questions)
        (row,) = self.store.rows
        assert (row.kind, row.state, row.problem) == (lookup.kind, lookup.state, lookup.problem)
        return lookup


def left_asking(bench: Bench, lease: float) -> Lookup:
    """Leave a look-up as a program does that is killed while it asks."""
    lookup = Lookup(
        id=new_id(),
        question=question("a"),
        company=COMPANY.id,
        state=LookupState.ASKING,
        planned=NOON,
    )
    bench.store.ledger.lookups.rows[lookup.id] = lookup
    bench.store.ledger.lookups.leases[lookup.id] = time.monotonic() + lease
    return lookup


class Shared(SmallStore):
    """A store in which somebody else answers what waits, right after so many looks at it."""

    looks = 0

    def read(self, look: Callable[[Ledger], T]) -> T:
        result = super().read(look)
        if self.looks:
            self.looks -= 1
            if not self.looks:
                self.answer_all()
        return result

    def answer_all(self) -> None:
        for row in self.rows:
            self.ledger.lookups.rows[row.id] = replace(
                row, state=LookupState.ANSWERED, kind=AnswerKind.FOUND, answered=NOON, due=None
            )
