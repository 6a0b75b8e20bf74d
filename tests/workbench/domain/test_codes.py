"""Codes of registers are words in every language, and a new code stands as it is."""

import pytest

import resources
from workbench.domain.codes import code_words
from workbench.texts import ENGLISH, load_texts

DANISH = load_texts("da", resources.path("texts"))


@pytest.mark.parametrize(
    ("key", "code", "english", "danish"),
    [
        (
            "accounts.rules",
            "regnskapslovenAlminneligRegler",
            "the Accounting Act's general rules",
            "regnskabslovens almindelige regler",
        ),
        (
            "accounts.rules",
            "Danish GAAP",
            "the Danish Financial Statements Act",
            "årsregnskabsloven",
        ),
        ("accounts.rules", "IFRS", "IFRS", "IFRS"),
        ("accounts.layout", "store", "for large companies", "for store virksomheder"),
        ("accounts.layout", "Regnskabsklasse B", "Regnskabsklasse B", "Regnskabsklasse B"),
        ("company.name", "store", "store", "store"),
    ],
)
def test_a_code_has_words(key: str, code: str, english: str, danish: str) -> None:
    assert ENGLISH.say(code_words(key, code)) == english
    assert DANISH.say(code_words(key, code)) == danish
