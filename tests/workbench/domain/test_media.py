"""What a file is, its bytes say; its name only decides between a table and plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.brought import typeset
from workbench.domain.media import (
    bare,
    charset_of,
    decoded,
    media_type_of,
    page_inside,
    rows_of,
)

SAVED_AS_ONE = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://avisen.example/fjordlys\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<p>Fjordlys Automa=\r\nsjon AS</p>\r\n--b--\r\n"
)


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (typeset("x"), "list.csv", "application/pdf"),
        (b"\n\n%PDF-1.4 broken", "x.txt", "application/pdf"),
        (b"<!DOCTYPE html><p>x", "x.pdf", "text/html; charset=utf-8"),
        (b"  <p>They stopped paying.</p>", "", "text/html; charset=utf-8"),
        ("<html><meta charset=iso-8859-1>ø".encode("latin-1"), "", "text/html; charset=iso-8859-1"),
        (b"<script>x</script><p>y", "x.txt", "text/html; charset=utf-8"),
        (b"<fjordlys> wrote to us", "x.txt", "text/plain; charset=utf-8"),
        (b'<?xml version="1.0"?><html/>', "", "application/xhtml+xml; charset=utf-8"),
        (b'<?xml version="1.0"?><xbrl/>', "", "application/xml; charset=utf-8"),
        (b'{"a": [1]}', "x.txt", "application/json; charset=utf-8"),
        (b"{not json", "x.json", "text/plain; charset=utf-8"),
        (b"nr;name\n1;a\n2;b\n", "x.txt", "text/csv; charset=utf-8"),
        (b"name\na\n", "x.csv", "text/csv; charset=utf-8"),
        (b"Dear all, hello,\nthey pay late.\n", "x.txt", "text/plain; charset=utf-8"),
        ("Søborg".encode("cp1252"), "x.txt", "text/plain; charset=cp1252"),
        ("\ufeffnr;navn\n1;ø\n2;å\n".encode("utf-16-le"), "", "text/csv; charset=utf-16"),
        (SAVED_AS_ONE, "x.mhtml", "multipart/related"),
        (b"PK\x03\x04\x00\x00", "list.csv", "application/octet-stream"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "x.html", "image/png"),
        (b"\xff\xd8\xff\xe0\x00", "x.html", "image/jpeg"),
        (b"", "x.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_known_by_its_bytes(content: bytes, name: str, media_type: str) -> None:
    assert media_type_of(content, name) == media_type


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_text_comes_back_as_it_was_written(text: str) -> None:
    content = text.encode()
    assert decoded(content, media_type_of(content)) == text.removeprefix("\ufeff")


@given(st.binary(max_size=300), st.text(max_size=20))
def test_whatever_a_file_holds_it_is_something(content: bytes, name: str) -> None:
    assert "/" in bare(media_type_of(content, name))


def test_a_page_saved_as_one_file_is_taken_out_of_it() -> None:
    page, address = page_inside(SAVED_AS_ONE)
    assert page.strip() == b"<p>Fjordlys Automasjon AS</p>"
    assert address == "https://avisen.example/fjordlys"


def test_a_cell_may_hold_a_line_break() -> None:
    assert list(rows_of('nr;name\n1;"a\nb"\n')) == [["nr", "name"], ["1", "a\nb"]]


@pytest.mark.parametrize(
    ("content", "media_type", "charset"),
    [
        ("Søborg".encode(), "text/html", "utf-8"),
        ("Søborg\x01".encode(), "text/html", "utf-8"),
        ("Søborg".encode(), "text/html; charset=martian", "utf-8"),
        ("Søborg".encode("cp1252"), "text/html; charset=utf-8", "cp1252"),
        ("Søborg".encode("cp1252"), "text/html; charset=iso-8859-1", "iso-8859-1"),
        ("Søborg".encode("utf-16"), "text/html", "utf-16"),
        (b"\xff\x81\x01", "text/html", ""),
    ],
)
def test_a_charset_that_the_bytes_are_not_in_gives_way_to_one_they_are_in(
    content: bytes, media_type: str, charset: str
) -> None:
    assert charset_of(content, media_type) == charset
