"""The box marks the words on the picture, however the page lies."""

import struct
import zlib

import pytest

from workbench.app.pdf_pages import draw, find
from workbench.domain.brought import Finding, Marked, Sought
from workbench.domain.excerpt import PageImage

SOUGHT = Sought(numbers=("311000004",), name="Fjordlys Automasjon AS")


def lying(more: str) -> bytes:
    """Return a page that says a number once, in the middle of nothing."""
    words = b"BT /F1 12 Tf 200 300 Td (311 000 004) Tj ET"
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        + more.encode()
        + b">>endobj\n4 0 obj<</Length "
        + str(len(words)).encode()
        + b">>stream\n"
        + words
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def dark(page: PageImage) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of all that is not white in a picture."""
    at, packed = 8, b""
    while at < len(page.png):
        (length,) = struct.unpack(">I", page.png[at : at + 4])
        if page.png[at + 4 : at + 8] == b"IDAT":
            packed += page.png[at + 8 : at + 8 + length]
        at += 12 + length
    rows = zlib.decompress(packed)
    stride = len(rows) // page.height
    channels = (stride - 1) // page.width
    inked = [
        (x, y)
        for y in range(page.height)
        if min(rows[y * stride + 1 : (y + 1) * stride]) < 128
        for x in range(page.width)
        if rows[y * stride + 1 + x * channels] < 128
    ]
    across, down = zip(*inked, strict=True)
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize(
    "page",
    [
        "/MediaBox[0 0 420 600]",
        "/MediaBox[0 0 420 600]/Rotate 90",
        "/MediaBox[0 0 420 600]/Rotate 180",
        "/MediaBox[0 0 420 600]/Rotate 270",
        "/MediaBox[100 200 420 600]",
        "/MediaBox[0 0 420 600]/CropBox[150 250 400 400]",
        "/MediaBox[0 0 420 600]/CropBox[150 250 400 400]/Rotate 90",
    ],
)
def test_the_box_holds_the_words_however_the_page_lies(page: str) -> None:
    content = lying(page)
    found = find((content, "application/pdf", SOUGHT))
    assert found.marked is Marked.NUMBER
    assert found.place is not None
    drawn = draw((content, found.place.locator))
    assert drawn is not None
    left, top, right, bottom = drawn.box
    inked = dark(drawn)
    assert left - 2 <= inked[0] <= inked[2] <= right + 2
    assert top - 2 <= inked[1] <= inked[3] <= bottom + 2
    assert (right - left) * (bottom - top) < drawn.width * drawn.height / 20


@pytest.mark.parametrize("size", ["0 0 0 0", "0 0 14400 14400", "0 0 2000000 3"])
def test_a_page_of_any_size_is_drawn_in_bounds_or_not_at_all(size: str) -> None:
    drawn = draw((lying(f"/MediaBox[{size}]"), "1:0,0,1,1"))
    assert drawn is None or max(drawn.width, drawn.height) <= 2001


@pytest.mark.parametrize("locator", ["0:0,0,1,1", "2:0,0,1,1", "1", "1:a,b,c,d"])
def test_a_place_that_is_not_there_is_not_drawn(locator: str) -> None:
    assert draw((lying("/MediaBox[0 0 420 600]"), locator)) is None


def test_what_is_no_pdf_is_broken() -> None:
    assert find((b"no", "application/pdf", SOUGHT)) == Finding(marked=Marked.BROKEN)
    assert draw((b"no", "1:0,0,1,1")) is None
