"""Legal forms are told in the user's language, with the register's own name beside."""

import pytest

from tests.samples import known
from workbench.domain.legal_forms import form_words
from workbench.texts import ENGLISH


@pytest.mark.parametrize(
    ("country", "value", "code", "told"),
    [
        ("NO", "Aksjeselskap", "AS", "private limited company (Aksjeselskap)"),
        ("DK", "Aktieselskab", "60", "public limited company (Aktieselskab)"),
        ("FI", "Osakeyhtiö", "16", "private limited company (Osakeyhtiö)"),
        ("SE", "Aktiebolag", "AB", "limited company (Aktiebolag)"),
        ("NO", "Annen juridisk person", "ANNA", "Annen juridisk person"),
        ("EE", "Osaühing", "", "private limited company (Osaühing)"),
        ("GB", "Public limited company", "plc", "Public limited company"),
        ("GB", "something new", "something-new", "something new"),
        ("XX", "Something", "AS", "Something"),
    ],
)
def test_a_form_is_told_by_what_it_is(country: str, value: str, code: str, told: str) -> None:
    assert ENGLISH.say(form_words(country, known("company.form", value, code=code).fact)) == told
