"""XML from outside: nothing is declared, fetched or expanded, and an element is found again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.xbrl_samples import instance, page
from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.tree import parse, places, read_day

BOMB = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "ha">'
    for level in range(10)
)
ATTACKS = {
    "an entity bomb": f"<!DOCTYPE x [{BOMB}]><x>&e9;</x>",
    "a quadratic bomb": f'<!DOCTYPE x [<!ENTITY a "{"a" * 9000}">]><x>{"&a;" * 900}</x>',
    "a file of ours": '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>',
    "an address": '<!DOCTYPE x [<!ENTITY f SYSTEM "http://asked.example/">]><x>&f;</x>',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://asked.example/">%p;]><x/>',
    "a DTD elsewhere": '<!DOCTYPE x SYSTEM "http://asked.example/x.dtd"><x/>',
    "a public DTD": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0" "xhtml1.dtd"><html/>',
    "declared attributes": "<!DOCTYPE x [<!ATTLIST x y CDATA 'z'>]><x/>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_declarations_are_refused(attack: str, encoding: str) -> None:
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>'
    with pytest.raises(SourceUnreadable):
        parse((prolog + attack).encode(encoding))


def test_a_bare_doctype_declares_nothing() -> None:
    assert read_report(page("", prolog="<!DOCTYPE html>")).facts == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not xml",
        b"%PDF-1.7",
        b"<xbrl",
        instance("")[:-9],
        b"<?xml version='1.0' encoding='martian'?><x/>",
        b"<x>&nbsp;</x>",
        b"<x>\xff</x>",
        b"<x/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body>Sorry</body></html>",
        b"<x>" * 400 + b"</x>" * 400,
    ],
)
def test_what_is_no_report_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read_report(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_report_or_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read_report(content)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_the_encoding_is_the_one_the_prolog_states(encoding: str) -> None:
    words = f'<?xml version="1.0" encoding="{encoding}"?><x>Nørrelund</x>'
    assert parse(words.encode(encoding)).text == "Nørrelund"


def test_a_place_finds_its_element_whatever_the_prefixes() -> None:
    root = parse(b"<q:x xmlns:q='urn:q'><!-- no element --><q:y/>and<z><q:y at='here'/></z></q:x>")
    for element, path in places(root).items():
        assert root.getroottree().xpath(path) == [element]


def test_a_place_is_told_by_the_id_only_where_one_element_has_it() -> None:
    root = parse(
        b"""<x><y id="F1"/><y id="F2"/><y id="F2"/><y id="it's"/><y id="&quot;'"/><y id=" "/></x>"""
    )
    assert list(places(root).values()) == [
        "/*[1]",
        "//*[@id='F1']",
        "/*[1]/*[2]",
        "/*[1]/*[3]",
        """//*[@id="it's"]""",
        "/*[1]/*[5]",
        "/*[1]/*[6]",
    ]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), min_size=1))
def test_whatever_ids_a_document_gives_a_place_finds_one_element(ids: list[str]) -> None:
    root = etree.Element("x")
    for each in ids:
        etree.SubElement(root, "y", id=each)
    for element, path in places(root).items():
        assert root.getroottree().xpath(path) == [element]


def test_a_period_that_ends_at_midnight_ends_the_day_before() -> None:
    assert read_day("2026-01-01T00:00:00", ends=True) == date(2025, 12, 31)
    assert read_day("2026-01-01T00:00:00") == date(2026, 1, 1)
    assert read_day(" 2026-01-01 ", ends=True) == date(2026, 1, 1)
    assert read_day("0001-01-01T00:00:00", ends=True) == date.min
    assert read_day("soon") is None
