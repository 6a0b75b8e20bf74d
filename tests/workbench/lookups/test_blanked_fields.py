"""Blanked fields: nothing of them is left, and everything else is as it was, byte for byte."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.lookups.blanked_fields import SAID, blanked_fields, blanked_where

NAMES = frozenset({"address", "born"})
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["address", "born", "name", "n"]) | st.text(max_size=4),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


def hidden(value: Any, names: frozenset[str], *, inside: bool = False) -> Any:
    match value:
        case dict():
            return {
                key: hidden(each, names, inside=inside or key in names)
                for key, each in value.items()
            }
        case list():
            return [hidden(each, names, inside=inside) for each in value]
        case bool() | None:
            return value
        case int() if inside:
            return int("".join("9" if each.isdigit() else each for each in str(value)))
        case str() if inside:
            return "*" * len(json.dumps(value, ensure_ascii=False)[1:-1].encode())
        case _:
            return value


def test_texts_numbers_objects_and_lists_are_blanked_and_the_rest_stays() -> None:
    told = b'{"name": "A \\"B\\"", "address": {"line": "5 High St", "n": 12}, "born": [1970, "x"]}'
    assert blanked_fields(told, NAMES) == (
        b'{"name": "A \\"B\\"", "address": {"line": "*********", "n": 99}, "born": [9999, "*"]}'
    )


def test_a_value_that_is_called_like_a_field_is_no_field() -> None:
    told = b'{"kind": "address", "name": "Ann", "list": ["address", "Ann"]}'
    assert blanked_fields(told, NAMES) == told


def test_half_a_document_is_blanked_as_far_as_it_goes() -> None:
    assert blanked_fields(b'{"address": {"line": "5 Hi', NAMES) == b'{"address": {"line": "****'


@given(VALUES)
def test_blanking_keeps_length_and_shape(value: Any) -> None:
    told = json.dumps(value, ensure_ascii=False).encode()
    blanked = blanked_fields(told, NAMES)
    assert len(blanked) == len(told)
    assert json.loads(blanked) == hidden(value, NAMES)
    assert blanked_fields(blanked, NAMES) == blanked


def test_fields_are_blanked_only_in_the_objects_that_have_the_mark() -> None:
    told = (
        b'[{"n": "Ann", "gone": "2020"}, {"n": "Bo", "gone": null}, {"gone": true, "n": {"x": 1}}]'
    )
    assert blanked_where(told, {"gone": SAID}, {"n"}) == (
        b'[{"n": "***", "gone": "2020"}, {"n": "Bo", "gone": null}, {"gone": true, "n": {"x": 9}}]'
    )


def test_the_mark_of_an_object_is_not_that_of_the_one_around_it() -> None:
    told = b'{"n": "Ann", "in": {"gone": "2020", "n": "Bo"}, "list": [{"n": "Cy"}]}'
    assert blanked_where(told, {"gone": SAID}, {"n"}) == told.replace(b"Bo", b"**")


def test_what_lies_deep_in_a_marked_object_is_blanked_too() -> None:
    told = b'{"kind": "1000", "seat": {"street": "Kaj 1", "town": "By"}}'
    person, firm = re.compile(rb'"1000"'), re.compile(rb'"5710"')
    assert blanked_where(told, {"kind": person}, {"street"}) == told.replace(b"Kaj 1", b"*****")
    assert blanked_where(told, {"kind": firm}, {"street"}) == told


def test_an_object_that_is_cut_off_may_have_had_the_mark() -> None:
    told = b'{"n": "Ann", "born": [1, {"n": "Bo'
    assert blanked_where(told, {"gone": SAID}, {"n"}) == told.replace(b"Ann", b"***").replace(
        b"Bo", b"**"
    )


@given(VALUES)
def test_blanking_where_a_mark_is_keeps_length_and_shape(value: Any) -> None:
    told = json.dumps(value, ensure_ascii=False).encode()
    blanked = blanked_where(told, {"n": SAID}, NAMES)
    assert len(blanked) == len(told)
    assert json.loads(blanked) == marked(value)


def marked(value: Any) -> Any:
    match value:
        case dict():
            over = value.get("n") is True or isinstance(value.get("n"), str)
            inner = {key: marked(each) for key, each in value.items()}
            return hidden(inner, NAMES) if over else inner
        case list():
            return [marked(each) for each in value]
        case _:
            return value
