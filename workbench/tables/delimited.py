"""Delimited text of any delimiter and encoding, told by its bytes and its first rows."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import charset_normalizer

from workbench.domain.table_file import MOST_ROWS, Row, Table
from workbench.jobs import JobControl
from workbench.tables.heading_row import LOOKED_AT, heading_of, letters
from workbench.tables.refusing import no_table, nothing_in, refused
from workbench.texts import say

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1252", "mac_roman", "cp865", "cp850", "iso8859_15")
"""Charsets of one byte that Nordic and German programs write, the commonest first."""
_THEIR_LETTERS = frozenset("æøåäöüéèßÆØÅÄÖÜÉÈ€§°«»–’“”·")
_DELIMITERS = (",", ";", "\t", "|", ":", "^", "~", "\x1f")
_RARE = frozenset(":^~")
"""Signs that stand in addresses and times as well: they part the cells of the headings too."""
_SEEN = 50
_CHUNK = 1 << 20
_NOT_TEXT = frozenset(map(chr, (*range(9), *range(14, 27), *range(28, 31))))
_PDF = b"%PDF-"
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<head", "<meta")


def read_delimited(content: bytes, name: str, control: JobControl) -> Table:
    """Return the table that text is.

    Raises:
        InvalidInput: it is no text, no table, too long, or a cell never ends.
    """
    charset = charset_of(content)
    if charset is None:
        raise no_table(name)
    head = _decoded(content[:_CHUNK], charset)
    if _NOT_TEXT & set(head) or content.startswith(_PDF):
        raise no_table(name)
    if head.lstrip().lower().startswith(_MARKUP):
        raise refused(
            say("{file} is a web page, whatever it is called.", file=name),
            say("Open it in a spreadsheet and save it as XLSX or CSV."),
        )
    delimiter, skipped = _delimiter(head)
    _walk(content, name, charset, delimiter, control)
    top = islice(_rows(content, charset, delimiter), skipped, LOOKED_AT * 2)
    first = [row for row in top if any(row.cells)][:LOOKED_AT]
    if not first:
        raise nothing_in(name)
    at, headings, remarks = heading_of(name, first)
    headings = _widened(headings, first[at + 1 :])
    return Table(
        media_type=f"text/csv; charset={charset}; delimiter={delimiter.encode().hex()}",
        headings=headings,
        text=content,
        charset=charset,
        delimiter=delimiter,
        heading_row=first[at].number,
        first=first[at].number + 1,
        remarks=remarks,
    )


def charset_of(content: bytes) -> str | None:
    """Return the charset in which bytes are text, or None where they are none."""
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return charset if _is_in(content, charset) else None
    wide = _without_mark(content)
    if wide:
        return wide
    if _is_in(content, "utf-8"):
        return "utf-8"
    return _of_one_byte(content)


def _without_mark(content: bytes) -> str:
    """Return UTF-16 that says nothing of itself: every other byte of most letters is zero."""
    head = content[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    for zeros, charset in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if zeros * 3 > len(head) and _is_in(content, charset):
            return charset
    return ""


def _of_one_byte(content: bytes) -> str | None:
    """Return the charset in which most letters beyond ASCII are ones that people here write."""
    high = Counter(byte for byte in content[: 4 * _CHUNK] if byte >= 0x80)  # noqa: PLR2004 - ASCII
    most = sum(high.values())
    for charset in sorted(_OLD, key=lambda each: -_theirs(high, each)):
        if _theirs(high, charset) * 2 >= most and _is_in(content, charset):
            return charset
    best = charset_normalizer.from_bytes(content[:200_000]).best()
    if best is not None and _is_in(content, best.encoding):
        return best.encoding
    return "cp1252" if _is_in(content, "cp1252") else None


def _theirs(high: Counter[int], charset: str) -> int:
    return sum(
        count
        for byte, count in high.items()
        if bytes([byte]).decode(charset, "replace") in _THEIR_LETTERS
    )


def _is_in(content: bytes, charset: str) -> bool:
    decoder = codecs.getincrementaldecoder(charset)()
    try:
        for start in range(0, len(content), _CHUNK):
            decoder.decode(content[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError):
        return False
    return True


def _decoded(content: bytes, charset: str) -> str:
    return content.decode(charset, errors="ignore").removeprefix("\ufeff")


def _delimiter(head: str) -> tuple[str, int]:
    """Return what parts the cells, and how many rows before the table say so."""
    line = head.partition("\n")[0].strip().lower()
    if line.startswith("sep=") and line[4:5]:
        return head[head.lower().index("sep=") + 4], 1
    if head.lower().startswith("sep=\t"):
        return "\t", 1
    return max(_DELIMITERS, key=lambda each: _evenness(head, each)), 0


def _evenness(head: str, delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows are equally wide, weighed by width, and the width."""
    try:
        rows = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), _SEEN))
    except csv.Error:
        return (0, 0)
    widths = Counter(len(row) for row in rows if any(row))
    del widths[1]
    if not widths:
        return (0, 0)
    width, count = widths.most_common(1)[0]
    if delimiter in _RARE and len(next(filter(any, rows))) != width:
        return (0, 0)
    return (count, width)


def _widened(headings: tuple[str, ...], below: Sequence[Row]) -> tuple[str, ...]:
    """Return headings with letters for more columns, where most rows below have more cells."""
    widths = Counter(
        max((n for n, cell in enumerate(r.cells, 1) if cell), default=0) for r in below
    )
    width = max(widths, key=lambda each: (widths[each], each), default=0)
    return (*headings, *(letters(at) for at in range(len(headings), width)))


def _rows(content: bytes, charset: str, delimiter: str) -> Iterator[Row]:
    lines = io.TextIOWrapper(io.BytesIO(content), encoding=charset, errors="replace", newline="")
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
        yield Row(number, tuple(cell.strip() for cell in cells))


def _walk(content: bytes, name: str, charset: str, delimiter: str, control: JobControl) -> None:
    """Go through all rows once, so that none can fail later."""
    number = 0
    lines = io.TextIOWrapper(io.BytesIO(content), encoding=charset, errors="replace", newline="")
    try:
        for number, _ in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
            if number > MOST_ROWS:
                raise refused(
                    say("{file} has more than {most} rows.", file=name, most=MOST_ROWS),
                    say("Import it in parts."),
                )
            if not number % 10_000:
                control.check()
    except csv.Error as problem:
        raise refused(
            say("Row {row} of {file} cannot be read as cells.", row=number + 1, file=name),
            say("A quotation mark is opened there or above, and never closed."),
        ) from problem
