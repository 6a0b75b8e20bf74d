"""Every kind of answer becomes a body that shows all of it, with its place marked where it is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.safe_pages import Page, dangers, parsed
from tests.samples import NOW
from workbench.app.copies.body import Made
from workbench.app.copies.making import make
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot


def made(content: bytes, media_type: str, place: Place | None = None) -> Made:
    stored = Snapshot(
        sha256=bytes(32),
        content=content,
        media_type=media_type,
        address="https://register.example/",
        status=200,
        taken=NOW,
    )
    return make((stored, place))


def shown(content: bytes, media_type: str, place: Place | None = None) -> Page:
    page = parsed(made(content, media_type, place).markup)
    assert dangers(page) == []
    return page


def lines(page: Page) -> str:
    return "".join(page.words).removeprefix(" \n")


# --- JSON -----------------------------------------------------------------------------------------


def test_json_is_laid_out_with_every_figure_as_written_and_the_value_marked() -> None:
    content = b'{"a/b":[1.50,1E+5,{"s":"\\u00f8 \\u202e"}],"c":{"d":null,"e":[]},"f":{}}'
    place = Place(LocatorKind.JSON, "/a~1b/1", "1E+5")
    page = shown(content, "application/json", place)
    assert page.place == "1E+5"
    assert lines(shown(content, "application/hal+json")) == (
        '{\n  "a/b": [\n    1.50,\n    1E+5,\n    {\n      "s": "ø [U+202E]"\n    }\n  ],\n'
        '  "c": {\n    "d": null,\n    "e": []\n  },\n  "f": {}\n}'
    )


@pytest.mark.parametrize(
    ("pointer", "marked"),
    [
        ("/c", '"c": { "d": null }'),
        ("/c/d", '"d": null'),
        ("", '{ "c": { "d": null }, "c2": "x", "c2": "y" }'),
        ("/c2", '"c2": "y"'),
    ],
)
def test_an_object_is_marked_whole_and_of_a_name_given_twice_the_last(
    pointer: str, marked: str
) -> None:
    content = b'{"c":{"d":null},"c2":"x","c2":"y"}'
    page = shown(content, "application/json", Place(LocatorKind.JSON, pointer, ""))
    assert page.place == marked


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(VALUES, st.data())
def test_json_says_the_same_when_it_is_laid_out_and_marks_what_its_pointer_means(
    value: object, data: st.DataObject
) -> None:
    pointer, meant, label = "", value, ""
    while isinstance(meant, list | dict) and meant and data.draw(st.booleans()):
        keys = list(meant) if isinstance(meant, dict) else list(range(len(meant)))
        key = data.draw(st.sampled_from(keys))
        label = f"{json.dumps(key, ensure_ascii=False)}: " if isinstance(meant, dict) else ""
        pointer += "/" + str(key).replace("~", "~0").replace("/", "~1")
        meant = meant[key]
    content = json.dumps(value).encode()
    result = made(content, "application/json", Place(LocatorKind.JSON, pointer, ""))
    assert result.marked
    page = parsed(result.markup)
    # What turns or hides text is written out, and then is no longer the same JSON.
    if "[U+" not in "".join(page.words):
        assert json.loads("".join(page.words)) == value
        assert json.loads("".join(page.marked).removeprefix(label)) == meant


@pytest.mark.parametrize("content", [b"[" * 100_000, b"{'a': 1}", b'{"a": }', b"\xff{", b"null}"])
def test_what_is_no_json_is_shown_as_it_is(content: bytes) -> None:
    result = made(content, "application/json", Place(LocatorKind.JSON, "/a", "1"))
    assert not result.marked
    assert content.decode("cp1252") in lines(parsed(result.markup))


# --- CSV, text, XML, pictures ---------------------------------------------------------------------


def test_a_table_has_numbered_rows_and_its_cell_marked() -> None:
    content = b"nr;name;equity\n1;<b>Skagen</b>;2\n311000004;Fjordlys;31480000\n"
    page = shown(content, "text/csv", Place(LocatorKind.CSV, "3:3", "31480000"))
    assert page.place == "31480000"
    assert page.text == "1 nr name equity 2 1 <b>Skagen</b> 2 3 311000004 Fjordlys 31480000"


@pytest.mark.parametrize("locator", ["9:1", "3:9", "0:1", "x"])
def test_a_cell_that_is_not_there_leaves_the_table_whole(locator: str) -> None:
    result = made(b"a,b\n1,2\n3,4\n", "text/csv", Place(LocatorKind.CSV, locator, "?"))
    assert not result.marked
    assert parsed(result.markup).text == "1 a b 2 1 2 3 3 4"


@given(st.text(min_size=1), st.data())
def test_text_survives_whole_with_its_range_marked(text: str, data: st.DataObject) -> None:
    content = text.encode("utf-8", "replace")
    text = content.decode().removeprefix("\ufeff")
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = Place(LocatorKind.TEXT, f"{start}-{end}", "")
    result = made(content, "text/plain; charset=utf-8", place)
    assert result.marked
    page = parsed(result.markup)
    if "[U+" not in "".join(page.words):
        assert lines(page) == text.replace("\0", "\ufffd")
        assert "".join(page.marked) == text[start:end].replace("\0", "\ufffd")


def test_text_that_looks_like_a_page_is_shown_as_text() -> None:
    page = shown(b"<script>alert(1)</script>", "text/plain")
    assert page.text == "<script>alert(1)</script>"


XML = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY f "boom">
<!ENTITY g SYSTEM "file:///etc/hostname">]>
<a xmlns="u:x"><b c="1">&f;&g; text</b><d id="F1">9</d> tail<!-- <script>1</script> -->
<?go href="//x"?></a>"""


@pytest.mark.parametrize("media_type", ["application/xml", "text/xml", "application/x+xml"])
def test_xml_is_shown_as_its_markup_with_the_element_marked(media_type: str) -> None:
    page = shown(XML, media_type, Place(LocatorKind.XPATH, "//*[@id='F1']", "9"))
    assert page.place == '<d id="F1">9</d>'
    # No entity is filled in, from inside or outside.
    assert "&f; &g; text" in page.text
    assert page.text.count("boom") == 1
    assert page.text.endswith('tail<!-- <script>1</script> --> <?go href="//x"?> </a>')


@pytest.mark.parametrize("path", ["/*", "/*/*[1]", "//*[@c]/@c"])
def test_any_element_of_xml_is_marked(path: str) -> None:
    result = made(XML, "application/xml", Place(LocatorKind.XPATH, path, ""))
    assert result.marked
    assert parsed(result.markup).place.startswith("<a" if path == "/*" else "<b")


def test_a_place_in_a_script_is_shown_apart() -> None:
    content = (
        b'<html><body><p>Seen</p><script id="data">{"equity": 31480000}</script></body></html>'
    )
    result = made(content, "text/html", Place(LocatorKind.SCRIPT, "data#/equity", "31480000"))
    assert parsed(result.markup).text == "Seen"
    assert result.apart is not None
    assert result.apart.marked == '"equity": 31480000'


def test_a_picture_is_shown_as_it_is() -> None:
    page = shown(b"\x89PNG\r\n\x1a\n\x00", "image/png")
    assert [named["src"] for _, named in page.tags] == ["data:image/png;base64,iVBORw0KGgoA"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b'{"a": 1}', '{ "a": 1 }'), (b"<p>Hello", "Hello"), (b"Hello", "Hello"), (b"", "")],
)
def test_an_answer_without_a_media_type_is_told_by_its_bytes(content: bytes, words: str) -> None:
    assert shown(content, "").text == words


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(LocatorKind), st.text(max_size=20), st.booleans())
def test_whatever_bytes_hold_a_body_comes_back(
    content: bytes, kind: LocatorKind, locator: str, whole: bool
) -> None:
    place = None if whole else Place(kind, locator, "once read")
    for media_type in ("text/html", "application/xml", "application/json", "text/csv", "", "x/y"):
        assert dangers(parsed(made(content, media_type, place).markup)) == []
