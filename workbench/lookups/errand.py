"""An errand to a source: questions for one purpose, at its pace, whose answers nobody keeps."""

from collections.abc import Container
from dataclasses import replace
from functools import partial
from itertools import count
from math import inf
from types import TracebackType
from typing import Self

from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState, Problem, Question, Rest
from workbench.domain.waiting import paused, stopped
from workbench.errors import (
    CancelledByUser,
    NoNetwork,
    SourceError,
    SourceRefused,
    SourceUnreachable,
    WorkbenchError,
)
from workbench.jobs import JobControl
from workbench.lookups import verdicts
from workbench.lookups.guard import spoken
from workbench.lookups.holding import held
from workbench.lookups.leasing import Claim, planned
from workbench.lookups.means import Means
from workbench.lookups.source import Source
from workbench.lookups.turned_down import turned_down
from workbench.net.connect import no_network
from workbench.net.exchange import Request, Response
from workbench.texts import say

_LEAST = 0.005
"""Seconds that are waited at least before we look again whether the source may be asked."""


class Errand:
    """One look-up of no company, each of whose questions counts in its source's pace.

    So look-ups and errands of all programs over one store together keep to what the source allows,
    and the ledger says that it was asked, by whom it was turned down, and when.
    """

    def __init__(self, means: Means, source: Source, question: Question) -> None:
        """Take the engine's means, whom to ask, and what the errand is called in the ledger."""
        self._means = means
        self._source = source
        self._terms = means.terms(source.manifest.key)
        self._lookup = planned(question, None, means.clock.now(), self._terms)
        self._row: Lookup | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write down how the errand ended, unless nothing was asked."""
        row, at = self._row, self._means.clock.now()
        if row is None:
            return
        ended = replace(
            row,
            state=LookupState.ANSWERED,
            answered=at,
            kind=_ending(error),
            problem=_problem(error),
            due=None,
        )
        write = partial(self._means.store.write, lambda ledger: ledger.lookups.settle(ended))
        held(self._means, write)

    def ask(self, request: Request, control: JobControl, besides: Container[int] = ()) -> Response:
        """Return an answer with status 200, or one of those named besides.

        A busy or failing server is asked again, as for look-ups.

        Raises:
            NoNetwork: this computer reaches nobody, or was told not to.
            SourceRefused: the source, its terms or its pace say no.
            SourceUnreachable, SourceUnreadable: it did not answer, or not whole.
            StoreError: the store, which keeps the pace, refused.
            CancelledByUser: the job was cancelled.
        """
        means = self._means
        for attempt in count(1):
            response = self._sent(request, control)
            if response.status in besides:
                return response
            answer = turned_down(response, "")
            if answer is None:
                return response
            answer = verdicts.judged(answer, response, self._source.manifest)
            pause = verdicts.pause(answer, response, attempt, means.patience, means.jitter())
            self._hold(verdicts.wished(response, pause))
            if pause is None:
                raise _error(answer)
            control.wait(pause)
        raise AssertionError

    def _sent(self, request: Request, control: JobControl) -> Response:
        means = self._means
        with means.hands.one(self._source.manifest.key, control):
            row = self._turn(control)
            try:
                return means.door.send(request, control)
            finally:
                write = partial(means.store.write, lambda ledger: ledger.lookups.paces.came(row, 0))
                held(means, write)

    def _turn(self, control: JobControl) -> Lookup:
        """Return the errand's look-up, counted as asking, once the source may be asked."""
        means = self._means
        while True:
            control.check()
            if means.door.offline:
                raise no_network()
            claim = held(means, partial(means.store.write, self._claim))
            if claim.ours is not None:
                self._row = claim.ours
                return claim.ours
            if claim.problem is None:
                # Another program on the same errand has come to its end meanwhile.
                self._lookup = replace(self._lookup, id=new_id())
            elif claim.seconds > means.patience.longest:
                raise self._not_now(claim.problem)
            control.wait(max(claim.seconds, _LEAST))

    def _claim(self, ledger: Ledger) -> Claim:
        paces, at = ledger.lookups.paces, self._means.clock.now()
        if paces.paused:
            return Claim(problem=paused(), seconds=inf)
        self._terms.catch_up(paces)
        wait = self._terms.wait(paces, at)
        if wait.seconds > 0:
            return Claim(problem=wait.problem(at), seconds=wait.seconds)
        row = ledger.lookups.plan(self._lookup)
        # Without a lease: it is asked many times, and by several programs at once.
        mine = ledger.lookups.claim([row.id], at, 0, {self._terms.source: self._terms.scope})
        return Claim(ours=mine[0] if mine else None)

    def _hold(self, rest: Rest | None) -> None:
        if rest is None:
            return
        at = self._means.clock.now()
        write = partial(
            self._means.store.write,
            lambda ledger: self._terms.hold(ledger.lookups.paces, rest, at),
        )
        held(self._means, write)

    def _not_now(self, problem: Problem) -> SourceRefused:
        title = self._source.manifest.title
        return SourceRefused(
            say("{source} cannot be asked now: {why}.", source=title, why=problem.message),
            hint=say("Ask again then."),
        )


def _error(answer: Answer) -> SourceError:
    problem = answer.problem
    if problem is None:
        return SourceUnreachable(say("The source did not answer."))
    refused = answer.kind is AnswerKind.REFUSED
    kind = SourceRefused if refused else SourceUnreachable
    return kind(problem.message, hint=problem.hint)


def _ending(error: BaseException | None) -> AnswerKind | None:
    """Return how an errand ended; None where that says nothing of the source."""
    match error:
        case None:
            return AnswerKind.FOUND
        case SourceRefused():
            return AnswerKind.REFUSED
        case SourceError() if not isinstance(error, NoNetwork):
            return AnswerKind.FAILED
        case _:
            return None


def _problem(error: BaseException | None) -> Problem | None:
    match error:
        case None:
            return None
        case CancelledByUser():
            return stopped()
        case WorkbenchError():
            return Problem(message=spoken(error.message), again=False)
        case _:
            return Problem(message=say("Leadline stopped while it asked."), again=False)
