"""The codes that registers write in their answers, in a reader's words."""

from workbench.domain import british_words
from workbench.texts import Message, say

_CODES = {
    "accounts.rules": {
        "regnskapslovenAlminneligRegler": say("the Accounting Act's general rules"),
        "forenkletAnvendelseIFRS": say("IFRS, simplified"),
        "Danish GAAP": say("the Danish Financial Statements Act"),
        **british_words.RULES,
    },
    "accounts.layout": {
        "smaa": say("for small companies"),
        "store": say("for large companies"),
        "oevrige": say("for other companies"),
        **british_words.LAYOUTS,
    },
    "accounts.audit_kind": british_words.AUDITS,
    "company.insolvency": british_words.by_words(british_words.INSOLVENCIES),
    "company.no_parent_because": british_words.by_words(british_words.NO_PARENT),
    "company.remark": british_words.by_words(british_words.REMARKS),
    "company.status_reason": british_words.by_words(british_words.STATUSES),
}


def code_words(key: str, value: str) -> Message:
    """Return a property's value in words; a code that is new to us is shown as it is."""
    return _CODES.get(key, {}).get(value, say("{value}", value=value))
