"""How look-ups end: what statuses, errors and answers mean for the ledger, and what is retried."""

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from uuid import UUID

from workbench.domain.fact import Fact
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState, Problem, Rest
from workbench.domain.properties import declared
from workbench.domain.property import Kind, has_ended, not_ended
from workbench.domain.source import Manifest
from workbench.domain.waiting import waiting
from workbench.errors import SourceError, SourceRefused, WorkbenchError
from workbench.lookups.guard import spoken
from workbench.lookups.terms import Wait
from workbench.lookups.turned_down import KEY_REFUSED, SHUT_OUT
from workbench.net.allowance import quota_left, rest
from workbench.net.exchange import Response
from workbench.texts import Message, say

_KEY_OR_TERMS = {401, 403}
_TOO_MANY = 429
_SERVER_FAILED = 500
_NO_YEARS = {MINYEAR, MAXYEAR}
_NO_ANSWER = {AnswerKind.REFUSED, AnswerKind.FAILED}


UNNAMED = 120.0
"""Seconds for which a source is left alone that was asked too often and names no time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long and how often we try; times in seconds.

    Attributes:
        attempts: how often one question is sent in one run, at most.
        pause: before the second attempt; it doubles with each one after.
        longest: what one wait inside a run may take; beyond it, the question waits for another.
        lease: for how long a question is ours; a run renews it while it goes on.
        grace: how long a cancelled run waits for what is under way.
        run: for how long what waits is begun in one go, until we look again what else does.
        holding: for how long an answer is held on to that a busy store does not take.
    """

    attempts: int = 3
    pause: float = 1.0
    longest: float = 60.0
    lease: int = 60
    grace: float = 12.0
    run: float = 60.0
    holding: float = 300.0


def judged(answer: Answer, response: Response, manifest: Manifest) -> Answer:
    """Return a source's answer, refused or failed where it left that to the status.

    A source reads refusals and failures of its own first: some tell things with a status 500.
    Where it is asked without a key, no key is blamed.
    """
    keyless = manifest.key_need is None
    if keyless and answer.problem == KEY_REFUSED:
        return replace(answer, problem=SHUT_OUT)
    if answer.kind is not AnswerKind.FAILED:
        return answer
    if response.status in _KEY_OR_TERMS:
        problem = SHUT_OUT if keyless else KEY_REFUSED
        return replace(answer, kind=AnswerKind.REFUSED, problem=problem)
    if response.status == _TOO_MANY:
        problem = Problem(
            message=say("The source wants to be asked less often."), hint=say("Ask again later.")
        )
        return replace(answer, kind=AnswerKind.REFUSED, problem=problem)
    if response.status >= _SERVER_FAILED and not answer.parser:
        return replace(answer, problem=_server_failed(answer, response.status))
    return answer


def plausible(answer: Answer, day: date) -> Answer:
    """Return an answer without what it states about periods that had not ended by a day.

    Nobody can have closed such accounts, so the answer or our reading of it is wrong. What is left
    out is named; an answer that states nothing else has failed. Days with which registers say that
    they know none are no days.
    """
    answer = replace(answer, facts=tuple(each for each in answer.facts if _is_a_day(each.fact)))
    past = tuple(each for each in answer.facts if has_ended(each.fact.end, day))
    if len(past) == len(answer.facts):
        return answer
    ends = sorted(
        {end for each in answer.facts if (end := each.fact.end) and not has_ended(end, day)}
    )
    if past:
        missing = (*answer.missing, *map(not_ended, ends))
        return replace(answer, kind=AnswerKind.PARTIAL, facts=past, missing=missing)
    problem = Problem(
        message=say("The answer is about a period that ends in the future: {day}.", day=ends[0]),
        hint=say("Look at the stored answer, and ask again later."),
    )
    return replace(answer, kind=AnswerKind.FAILED, facts=(), problem=problem)


def _is_a_day(fact: Fact) -> bool:
    """Whether a fact that is a day is one: registers write 9999-12-31, or 0001-01-01, for none."""
    return declared(fact.key).kind is not Kind.DATE or fact.day.year not in _NO_YEARS


def pause(
    answer: Answer,
    response: Response,
    attempt: int,
    patience: Patience,
    jitter: float,
    *,
    paid: bool = False,
) -> float | None:
    """Return after how many seconds to ask once more in this run, or None for not at all.

    Only a busy or failing server is asked again, unless its answer says that it is of no use.

    Args:
        answer: what the source made of the response.
        response: what came.
        attempt: how often it was asked by now.
        patience: our limits.
        jitter: 0 to 1; it keeps many programs from coming back at one instant.
        paid: asking costs. A server that failed may have charged for it, so a person decides.
    """
    failed = response.status >= _SERVER_FAILED
    busy = response.status == _TOO_MANY or (failed and not paid)
    problem = answer.problem
    hopeless = problem is not None and (not problem.again or problem.after is not None)
    if not busy or answer.kind not in _NO_ANSWER or hopeless or attempt >= patience.attempts:
        return None
    backed_off = patience.pause * 2 ** (attempt - 1) * (1 + jitter)
    wish = rest(response.headers, response.taken)
    seconds = max(backed_off, wish[0] if wish else 0.0)
    return seconds if seconds <= patience.longest else None


def wished(response: Response, pause: float | None) -> Rest | None:
    """Return how an answer wants its source to be left alone, or None.

    A source that was asked too often is left alone as a whole until the question is put again,
    also where it names no time.
    """
    wish = rest(response.headers, response.taken)
    if wish is not None and wish[0] > 0:
        return Rest(wish[0], spent=wish[1])
    if response.status != _TOO_MANY:
        return None
    return Rest(UNNAMED if pause is None else pause)


def until_told(answer: Answer, response: Response, wish: Rest | None) -> Rest | None:
    """Return how a source wants to be left alone, also where its refusal names the time in words.

    Args:
        answer: what the source made of the response.
        response: what came.
        wish: what its status and headers say, or None.
    """
    problem = answer.problem
    if answer.kind is not AnswerKind.REFUSED or problem is None or problem.after is None:
        return wish
    seconds = (problem.after - response.taken).total_seconds()
    if not problem.again or seconds <= (0.0 if wish is None else wish.seconds):
        return wish
    return Rest(seconds, spent=True)


def settled(
    lookup: Lookup,
    answer: Answer,
    at: datetime,
    response: Response | None,
    rest: Rest | None = None,
) -> Lookup:
    """Return a look-up as its answer ends it; `rest` is how its source wants to be left alone."""
    problem = answer.problem
    if problem is not None and problem.again and rest is not None:
        if answer.kind is AnswerKind.REFUSED:
            problem = _refused_until(rest, at, paid=lookup.cost is not None)
        elif problem.after is None:
            problem = replace(problem, after=at + timedelta(seconds=rest.seconds))
    return replace(
        lookup,
        state=LookupState.ANSWERED,
        answered=at,
        kind=answer.kind,
        problem=problem,
        missing=answer.missing,
        candidates=answer.candidates,
        mentions=answer.mentions,
        quota_left=quota_left(response.headers, at) if response is not None else None,
        drift=answer.drift,
        changed=answer.changed,
        due=None,
    )


def asked_then(ended: Lookup, manifest: Manifest, fresh: UUID, at: datetime) -> Lookup | None:
    """Return the look-up that puts a question again at the time its source named, or None.

    What costs is not put again by itself.
    """
    problem = ended.problem
    if problem is None or problem.after is None or not problem.again or costs(manifest):
        return None
    again = Lookup(
        id=fresh,
        question=ended.question,
        company=ended.company,
        state=LookupState.PLANNED,
        planned=at,
        cost=ended.cost,
        reason=ended.kind.words if ended.kind is not None else None,
    )
    return waiting(again, problem, at)


def unasked(problem: SourceError) -> Answer:
    """Return the answer of a source that could not be asked, or did not answer whole."""
    refused = isinstance(problem, SourceRefused)
    return Answer(
        kind=AnswerKind.REFUSED if refused else AnswerKind.FAILED,
        parser="",
        problem=Problem(message=spoken(problem.message), hint=_hint(problem), again=not refused),
    )


def unaskable(problem: WorkbenchError) -> Answer:
    """Return the answer to a question that its source cannot put."""
    return Answer(
        kind=AnswerKind.FAILED,
        parser="",
        problem=Problem(message=spoken(problem.message), hint=_hint(problem), again=False),
    )


def left_asking() -> Answer:
    """Return the answer of a look-up that costs and was left half asked by a program's end."""
    return Answer(
        kind=AnswerKind.FAILED,
        parser="",
        problem=Problem(
            message=say("Leadline stopped while it asked, so nobody knows what came of it."),
            hint=say("Asking again may cost once more, so you decide."),
        ),
    )


def costs(manifest: Manifest) -> bool:
    """Whether asking costs, so that nothing is asked again without a person."""
    return manifest.cost is not None


def read_at_all(answer: Answer) -> bool:
    """Whether an answer is a reading of what the source states, if only that it knows nothing."""
    return answer.kind not in _NO_ANSWER


def _hint(problem: WorkbenchError) -> Message | None:
    return None if problem.hint is None else spoken(problem.hint)


def _refused_until(rest: Rest, at: datetime, *, paid: bool) -> Problem:
    problem = Wait(rest.seconds, rest).problem(at)
    if not paid:
        return problem
    return replace(problem, hint=say("It costs, so nobody but you asks again."))


def _server_failed(answer: Answer, status: int) -> Problem | None:
    """Return why a page of a failed server could not be read; a fault of ours stays ours."""
    if answer.problem is not None and not answer.problem.again:
        return answer.problem
    return Problem(
        message=say("The source's server failed (status {status}).", status=status),
        hint=say("Ask again later."),
    )
