"""One run of look-ups: each claimed, sent, kept, read and settled, sources side by side."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from math import inf
from uuid import UUID

from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, Lookup, Problem, Rest
from workbench.domain.waiting import offline, waiting
from workbench.errors import CancelledByUser, NoNetwork, NotInStore, SourceError, WorkbenchError
from workbench.jobs import JobControl
from workbench.lookups import keeping, leasing, verdicts
from workbench.lookups.claiming import Claims
from workbench.lookups.crew import Crew
from workbench.lookups.guard import Fault, guarded
from workbench.lookups.holding import held
from workbench.lookups.leasing import Opened
from workbench.lookups.means import HANDS, Means
from workbench.lookups.reach import Reach
from workbench.lookups.snapshots import response_of, snapshot_of, storable
from workbench.lookups.source import Source
from workbench.net.exchange import Request, Response

_APART = 0.004
"""Seconds between two that begin. Python runs one at a time anyway, and a window that wants its
turn gets it sooner among two than among eight, now and when the answers come."""

_LEAST = 0.005
"""Seconds that a look-up waits at least before it looks again whether it may be asked."""

_log = logging.getLogger(__name__)


class Run:
    """Questions on their way, until each has ended or waits for another day."""

    def __init__(
        self,
        means: Means,
        *,
        company: UUID | None,
        control: JobControl,
        told: Callable[[Lookup], None] | None,
        seconds: float = inf,
        within: int | None = None,
    ) -> None:
        """Take what is worked with.

        After so many `seconds` nothing new is begun, and what is left then stays in the queue;
        `within` so many days an answer is fresh at most, see `Lookups.run`.
        """
        self._means = means
        self._ends = means.ticks() + seconds
        self._control = control
        self._told = told
        self._crew: Crew[Opened] = Crew(self._work, hands=HANDS)
        self._seen: dict[str, Lookup] = {}
        self._tries: Counter[UUID] = Counter()
        self._keeping = threading.Lock()
        self._reach = Reach(means.door)
        self._claims = Claims(means, company, self._tell, HANDS, within)

    def finish(self, wanted: Sequence[Lookup]) -> tuple[Lookup, ...]:
        """Ask what is planned; see `Lookups.run`."""
        self._control.check()
        once = tuple({each.question.key: each for each in wanted}.values())
        if not once:
            return ()
        if self._means.door.offline:
            rows = self._claims.only_plan(once, offline())
            self._put([Opened(lookup=row) for row in rows if leasing.has_arrived(row)])
        else:
            self._put(self._claims.open(once))
        try:
            self._crew.finish(self._control, self._means.patience.grace, self._claims.renew)
        finally:
            self._claims.let_wait()
        return tuple(self._seen.values())

    def _put(self, rows: Sequence[Opened]) -> None:
        for row in rows:
            self._seen[row.lookup.question.key] = row.lookup
        begun = False
        for row in rows:
            if begun:
                time.sleep(_APART)
            begun = self._crew.put(row.lookup.question.source, row)
        asked = {row.lookup.question.source for row in rows}
        if any(self._means.sources[each].manifest.large for each in asked):
            # While the sources think, for the answers would otherwise wait for it.
            self._means.room.make_ready(self._control)

    # From here on in the crew's threads.

    def _work(self, row: Opened) -> None:
        source = self._means.sources[row.lookup.question.source]
        mine = row.lookup if row.ours else None
        try:
            with self._means.hands.one(source.manifest.key, self._control):
                if mine is None and self._means.ticks() < self._ends:
                    mine = self._claimed(source, row.lookup)
                if mine is not None:
                    self._control.check()
                    self._ask(source, mine)
        except CancelledByUser:
            # Somebody stopped it, or closes the window: at the next start it is asked.
            if mine is not None:
                self._put_back(mine, None, ago=0.0)
            raise
        finally:
            self._claims.over(row.lookup)

    def _ask(self, source: Source, lookup: Lookup) -> None:
        if lookup.snapshot is not None:
            if self._read_stored(source, lookup, lookup.snapshot):
                return
            if verdicts.costs(source.manifest):
                self._settle(source, lookup, verdicts.left_asking(), None)
                return
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
        self._tries[lookup.id] += 1
        try:
            response = self._means.door.send(request, self._control)
        except CancelledByUser:
            if verdicts.costs(source.manifest):
                self._settle(source, lookup, verdicts.left_asking(), None)
            raise
        except NoNetwork:
            self._reach.missed(source.manifest.key)
            self._put_back(lookup, offline(), ago=0.0)
        except SourceError as problem:
            self._settle(source, lookup, verdicts.unasked(problem), None)
        else:
            self._take(source, lookup, response)

    def _read_stored(self, source: Source, lookup: Lookup, snapshot: bytes) -> bool:
        """Read what had arrived before a program ended; return whether it is still there."""
        try:
            response = response_of(self._means.store.snapshot(snapshot))
        except NotInStore:
            return False
        self._tell(lookup)
        # Equal bytes are stored once, with the time at which they came first.
        came = max(response.taken, lookup.asked or response.taken)
        response = replace(response, address=lookup.address, taken=came)
        self._read(source, lookup, response, self._means.ticks())
        return True

    def _take(self, source: Source, lookup: Lookup, response: Response) -> None:
        means, came = self._means, self._means.ticks()
        self._reach.found()
        with self._keeping:
            response = storable(source, lookup.question, response)
            sha256 = held(means, partial(means.store.keep, snapshot_of(response), lookup))
        lookup = replace(lookup, snapshot=sha256, address=response.address)
        self._read(source, lookup, response, came)

    def _read(self, source: Source, lookup: Lookup, response: Response, came: float) -> None:
        means = self._means
        # Whoever stops now stops the asking: what has arrived is read to its end.
        read = means.room.read(source, lookup.question, response, JobControl())
        answer = self._blamed(source, read) if isinstance(read, Fault) else read
        answer = verdicts.judged(answer, response, source.manifest)
        answer = verdicts.plausible(answer, response.taken.date())
        pause = verdicts.pause(
            answer,
            response,
            self._tries[lookup.id],
            means.patience,
            means.jitter(),
            paid=verdicts.costs(source.manifest),
        )
        rest = verdicts.until_told(answer, response, verdicts.wished(response, pause))
        if pause is None:
            self._settle(source, lookup, answer, response, came=came, rest=rest)
            return
        self._put_back(lookup, answer.problem, ago=means.ticks() - came, rest=rest)
        self._control.wait(pause)
        again = self._claimed(source, lookup)
        if again is not None:
            self._ask(source, again)

    def _claimed(self, source: Source, lookup: Lookup) -> Lookup | None:
        """Return a look-up leased to us, after its source's pace; None where it is not to be."""
        self._control.check()
        means = self._means
        while leasing.has_arrived(lookup) or not self._reach.ended_for(source.manifest.key):
            claim = self._claims.claim(lookup)
            if claim.ours is not None:
                return self._unless_it_costs(source, claim.ours, unknown=claim.unknown)
            if claim.problem is None:
                self._tell(means.store.read(lambda ledger: ledger.lookups.get(lookup.id)))
                return None
            if claim.seconds > means.patience.longest:
                self._claims.leave(lookup, claim.problem)
                return None
            self._control.wait(max(claim.seconds, _LEAST))
        self._claims.leave(lookup, offline())
        return None

    def _unless_it_costs(self, source: Source, lookup: Lookup, *, unknown: bool) -> Lookup | None:
        if unknown and verdicts.costs(source.manifest):
            self._settle(source, lookup, verdicts.left_asking(), None)
            self._claims.over(lookup)
            return None
        return lookup

    def _settle(
        self,
        source: Source,
        lookup: Lookup,
        answer: Answer,
        response: Response | None,
        *,
        came: float | None = None,
        rest: Rest | None = None,
    ) -> None:
        means = self._means
        at = means.clock.now()
        ended = verdicts.settled(lookup, answer, at, response, rest)
        for each in answer.follow:
            self._claims.terms(each.source)
        ago = 0.0 if came is None else means.ticks() - came

        def unit(ledger: Ledger) -> tuple[Lookup, Sequence[Opened]]:
            kept = leasing.settle(ledger, ended, ago)
            keeping.keep_answer(ledger, kept, answer, source.manifest)
            self._hold(ledger, source, rest, at)
            return kept, self._opens(ledger, source, kept, answer)

        with self._keeping:
            kept, opened = held(means, partial(means.store.write, unit))
        if answer.drift:
            _log.warning("%s has changed shape: %s", source.manifest.key, answer.drift)
        self._tell(kept)
        self._put(opened)

    def _opens(
        self, ledger: Ledger, source: Source, ended: Lookup, answer: Answer
    ) -> Sequence[Opened]:
        """Plan what an answer makes possible to ask, and itself once more where it was put off."""
        if ended.question.is_trial or keeping.is_removed(ledger, ended.company):
            return []
        at = ended.answered or ended.planned
        later = verdicts.asked_then(ended, source.manifest, new_id(), at)
        if later is not None:
            ledger.lookups.plan(later)
        unseen = [each for each in answer.follow if each.key not in self._seen]
        follow = [
            leasing.planned(each, ended.company, at, self._claims.terms(each.source), reason)
            for each, reason in keeping.missing_or_stale(ledger, ended.company, unseen, at)
        ]
        return [Opened(lookup=each) for each in ledger.lookups.plan_all(follow)]

    def _hold(self, ledger: Ledger, source: Source, rest: Rest | None, at: datetime) -> None:
        if rest is not None:
            self._claims.terms(source.manifest.key).hold(ledger.lookups.paces, rest, at)

    def _put_back(
        self, lookup: Lookup, problem: Problem | None, *, ago: float, rest: Rest | None = None
    ) -> None:
        at = self._means.clock.now()
        waits = waiting(lookup, problem, at)
        source = self._means.sources[lookup.question.source]

        def unit(ledger: Ledger) -> bool:
            self._hold(ledger, source, rest, at)
            return leasing.put_back(ledger, waits, ago)

        if held(self._means, partial(self._means.store.write, unit)):
            self._tell(waits)

    def _tell(self, lookup: Lookup) -> None:
        self._seen[lookup.question.key] = lookup
        if self._told is not None:
            self._told(lookup)

    def _blamed(self, source: Source, fault: Fault) -> Answer:
        _log.error("%s has a fault:\n%s", source.manifest.key, fault.trace)
        return fault.answer
