"""Tables of gigabytes, alone or in a zip: the rows in which a number stands, found in pieces."""

import csv
import zipfile
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import IO

from workbench.domain.zipped import DAMAGE
from workbench.errors import SourceUnreadable
from workbench.lookups.zip_listing import DamagedZip, TooLarge, members
from workbench.texts import Message, say

MOST_ROWS = 20_000
"""Rows of one company that are taken out of one table."""

_PIECE = 1 << 20
_LONGEST_LINE = 1 << 16
_LARGEST = 8 << 30
"""Bytes of one table, unpacked; the largest real one has some 1.6 billion."""
_MOST_MEMBERS = 1000
"""Registers' zips have about ten members, daily ones twice as many."""
_FEW = 8
"""So many numbers are looked for in a piece as a whole, before it is cut into lines."""
_ENCRYPTED = 0x1
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Row = Mapping[str, str]


class OtherShape(Exception):
    """A table is not written as its register writes it."""


def names_in(archive: Path) -> tuple[str, ...]:
    """Return the names of a zip's members; none where it is no zip, or holds too many for one.

    Any zip a person brings is looked at here first, and a month of British filings has members by
    the hundred thousand, of which Python's own reader makes an object each.
    """
    try:
        with archive.open("rb") as file:
            return tuple(each.name for each in members(file, _MOST_MEMBERS))
    except (OSError, DamagedZip, TooLarge):
        return ()


def opened(archive: Path) -> zipfile.ZipFile:
    """Return a zip, opened.

    Raises:
        SourceUnreadable: it is none, or is damaged.
    """
    try:
        return zipfile.ZipFile(archive)
    except DAMAGE as problem:
        raise SourceUnreadable(damaged(), detail=str(problem)) from problem


def damaged() -> Message:
    """What is said of a zip that cannot be read."""
    return say("The zip is damaged or locked.")


def member(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo | None:
    """Return the member of a name, or None where there is none.

    Raises:
        SourceUnreadable: it is locked, or larger than we read.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & _ENCRYPTED:
        raise SourceUnreadable(damaged())
    if info.file_size > _LARGEST:
        raise SourceUnreadable(say("A file in the zip is larger than we read."))
    return info


def pieces(archive: zipfile.ZipFile, name: str) -> Generator[bytes, None, None]:
    """Yield a member in pieces that end with a line; none where there is no such member.

    Raises:
        OtherShape: a line has no end.
        SourceUnreadable: the zip is damaged, or the member locked or larger than we read.
    """
    info = member(archive, name)
    if info is None:
        return
    try:
        with archive.open(info) as inside:
            yield from pieces_of(inside)
    except DAMAGE as problem:
        raise SourceUnreadable(damaged(), detail=str(problem)) from problem


def pieces_of(stream: IO[bytes]) -> Generator[bytes, None, None]:
    """Yield what is read in pieces that end with a line.

    Raises:
        OtherShape: a line has no end.
    """
    left = b""
    while piece := stream.read(_PIECE):
        whole, newline, rest = (left + piece).rpartition(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise OtherShape
        left = rest
        if newline:
            yield whole
    if left:
        yield left


def header(pieces: Iterator[bytes], delimiter: str = ",") -> tuple[list[str], bytes] | None:
    """Return the columns and what follows them in the first piece; None where nothing is there.

    Raises:
        OtherShape: the line is none of a table.
    """
    first = next(pieces, None)
    if first is None:
        return None
    line, _, rest = first.removeprefix(_BYTE_ORDER_MARK).partition(b"\n")
    return cells(line, delimiter), rest


def lines(rest: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of a table that hold anything."""
    for piece in chain((rest,), pieces):
        for line in piece.split(b"\n"):
            if line.strip():
                yield line


def rows_with(
    pieces: Generator[bytes, None, None],
    column: str,
    numbers: Sequence[str],
    *,
    needed: Iterable[str] = (),
    delimiter: str = ",",
) -> tuple[Row, ...]:
    """Return the rows in which one of the numbers stands in a column, in the table's order.

    Args:
        pieces: of the table, from its first line; they are closed.
        column: in which a number must stand.
        numbers: as the table writes them.
        needed: columns without which its rows cannot be used.
        delimiter: between cells.

    Raises:
        OtherShape: a column is missing, a row has more or fewer cells than there are columns, or
            the rows are more than one company has.
    """
    found: list[Row] = []
    with closing(pieces):
        head = header(pieces, delimiter)
        if head is None:
            return ()
        columns, rest = head
        if not {column, *needed} <= set(columns):
            raise OtherShape
        at = columns.index(column)
        for line in _lines_with(rest, pieces, numbers, delimiter if at == 0 else ""):
            row = cells(line, delimiter)
            if len(row) != len(columns):
                raise OtherShape
            if row[at] in numbers:
                found.append(dict(zip(columns, row, strict=True)))
                if len(found) > MOST_ROWS:
                    raise SourceUnreadable(say("The enterprise has more rows than we take."))
    return tuple(found)


def _lines_with(
    rest: bytes, pieces: Iterable[bytes], numbers: Iterable[str], first: str
) -> Iterator[bytes]:
    """Yield the lines that may hold a number.

    By their first cell, where the delimiter after it is given and there is more than one number;
    else by where one is found at all. A piece in which none of a few numbers is found is not even
    cut into lines.
    """
    wanted = frozenset(number.encode() for number in numbers)
    delimiter = first.encode()
    by_first_cell = bool(delimiter) and len(wanted) > 1
    for piece in chain((rest,), pieces):
        if len(wanted) <= _FEW and not any(number in piece for number in wanted):
            continue
        for line in piece.split(b"\n"):
            if by_first_cell:
                holds = line[: line.find(delimiter)].strip(b'"') in wanted
            else:
                holds = any(number in line for number in wanted)
            if holds:
                yield line


def cells(line: bytes, delimiter: str = ",") -> list[str]:
    """Return the cells of one line.

    Raises:
        OtherShape: it is not UTF-8, or a quote is opened and not closed.
    """
    try:
        (row,) = csv.reader([line.rstrip(b"\r").decode()], delimiter=delimiter, strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError) as problem:
        raise OtherShape from problem
    return row
