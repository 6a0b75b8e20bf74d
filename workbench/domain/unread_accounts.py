"""Why there are no annual accounts: none exist, or we do not know yet."""

from collections.abc import Iterable
from datetime import datetime

from workbench.domain.company import Company, Scheme
from workbench.domain.lookup import AnswerKind, Lookup
from workbench.texts import Message, say

_KINDS = frozenset({"accounts", "document_data", "filings", "years", "index"})
"""The questions whose answers are annual accounts, or lead to them."""
_OPEN = frozenset({None, AnswerKind.FAILED, AnswerKind.REFUSED, AnswerKind.PARTIAL})


_AS_FILES = (Scheme.GB_CRN, Scheme.EE_REGISTRIKOOD)
"""Numbers of registers that give accounts out as files to whoever downloads them."""


def before_any(company: Company) -> Message:
    """Return what is said where nobody has been asked for accounts: how they come here."""
    if any(company.numbers(scheme) for scheme in _AS_FILES):
        return say(
            "No annual accounts have been read yet. The register gives them out as files: download"
            " them, and bring them with “Read a saved page…”."
        )
    return say("No annual accounts have been read yet. Research asks the registers for them.")


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
