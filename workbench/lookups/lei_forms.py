"""Legal forms by their code in ISO 20275, as the LEI register names them in their own language."""

import re

from workbench.lookups.json_answer import Node
from workbench.lookups.lei_record import LeiRecord
from workbench.lookups.statements import Statements

_CODE = re.compile("[A-Z0-9]{4}")
_NO_FORM = {"8888", "9999"}
"""Codes for a form that is in no list, which the record has in words, and for none at all."""


def is_form(code: str) -> bool:
    """Whether a code can be looked up."""
    return _CODE.fullmatch(code) is not None and code not in _NO_FORM


def form_to_ask(record: LeiRecord) -> str:
    """Return the code of a form whose words are worth a question, or an empty string.

    Where the national register is one of ours, that one tells the form.
    """
    form = record.entity.get("legalForm")
    code = form.text("id") if form is not None else None
    if form is None or code is None or record.number is not None or form.text("other"):
        return ""
    return code if is_form(code) else ""


def state_form(facts: Statements, root: Node, code: str) -> None:
    """State a form by its first name that is still in use.

    Raises:
        SourceUnreadable: the answer is about another code, or names nothing.
    """
    attributes = root.required("data").required("attributes")
    if attributes.text("code") != code:
        raise root.unlike("the answer is about another form")
    names = [each.get("localName") for each in attributes.required("names").items()]
    name = next((each for each in names if each is not None and each.text()), None)
    if name is None:
        raise root.unlike("a form without a name")
    facts.text("company.form", name, code=code)
