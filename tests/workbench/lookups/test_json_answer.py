"""Reading JSON field by field: what is there, what is not, what was left unread."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.fact import LocatorKind
from workbench.errors import SourceUnreadable
from workbench.lookups.json_answer import Node, read_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def follow(value: object, pointer: str) -> object:
    """Walk an RFC 6901 pointer."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        match value:
            case dict():
                value = value[name]
            case list():
                value = value[int(name)]
    return value


@given(JSON)
def test_a_place_points_at_the_value_it_was_read_from(value: object) -> None:
    root = read_json(json.dumps(value).encode())

    def check(node: Node) -> None:
        assert follow(value, node.pointer) == node.value
        for child in node.items():
            check(child)
        if isinstance(node.value, dict):
            for name in node.value:
                child_node = node.get(name)
                if child_node is not None:
                    check(child_node)

    check(root)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_a_number_keeps_every_digit(number: Decimal) -> None:
    text = f"{number:f}"
    if len(text) < 40:
        assert read_json(f'{{"n": {text}}}'.encode()).number("n") == number


@given(st.binary(max_size=60))
def test_bytes_are_json_or_are_refused(content: bytes) -> None:
    try:
        root = read_json(content)
    except SourceUnreadable:
        return
    assert json.loads(content) == json.loads(json.dumps(root.value, default=float))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!doctype html><title>503</title>", "web page"),
        (b"", "cut off or broken"),
        (b'{"navn": "EQU', "cut off or broken"),
        (b'{"n": NaN}', "cut off or broken"),
        (b"[" * 100_000, "cut off or broken"),
    ],
)
def test_what_is_no_json_says_so(content: bytes, words: str) -> None:
    with pytest.raises(SourceUnreadable, match=words):
        read_json(content)


def test_absent_null_and_empty_are_not_stated() -> None:
    root = read_json(b'{"null": null, "empty": "  ", "zero": 0, "no": false}')
    assert root.get("absent") is None
    assert root.get("null") is None
    assert root.text("empty") is None
    assert root.number("zero") == 0
    assert root.flag("no") is False
    assert root.at("absent", "below") is None


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "9" * 60])
def test_a_number_beyond_any_figure_is_refused(number: str) -> None:
    with pytest.raises(SourceUnreadable):
        read_json(f'{{"n": {number}}}'.encode()).number("n")


@pytest.mark.parametrize("words", ['"\\ud800"', '"a\\u0000b"', "[1]", "{}"])
def test_a_text_that_no_store_can_keep_is_refused(words: str) -> None:
    with pytest.raises(SourceUnreadable):
        read_json(f'{{"t": {words}}}'.encode()).text("t")


@pytest.mark.parametrize(
    "day", ['"2024-02-30"', '"20240101"', '"2024-W01-1"', "20240101", '"soon"', "{}"]
)
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(SourceUnreadable):
        read_json(f'{{"d": {day}}}'.encode()).day("d")


@pytest.mark.parametrize("day", ["1995-03-12", "1995-03-12 16:23:00", "1995-03-12T16:23:00.1Z"])
def test_a_day_may_carry_a_time(day: str) -> None:
    assert read_json(json.dumps({"d": day}).encode()).day("d") == date(1995, 3, 12)


@pytest.mark.parametrize("other", ["true", '"1"', "[]"])
def test_only_a_number_is_a_number(other: str) -> None:
    with pytest.raises(SourceUnreadable):
        read_json(f'{{"n": {other}}}'.encode()).number("n")


def test_only_true_or_false_is_a_flag() -> None:
    with pytest.raises(SourceUnreadable):
        read_json(b'{"f": 1}').flag("f")


def test_a_place_holds_the_words_that_stood_there() -> None:
    rows = read_json(b'{"a/b": [1.50, "EQUINOR ASA"]}').get("a/b")
    assert rows is not None
    amount, name = rows.items()
    assert (amount.place.locator, amount.place.original) == ("/a~1b/0", "1.50")
    assert (name.place.kind, name.place.original) == (LocatorKind.JSON, "EQUINOR ASA")


def test_fields_nobody_asked_for_are_told() -> None:
    root = read_json(b'{"name": "A", "new": 1, "list": [{"known": 1, "odd": 2}], "kept": {"x": 1}}')
    root.text("name")
    root.ignore("kept")
    rows = root.get("list")
    assert rows is not None
    for row in rows.items():
        row.number("known")
    assert set(root.unread()) == {"/new", "/list/0/odd"}
