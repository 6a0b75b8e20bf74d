"""The piece of a stored answer that is shown for a fact: its lines, its cells, or its page."""

from dataclasses import dataclass

from workbench.texts import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A page as a picture.

    Attributes:
        png: the picture's bytes; `width` and `height` are its pixels.
        scale: how many pixels a point of the page has, 72 to the inch.
        number: of the page, counted from 1; `pages` is how many there are.
        box: left, top, right, bottom of the place in pixels from the upper left corner.
    """

    png: bytes
    width: int
    height: int
    scale: float
    number: int
    pages: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """A few rows and columns of a table around a cell.

    Attributes:
        headings: of the columns shown; empty where the first row is itself marked.
        rows: each with its number in the table, counted from 1.
        marked: the row and the column of the cell, counted from 0 in what is shown.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    marked: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What is shown of a stored answer.

    Attributes:
        before, after: whole lines around the place.
        line_start, line_end: what stands left and right of the marked text in its own lines.
        marked: the text a fact was read from; may hold several lines.
        note: what a reader must know, such as that the place is gone; None when all is well.
        page: the picture of a PDF's page, instead of lines.
        table: the part of a table, instead of lines.
    """

    before: tuple[str, ...] = ()
    line_start: str = ""
    marked: str = ""
    line_end: str = ""
    after: tuple[str, ...] = ()
    note: Message | None = None
    page: PageImage | None = None
    table: TablePart | None = None
