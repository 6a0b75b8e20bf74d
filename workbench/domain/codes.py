"""The codes that registers write in their answers, in a reader's words."""

from workbench.domain import british_words
from workbench.texts import Message, say

_PRIVATE = say("whom it belongs to is not made public")
_LATE = say("It told the SEC that its annual report comes late")
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
    "company.remark": {
        **british_words.by_words(british_words.REMARKS),
        "NT 10-K": _LATE,
        "NT 20-F": _LATE,
    },
    "company.status_reason": british_words.by_words(british_words.STATUSES),
    "company.lei_status": {
        "ISSUED": say("in force"),
        "LAPSED": say("not renewed in time"),
        "MERGED": say("ended by a merger"),
        "RETIRED": say("ended with the company"),
        "PENDING_TRANSFER": say("on its way to another registrar"),
        "PENDING_ARCHIVAL": say("on its way to another registrar"),
        "ANNULLED": say("issued by mistake"),
        "DUPLICATE": say("issued twice"),
    },
    "company.no_parent_because": {
        **british_words.by_words(british_words.NO_PARENT),
        "NATURAL_PERSONS": say("people own it, no company above does"),
        "NON_CONSOLIDATING": say("no company above takes it into its group accounts"),
        "NO_KNOWN_PERSON": say("nobody is known to control it"),
        "NO_LEI": say("its parent has no LEI"),
        "NON_PUBLIC": _PRIVATE,
        "BINDING_LEGAL_COMMITMENTS": _PRIVATE,
        "LEGAL_OBSTACLES": _PRIVATE,
        "CONSENT_NOT_OBTAINED": _PRIVATE,
        "DETRIMENT_NOT_EXCLUDED": _PRIVATE,
        "DISCLOSURE_DETRIMENTAL": _PRIVATE,
        # The register's own spelling in its list of fields.
        "DISCOLSURE_DETRIMENTAL": _PRIVATE,
    },
    "company.insolvency": {
        **british_words.by_words(british_words.INSOLVENCIES),
        "BANKRUPTCY": say("bankruptcy"),
        "INSOLVENCY": say("insolvency"),
        "LIQUIDATION": say("liquidation"),
        "VOLUNTARY_ARRANGEMENT": say("arrangement with creditors"),
    },
}


def code_words(key: str, value: str) -> Message:
    """Return a property's value in words; a code that is new to us is shown as it is."""
    return _CODES.get(key, {}).get(value, say("{value}", value=value))
