"""XML from outside: nothing is declared, fetched or expanded, and an element is found again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.xbrl_samples import instance, page
from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.report import Name
from workbench.lookups.xbrl.tree import name_of, parse, read_day, resolve

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


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_encoding_is_the_one_the_prolog_states(encoding: str) -> None:
    words = f'<?xml version="1.0" encoding="{encoding}"?><x>Nørrelund</x>'
    assert parse(words.encode(encoding)).text == "Nørrelund"


def test_blank_lines_above_the_prolog_are_let_through() -> None:
    words = '<?xml version="1.0" encoding="utf-8"?><x>Nørrelund</x>'.encode()
    for above in (b"\r\n\r\n", b" \t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"):
        assert parse(above + words).text == "Nørrelund"


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE html>"])
def test_a_blank_by_its_html_name_is_no_blank_left_out(doctype: str) -> None:
    with pytest.raises(SourceUnreadable):
        parse(f"{doctype}<x>1&nbsp;234</x>".encode())


def test_a_document_says_one_encoding_and_is_in_another() -> None:
    with pytest.raises(SourceUnreadable):
        parse('<?xml version="1.0" encoding="utf-8"?><x>Nørrelund</x>'.encode("iso-8859-1"))
    with pytest.raises(SourceUnreadable):
        parse(b'<?xml version="1.0" encoding="utf-16"?><x/>')


@pytest.mark.parametrize(
    ("text", "uri", "local"),
    [("a:Assets", "urn:a", "Assets"), (" Cash ", "urn:all", "Cash"), ("q:Tax", "q", "Tax")],
)
def test_a_name_means_what_its_prefix_means_where_it_stands(
    text: str, uri: str, local: str
) -> None:
    root = parse(b'<x xmlns="urn:all" xmlns:a="urn:other"><y xmlns:a="urn:a"/></x>')
    assert resolve(text, root[0]) == Name(uri, local)


def test_a_name_without_namespace_has_none() -> None:
    assert name_of(parse(b"<x/>")) == Name("", "x")


def test_a_period_that_ends_at_midnight_ends_the_day_before() -> None:
    assert read_day("2026-01-01T00:00:00", ends=True) == date(2025, 12, 31)
    assert read_day("2026-01-01T00:00:00") == date(2026, 1, 1)
    assert read_day(" 2026-01-01 ", ends=True) == date(2026, 1, 1)
    assert read_day("0001-01-01T00:00:00", ends=True) == date.min
    assert read_day("2025-12-31T24:00:00", ends=True) == date(2025, 12, 31)
    assert read_day("2025-12-31T24:00:00") == date(2026, 1, 1)
    assert read_day("9999-12-31T24:00:00") is None


@pytest.mark.parametrize(
    "text", ["soon", "", "2025-12-31 or so", "2025-W52-3", "20251231", "2025-02-30", "٢٠٢٥-12-31"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text", ["2025-12-31", "2025-12-31Z", "2025-12-31+01:00", "2025-12-31T00:00:00.000Z"]
)
def test_a_day_may_carry_a_time_and_a_zone(text: str) -> None:
    assert read_day(text) == date(2025, 12, 31)
