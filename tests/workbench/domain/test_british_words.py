"""The words for British codes: what is stated is English, and is told in the user's language."""

from collections.abc import Mapping

import pytest

from workbench.domain import british_words
from workbench.domain.british_words import by_words, words_for
from workbench.domain.codes import code_words
from workbench.domain.values import plain_text
from workbench.texts import Message

STATED = {
    "company.insolvency": british_words.INSOLVENCIES,
    "company.no_parent_because": british_words.NO_PARENT,
    "company.remark": british_words.REMARKS,
    "company.status_reason": british_words.STATUSES,
}


@pytest.mark.parametrize(("key", "table"), STATED.items(), ids=STATED)
def test_what_is_stated_for_a_code_is_told_by_its_message(
    key: str, table: Mapping[str, Message]
) -> None:
    for code, words in table.items():
        stated = words_for(table, code)
        assert stated == plain_text(stated)
        assert code_words(key, stated) is words


def test_a_code_that_is_new_speaks_for_itself() -> None:
    assert words_for(british_words.FORMS, "flying-circus") == "flying circus"
    assert str(code_words("company.insolvency", "flying circus")) == "flying circus"


def test_words_are_found_by_what_is_stated() -> None:
    found = by_words(british_words.FORMS)
    assert set(found) == {words.msgid for words in british_words.FORMS.values()}


@pytest.mark.parametrize(
    ("key", "code", "told"),
    [
        ("accounts.audit_kind", "Audited", "audited"),
        ("accounts.rules", "Micro-entities", "FRS 105 (British, micro-entities)"),
        ("accounts.layout", "FilletedAccounts", "without the profit and loss account"),
    ],
)
def test_codes_of_filings_are_told_in_words(key: str, code: str, told: str) -> None:
    assert str(code_words(key, code)) == told
