"""Which of Estonia's open data files lie in a folder, and a company's rows in them.

The register (e-Äriregister) offers one file with all companies, one with all annual reports, and
for each year one with the reports' elements, anew each month. They come as zips with one table,
whose fields are divided by `;`. Names, columns and sizes are as their readers publish them; of the
first a row was seen, of the others none.
"""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.errors import SourceUnreadable
from workbench.lookups import large_table
from workbench.lookups.large_table import OtherShape, Row
from workbench.texts import say

_DELIMITER = ";"


class Kind(StrEnum):
    """What a file holds."""

    COMPANIES = "companies"
    REPORTS = "reports"
    ELEMENTS = "elements"


_NAMES = {
    Kind.COMPANIES: re.compile(r"lihtandmed", re.IGNORECASE),
    Kind.REPORTS: re.compile(r"aruannete_yldandmed", re.IGNORECASE),
    Kind.ELEMENTS: re.compile(r"([0-9]{4})_aruannete_elemendid", re.IGNORECASE),
}
_AS_OF = re.compile(r"kuni_([0-9]{2})([0-9]{2})([0-9]{4})", re.IGNORECASE)
_TABLE = re.compile(r"\.csv\Z", re.IGNORECASE)
_ENDINGS = frozenset({".zip", ".csv"})

COLUMNS = {
    Kind.COMPANIES: "ariregistri_kood",
    Kind.REPORTS: "registrikood",
    Kind.ELEMENTS: "report_id",
}
"""In which a company's, or a report's, number stands."""

_NEEDED = {
    Kind.COMPANIES: ("nimi", "ettevotja_staatus"),
    Kind.REPORTS: ("report_id", "period_end", "kas konsolideeritud?"),
    Kind.ELEMENTS: ("tabel", "elemendi_label", "elemendi_nimetus", "vaartus"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """One of the register's files.

    Attributes:
        member: the table in the zip; empty where the file is the table itself.
        year: of the reports whose elements it holds; 0 for other kinds.
        as_of: the day its name tells, yyyymmdd; empty where it tells none.
    """

    path: Path
    member: str
    kind: Kind
    year: int
    as_of: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought in a file; it travels to another process."""

    file: OpenFile
    numbers: tuple[str, ...]


def open_file(path: Path) -> OpenFile | None:
    """Return what a file of the register's holds, by its name or its table's; else None."""
    if path.suffix.lower() not in _ENDINGS:
        return None
    if path.suffix.lower() == ".csv":
        return _named(path, "", path.name)
    told = _named(path, "", path.name)
    tables = [name for name in large_table.names_in(path) if _TABLE.search(name)]
    if told is None:
        return next((each for name in tables if (each := _named(path, name, name))), None)
    # A zip that is named as the register names it is its, damaged or not.
    return _named(path, tables[0] if len(tables) == 1 else f"{path.stem}.csv", path.name)


def _named(path: Path, member: str, name: str) -> OpenFile | None:
    for kind, pattern in _NAMES.items():
        found = pattern.search(name)
        if found is not None:
            day = _AS_OF.search(name)
            return OpenFile(
                path=path,
                member=member,
                kind=kind,
                year=int(found[1]) if kind is Kind.ELEMENTS else 0,
                as_of=f"{day[3]}{day[2]}{day[1]}" if day is not None else "",
            )
    return None


def in_folder_of(brought: OpenFile) -> Sequence[OpenFile]:
    """Return the brought file and those of the register's that lie beside it.

    Of each kind, and of each year, the newest; the brought one before others.
    """
    beside = (each for each in _files(brought.path.parent) if each.path != brought.path)
    newest: dict[tuple[Kind, int], OpenFile] = {}
    for each in (brought, *sorted(beside, key=_newest_first)):
        newest.setdefault((each.kind, each.year), each)
    return tuple(sorted(newest.values(), key=lambda each: (list(Kind).index(each.kind), each.year)))


def _files(folder: Path) -> Iterator[OpenFile]:
    for path in sorted(folder.iterdir()):
        by_name = any(pattern.search(path.name) for pattern in _NAMES.values())
        if by_name and path.is_file() and (found := open_file(path)) is not None:
            yield found


def _newest_first(file: OpenFile) -> tuple[int, str]:
    return -int(file.as_of or "0"), file.path.name


def size(files: Iterable[OpenFile]) -> int:
    """Return the bytes of files as they lie on the disk, by which a search tells how far it is."""
    return sum(each.path.stat().st_size for each in files)


def rows(sought: Sought) -> tuple[Row, ...]:
    """Return the rows of a company, or of reports, in the file's order.

    Raises:
        SourceUnreadable: the file is damaged, locked, in another shape, or holds more than we take.
    """
    file = sought.file
    try:
        if not file.member:
            with file.path.open("rb") as table:
                return _rows(large_table.pieces_of(table), sought)
        with large_table.opened(file.path) as opened:
            if large_table.member(opened, file.member) is None:
                raise _other_shape(file)
            return _rows(large_table.pieces(opened, file.member), sought)
    except (OtherShape, OSError) as problem:
        raise _other_shape(file) from problem


def _other_shape(file: OpenFile) -> SourceUnreadable:
    return SourceUnreadable(say("{file} is not in the register's shape.", file=file.path.name))


def _rows(pieces: Generator[bytes, None, None], sought: Sought) -> tuple[Row, ...]:
    kind = sought.file.kind
    return large_table.rows_with(
        pieces, COLUMNS[kind], sought.numbers, needed=_NEEDED[kind], delimiter=_DELIMITER
    )
