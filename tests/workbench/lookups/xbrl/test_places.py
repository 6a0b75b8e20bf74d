"""Places: whatever the document, an XPath finds the element it was made for, and no other."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workbench.lookups.xbrl.places import Places
from workbench.lookups.xbrl.tree import Element, parse

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))
SHAPES: st.SearchStrategy[list[Any]] = st.recursive(st.just([]), st.lists, max_leaves=25)


def grown(shape: list[Any]) -> Element:
    """Return an element that has children as a list has lists inside."""
    element = etree.Element("x" if len(shape) % 2 else "{urn:q}x")
    element.extend(grown(inner) for inner in shape)
    return element


def found(root: Element, path: str) -> object:
    return root.getroottree().xpath(path)


def test_a_place_finds_its_element_whatever_the_prefixes() -> None:
    root = parse(b"<q:x xmlns:q='urn:q'><!-- no element --><q:y/>and<z><q:y at='here'/></z></q:x>")
    places = Places(root)
    for element in root.iter():
        assert found(root, places.of(element)) == [element]


def test_a_place_is_told_by_the_id_only_where_one_element_has_it() -> None:
    root = parse(
        b"""<x><y id="F1"/><y id="F2"/><y id="F2"/><y id="it's"/><y id="&quot;'"/><y id=" "/></x>"""
    )
    places = Places(root)
    assert [places.of(each) for each in root.iter()] == [
        "/*[1]",
        "//*[@id='F1']",
        "/*[1]/*[2]",
        "/*[1]/*[3]",
        """//*[@id="it's"]""",
        "/*[1]/*[5]",
        "/*[1]/*[6]",
    ]


def test_an_element_of_another_document_has_no_place() -> None:
    with pytest.raises(ValueError, match="another document"):
        Places(parse(b"<x/>")).of(parse(b"<x/>"))


@given(st.lists(TEXTS, min_size=1))
def test_whatever_ids_a_document_gives_a_place_finds_one_element(ids: list[str]) -> None:
    root = etree.Element("x")
    for each in ids:
        etree.SubElement(root, "y", id=each)
    places = Places(root)
    for element in root.iter():
        assert found(root, places.of(element)) == [element]


@given(shape=SHAPES, order=st.randoms(use_true_random=False))
def test_in_whatever_order_places_are_asked_for_each_finds_its_element(
    shape: list[Any], order: Random
) -> None:
    root = grown(shape)
    asked = list(root.iter())
    order.shuffle(asked)
    places = Places(root)
    for element in asked:
        assert found(root, places.of(element)) == [element]
