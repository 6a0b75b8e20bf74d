"""The codes that registers write in their answers, in a reader's words."""

from workbench.texts import Message, say

_CODES = {
    "accounts.rules": {
        "regnskapslovenAlminneligRegler": say("the Accounting Act's general rules"),
        "forenkletAnvendelseIFRS": say("IFRS, simplified"),
        "Danish GAAP": say("the Danish Financial Statements Act"),
    },
    "accounts.layout": {
        "smaa": say("for small companies"),
        "store": say("for large companies"),
        "oevrige": say("for other companies"),
    },
}


def code_words(key: str, value: str) -> Message:
    """Return a property's value in words; a code that is new to us is shown as it is."""
    return _CODES.get(key, {}).get(value, say("{value}", value=value))
