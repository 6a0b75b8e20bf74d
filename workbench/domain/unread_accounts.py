"""Why there are no annual accounts: none exist, or we do not know yet."""

from collections.abc import Iterable
from datetime import datetime

from workbench.domain.lookup import AnswerKind, Lookup
from workbench.texts import Message, say

_KINDS = frozenset({"accounts", "document_data", "filings", "years", "index"})
"""The questions whose answers are annual accounts, or lead to them."""
_OPEN = frozenset({None, AnswerKind.FAILED, AnswerKind.REFUSED, AnswerKind.PARTIAL})


def why_no_accounts(lookups: Iterable[Lookup]) -> Message | None:
    """Return the sentence that stands in the place of accounts; None where nobody was asked.

    A look-up that waits, failed, was refused or lacks parts speaks before one that is answered:
    while it is open there may be accounts that nobody has seen.
    """
    asked = [each for each in lookups if each.question.kind in _KINDS]
    if not asked:
        return None
    telling = max(asked, key=_weight)
    what, answer = telling.question.words, telling.words
    if telling.kind in _OPEN:
        return say("No annual accounts yet ({what}: {answer}).", what=what, answer=answer)
    return say("No annual accounts ({what}: {answer}).", what=what, answer=answer)


def _weight(lookup: Lookup) -> tuple[bool, bool, datetime]:
    itself = lookup.question.kind == "accounts"
    return lookup.kind in _OPEN, itself, lookup.answered or lookup.planned
