"""Belgium's open register files: the rows of one enterprise, found in zips of gigabytes.

The register (Kruispuntbank van Ondernemingen) gives one zip with all enterprises that are active,
and one for each day with what was taken out and put in since. Nothing is unpacked to the disk, and
of each file inside only a piece is in memory.
"""

import csv
import zipfile
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, takewhile
from pathlib import Path

from workbench.domain.zipped import DAMAGE
from workbench.errors import SourceUnreadable
from workbench.lookups.zip_listing import DamagedZip, TooLarge, members
from workbench.texts import Message, say

TABLES = ("enterprise", "establishment", "denomination", "address", "contact", "activity")
"""The files that are read of each zip, in this order: establishments are looked for by number."""

_KEYS = {"enterprise": "EnterpriseNumber", "establishment": "EnterpriseNumber"}
_OWN_KEYS = {"establishment": "EstablishmentNumber"}
_ENTITY = "EntityNumber"
_NEEDED = {
    "enterprise": ("StartDate",),
    "establishment": ("EstablishmentNumber",),
    "activity": ("NaceVersion", "NaceCode"),
}
_PIECE = 1 << 20
_LONGEST_LINE = 1 << 16
_LARGEST = 8 << 30
"""Bytes of one file inside, unpacked; the largest real one has some 1.6 billion."""
_MOST_ROWS = 20_000
_MOST_CODES = 1_000_000
_ENCRYPTED = 0x1
_NAMED = "KboOpenData_"
_SIGNS = frozenset({"enterprise.csv", "enterprise_insert.csv"})
_MOST_MEMBERS = 1000
"""The register's zips have about ten members, its daily ones twice as many."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought in one file of one zip; it travels to another process.

    Attributes:
        archive: the zip.
        table: the file inside, without `.csv`; an update's has `_delete` or `_insert` as well.
        column: in which a number must stand.
        numbers: the numbers as the register writes them, `0200.065.765`.
    """

    archive: Path
    table: str
    column: str
    numbers: tuple[str, ...]


def dotted(number: str) -> str:
    """Return an enterprise number as the files write it: `0200065765` is `0200.065.765`."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"


def size(archive: Path, table: str) -> int:
    """Return the bytes of a file inside, or 0 where there is none.

    Raises:
        SourceUnreadable: the zip is none, or is damaged.
    """
    with _opened(archive) as opened:
        info = _member(opened, table)
        return info.file_size if info is not None else 0


def rows(sought: Sought) -> tuple[Row, ...]:
    """Return the rows in which one of the numbers stands, in the file's order.

    Raises:
        SourceUnreadable: the zip or the file inside is damaged, locked, in another shape, or holds
            more than we take.
    """
    found: list[Row] = []
    numbers = frozenset(number.encode() for number in sought.numbers)
    with (
        _opened(sought.archive) as opened,
        closing(_pieces(opened, sought.table)) as pieces,
    ):
        header = _header(pieces)
        if header is None:
            return ()
        columns, rest = header
        if not {sought.column, *_needed(sought.table)} <= set(columns):
            raise _other_shape(sought.table)
        at = columns.index(sought.column)
        for line in _lines_with(rest, pieces, numbers, first=at == 0):
            cells = _cells(line, sought.table)
            if len(cells) != len(columns):
                raise _other_shape(sought.table)
            if cells[at] in sought.numbers:
                found.append(dict(zip(columns, cells, strict=True)))
                if len(found) > _MOST_ROWS:
                    raise SourceUnreadable(say("The enterprise has more rows than we take."))
    return tuple(found)


def _needed(table: str) -> Sequence[str]:
    """Return the columns without which rows cannot be used; of what is taken out only the key."""
    return _NEEDED.get(table.removesuffix("_insert"), ())


def codes(archive: Path) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Return what the codes mean: category and code to language to words.

    Raises:
        SourceUnreadable: as `rows` does.
    """
    meanings: dict[tuple[str, str], dict[str, str]] = {}
    with _opened(archive) as opened, closing(_pieces(opened, "code")) as pieces:
        header = _header(pieces)
        if header is None:
            return {}
        columns, rest = header
        if columns[:4] != ["Category", "Code", "Language", "Description"]:
            raise _other_shape("code")
        for count, line in enumerate(_lines(chain((rest,), pieces))):
            cells = _cells(line, "code")
            if len(cells) < len(columns) or count > _MOST_CODES:
                raise _other_shape("code")
            meanings.setdefault((cells[0], cells[1]), {})[cells[2]] = cells[3]
    return meanings


def key_of(table: str, *, own: bool = False) -> str:
    """Return the column by which a file's rows are found; `own`, by which an update takes out."""
    return (_OWN_KEYS.get(table) if own else None) or _KEYS.get(table, _ENTITY)


def updated(
    before: Iterable[Row], taken_out: Iterable[Row], put_in: Iterable[Row], table: str
) -> tuple[Row, ...]:
    """Return rows as an update leaves them: what it takes out goes before what it puts in comes."""
    column = key_of(table, own=True)
    gone = {row[column] for row in taken_out}
    return (*(row for row in before if row.get(column) not in gone), *put_in)


def is_registers(archive: Path) -> bool:
    """Whether a file is one of the register's, by its name or by what it holds, damaged or not."""
    if archive.name.startswith(_NAMED):
        return True
    # Any zip a person brings is looked at here first, and a month of British filings has members
    # by the hundred thousand, of which Python's own reader makes an object each.
    try:
        with archive.open("rb") as file:
            return any(each.name in _SIGNS for each in members(file, _MOST_MEMBERS))
    except (OSError, DamagedZip, TooLarge):
        return False


def is_update(archive: Path) -> bool:
    """Whether a zip holds what changed rather than all enterprises.

    Raises:
        SourceUnreadable: the zip is none, or is damaged, or is none of the register's.
    """
    with _opened(archive) as opened:
        if _member(opened, "enterprise") is not None:
            return False
        if _member(opened, "enterprise_insert") is not None:
            return True
    raise SourceUnreadable(say("This is none of the register's files."))


def updates_beside(archive: Path) -> Sequence[Path]:
    """Return the newer updates in the same folder, in their order.

    The register numbers its files: `KboOpenData_0140_2025_07_05_Full.zip`,
    `KboOpenData_0141_2025_07_06_Update.zip`. An update stands on the one before, so the first gap
    ends them.
    """
    number = _number(archive)
    if number is None:
        return ()
    beside = {_number(each): each for each in archive.parent.glob(f"{_NAMED}*_Update.zip")}
    following = (beside.get(number + step) for step in range(1, len(beside) + 1))
    return tuple(each for each in takewhile(bool, following) if each is not None)


def _number(archive: Path) -> int | None:
    parts = archive.name.split("_")
    return int(parts[1]) if len(parts) > 1 and parts[1].isascii() and parts[1].isdigit() else None


def _other_shape(table: str) -> SourceUnreadable:
    return SourceUnreadable(
        say("The file {table} in the zip is not in the register's shape.", table=f"{table}.csv")
    )


def _damaged() -> Message:
    return say("The zip is damaged or locked.")


def _opened(archive: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(archive)
    except DAMAGE as problem:
        raise SourceUnreadable(_damaged(), detail=str(problem)) from problem


def _member(opened: zipfile.ZipFile, table: str) -> zipfile.ZipInfo | None:
    """Return the file of a name at the zip's top; one in a folder inside is another's."""
    try:
        info = opened.getinfo(f"{table}.csv")
    except KeyError:
        return None
    if info.flag_bits & _ENCRYPTED:
        raise SourceUnreadable(_damaged())
    if info.file_size > _LARGEST:
        raise SourceUnreadable(say("A file in the zip is larger than we read."))
    return info


def _pieces(opened: zipfile.ZipFile, table: str) -> Generator[bytes, None, None]:
    """Yield a file inside in pieces that end with a line."""
    info = _member(opened, table)
    if info is None:
        return
    left = b""
    try:
        with opened.open(info) as inside:
            while piece := inside.read(_PIECE):
                whole, newline, rest = (left + piece).rpartition(b"\n")
                if len(rest) > _LONGEST_LINE:
                    raise _other_shape(table)
                left = rest
                if newline:
                    yield whole
    except DAMAGE as problem:
        raise SourceUnreadable(_damaged(), detail=str(problem)) from problem
    if left:
        yield left


def _header(pieces: Iterator[bytes]) -> tuple[list[str], bytes] | None:
    first = next(pieces, None)
    if first is None:
        return None
    line, _, rest = first.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    return _cells(line, "code"), rest


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        for line in piece.split(b"\n"):
            if line.strip():
                yield line


def _lines_with(
    rest: bytes, pieces: Iterable[bytes], numbers: frozenset[bytes], *, first: bool
) -> Iterator[bytes]:
    """Yield the lines that may hold a number: by their first cell, or by where it is found at all.

    A piece in which a lone number is nowhere is not even cut into lines.
    """
    lone = next(iter(numbers)) if len(numbers) == 1 else None
    for piece in chain((rest,), pieces):
        if lone is not None and lone not in piece:
            continue
        for line in piece.split(b"\n"):
            if lone is not None or not first:
                holds = any(number in line for number in numbers)
            else:
                holds = line[: line.find(b",")].strip(b'"') in numbers
            if holds:
                yield line


def _cells(line: bytes, table: str) -> list[str]:
    """Return the cells of one line.

    Raises:
        SourceUnreadable: it is not UTF-8, or a quote is opened and not closed.
    """
    try:
        (cells,) = csv.reader([line.rstrip(b"\r").decode()], strict=True)
    except (UnicodeDecodeError, csv.Error, ValueError) as problem:
        raise _other_shape(table) from problem
    return cells
