"""The guard around a source's own code: its bug stops neither the run nor the other sources."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

from workbench.domain.drift import Change, Drift
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.errors import InvalidInput, Sayable, SourceUnreadable, WorkbenchError
from workbench.lookups.source import Source, unlike_promise
from workbench.net.exchange import Response
from workbench.texts import Message, say

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """A bug of ours in a source, with its trace for the log."""

    trace: str

    @property
    def answer(self) -> Answer:
        """How a look-up ends that met it."""
        problem = Problem(
            message=say("Leadline failed to read this source: our fault."),
            hint=say("The answer is kept; a later version of Leadline can read it again."),
            again=False,
        )
        return Answer(kind=AnswerKind.FAILED, parser="", problem=problem)


def guarded(call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | Fault:
    """Return what a source's code returns, or the fault it has.

    Raises:
        WorkbenchError: what the source raised on purpose.
        MemoryError: there is no room left to go on with.
    """
    try:
        return call(*arguments, **named)
    except (WorkbenchError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whatever is wrong with one source, the others go on
        return Fault(traceback.format_exc())


def read(source: Source, question: Question, response: Response) -> Answer | Fault:
    """Return what a source reads in an answer; bytes it cannot read are a failed answer."""
    try:
        answer = guarded(source.read, question, response)
    except SourceUnreadable as problem:
        return replace(unreadable(problem), drift=problem.drift)
    except InvalidInput as problem:
        # What a source wrote is nobody's input here: a value that no property can have.
        return unreadable(problem)
    if isinstance(answer, Fault) or not _silent_for_its_shape(answer):
        return answer
    return replace(unreadable(unlike_promise()), drift=answer.drift)


def _silent_for_its_shape(answer: Answer) -> bool:
    """Whether an answer tells nothing while a place in it is not what we know.

    What we could not find there may stand there in another shape, so it is not "nothing found".
    """
    changed = any(Drift.read(each).change is not Change.NEW for each in answer.drift)
    return changed and answer.kind in {AnswerKind.NOTHING_FOUND, AnswerKind.NOT_OFFERED}


def unreadable(problem: WorkbenchError) -> Answer:
    """Return the answer of a source that did not keep to the shape it promises."""
    kept = say("The answer is kept. Ask again later.")
    return Answer(
        kind=AnswerKind.FAILED,
        parser="",
        problem=Problem(message=spoken(problem.message), hint=kept),
    )


def spoken(words: Sayable) -> Message:
    """Return an error's words as a message."""
    return words if isinstance(words, Message) else say("{words}", words=str(words))
