"""What may not be kept is blanked in its place, and everything else stays to the byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.blanking import BIRTH, blanked, blanked_page

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b'{"fodselsdato": "1970-01-31", "navn": "A"}',
            b'{"fodselsdato": "**********", "navn": "A"}',
        ),
        (b'{"FodselsDato":"1970"}', b'{"FodselsDato":"****"}'),
        (b'{"f\\u00f8dselsdato" : "1970"}', b'{"f\\u00f8dselsdato" : "****"}'),
        (b'{"birthDate": 19700131}', b'{"birthDate": 99999999}'),
        (b'{"birthDate": {"year": 1970}}', b'{"birthDate": {"year": 9999}}'),
        (b'{"birthDate": null}', b'{"birthDate": null}'),
        (b'{"fodselsdato": "1970-01', b'{"fodselsdato": "*******'),
        (b'"{\\"birthDate\\":\\"1970\\"}"', b'"{\\"birthDate\\":\\"****\\"}"'),
        (b'<a b="c">5" {"birthDate":"1970"}', b'<a b="c">5" {"birthDate":"****"}'),
        (b'{"stiftelsesdato": "1972-09-18"}', b'{"stiftelsesdato": "1972-09-18"}'),
        (b'{"note": "fodselsdato"}', b'{"note": "fodselsdato"}'),
    ],
)
def test_the_value_of_a_field_is_blanked(content: bytes, expected: bytes) -> None:
    assert blanked(content) == expected


@given(whole=JSON, name=st.sampled_from(sorted(BIRTH)), day=st.dates(), escaped=st.booleans())
def test_wherever_it_stands_and_however_it_is_written(
    whole: object, name: str, day: object, escaped: bool
) -> None:
    content = json.dumps([whole, {name: str(day), "after": whole}], ensure_ascii=escaped).encode()
    result = blanked(content)
    assert len(result) == len(content)
    read = json.loads(result)
    assert read[1][name] == "*" * 10
    if not isinstance(whole, dict | list):
        assert (read[0], read[1]["after"]) == (whole, whole)


@given(content=st.binary(max_size=300))
def test_no_bytes_change_their_length(content: bytes) -> None:
    assert len(blanked(content)) == len(blanked_page(content)) == len(content)


@pytest.mark.parametrize(
    "words",
    [
        "Født 31.01.1970",
        "født: <b>1970-01-31</b>",
        "f. 1970",
        "F&oslash;dt 31. januar 1970",
        "Fødselsdato:&nbsp;31/01/1970",
        "born 31 January 1970",
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "latin-1"])
def test_a_page_loses_days_of_birth_in_its_words(words: str, coding: str) -> None:
    content = f"<p>Ingrid Prøve, {words}, since 1999</p>".encode(coding)
    result = blanked_page(content)
    assert b"1970" not in result
    assert b"1999" in result
    assert len(result) == len(content)
