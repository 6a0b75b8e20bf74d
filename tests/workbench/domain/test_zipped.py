"""A page in a zip file: found by its figures, and refused where the file plays tricks."""

import io
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain import zipped
from workbench.domain.zipped import page_with_figures
from workbench.errors import SourceUnreadable

REPORT = b"<html><ix:nonFraction>1</ix:nonFraction></html>"
AUDIT = b"<html><ix:nonNumeric>signed</ix:nonNumeric></html>"


def packed(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return held.getvalue()


def test_the_page_with_figures_is_taken_whatever_lies_beside_it() -> None:
    content = packed(
        ("audit.xhtml", AUDIT), ("a/report.XHTML", REPORT), ("logo.png", b"nonFraction")
    )
    assert page_with_figures(content) == REPORT


def test_a_file_without_figures_has_no_such_page() -> None:
    assert page_with_figures(packed(("audit.xhtml", AUDIT))) is None
    assert page_with_figures(packed()) is None


@pytest.mark.parametrize(
    "content",
    [
        packed(("one.xhtml", REPORT), ("two.xhtml", REPORT)),
        packed(("inner.zip", packed(("one.xhtml", REPORT)))),
        packed(("inner.xhtml", packed(("one.xhtml", REPORT)))),
        packed(("../one.xhtml", REPORT)),
        packed(("a/../../one.xhtml", REPORT)),
        packed(("/etc/one.xhtml", REPORT)),
        packed(("..\\one.xhtml", REPORT)),
        packed(("C:one.xhtml", REPORT)),
        packed(*((f"{at}.txt", b"") for at in range(201))),
        packed(("one.xhtml", REPORT))[:60],
        b"PK\x03\x04 rubbish",
        b"",
    ],
    # Bytes of a zip hold the second it was made in, which is no name for a case.
    ids=(
        "two pages",
        "a zip inside",
        "a zip called a page",
        "a way up",
        "a way up from a folder",
        "an absolute way",
        "a way up on Windows",
        "a drive",
        "too many files",
        "cut off",
        "rubbish",
        "nothing",
    ),
)
def test_what_plays_tricks_or_is_broken_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        page_with_figures(content)


def test_an_encrypted_page_is_unreadable() -> None:
    content = bytearray(packed(("one.xhtml", REPORT)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    with pytest.raises(SourceUnreadable):
        page_with_figures(bytes(content))


def test_pages_may_not_unfold_beyond_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "_MOST_BYTES", 1000)
    assert page_with_figures(packed(("one.xhtml", REPORT + b" " * 900))) is not None
    with pytest.raises(SourceUnreadable):
        page_with_figures(packed(("one.xhtml", REPORT + b" " * 1000)))
    with pytest.raises(SourceUnreadable):
        page_with_figures(packed(("one.xhtml", REPORT + b" " * 600), ("two.xhtml", b" " * 600)))


def test_what_a_header_says_of_the_size_is_not_believed() -> None:
    content = bytearray(packed(("one.xhtml", b" " * 100_000)))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (10).to_bytes(4, "little")
    with suppress(SourceUnreadable):
        assert page_with_figures(bytes(content)) is None


@given(at=st.integers(0, 200), junk=st.binary(max_size=8))
def test_no_bytes_break_it(at: int, junk: bytes) -> None:
    content = packed(("one.xhtml", REPORT))
    with suppress(SourceUnreadable):
        page = page_with_figures(content[:at] + junk + content[at + len(junk) :])
        assert page is None or zlib.crc32(page) == zlib.crc32(REPORT)
