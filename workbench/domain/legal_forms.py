"""Legal forms by country and the register's own code, in the user's language."""

from workbench.domain import british_words
from workbench.domain.fact import Fact
from workbench.texts import Message, say

_LIMITED = say("private limited company")
_PUBLIC = say("public limited company")
_SOLE = say("sole trader")
_PARTNERS = say("general partnership")
_LIMITED_PARTNERS = say("limited partnership")
_COOPERATIVE = say("cooperative")
_ASSOCIATION = say("association")
_FOUNDATION = say("foundation")
_BRANCH = say("branch of a foreign company")
_PUBLIC_BODY = say("public body")
_STATE_FIRM = say("state-owned company")

_FORMS: dict[str, dict[str, Message]] = {
    "NO": {
        "AS": _LIMITED,
        "ASA": _PUBLIC,
        "ENK": _SOLE,
        "ANS": _PARTNERS,
        "DA": say("partnership with shared liability"),
        "KS": _LIMITED_PARTNERS,
        "SA": _COOPERATIVE,
        "BRL": say("housing cooperative"),
        "FLI": _ASSOCIATION,
        "STI": _FOUNDATION,
        "NUF": _BRANCH,
        "SF": _STATE_FIRM,
        "IKS": say("intermunicipal company"),
        "KF": say("municipal undertaking"),
        "SPA": say("savings bank"),
        "KOMM": _PUBLIC_BODY,
        "ORGL": _PUBLIC_BODY,
        "STAT": _PUBLIC_BODY,
        "SE": say("European company"),
    },
    "DK": {
        "AKTIESELSKAB": _PUBLIC,
        "ANPARTSSELSKAB": _LIMITED,
        "ENKELTMANDSVIRKSOMHED": _SOLE,
        "ERHVERVSDRIVENDE FOND": say("commercial foundation"),
        "FILIAL AF UDENLANDSK AKTIESELSKAB": _BRANCH,
        "FORENING": _ASSOCIATION,
        "INTERESSENTSKAB": _PARTNERS,
        "IVÆRKSÆTTERSELSKAB": say("entrepreneurial company"),
        "KOMMANDITSELSKAB": _LIMITED_PARTNERS,
        "PARTNERSELSKAB": say("partnership limited by shares"),
    },
    "SE": {
        "AB": say("limited company"),
        "HB": _PARTNERS,
        "KB": _LIMITED_PARTNERS,
        "EK": _COOPERATIVE,
        "E": _SOLE,
        "FL": _BRANCH,
        "BRF": say("housing cooperative"),
        "S": _FOUNDATION,
    },
    "FI": {"16": _LIMITED, "17": _PUBLIC},
    "EE": {
        "OSAÜHING": _LIMITED,
        "AKTSIASELTS": _PUBLIC,
        "FÜÜSILISEST ISIKUST ETTEVÕTJA": _SOLE,
        "TÄISÜHING": _PARTNERS,
        "USALDUSÜHING": _LIMITED_PARTNERS,
        "TULUNDUSÜHISTU": _COOPERATIVE,
        "SIHTASUTUS": _FOUNDATION,
    },
    "GB": {code.upper(): words for code, words in british_words.FORMS.items()},
    "LV": {"SIA": _LIMITED, "AS": _PUBLIC, "IK": _SOLE, "PS": _PARTNERS, "KS": _LIMITED_PARTNERS},
}
"""What the forms are, in general words, by the register's code; of Denmark by the name in capitals,
since lists of its codes contradict each other, and of Estonia, whose file has no codes. A form that
is new to us keeps its own name alone.

Source: the list of forms of ISO 20275 (GLEIF, Entity Legal Forms)."""


def form_words(country: str, fact: Fact) -> Message:
    """Return a `company.form` by what it is and, in brackets, by its register's own name."""
    known = _FORMS.get(country, {})
    general = known.get(fact.qualifier("code").upper()) or known.get(fact.value.upper())
    if general is None:
        return say("{form}", form=fact.value)
    if general.msgid == fact.value:
        # Its register has codes alone, so the words stated are ours already.
        return general
    return say("{general} ({form})", general=general, form=fact.value)
