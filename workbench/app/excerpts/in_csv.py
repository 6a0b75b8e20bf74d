"""Excerpts of CSV: a cell marked in its row, under its heading, with the rows around it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from workbench.app.excerpts.in_sheet import is_book, rows_of_book
from workbench.app.excerpts.lines import PlaceMissing, clip, numbers_in
from workbench.domain.excerpt import Excerpt, TablePart
from workbench.domain.fact import Place
from workbench.domain.lookup import Snapshot
from workbench.domain.media import decoded, delimiter_in, rows_of

_ROWS, _COLUMNS = 2, 3
"""Rows before and after a marked cell, and columns, that a narrow panel has room for."""


def excerpt(snapshot: Snapshot, place: Place) -> Excerpt:
    """Return the rows around a cell of an answer of CSV; its locator is `row:column` from 1.

    Raises:
        PlaceMissing: it is not there.
    """
    sheet, _, cell = place.locator.rpartition("!")
    row_number, column = numbers_in(cell, r"(\d+):(\d+)")
    reader = _rows(snapshot, sheet)
    # The first row heads the columns, unless it is the one that is marked.
    first = min(row_number, max(2, row_number - _ROWS))
    try:
        heading = next(reader, [])
        rows = [heading] if first == 1 else []
        rows += islice(reader, max(0, first - 2), row_number + _ROWS - 1)
    except csv.Error as problem:
        raise PlaceMissing from problem
    at = row_number - first
    if at >= len(rows) or not 1 <= column <= len(rows[at]):
        raise PlaceMissing
    shown = _columns(column - 1, max(map(len, rows)))
    return Excerpt(
        table=TablePart(
            headings=() if first == 1 else _cells(heading, shown),
            rows=tuple((first + n, _cells(row, shown)) for n, row in enumerate(rows)),
            marked=(at, shown.index(column - 1)),
        )
    )


def _rows(snapshot: Snapshot, sheet: str) -> Iterator[list[str]]:
    if is_book(snapshot.media_type):
        return rows_of_book(snapshot.content, sheet)
    text = decoded(snapshot.content, snapshot.media_type)
    return rows_of(text, delimiter_in(snapshot.media_type))


def _columns(marked: int, width: int) -> tuple[int, ...]:
    """Return the few columns that are shown: the first two mostly say whose row it is."""
    near = (marked, 0, 1, marked - 1, marked + 1, 2)
    there = list(dict.fromkeys(each for each in near if 0 <= each < width))
    return tuple(sorted(there[:_COLUMNS]))


def _cells(row: Sequence[str], shown: Iterable[int]) -> tuple[str, ...]:
    return tuple(clip(" ".join(row[each].split())) if each < len(row) else "" for each in shown)
