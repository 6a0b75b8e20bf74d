"""A file that holds a table: its headings, its rows one after the other, and what reads it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from workbench.domain.brought import Room
from workbench.domain.fact import LocatorKind, Place
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import Message, say

MOST_ROWS = 1_048_576
"""Rows of a table that are read, as many as a sheet has."""
MOST_COLUMNS = 1_000
LARGEST_TABLE = 512 * 2**20
"""Bytes of a file with a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: of the row in its file, counted from 1, headings and empty rows included.
        cells: as many as there are headings.
        span: the characters of the file that it is, `start-end`, where it is a card; else empty.
        sheet: of a workbook, in which it stands; else empty.
        too_long: whether it has cells beyond the last heading: a delimiter may stand unquoted.
    """

    number: int
    cells: tuple[str, ...]
    span: str = ""
    sheet: str = ""
    too_long: bool = False

    def place(self, column: int) -> Place:
        """Return where a cell stands, the column counted from 0."""
        if self.span:
            return Place(LocatorKind.TEXT, self.span, self.cells[column])
        before = f"{self.sheet}!" if self.sheet else ""
        return Place(LocatorKind.CSV, f"{before}{self.number}:{column + 1}", self.cells[column])


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table in a file, read row by row as often as one likes.

    Attributes:
        media_type: of the file, with its charset and delimiter where it is text.
        headings: what its columns are called; none is missing, an empty one is a column's letter.
        text: the rows as CSV; the file itself, where that is CSV.
        charset, delimiter: of `text`.
        heading_row: number of the row that holds the headings.
        first: number of the first row below them.
        numbered: whether each row of `text` begins with its number and its span.
        sheet: the sheet that was read; `sheets` are all there are.
        remarks: what a reader should know of how it was read.
    """

    media_type: str
    headings: tuple[str, ...]
    text: bytes
    charset: str = "utf-8"
    delimiter: str = ","
    heading_row: int = 1
    first: int = 2
    numbered: bool = False
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()

    def named(self, heading: str, file: str) -> int:
        """Return the column that has a heading, case aside.

        Raises:
            InvalidInput: none has, at the field `column`; `file` is what the reader calls the file.
        """
        wanted = heading.strip().casefold()
        for at, each in enumerate(self.headings):
            if each.casefold() == wanted:
                return at
        raise InvalidInput(
            say("{file} has no column {heading}.", file=file, heading=heading),
            field="column",
            hint=say("It has: {columns}.", columns=", ".join(self.headings)),
        )

    def sample(self, most: int) -> list[tuple[str, ...]]:
        """Return the cells of the first rows."""
        return [row.cells for row in islice(self.rows(), most)]

    def rows(self) -> Iterator[Row]:
        """Return the rows below the headings, empty ones left out.

        Raises:
            csv.Error: a row is none, which only happens where somebody changed `text`.
        """
        lines = io.TextIOWrapper(
            io.BytesIO(self.text), encoding=self.charset, errors="replace", newline=""
        )
        for number, cells in enumerate(csv.reader(lines, delimiter=self.delimiter), start=1):
            row = self._row(number, cells)
            if row is not None:
                yield row

    def _row(self, number: int, cells: list[str]) -> Row | None:
        span = ""
        if self.numbered:
            number, span, cells = int(cells[0]), cells[1], cells[2:]
        elif number < self.first:
            return None
        shown = [cell.strip() for cell in cells[: len(self.headings)]]
        if not any(shown):
            return None
        shown += [""] * (len(self.headings) - len(shown))
        too_long = not self.numbered and any(map(str.strip, cells[len(self.headings) :]))
        return Row(number, tuple(shown), span, self.sheet, too_long)


class TableFiles(Protocol):
    """What reads the tables in files."""

    def read(self, content: bytes, name: str, sheet: str, room: Room, control: JobControl) -> Table:
        """Return the table in a file.

        Args:
            content: the file's bytes.
            name: of the file; it only decides between what the same bytes may be.
            sheet: which of several; empty for the first that holds rows.
            room: where workbooks and cards are read.
            control: stops the reading.

        Raises:
            InvalidInput: it is no table that can be read, at the field `file` or `sheet`.
            CancelledByUser: the reading was stopped.
        """
        ...
