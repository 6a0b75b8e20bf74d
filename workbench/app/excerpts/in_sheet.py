"""Excerpts of workbooks: a cell marked in its row, under its heading, with the rows around it."""

import csv
import importlib
import io
from collections.abc import Iterator
from typing import Any

from workbench.app.excerpts.lines import PlaceMissing
from workbench.domain.media import bare

_BOOKS = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
    }
)


def is_book(media_type: str) -> bool:
    """Whether a stored answer is a workbook."""
    return bare(media_type) in _BOOKS


def rows_of_book(content: bytes, sheet: str) -> Iterator[list[str]]:
    """Yield the rows of a sheet as text from its first row on, so that they count as it shows.

    Raises:
        PlaceMissing: it is no workbook that can be read, or has no such sheet.
    """
    # Read in when a workbook is looked at: most evidence is none.
    calamine = importlib.import_module("python_calamine")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        read = book.get_sheet_by_name(sheet)
        _, before = read.start or (0, 0)
        rows = read.iter_rows()
    except (calamine.CalamineError, OSError, ValueError) as problem:
        raise PlaceMissing from problem
    for row in rows:
        yield [""] * before + [_shown(each) for each in row]


def sheet_text(content: bytes, sheet: str) -> str:
    """Return a sheet as CSV parted by commas.

    Raises:
        PlaceMissing: it is no workbook that can be read, or has no such sheet.
    """
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows_of_book(content, sheet))
    return written.getvalue()


def _shown(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
