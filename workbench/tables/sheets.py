"""Workbooks (XLSX, XLS, ODS): one sheet as text, its numbers and days as a person sees them."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook

from workbench.domain.table_file import MOST_COLUMNS, MOST_ROWS, Row, Table
from workbench.domain.zipped import DAMAGE, MAGIC
from workbench.tables.heading_row import LOOKED_AT, heading_of
from workbench.tables.refusing import SHEET, no_table, nothing_in, refused
from workbench.texts import Message, say

OLE = b"\xd0\xcf\x11\xe0"
"""How an XLS file begins, and any workbook that is locked with a password."""
_MOST_UNPACKED = 1 << 30
_MOST_MEMBERS = 10_000
_MOST_PACKED = 200
_SMALL = 50 * 2**20
"""Bytes unpacked from which a file must not be packed more than 200 times."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""The name under which a locked workbook of Excel holds the real one."""
_MANIFEST, _LONGEST_MANIFEST = "META-INF/manifest.xml", 2**20
_ROWS_OF_A_TABLE = 2
_EXACT = 10**15
"""Whole numbers up to which a spreadsheet's own are exact."""
_SHEET_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def is_workbook(content: bytes) -> bool:
    """Whether bytes begin as a workbook does."""
    return content.startswith((MAGIC, OLE))


def read_workbook(task: tuple[bytes, str, str]) -> Table:
    """Return one sheet of a workbook; the task is its bytes, its name and the sheet or nothing.

    Only values are read: a formula is what it came to when the workbook was last saved.

    Raises:
        InvalidInput: it is locked, broken, too large, has no such sheet, or no rows.
    """
    content, name, wanted = task
    kind = _checked(content, name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return _sheet_of(book, name, wanted, _TYPES[kind])
    except python_calamine.PasswordError as problem:
        raise _locked(name) from problem
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        if "password" in str(problem).lower():
            raise _locked(name) from problem
        raise refused(
            say("{file} cannot be read as a workbook: it is broken, or locked.", file=name),
            say("Open it in a spreadsheet and save it anew."),
        ) from problem


def _checked(content: bytes, name: str) -> str:
    """Return which kind of workbook it is, where it unpacks to no more than is sensible."""
    if content.startswith(OLE):
        if _ENCRYPTED_PACKAGE in content:
            raise _locked(name)
        return "xls"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            locked = _is_locked(archive)
    except DAMAGE as problem:
        raise no_table(name) from problem
    size = sum(each.file_size for each in members)
    too_large = size > _MOST_UNPACKED or len(members) > _MOST_MEMBERS
    if too_large or (size > _SMALL and size > _MOST_PACKED * len(content)):
        raise refused(
            say("{file} unpacks to more than is read.", file=name),
            say("Save the sheet with the companies as CSV, and choose that."),
        )
    if locked:
        raise _locked(name)
    names = {each.filename for each in members}
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise no_table(name)


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether a workbook of LibreOffice says that its parts are encrypted."""
    if _MANIFEST not in archive.namelist():
        return False
    with archive.open(_MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(_LONGEST_MANIFEST)


def _locked(name: str) -> Exception:
    return refused(
        say("{file} is locked with a password.", file=name),
        say("Open it, save a copy without a password, and choose that."),
    )


def _sheet_of(book: CalamineWorkbook, name: str, wanted: str, media_type: str) -> Table:
    sheets = tuple(
        each.name
        for each in book.sheets_metadata
        if each.typ == python_calamine.SheetTypeEnum.WorkSheet
        and each.visible == python_calamine.SheetVisibleEnum.Visible
    )
    if wanted and wanted not in sheets:
        raise refused(
            say("{file} has no sheet {sheet}.", file=name, sheet=wanted),
            say("It has: {sheets}.", sheets=", ".join(sheets)),
            field=SHEET,
        )
    for each in (wanted,) if wanted else sheets:
        sheet = book.get_sheet_by_name(each)
        first = [row for row in islice(_rows(sheet), LOOKED_AT * 2) if any(row.cells)]
        if len(first) >= _ROWS_OF_A_TABLE or wanted:
            return _table(sheet, first[:LOOKED_AT], name, sheets, media_type)
    raise nothing_in(name)


def _table(
    sheet: CalamineSheet, first: Sequence[Row], name: str, sheets: tuple[str, ...], media_type: str
) -> Table:
    if not first:
        raise nothing_in(name)
    if sheet.total_height > MOST_ROWS:
        raise refused(say("{file} has more than {most} rows.", file=name, most=MOST_ROWS))
    at, headings, remarks = heading_of(name, first)
    others = [each for each in sheets if each != sheet.name]
    return Table(
        media_type=media_type,
        headings=headings,
        text=_as_csv(row for row in _rows(sheet) if row.number > first[at].number),
        heading_row=first[at].number,
        first=first[at].number + 1,
        numbered=True,
        sheet=sheet.name,
        sheets=sheets,
        remarks=(*remarks, *_other_sheets(sheet.name, others)),
    )


def _other_sheets(read: str, others: Sequence[str]) -> tuple[Message, ...]:
    if not others:
        return ()
    names = ", ".join(others)
    return (say("The sheet {sheet} is read; there are also {others}.", sheet=read, others=names),)


def _as_csv(rows: Iterator[Row]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in rows:
        if any(row.cells):
            writer.writerow((row.number, row.span, *row.cells))
    return written.getvalue().encode()


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Yield the rows of a sheet, numbered and lettered as a spreadsheet shows them."""
    _, before = sheet.start or (0, 0)
    if sheet.total_width > MOST_COLUMNS * 20:
        return
    left = [""] * before
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield Row(number, tuple(chain(left, map(_shown, cells))))


def _shown(value: object) -> str:
    """Return a value as a person sees it in the sheet, days as ISO 8601."""
    if isinstance(value, str):
        return "" if value in _SHEET_ERRORS else " ".join(value.split())
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _number(value: float) -> str:
    """Return a number without the point that only the spreadsheet gave it."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    number = Decimal(repr(value))
    return f"{number:f}" if number.is_finite() else ""
