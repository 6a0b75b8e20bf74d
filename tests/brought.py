"""Files that people bring, made anew for each test: PDFs, honest and hostile."""

import zlib
from collections.abc import Iterable

import typst

LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 600]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/Length 40/O<"
    + b"41" * 32
    + b">/U<"
    + b"42" * 32
    + b">>>endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
)
"""A PDF whose password nobody knows."""


def typeset(*pages: str) -> bytes:
    """Return a PDF with one page for each piece of typst markup."""
    source = "#set page(width: 420pt, height: 600pt, margin: 42pt)\n#set text(size: 10pt)\n"
    made = typst.compile((source + "\n#pagebreak()\n".join(pages)).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def blank(pages: int) -> bytes:
    """Return a PDF of many pages with nothing on them."""
    kids = " ".join(["3 0 R"] * pages).encode()
    return _document(b"", kids, pages)


def bomb(size: int) -> bytes:
    """Return a small PDF whose one page unpacks to `size` bytes, twice packed."""
    packing = zlib.compressobj(9)
    once = b"".join(_packed(packing, size))
    twice = zlib.compress(once, 9)
    head = f"4 0 obj<</Length {len(twice)}/Filter[/FlateDecode/FlateDecode]>>stream\n".encode()
    return _document(head + twice + b"\nendstream endobj\n", b"3 0 R", 1)


def _packed(packing: "zlib._Compress", size: int) -> Iterable[bytes]:
    piece = b" " * (1 << 20)
    for _ in range(size >> 20):
        yield packing.compress(piece)
    yield packing.flush()


def _document(more: bytes, kids: bytes, count: int) -> bytes:
    contents = b"/Contents 4 0 R" if more else b""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count " + str(count).encode() + b">>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 600]"
        + contents
        + b">>endobj\n"
        + more
        + b"trailer<</Root 1 0 R>>\n%%EOF"
    )
