"""Tables of a bulk file: its columns by name, its rows one by one, damaged ones named."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import IO

from workbench.errors import SourceUnreadable
from workbench.registers.bulk_file import cut_off
from workbench.registers.format import Damaged
from workbench.texts import Message, say

_LONGEST_LINE = 1 << 17
_UNREADABLE = "\ufffd"
_PORTION = 1 << 18
"""Letters that are read at once."""

_MOST_LINES = 20
"""Of one row: a cell may hold line ends."""

_OPEN_QUOTES = say("Its quotes do not end.")
_FEW = 100
"""Damaged rows that are no reason to doubt the rest, however few that is."""

_YEAR, _MONTH, _DATE = "(1[0-9]{3}|20[0-9]{2})", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_YMD = re.compile(f"{_YEAR}-{_MONTH}-{_DATE}")
_DMY = re.compile(f"{_DATE}[-/.]{_MONTH}[-/.]{_YEAR}")

_ALWAYS = "28"
"""Every month has so many days."""

Cells = tuple[str, ...]


class Table:
    """A table whose first line names its columns; fields divided by `,`, `;`, `|` or a tab."""

    def __init__(self, stream: IO[bytes], name: str, damaged: Damaged) -> None:
        """Read the names of the columns.

        Raises:
            SourceUnreadable: there are none.
        """
        self._name = name
        self._damaged = damaged
        self._text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
        self._whole = True
        self._torn = False
        self._number = 0
        self._good = 0
        head = self._text.readline(_LONGEST_LINE)
        if _UNREADABLE in head or "\0" in head:
            raise SourceUnreadable(self._encoding())
        self._delimiter = delimiter_of(head)
        cells = next(csv.reader([head], delimiter=self._delimiter), [])
        self.columns = [each.strip() for each in cells]
        self._places = {each.casefold(): at for at, each in reversed([*enumerate(self.columns)])}

    def has(self, column: str) -> bool:
        """Whether there is a column of a name, in whatever case."""
        return column.casefold() in self._places

    def rows(self, needed: Iterable[str], wanted: Sequence[str]) -> Iterator[tuple[int, Cells]]:
        """Yield the rows one by one, each with its number; see `portions`."""
        for first, rows in self.portions(needed, wanted):
            yield from enumerate(rows, start=first)

    def portions(
        self, needed: Iterable[str], wanted: Sequence[str]
    ) -> Iterator[tuple[int, list[Cells]]]:
        """Yield rows that follow each other: the first's number, and the cells of wanted columns.

        Numbers begin with 1 and do not count the head.

        A cell of a column that the table does not have is empty. A wanted column may have several
        names, divided by `|`: the first that the table has counts.

        Raises:
            SourceUnreadable: a needed column is missing, the table is cut off, or is mostly
                damaged.
        """
        for each in needed:
            if self._place(each) is None:
                raise SourceUnreadable(
                    say(
                        "The table {name} has no column {column}.",
                        name=self._name,
                        column=each.split("|")[0],
                    ),
                    hint=say("Is it the register's own file, unchanged?"),
                )
        pick, lacks = self._picker(wanted)
        for rows in self._portions():
            self._good += len(rows)
            if lacks:
                for row in rows:
                    row.append("")
            yield self._number - len(rows) + 1, list(map(pick, rows))

    def _portions(self) -> Iterator[list[list[str]]]:
        """Yield whole rows that follow each other, thousands at once where nothing is odd.

        What may be odd in a portion (a row of another length, a cell of several lines, signs that
        are none) is seen at once; only then it is looked at row by row.
        """
        width = {len(self.columns)}
        while text := self._text.read(_PORTION):
            text += self._line(self._text)
            rows: list[list[str]] = []
            if _UNREADABLE not in text and "\0" not in text and text[-1] == "\n":
                with suppress(csv.Error):
                    rows = list(csv.reader(io.StringIO(text, ""), delimiter=self._delimiter))
            if len(rows) == text.count("\n") and set(map(len, rows)) == width:
                self._number += len(rows)
                yield rows
            else:
                yield from self._one_by_one(io.StringIO(text, ""))
            if self._damaged.count > max(_FEW, self._good):
                raise SourceUnreadable(say("Most rows of {name} cannot be read.", name=self._name))

    def _one_by_one(self, portion: IO[str]) -> Iterator[list[list[str]]]:
        """Yield the rows of a portion alone; what could be none is counted as damaged."""
        self._torn = False
        reader = csv.reader(self._chunks(portion), delimiter=self._delimiter)
        while True:
            try:
                row = next(reader, None)
            except csv.Error:
                self._damaged.add(self._number, _OPEN_QUOTES)
                continue
            if row is None:
                return
            if row and len(row) != len(self.columns):
                self._misfit(row)
            elif self._torn:
                self._damaged.add(self._number, say("It is not written in UTF-8."))
            elif row:
                yield [row]
            self._torn = False

    def _chunks(self, portion: IO[str]) -> Iterator[str]:
        """Yield the text of one row after the other: a line, or more where a cell has several."""
        waiting: list[str] = []
        while line := waiting.pop(0) if waiting else self._line(portion):
            self._number += 1
            if line.count('"') % 2 == 0:
                yield line
                continue
            lines = [line]
            while len(lines) < _MOST_LINES and "".join(lines).count('"') % 2:
                following = waiting.pop(0) if waiting else self._line(portion, self._text)
                if not following:
                    break
                lines.append(following)
            if self._is_row("".join(lines)):
                yield "".join(lines)
            elif len(lines) == 1 and not self._whole:
                raise SourceUnreadable(cut_off())
            else:
                # A quote that was never closed costs its own row and not those behind it.
                self._damaged.add(self._number, _OPEN_QUOTES)
                waiting = [*lines[1:], *waiting]

    def _is_row(self, text: str) -> bool:
        try:
            (row,) = csv.reader([text], delimiter=self._delimiter, strict=True)
        except (csv.Error, ValueError):
            return False
        return len(row) == len(self.columns)

    def _line(self, *sources: IO[str]) -> str:
        """Return the next line of the first source that has one."""
        line = next(filter(None, (each.readline(_LONGEST_LINE) for each in sources)), "")
        if len(line) >= _LONGEST_LINE and not line.endswith("\n"):
            raise SourceUnreadable(say("A line of {name} has no end.", name=self._name))
        if _UNREADABLE in line or "\0" in line:
            self._torn = True
            line = line.replace("\0", _UNREADABLE)
        if line:
            self._whole = line[-1] in "\r\n"
        return line

    def _misfit(self, row: Sequence[str]) -> None:
        """Count a row of too few or too many cells; where the file ends in it, it is cut off."""
        if not self._whole:
            raise SourceUnreadable(cut_off())
        why = say("It has {cells} cells, not {columns}.", cells=len(row), columns=len(self.columns))
        self._damaged.add(self._number, why)

    def _picker(self, wanted: Sequence[str]) -> tuple[Callable[[list[str]], Cells], bool]:
        """Return what takes the cells of a row, and whether it wants an empty one at the end."""
        places = [self._place(each) for each in wanted]
        at = [len(self.columns) if place is None else place for place in places]
        return itemgetter(*at, *at[:1]) if len(at) == 1 else itemgetter(*at), None in places

    def _place(self, names: str) -> int | None:
        found = (self._places.get(each.casefold()) for each in names.split("|"))
        return next((each for each in found if each is not None), None)

    def _encoding(self) -> Message:
        return say("The table {name} is not written in UTF-8.", name=self._name)


def delimiter_of(head: str) -> str:
    """Return what divides the fields of a line: whichever stands there most often."""
    return max(",;|\t", key=head.count)


def columns_in(first: bytes) -> frozenset[str]:
    """Return the names of the columns in a table's first bytes, in small letters."""
    line = first.decode("utf-8-sig", "replace").partition("\n")[0]
    try:
        cells = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    except csv.Error:
        return frozenset()
    return frozenset(each.strip().casefold() for each in cells)


@lru_cache(50_000)
def iso_day(written: str, order: str) -> str:
    """Return a day as ISO 8601 text, or an empty one where it is none.

    Args:
        written: as `13/03/1984`, `13.03.1984`, `13-03-1984` or `1984-03-13T00:00:00`.
        order: `dmy` or `ymd`.
    """
    found = (_YMD if order == "ymd" else _DMY).match(written)
    if found is None:
        return ""
    day = found[0] if order == "ymd" else f"{found[3]}-{found[2]}-{found[1]}"
    return day if day[-2:] <= _ALWAYS else _checked(day)


def _checked(day: str) -> str:
    """Return a day that the calendar has, or an empty text."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""
