"""PDFs: the page and box in which one names a company, and pictures of pages.

Read in a process of its own only: PDFium is written in C, and a file from outside may hold
anything. `workbench/app/finding.py` and `workbench/app/evidence.py` see to that.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from workbench.app.png import png
from workbench.domain.brought import MOST_PAGES, Finding, Marked, Sought, Task
from workbench.domain.excerpt import PageImage
from workbench.domain.fact import LocatorKind, Place
from workbench.matching.naming import Named, Span, kinds
from workbench.texts import say

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, as PDF counts: from the lower left."""

_LONGEST_LETTERS = 200_000
"""Letters of a page that are read; a page of a newspaper has some 20 000."""
_FURTHER = 50
"""Pages after the one with a passage that are looked through for it once more."""
_SUREST_FIRST = (Marked.FIRST_PASSAGE, Marked.PASSAGE, Marked.NUMBER, Marked.NAME)
_SCALE, _MOST_PIXELS = 2.0, 2000
"""Pixels a point, sharp at one and a half times; and how many of them a side has at most."""
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_LOCATOR = re.compile(rf"(\d+):{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")
_HIGHEST_LETTER, _BREAKING = 0xFFFF, 0x2


def find(task: Task) -> Finding:
    """Return the first page and box that says whom a PDF is about."""
    content, _, sought = task
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        locked = problem.err_code == raw.FPDF_ERR_PASSWORD
        return Finding(marked=Marked.LOCKED if locked else Marked.BROKEN)
    with closing(document):
        return _search(document, sought)


def draw(task: tuple[bytes, str]) -> PageImage | None:
    """Return the picture of the page that a locator names, or None where there is none."""
    content, locator = task
    read = _LOCATOR.fullmatch(locator)
    if read is None:
        return None
    left, bottom, right, top = (float(each) for each in read.groups()[1:])
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            return _picture(document, int(read[1]), (left, bottom, right, top))
    except pypdfium2.PdfiumError:
        return None


# --- finding --------------------------------------------------------------------------------------


def _search(document: pypdfium2.PdfDocument, sought: Sought) -> Finding:
    surest = {Marked.PASSAGE, Marked.FIRST_PASSAGE} if sought.passage else {Marked.NUMBER}
    first: dict[Marked, Finding] = {}
    words = False
    for number in range(1, min(len(document), MOST_PAGES) + 1):
        for text, seen, box in _named_on(document, number, sought):
            words = words or bool(text.strip())
            if seen is not None:
                first.setdefault(seen.marked, _finding(number, text, seen, box))
        if surest & first.keys():
            break
    if Marked.PASSAGE in first and _again(document, number, sought.passage):
        first[Marked.FIRST_PASSAGE] = replace(first[Marked.PASSAGE], marked=Marked.FIRST_PASSAGE)
    best = next((first[marked] for marked in _SUREST_FIRST if marked in first), None)
    if best is not None:
        return best
    if len(document) > MOST_PAGES:
        return Finding(marked=Marked.NOT_NAMED_AT_FIRST)
    return Finding(marked=Marked.NOT_NAMED if words else Marked.NO_WORDS)


def _again(document: pypdfium2.PdfDocument, number: int, passage: str) -> bool:
    """Whether a passage stands on a page after its first one, not far from it."""
    sought = Sought(numbers=(), name="", passage=passage)
    further = range(number + 1, min(number + _FURTHER, len(document)) + 1)
    return any(
        seen is not None for page in further for _, seen, _ in _named_on(document, page, sought)
    )


def _named_on(
    document: pypdfium2.PdfDocument, number: int, sought: Sought
) -> Iterator[tuple[str, Named | None, Box]]:
    """Return what a page has of what is sought; a page that cannot be read has nothing."""
    nowhere = (0.0, 0.0, 0.0, 0.0)
    try:
        with closing(document[number - 1]) as page, closing(page.get_textpage()) as written:
            text = text_of(written)
            yield text, None, nowhere
            for seen in kinds(text, sought):
                yield text, seen, box_of(written, text, seen.span)
    except pypdfium2.PdfiumError:
        yield "", None, nowhere


def text_of(written: pypdfium2.PdfTextPage) -> str:
    """Return a page's text, one letter for each that PDFium counts, so that places hold."""
    count = min(written.count_chars(), _LONGEST_LETTERS)
    return "".join(_letter(raw.FPDFText_GetUnicode(written, index)) for index in range(count))


def _letter(code: int) -> str:
    # PDFium says by this code that a hyphen at the end of a line breaks a word.
    if code == _BREAKING:
        return "\u00ad"
    return chr(code) if 0 < code <= _HIGHEST_LETTER else " "


def box_of(written: pypdfium2.PdfTextPage, text: str, span: Span) -> Box:
    """Return the box around a stretch of a page's text."""
    seen = [index for index in range(*span) if not text[index].isspace()]
    boxes = [written.get_charbox(index, loose=True) for index in seen]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _finding(number: int, text: str, seen: Named, box: Box) -> Finding:
    sides = ",".join(f"{side:.2f}" for side in box)
    original = " ".join(text[slice(*seen.span)].split())
    return Finding(
        marked=seen.marked,
        place=Place(LocatorKind.PDF, f"{number}:{sides}", original),
        where=say("page {page}", page=number),
    )


# --- drawing --------------------------------------------------------------------------------------


def _picture(document: pypdfium2.PdfDocument, number: int, box: Box) -> PageImage | None:
    if not 1 <= number <= len(document):
        return None
    with closing(document[number - 1]) as page:
        longest = max(page.get_size())
        if longest <= 0:
            return None
        scale = min(_SCALE, _MOST_PIXELS / longest)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        places = bitmap.get_posconv(page)
        left, bottom, right, top = box
        corners = [places.to_bitmap(x, y) for x in (left, right) for y in (bottom, top)]
        across, down = zip(*corners, strict=True)
        return PageImage(
            png=png(
                bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
            ),
            width=bitmap.width,
            height=bitmap.height,
            scale=scale,
            number=number,
            pages=len(document),
            box=(min(across), min(down), max(across), max(down)),
        )
