"""The six answers, and what was asked, as a reader says them."""

from ui.theme.roles import Tone
from workbench.domain import questions
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.texts import Message, say

_ANSWERS = {
    AnswerKind.FOUND: (say("found"), Tone.GO),
    AnswerKind.NOTHING_FOUND: (say("looked, nothing found"), Tone.PLAIN),
    AnswerKind.NOT_OFFERED: (say("not offered for this company"), Tone.PLAIN),
    AnswerKind.PARTIAL: (say("answered in part"), Tone.LOOK_CLOSER),
    AnswerKind.REFUSED: (say("refused"), Tone.LOOK_CLOSER),
    AnswerKind.FAILED: (say("failed, so we do not know"), Tone.NOT_NOW),
}
_AGAIN = frozenset({AnswerKind.REFUSED, AnswerKind.FAILED})


def answer_words(lookup: Lookup) -> Message:
    """Return how a look-up ended, or that it waits or is being asked."""
    if lookup.kind is None:
        waits = lookup.state is LookupState.PLANNED
        return say("waits for the network") if waits else say("asking…")
    return _ANSWERS[lookup.kind][0]


def answer_tone(lookup: Lookup) -> Tone:
    """Return the tone an answer is shown in; the words say the same."""
    return _ANSWERS[lookup.kind][1] if lookup.kind is not None else Tone.PLAIN


def why(lookup: Lookup) -> Message | None:
    """Return why a look-up did not get all it asked for, or None."""
    if lookup.problem is not None:
        return lookup.problem.message
    return lookup.missing[0] if lookup.missing else None


def may_ask_again(lookup: Lookup) -> bool:
    """Whether asking once more may bring another answer."""
    if lookup.kind is None:
        return lookup.state is LookupState.PLANNED
    return lookup.kind in _AGAIN and (lookup.problem is None or lookup.problem.again)


def asked_words(lookup: Lookup) -> Message:
    """Return what was asked for."""
    question = lookup.question
    told, end = questions.asked_words(question.kind), question.argument("end")
    return say("{what} {year}", what=told, year=end[:4]) if end else told
