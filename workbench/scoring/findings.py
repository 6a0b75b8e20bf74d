"""How findings are made: answers with their evidence, and reasons why one cannot be told."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from workbench.domain.entry import Entry
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.scorecard import Evidence, EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.texts import Message, say

_FRESH = timedelta(days=90)
"""For how long a final answer stands: the shelf life of most properties."""


def found(
    measure: Decimal | int | str, because: Message, evidence: Iterable[Evidence] = ()
) -> Finding:
    """Return an answer: a number or a named step."""
    exact = Decimal(measure) if isinstance(measure, int) else measure
    return Finding(because=because, measure=exact, evidence=tuple(evidence))


def cannot_tell(
    because: Message, ask: Message | None, evidence: Iterable[Evidence] = ()
) -> Finding:
    """Return that nobody can tell yet, why, and how the answer may be had; None: it cannot be."""
    return Finding(because=because, ask=ask, evidence=tuple(evidence))


def facts(*known: KnownFact | None) -> tuple[Evidence, ...]:
    """Return pointers to facts, leaving out those that are not there."""
    return tuple(Evidence(EvidenceKind.FACT, each.fact.id.hex()) for each in known if each)


def entries(kind: EvidenceKind, written: Iterable[Entry]) -> tuple[Evidence, ...]:
    """Return pointers to what people wrote, in the order of their ids."""
    return tuple(Evidence(kind, key) for key in sorted(each.id.hex for each in written))


def not_told(
    sounding: Sounding,
    kinds: Iterable[str],
    what: Message,
    *,
    look_up: Message,
    otherwise: Message | None,
) -> Finding:
    """Return "cannot tell" with what became of the look-ups of some kinds.

    Not asked, nothing found, not offered, refused, failed and answered without saying it are
    different reasons. The newest answer speaks.

    Args:
        sounding: what is known.
        kinds: of the look-up questions that would tell it.
        what: what would be told.
        look_up: how to look it up, while that can still be done.
        otherwise: what a person can do once the sources have had their say; None: nothing.
    """
    wanted = frozenset(kinds)
    planned = [each for each in sounding.lookups if each.question.kind in wanted]
    asked = [each for each in planned if each.answered]
    if planned and not asked:
        return _waits(planned[-1], what, look_up, sounding.as_of)
    if not asked:
        return _not_asked(sounding, wanted, what, look_up, otherwise)
    newest = max(asked, key=lambda each: (each.answered or each.planned, each.id))
    evidence = (Evidence(EvidenceKind.LOOKUP, newest.id.hex),)
    because = say("{what}: {answer}", what=what, answer=_answer(newest, sounding.as_of))
    if _may_answer_again(newest):
        again = say("Ask again: {what}.", what=newest.question.words)
        return cannot_tell(because, again, evidence)
    if sounding.as_of - (newest.answered or newest.planned) > _FRESH:
        return cannot_tell(because, look_up, evidence)
    return cannot_tell(because, of_them(sounding, otherwise), evidence)


def _waits(newest: Lookup, what: Message, look_up: Message, now: datetime) -> Finding:
    """Return "cannot tell" for what was planned and not answered, and why it waits."""
    problem = newest.problem
    if problem is None:
        return cannot_tell(say("{what}: not answered yet", what=what), look_up)
    if problem.after is not None and problem.after > now:
        because = say("{what}: not answered before {when}", what=what, when=problem.after)
    else:
        because = say("{what}: not answered yet ({why})", what=what, why=problem.message)
    # What is asked by itself needs nobody's doing.
    return cannot_tell(because, look_up if newest.due is None else None)


def _not_asked(
    sounding: Sounding,
    kinds: frozenset[str],
    what: Message,
    look_up: Message,
    otherwise: Message | None,
) -> Finding:
    """Return "cannot tell" for what nobody was asked: whether anybody could be decides the hint."""
    ways = None if sounding.ways is None else [w for w in sounding.ways if w.kind in kinds]
    if ways == []:
        none = say("{what}: no source here tells that about this company", what=what)
        return cannot_tell(none, of_them(sounding, otherwise))
    if ways and not any(each.usable for each in ways):
        because = say(
            "{what}: not known; {source} tells it, with a key",
            what=what,
            source=ways[0].source,
        )
        return cannot_tell(because, say("Get the key for {source}.", source=ways[0].source))
    return cannot_tell(say("{what}: not looked up yet", what=what), look_up)


def of_them(sounding: Sounding, ask: Message | None) -> Message | None:
    """Return what to ask the company itself, or None where it is gone from its register."""
    status = sounding.chosen("company.status")
    gone = status is not None and status.shown.fact.value in {"ceased", "merged"}
    return None if gone or sounding.chosen("company.ceased") else ask


def _may_answer_again(lookup: Lookup) -> bool:
    unanswered = lookup.kind in {AnswerKind.FAILED, AnswerKind.REFUSED}
    return unanswered and (lookup.problem is None or lookup.problem.again)


def _answer(lookup: Lookup, as_of: datetime) -> Message:
    day, because = (lookup.answered or as_of).date(), lookup.because()
    match lookup.kind:
        case AnswerKind.NOTHING_FOUND:
            return say("looked on {day}, nothing found", day=day)
        case AnswerKind.NOT_OFFERED:
            return say("not offered for this company")
        case AnswerKind.REFUSED:
            return _with_reason(say("the source refused on {day}", day=day), because)
        case AnswerKind.FAILED:
            return _with_reason(say("the look-up failed on {day}", day=day), because)
        case AnswerKind.PARTIAL if because is not None:
            return say("answered in part on {day}, not stated. {part}", day=day, part=because)
        case _:
            return say("looked on {day}, not stated", day=day)


def _with_reason(answer: Message, because: Message | None) -> Message:
    return answer if because is None else say("{answer}: {why}", answer=answer, why=because)
