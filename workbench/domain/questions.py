"""What was asked of a source, and what was searched for by hand, in a reader's words."""

from workbench.texts import Message, say

_ASKED = {
    "accounts": say("annual accounts"),
    "address": say("address"),
    "bootstrap": say("who keeps the domains of an ending"),
    "branch": say("branch"),
    "credit": say("bankruptcy and dissolution"),
    "domain": say("domain"),
    "email": say("e-mail"),
    "employment": say("number of employees"),
    "experience": say("others' experience"),
    "form": say("legal form"),
    "index": say("published accounts"),
    "industry": say("trade"),
    "name": say("name"),
    "phone": say("telephone"),
    "press": say("newspaper articles"),
    "protection": say("advertising protection"),
    "roles": say("roles"),
    "search": say("search by name"),
    "trouble": say("trouble"),
    "unit": say("company"),
    "years": say("years with accounts"),
}
_SEARCHED = {
    "experience": say("What experience do others tell of?"),
    "official_notices": say("What has been announced about it officially?"),
    "older_years": say("What do the older years and the owners look like?"),
    "people": say("How many work there, and whom do we know?"),
    "press": say("What has the press written?"),
    "press_trouble": say("Does anybody write about bankruptcy, court or fraud?"),
    "register_page": say("What does the register's own page show beside the figures?"),
    "reviews": say("How do its customers rate it?"),
}


def asked_words(kind: str) -> Message:
    """Return what a question of a kind asks for; a kind without words speaks for itself."""
    return _ASKED.get(kind, say("{word}", word=kind))


def searched_words(key: str) -> Message:
    """Return the prepared question that has a key; another program's key speaks for itself."""
    return _SEARCHED.get(key, say("{word}", word=key.replace("_", " ")))
