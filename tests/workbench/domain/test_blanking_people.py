"""Names go from a stored answer, and everything else in it stays where it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.blanking_people import without_people

NAME = "Anne Ødegård"
PLACE = "/roles/0/person/name"
WORDS = st.text(alphabet="bcdfghjk", min_size=1, max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
)


def answer(whole: object, *, escaped: bool = False) -> bytes:
    return json.dumps(whole, ensure_ascii=escaped).encode()


@given(rest=JSON, escaped=st.booleans(), before=st.integers(0, 3))
def test_the_name_goes_and_the_rest_stays(rest: object, before: int, *, escaped: bool) -> None:
    roles: list[object] = [{"person": {"name": {"last": "ØDEGÅRD", "first": "Anne"}}}] * (
        before + 1
    )
    whole = {"rest": rest, "roles": roles, "after": rest}
    result = without_people(answer(whole, escaped=escaped), [PLACE], [NAME])
    assert result is not None
    read = json.loads(result)
    assert (read["rest"], read["after"]) == (rest, rest)
    assert all(set("".join(each["person"]["name"].values())) == {"*"} for each in read["roles"])
    if not escaped:
        assert len(result) == len(answer(whole))


@given(whole=JSON, name=WORDS)
def test_what_has_no_name_in_it_is_as_it_was(whole: object, name: str) -> None:
    content = answer(whole)
    assert without_people(content, [], [f"{name.upper()}x"]) == content


@given(st.binary(max_size=60))
def test_of_anything_but_json_nothing_is_returned_or_something_that_reads(content: bytes) -> None:
    result = without_people(content, [PLACE], [NAME])
    if result is not None:
        assert json.loads(result) == json.loads(content)


def test_who_had_left_goes_with_who_was_stated() -> None:
    whole = {"roles": [{"person": {"name": "Anne Ødegård"}}, {"person": {"name": "Bo Borte"}}]}
    result = without_people(answer(whole), [PLACE], [NAME])
    assert result is not None
    assert b"Borte" not in result


def test_a_name_that_stands_alone_elsewhere_goes_too() -> None:
    whole = {"roles": [{"person": {"name": "x"}}], "signed": ["ANNE", "Ødegård"], "town": "Ål"}
    result = without_people(answer(whole), [PLACE], [NAME])
    assert result is not None
    assert json.loads(result)["signed"] == ["****", "*" * 9]
    assert json.loads(result)["town"] == "Ål"


@pytest.mark.parametrize(
    "whole",
    [
        {"roles": [], "note": "Anne Ødegård signs."},
        {"roles": [], "note": ["Anne signs", "so does Ødegård AS"]},
        {"roles": [], "Anne Ødegård": 1},
    ],
)
def test_where_every_word_of_a_name_would_be_left_nothing_is_returned(whole: object) -> None:
    assert without_people(answer(whole), [PLACE], [NAME]) is None


def test_a_firm_that_bears_the_surname_stays() -> None:
    whole = {"name": "Ødegård Rør AS", "roles": [{"person": {"name": "ØDEGÅRD ANNE"}}]}
    result = without_people(answer(whole), [PLACE], [NAME])
    assert result is not None
    assert json.loads(result)["name"] == "Ødegård Rør AS"


def test_what_else_was_read_at_a_place_of_the_same_kind_is_spared() -> None:
    whole = {"roles": [{"firm": {"name": ["Bo AS"]}}, {"firm": {"name": ["Tall AS"]}}]}
    result = without_people(
        answer(whole), ["/roles/0/firm/name"], ["Bo AS"], ["/roles/1/firm/name"]
    )
    assert result is not None
    first, second = json.loads(result)["roles"]
    assert (first["firm"]["name"], second["firm"]["name"]) == (["*****"], ["Tall AS"])


def test_an_answer_nested_too_deep_is_not_copied() -> None:
    assert without_people(b"[" * 100_000 + b"]" * 100_000, [PLACE], [NAME]) is None
