"""How an answer is shown: its tone, why it lacks something, and whether to offer asking again."""

from ui.theme.roles import Tone
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.texts import Message

_TONES = {
    AnswerKind.FOUND: Tone.GO,
    AnswerKind.NOTHING_FOUND: Tone.PLAIN,
    AnswerKind.NOT_OFFERED: Tone.PLAIN,
    AnswerKind.PARTIAL: Tone.LOOK_CLOSER,
    AnswerKind.REFUSED: Tone.LOOK_CLOSER,
    AnswerKind.FAILED: Tone.NOT_NOW,
}
_AGAIN = frozenset({AnswerKind.REFUSED, AnswerKind.FAILED})


def answer_tone(lookup: Lookup) -> Tone:
    """Return the tone an answer is shown in; the words say the same."""
    return _TONES[lookup.kind] if lookup.kind is not None else Tone.PLAIN


def why(lookup: Lookup) -> Message | None:
    """Return why a look-up did not get all it asked for, or None."""
    return lookup.because()


def may_ask_again(lookup: Lookup) -> bool:
    """Whether asking once more may bring another answer."""
    if lookup.kind is None:
        return lookup.state is LookupState.PLANNED
    return lookup.kind in _AGAIN and (lookup.problem is None or lookup.problem.again)
