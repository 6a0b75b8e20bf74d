"""What was asked of a source, and what was searched for by hand, in a reader's words."""

from workbench.texts import Message, say

_ASKED = {
    "accounts": say("annual accounts"),
    "address": say("address"),
    "bootstrap": say("who keeps the web address"),
    "changes": say("which entries changed"),
    "role_changes": say("where roles changed"),
    "branch": say("the branch's entry"),
    "credit": say("bankruptcy and dissolution"),
    "domain": say("the web address's age"),
    "email": say("e-mail"),
    "employment": say("employees"),
    "experience": say("experience with it"),
    "form": say("legal form"),
    "index": say("which years are filed"),
    "industry": say("trade"),
    "name": say("name"),
    "page": say("a page that was brought"),
    "phone": say("telephone"),
    "press": say("news about it"),
    "protection": say("advertising protection"),
    "roles": say("who answers for it"),
    "search": say("search"),
    "trouble": say("trouble with it"),
    "unit": say("the register's entry"),
    "website": say("search by web address"),
    "years": say("which years are filed"),
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
    return _ASKED.get(kind, say("{word}", word=kind.replace("_", " ")))


def searched_words(key: str) -> Message:
    """Return the prepared question that has a key; another program's key speaks for itself."""
    return _SEARCHED.get(key, say("{word}", word=key.replace("_", " ")))
