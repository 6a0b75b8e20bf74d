"""What was asked of a source, and what was searched for by hand, in a reader's words."""

from workbench.texts import Message, say

_ASKED = {
    "accounts": say("annual accounts"),
    "address": say("address"),
    "bootstrap": say("who keeps the web address"),
    "branch": say("the branch's entry"),
    "branch_names": say("its branches' names"),
    "branches": say("its branches"),
    "changes": say("which entries changed"),
    "charges": say("charges on its assets"),
    "children": say("its subsidiaries"),
    "control": say("who controls it"),
    "credit": say("bankruptcy and dissolution"),
    "document": say("a filed document"),
    "document_data": say("what a filed document is"),
    "domain": say("the web address's age"),
    "email": say("e-mail"),
    "employment": say("employees"),
    "entity": say("the register's entry"),
    "experience": say("experience with it"),
    "filings": say("what it has filed"),
    "form": say("legal form"),
    "group_parent": say("the head of its group"),
    "import": say("rows of an imported file"),
    "index": say("which years are filed"),
    "industry": say("trade"),
    "insolvency": say("insolvency proceedings"),
    "lei": say("the LEI register's entry"),
    "name": say("name"),
    "no_parent": say("why no parent is told"),
    "officers": say("who answers for it"),
    "owners": say("who owns it"),
    "page": say("a page that was brought"),
    "parent": say("its parent"),
    "partner_names": say("its liable partners' names"),
    "partner_units": say("its liable partners"),
    "partners": say("its liable partners"),
    "phone": say("telephone"),
    "press": say("news about it"),
    "procuration": say("who may sign by procuration"),
    "protection": say("advertising protection"),
    "rate": say("an exchange rate"),
    "register_changes": say("which companies of the register changed"),
    "relations": say("whom it belongs to"),
    "role_changes": say("where roles changed"),
    "roles": say("who answers for it"),
    "search": say("search"),
    "signature": say("who may sign"),
    "statements": say("filed accounts"),
    "status": say("status"),
    "trouble": say("trouble with it"),
    "unit": say("the register's entry"),
    "vat": say("the VAT number"),
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
