"""How findings are made: answers with their evidence, and reasons why one cannot be told."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from workbench.domain.entry import Entry
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.domain.scorecard import Evidence, EvidenceKind, Finding
from workbench.domain.sounding import Sounding
from workbench.texts import Message, say


def found(
    measure: Decimal | int | str, because: Message, evidence: Iterable[Evidence] = ()
) -> Finding:
    """Return an answer: a number or a named step."""
    exact = Decimal(measure) if isinstance(measure, int) else measure
    return Finding(because=because, measure=exact, evidence=tuple(evidence))


def cannot_tell(because: Message, ask: Message, evidence: Iterable[Evidence] = ()) -> Finding:
    """Return that nobody can tell yet, why, and how the answer may be had."""
    return Finding(because=because, ask=ask, evidence=tuple(evidence))


def facts(*known: KnownFact | None) -> tuple[Evidence, ...]:
    """Return pointers to facts, leaving out those that are not there."""
    return tuple(Evidence(EvidenceKind.FACT, each.fact.id.hex()) for each in known if each)


def entries(kind: EvidenceKind, written: Iterable[Entry]) -> tuple[Evidence, ...]:
    """Return pointers to what people wrote, in the order of their ids."""
    return tuple(Evidence(kind, key) for key in sorted(each.id.hex for each in written))


def not_told(sounding: Sounding, kinds: Iterable[str], what: Message, ask: Message) -> Finding:
    """Return "cannot tell" with what became of the look-ups of some kinds.

    Not asked, nothing found, not offered, refused, failed and answered without saying it are
    different reasons. The newest answer speaks.
    """
    wanted = frozenset(kinds)
    asked = [each for each in sounding.lookups if each.question.kind in wanted and each.answered]
    if not asked:
        return cannot_tell(say("{what}: not looked up yet", what=what), ask)
    newest = max(asked, key=lambda each: (each.answered or each.planned, each.id))
    evidence = (Evidence(EvidenceKind.LOOKUP, newest.id.hex),)
    because = say("{what}: {answer}", what=what, answer=_answer(newest, sounding.as_of))
    return cannot_tell(because, ask, evidence)


def _answer(lookup: Lookup, as_of: datetime) -> Message:
    day = (lookup.answered or as_of).date()
    match lookup.kind:
        case AnswerKind.NOTHING_FOUND:
            return say("looked on {day}, nothing found", day=day)
        case AnswerKind.NOT_OFFERED:
            return say("not offered for this company")
        case AnswerKind.REFUSED:
            return say("the source refused on {day}", day=day)
        case AnswerKind.FAILED:
            return say("the look-up failed on {day}", day=day)
        case _:
            return say("looked on {day}, not stated", day=day)
