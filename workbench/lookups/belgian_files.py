"""Belgium's open register files: the rows of one enterprise, found in zips of gigabytes.

The register (Kruispuntbank van Ondernemingen) gives one zip with all enterprises that are active,
and one for each day with what was taken out and put in since. Nothing is unpacked to the disk, and
of each file inside only a piece is in memory.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from workbench.errors import SourceUnreadable
from workbench.lookups import large_table
from workbench.lookups.large_table import OtherShape, Row
from workbench.texts import say

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
_MOST_CODES = 1_000_000
_NAMED = "KboOpenData_"
_SIGNS = frozenset({"enterprise.csv", "enterprise_insert.csv"})


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
    with large_table.opened(archive) as opened:
        info = large_table.member(opened, f"{table}.csv")
        return info.file_size if info is not None else 0


def rows(sought: Sought) -> tuple[Row, ...]:
    """Return the rows in which one of the numbers stands, in the file's order.

    Raises:
        SourceUnreadable: the zip or the file inside is damaged, locked, in another shape, or holds
            more than we take.
    """
    with large_table.opened(sought.archive) as opened:
        try:
            return large_table.rows_with(
                large_table.pieces(opened, f"{sought.table}.csv"),
                sought.column,
                sought.numbers,
                needed=_needed(sought.table),
            )
        except OtherShape as problem:
            raise _other_shape(sought.table) from problem


def _needed(table: str) -> Sequence[str]:
    """Return the columns without which rows cannot be used; of what is taken out only the key."""
    return _NEEDED.get(table.removesuffix("_insert"), ())


def codes(archive: Path) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Return what the codes mean: category and code to language to words.

    Raises:
        SourceUnreadable: as `rows` does.
    """
    with large_table.opened(archive) as opened:
        try:
            return _meanings(large_table.pieces(opened, "code.csv"))
        except OtherShape as problem:
            raise _other_shape("code") from problem


def _meanings(pieces: Generator[bytes, None, None]) -> Mapping[tuple[str, str], Mapping[str, str]]:
    meanings: dict[tuple[str, str], dict[str, str]] = {}
    with closing(pieces):
        header = large_table.header(pieces)
        if header is None:
            return {}
        columns, rest = header
        if columns[:4] != ["Category", "Code", "Language", "Description"]:
            raise OtherShape
        for count, line in enumerate(large_table.lines(rest, pieces)):
            cells = large_table.cells(line)
            if len(cells) < len(columns) or count > _MOST_CODES:
                raise OtherShape
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
    return archive.name.startswith(_NAMED) or not _SIGNS.isdisjoint(large_table.names_in(archive))


def is_update(archive: Path) -> bool:
    """Whether a zip holds what changed rather than all enterprises.

    Raises:
        SourceUnreadable: the zip is none, or is damaged, or is none of the register's.
    """
    with large_table.opened(archive) as opened:
        if large_table.member(opened, "enterprise.csv") is not None:
            return False
        if large_table.member(opened, "enterprise_insert.csv") is not None:
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
