"""Finding the place in a brought file that says whom it is about, whatever kind of file it is."""

import csv
import importlib
from collections.abc import Iterator
from itertools import islice

from workbench.domain.brought import Finding, Marked, Room, Sought, Task
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.media import (
    CSV,
    HTML,
    JPEG,
    JSON,
    ONE_FILE,
    PDF,
    PNG,
    TEXT,
    XHTML,
    XML,
    bare,
    decoded,
    rows_of,
)
from workbench.errors import SourceUnreadable
from workbench.jobs import JobControl
from workbench.matching.naming import Named, named, passage_spans
from workbench.texts import Message, say

SMALL = 50_000
"""Bytes up to which a file is read here, unless it is a PDF: a few of its bytes may unpack to any
number."""


def find(
    content: bytes, media_type: str, sought: Sought, room: Room, control: JobControl
) -> Finding:
    """Return what a file has of what is sought; what cannot be read is a finding too.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    task = (content, media_type, sought)
    if bare(media_type) in {PNG, JPEG}:
        return Finding(marked=Marked.NO_WORDS)
    if bare(media_type) not in _KINDS:
        return Finding(marked=Marked.OTHER_KIND)
    if len(content) <= SMALL and bare(media_type) != PDF:
        return find_here(task)
    try:
        return room.run(find_here, task, control)
    except SourceUnreadable:
        return Finding(marked=Marked.TOO_MUCH)


def find_here(task: Task) -> Finding:
    """Return what a file has of what is sought."""
    content, media_type, sought = task
    kind = bare(media_type)
    if kind in _READERS:
        # What reads PDFs and markup takes long to load, and most who start bring no file.
        found: Finding = importlib.import_module(_READERS[kind]).find(task)
        return found
    text = decoded(content, media_type)
    return _in_table(text, sought) if kind == CSV else _in_text(text, sought)


_READERS = {
    PDF: "workbench.app.pdf_pages",
    **dict.fromkeys((HTML, XHTML, XML, ONE_FILE), "workbench.app.markup"),
}
_KINDS = frozenset({*_READERS, CSV, TEXT, JSON})


def _in_text(text: str, sought: Sought) -> Finding:
    seen = named(text, sought)
    if seen is None:
        return Finding(marked=Marked.NOT_NAMED if text.strip() else Marked.NO_WORDS)
    start, end = seen.span
    return Finding(
        marked=seen.marked,
        place=Place(LocatorKind.TEXT, f"{start}-{end}", text[start:end]),
        where=say("line {line}", line=text.count("\n", 0, start) + 1),
    )


# --- tables ---------------------------------------------------------------------------------------


def _in_table(text: str, sought: Sought) -> Finding:
    try:
        rows = list(rows_of(text))
    except csv.Error:
        return _in_text(text, sought)
    home = _first(rows, Sought(numbers=sought.numbers, name="")) or _first(
        rows, Sought(numbers=(), name=sought.name)
    )
    if sought.passage:
        meant = _meant(rows, sought.passage, home[0] if home else None)
        if meant is not None:
            return _cell(rows, *meant)
    if home is None:
        return Finding(marked=Marked.NOT_NAMED if text.strip() else Marked.NO_WORDS)
    row, column, seen = home
    return _cell(rows, row, column, seen.marked)


def _first(rows: list[list[str]], sought: Sought) -> tuple[int, int, Named] | None:
    """Return the first cell that says whom a table is about, counted from 0."""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            seen = named(cell, sought)
            if seen is not None:
                return row, column, seen
    return None


def _meant(rows: list[list[str]], passage: str, home: int | None) -> tuple[int, int, Marked] | None:
    """Return the cell that somebody means: in the company's own row first.

    A heading's words mean the company's cell under it. Where one of several cells may be meant, it
    is the first.
    """
    own: list[tuple[int, int]] = []
    if home is not None:
        own += ((home, column) for column in _with(rows[home], passage))
        own += ((home, column) for column in _with(rows[0], passage) if column < len(rows[home]))
    cells = list(dict.fromkeys(own)) or list(islice(_cells_with(rows, passage), 2))
    if not cells:
        return None
    return *cells[0], Marked.FIRST_PASSAGE if cells[1:] else Marked.PASSAGE


def _cells_with(rows: list[list[str]], passage: str) -> Iterator[tuple[int, int]]:
    for row, cells in enumerate(rows):
        yield from ((row, column) for column in _with(cells, passage))


def _with(cells: list[str], passage: str) -> list[int]:
    return [number for number, cell in enumerate(cells) if any(passage_spans(cell, passage))]


def _cell(rows: list[list[str]], row: int, column: int, marked: Marked) -> Finding:
    heading = rows[0][column].strip() if row and column < len(rows[0]) else ""
    return Finding(
        marked=marked,
        place=Place(LocatorKind.CSV, f"{row + 1}:{column + 1}", rows[row][column]),
        where=_cited(row + 1, column + 1, heading),
    )


def _cited(row: int, column: int, heading: str) -> Message:
    if heading:
        return say("row {row}, column {heading}", row=row, heading=heading)
    return say("row {row}, column {number}", row=row, number=column)
