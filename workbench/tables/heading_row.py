"""Finding the row that holds the headings, among titles above it and a second one below it."""

import re
from collections.abc import Sequence

from workbench.domain.table_file import MOST_COLUMNS, Row
from workbench.matching.headings import is_known
from workbench.tables.refusing import refused
from workbench.texts import Message, say

LOOKED_AT = 20
"""Rows at the top among which the headings stand."""
_TELLING = 2
"""Known headings that make a row one of headings."""
_DATA = re.compile(r"[+(]?[0-9][0-9 ().,/-]*|\S+@\S+\.\S+|https?://\S+")


def heading_of(name: str, rows: Sequence[Row]) -> tuple[int, tuple[str, ...], tuple[Message, ...]]:
    """Return which of the first rows holds the headings, the headings, and remarks.

    Empty rows are not among them. A second row of headings below the first, as some exports have
    it with the system's own names, is passed over: the number is then that of the second one.

    Raises:
        InvalidInput: no row is one of headings, or it has too many columns.
    """
    counts = [sum(map(is_known, row.cells)) for row in rows]
    best = max(range(len(rows)), key=lambda at: counts[at])
    if not counts[best]:
        best = _unknown(name, rows)
    headings = _named(name, rows[best].cells)
    remarks: list[Message] = []
    if rows[best].number > 1 and best:
        remarks.append(
            say(
                "The headings stand in row {row}; what is above is left out.", row=rows[best].number
            )
        )
    second = best + 1
    if second < len(rows) and counts[second] >= _TELLING and not _holds_data(rows[second]):
        remarks.append(
            say("Row {row} holds headings once more, so it is left out.", row=rows[second].number)
        )
        return second, headings, tuple(remarks)
    return best, headings, tuple(remarks)


def _unknown(name: str, rows: Sequence[Row]) -> int:
    """Return the row whose words may be headings in a language nobody taught us."""
    widest = max(len([cell for cell in row.cells if cell]) for row in rows)
    for at, row in enumerate(rows):
        if len([cell for cell in row.cells if cell]) * 2 >= widest:
            if _holds_data(row) or len(rows) == 1:
                raise refused(
                    say("{file} has no row of headings.", file=name),
                    say("Put a row above the others that says what each column is."),
                )
            return at
    raise refused(say("{file} has no row of headings.", file=name))


def _holds_data(row: Row) -> bool:
    return any(_DATA.fullmatch(cell) for cell in row.cells)


def _named(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    """Return headings of which none is empty; one without words gets its column's letter."""
    width = max((at for at, cell in enumerate(cells, start=1) if cell), default=0)
    if width > MOST_COLUMNS:
        raise refused(
            say("{file} has more than {most} columns.", file=name, most=MOST_COLUMNS),
            say("Keep the columns that say who the companies are."),
        )
    return tuple(cell or letters(at) for at, cell in enumerate(cells[:width]))


def letters(column: int) -> str:
    """Return a column's letters as a spreadsheet shows them, the first being 0."""
    written = ""
    number = column + 1
    while number:
        number, left = divmod(number - 1, 26)
        written = chr(ord("A") + left) + written
    return written
