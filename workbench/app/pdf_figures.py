"""Figures on the pages of a PDF: the box in which each stands; and pictures of pages to read from.

Read in a process of its own only, as `workbench/app/pdf_pages.py` says.
"""

import re
from contextlib import closing

import pypdfium2

from workbench.app.pdf_pages import box_of, draw, text_of
from workbench.domain.excerpt import PageImage
from workbench.domain.fact import LocatorKind, Place

_GROUPS = r"[\s.,'’\u00a0\u2009\u202f]{0,2}"
_TIGHT = r".,'’\u00a0\u2009\u202f"
"""What joins digits to one number; a blank may as well stand between two columns."""
_NO_DIGIT = re.compile("[^0-9]")
_FRACTION = re.compile("[.,]([0-9]{1,2}|[0-9]{4,})[^0-9]*$")

Wanted = tuple[int, str]
"""A page, counted from 1, and a figure as it was typed."""


def count_pages(content: bytes) -> int:
    """Return how many pages a PDF has; 0 where it cannot be opened."""
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def picture(task: tuple[bytes, int]) -> PageImage | None:
    """Return the picture of a page, or None where there is none."""
    content, page = task
    return draw((content, f"{page}:0,0,0,0"))


def stand(task: tuple[bytes, tuple[Wanted, ...]]) -> tuple[tuple[Place, bool], ...]:
    """Return for each figure its place, and whether the page's own words have it there.

    A figure that the words do not have, as on a page that was scanned, is placed on the page as a
    whole.
    """
    content, wanted = task
    with closing(pypdfium2.PdfDocument(content)) as document:
        return tuple(_placed(document, page, figure) for page, figure in wanted)


def _placed(document: pypdfium2.PdfDocument, number: int, figure: str) -> tuple[Place, bool]:
    with closing(document[number - 1]) as page, closing(page.get_textpage()) as written:
        text = text_of(written)
        found = _pattern(figure).search(text)
        if found is not None:
            sides = ",".join(f"{side:.2f}" for side in box_of(written, text, found.span()))
            return Place(LocatorKind.PDF, f"{number}:{sides}", found.group()), True
        width, height = page.get_size()
        whole = f"{number}:0,0,{width:.2f},{height:.2f}"
        return Place(LocatorKind.PDF, whole, figure), False


def _pattern(figure: str) -> re.Pattern[str]:
    """Return what finds a figure however its digits are grouped, and in no longer number."""
    digits, fraction = _NO_DIGIT.sub("", figure), _FRACTION.search(figure)
    places = len(fraction[1]) if fraction is not None else 0
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    first = len(whole) % 3
    groups = [whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))]
    shown = _GROUPS.join(filter(None, groups)) + (rf"[.,]{decimals}" if decimals else "")
    return re.compile(rf"(?<![0-9])(?<![0-9][{_TIGHT}]){shown}(?![{_TIGHT}]?[0-9])")
