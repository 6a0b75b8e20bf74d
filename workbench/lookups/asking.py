"""One run of look-ups: each claimed, sent, kept, read and settled, sources side by side."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from workbench.domain.ledger import Ledger
from workbench.domain.lookup import (
    BLANKED,
    Answer,
    Lookup,
    LookupState,
    Problem,
    Question,
    Snapshot,
)
from workbench.domain.ports import Clock, Store
from workbench.errors import CancelledByUser, NoNetwork, SourceError, WorkbenchError
from workbench.jobs import JobControl
from workbench.lookups import keeping, verdicts
from workbench.lookups.crew import Crew
from workbench.lookups.guard import Fault, guarded
from workbench.lookups.keeping import Opened
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.source import Source
from workbench.lookups.verdicts import Patience
from workbench.net.connect import no_network
from workbench.net.exchange import Request, Response, Sender
from workbench.net.pace import Gate
from workbench.registry import Registry

HANDS = 2
"""Threads that ask one source at a time."""

_APART = 0.004
"""Seconds between two that begin. Python runs one at a time anyway, and a window that wants its
turn gets it sooner among two than among eight, now and when the answers come."""

_log = logging.getLogger(__name__)


def snapshot_of(response: Response) -> Snapshot:
    """Return the bytes of an answer, and how they came, as they are kept."""
    return Snapshot(
        sha256=hashlib.sha256(response.content).digest(),
        content=response.content,
        media_type=response.media_type,
        address=response.address,
        status=response.status,
        taken=response.taken,
        headers=response.headers,
    )


def response_of(snapshot: Snapshot) -> Response:
    """Return a kept answer as it came."""
    return Response(
        status=snapshot.status,
        headers=snapshot.headers,
        content=snapshot.content,
        address=snapshot.address,
        taken=snapshot.taken,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run works with; the engine's, shared by its runs."""

    door: Sender
    store: Store
    clock: Clock
    sources: Registry[Source]
    gate: Callable[[str], Gate]
    room: ReadingRoom
    patience: Patience
    jitter: Callable[[], float]


class Run:
    """Questions on their way, until each has ended or waits for another day."""

    def __init__(
        self,
        means: Means,
        *,
        company: UUID | None,
        control: JobControl,
        told: Callable[[Lookup], None] | None,
    ) -> None:
        self._means = means
        self._company = company
        self._control = control
        self._told = told
        self._crew: Crew[Opened] = Crew(self._work, hands=HANDS)
        self._seen: dict[str, Lookup] = {}
        self._keeping = threading.Lock()

    def finish(self, questions: Sequence[Question]) -> tuple[Lookup, ...]:
        """Ask; see `Lookups.run`."""
        self._control.check()
        at = self._means.clock.now()
        wanted = {each.key: keeping.planned(each, self._company, at) for each in questions}
        if not wanted:
            return ()
        if self._means.door.offline:
            return self._only_planned(tuple(wanted.values()))
        self._put(self._opened(tuple(wanted.values()), at))
        self._crew.finish(self._control, self._means.patience.grace)
        return tuple(self._seen.values())

    def _only_planned(self, wanted: Sequence[Lookup]) -> tuple[Lookup, ...]:
        """Write down what would be asked; nothing is sent, so no source's pace is used up."""
        problem = verdicts.offline(no_network())
        rows = self._means.store.write(partial(keeping.plan_only, wanted=wanted, problem=problem))
        for row in rows:
            self._tell(row)
        return tuple(rows)

    def _opened(self, wanted: Sequence[Lookup], at: datetime) -> Sequence[Opened]:
        means = self._means
        rows = means.store.write(
            partial(
                keeping.plan_and_claim,
                wanted=wanted,
                gates=means.gate,
                at=at,
                lease=means.patience.lease,
                hands=HANDS,
            )
        )
        for row in rows:
            if row.ours:
                means.gate(row.lookup.question.source).sent(at)
        return rows

    def _put(self, rows: Sequence[Opened]) -> None:
        for row in rows:
            self._seen[row.lookup.question.key] = row.lookup
        for row in rows:
            self._crew.put(row.lookup.question.source, row)
            time.sleep(_APART)
        asked = {row.lookup.question.source for row in rows}
        if any(self._means.sources[each].manifest.large for each in asked):
            # While the sources think, for the answers would otherwise wait for it.
            self._means.room.make_ready(self._control)

    # From here on in the crew's threads.

    def _work(self, row: Opened) -> None:
        source = self._means.sources[row.lookup.question.source]
        lookup = self._claimed(source, row)
        if lookup is None:
            return
        try:
            self._ask(source, lookup)
        except CancelledByUser:
            self._put_back(lookup, None)
            raise

    def _ask(self, source: Source, lookup: Lookup) -> None:
        try:
            request = guarded(source.request, lookup.question)
        except WorkbenchError as problem:
            self._settle(source, lookup, verdicts.unaskable(problem), None)
            return
        if isinstance(request, Fault):
            self._settle(source, lookup, self._blamed(source, request), None)
            return
        self._send(source, replace(lookup, address=request.address), request)

    def _send(self, source: Source, lookup: Lookup, request: Request) -> None:
        self._tell(lookup)
        try:
            response = self._means.door.send(request, self._control)
        except NoNetwork as problem:
            self._put_back(lookup, verdicts.offline(problem))
        except SourceError as problem:
            self._settle(source, lookup, verdicts.unasked(problem), None)
        else:
            self._take(source, lookup, request, response)

    def _take(self, source: Source, lookup: Lookup, request: Request, response: Response) -> None:
        means = self._means
        with self._keeping:
            response = self._storable(source, lookup, response)
            sha256 = means.store.keep(snapshot_of(response))
        lookup = replace(lookup, snapshot=sha256, address=response.address)
        read = means.room.read(source, lookup.question, response, self._control)
        answer = self._blamed(source, read) if isinstance(read, Fault) else read
        answer = verdicts.plausible(verdicts.judged(answer, response), response.taken.date())
        pause = verdicts.pause(answer, response, lookup.attempt, means.patience, means.jitter())
        if pause is None:
            self._settle(source, lookup, answer, response)
            return
        self._put_back(lookup, answer.problem)
        means.gate(lookup.question.source).hold(verdicts.wished(response) or 0.0)
        self._control.wait(pause)
        again = self._claimed(source, Opened(lookup=verdicts.waiting(lookup, None)))
        if again is not None:
            self._send(source, again, request)

    def _storable(self, source: Source, lookup: Lookup, response: Response) -> Response:
        """Return an answer without what may not be kept; where that fails, nothing of it is."""
        kept = guarded(source.kept, lookup.question, response)
        if isinstance(kept, Fault):
            _log.error("%s has a fault:\n%s", source.manifest.key, kept.trace)
            kept = b""
        if kept == response.content:
            return response
        return replace(
            response, content=kept, headers={**response.headers, BLANKED: "personal data"}
        )

    def _claimed(self, source: Source, row: Opened) -> Lookup | None:
        """Return a look-up leased to us, after its source's pace; None where it is not to be."""
        if row.ours:
            return row.lookup
        means, lookup = self._means, row.lookup
        gate = means.gate(lookup.question.source)
        while True:
            at = means.clock.now()
            wish = means.store.write(
                partial(keeping.claim, lookup=lookup, gate=gate, at=at, lease=means.patience.lease)
            )
            if wish.ours:
                gate.sent(at)
                return self._unless_it_costs(source, lookup, at)
            if not wish.wait:
                self._tell(means.store.read(lambda ledger: ledger.lookups.get(lookup.id)))
                return None
            if wish.wait > means.patience.longest:
                self._put_back(lookup, verdicts.too_soon(at + timedelta(seconds=wish.wait)))
                return None
            self._control.wait(wish.wait)

    def _unless_it_costs(self, source: Source, lookup: Lookup, at: datetime) -> Lookup | None:
        asking = keeping.asking(lookup, at)
        if lookup.state is LookupState.ASKING and verdicts.costs(source.manifest):
            self._settle(source, asking, verdicts.left_asking(), None)
            return None
        return asking

    def _settle(
        self, source: Source, lookup: Lookup, answer: Answer, response: Response | None
    ) -> None:
        means = self._means
        at = means.clock.now()
        ended = verdicts.settled(lookup, answer, at, response)
        follow = [
            keeping.planned(question, self._company, at)
            for question in answer.follow
            if question.key not in self._seen
        ]

        def unit(ledger: Ledger) -> list[Opened]:
            keeping.keep_answer(ledger, ended, answer, source.manifest)
            return [Opened(lookup=ledger.lookups.plan(fresh)) for fresh in follow]

        with self._keeping:
            opened = means.store.write(unit)
        if answer.drift:
            _log.warning("%s has changed shape: %s", source.manifest.key, answer.drift)
        self._tell(ended)
        self._put(opened)

    def _put_back(self, lookup: Lookup, problem: Problem | None) -> None:
        planned = verdicts.waiting(lookup, problem)
        self._means.store.write(lambda ledger: ledger.lookups.settle(planned))
        self._tell(planned)

    def _tell(self, lookup: Lookup) -> None:
        self._seen[lookup.question.key] = lookup
        if self._told is not None:
            self._told(lookup)

    def _blamed(self, source: Source, fault: Fault) -> Answer:
        _log.error("%s has a fault:\n%s", source.manifest.key, fault.trace)
        return fault.answer
