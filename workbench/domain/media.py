"""What bytes are, told from the bytes: their media type, their text, the rows of their table."""

import csv
import io
import json
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice

PDF, CSV, TEXT, HTML = "application/pdf", "text/csv", "text/plain", "text/html"
XHTML, XML, JSON = "application/xhtml+xml", "application/xml", "application/json"
ONE_FILE = "multipart/related"
"""A page saved with its pictures in one file (MHTML, RFC 2557)."""
UNKNOWN = "application/octet-stream"
PNG, JPEG = "image/png", "image/jpeg"

_SUFFIXES = {
    JSON: ".json",
    PDF: ".pdf",
    PNG: ".png",
    JPEG: ".jpg",
    TEXT: ".txt",
    HTML: ".html.txt",
    XHTML: ".xhtml.txt",
    XML: ".xml.txt",
    "text/xml": ".xml.txt",
    CSV: ".csv.txt",
    ONE_FILE: ".mhtml.txt",
}
_BEGINNINGS = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_MIDDLE = 1024
_HEAD = 4096
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)
_DELIMITER = re.compile(r"delimiter=([0-9a-f]{2})\b")
_BEGINS_ONE_FILE = re.compile(
    rb"\A\s*(?:From|MIME-Version|Snapshot-Content-Location):", re.IGNORECASE
)
_MARKUP = re.compile(
    r"\A\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|"
    r"link|script|style|div|span|p|a|b|i|em|strong|img|br|hr|pre|table|tr|td|h[1-6]|ul|ol|li|dl|"
    r"main|article|section|header|footer|nav|form)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DELIMITERS = ",;\t|"
_SEEN, _FEWEST_ROWS, _FEWEST_COLUMNS = 20, 2, 2
_TABLES = (".csv", ".tsv", ".tab")


def media_type_of(content: bytes, name: str = "") -> str:
    """Return the media type of a file by what it holds, text with its charset.

    A file's name only decides between what the same bytes may be: a table or plain text.
    """
    if b"%PDF-" in content[:_MIDDLE]:
        return PDF
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if _BEGINS_ONE_FILE.match(content[:_HEAD]) and b"text/html" in content:
        return ONE_FILE
    charset = _charset_of(content)
    if charset is None:
        return UNKNOWN
    text = content.decode(charset, errors="replace").removeprefix("\ufeff")
    return f"{_kind(text, name.casefold())}; charset={charset}"


def inert_suffix(media_type: str) -> str:
    """Return the end of a file's name under which a double click shows it and runs nothing.

    Pages, XML and CSV get `.txt` last.
    """
    return _SUFFIXES.get(bare(media_type), ".bin")


def bare(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def charset_in(media_type: str) -> str:
    """Return the charset that a media type names, or an empty string."""
    named = _CHARSET.search(media_type)
    return named[1] if named else ""


def charset_of(content: bytes, media_type: str) -> str:
    """Return the charset in which bytes are text: the one their media type names, where they are.

    Else the one that the bytes speak for; an empty string where they are no text.
    """
    named = charset_in(media_type)
    if named and _is_in(content, named):
        return named
    return _charset_of(content) or ("utf-8" if _is_in(content, "utf-8") else "")


def _is_in(content: bytes, charset: str) -> bool:
    try:
        content.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def decoded(content: bytes, media_type: str) -> str:
    """Return text in the charset its media type names, else UTF-8, else Windows-1252."""
    for charset in (charset_in(media_type) or "utf-8-sig", "utf-8-sig"):
        try:
            return content.decode(charset).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def rows_of(text: str, delimiter: str = "") -> Iterator[list[str]]:
    """Return the rows of a table, one after the other.

    Without a delimiter they are parted by what the first line is parted by. Reading on raises
    `csv.Error` where a row is none.
    """
    parting = delimiter or max(_DELIMITERS, key=text.partition("\n")[0].count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=parting)


def delimiter_in(media_type: str) -> str:
    """Return the delimiter that a media type names by its number, or an empty string."""
    named = _DELIMITER.search(media_type)
    return chr(int(named[1], 16)) if named else ""


def page_inside(content: bytes) -> tuple[bytes, str]:
    """Return the page of a file that was saved as one, and the address it was saved from."""
    message = message_from_bytes(content, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == HTML:
            return _body(part), str(message.get("Snapshot-Content-Location", ""))
    return b"", ""


def _body(part: EmailMessage) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _charset_of(content: bytes) -> str | None:
    """Return the charset in which bytes are text, or None where they are none."""
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return charset
    declared = _DECLARED.search(content[:_HEAD])
    for charset in ("utf-8", declared[1].decode("ascii", "replace") if declared else "cp1252"):
        try:
            text = content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
        return None if _NOT_TEXT.search(text) else charset
    # What Windows-1252 leaves undefined is rare in text, and common in anything else.
    return None


def _kind(text: str, name: str) -> str:
    start = text.lstrip()[:_HEAD]
    if _MARKUP.match(start):
        return XHTML if start.startswith("<?xml") else HTML
    if start.startswith("<?xml"):
        return XHTML if re.search(r"<html\b", start) else XML
    if start[:1] in {"{", "["} and _is_json(text):
        return JSON
    return CSV if _is_table(text, called_one=name.endswith(_TABLES)) else TEXT


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str, *, called_one: bool) -> bool:
    try:
        rows = [row for row in islice(rows_of(text), _SEEN) if row]
    except csv.Error:
        return False
    widths = {len(row) for row in rows}
    if not rows or max(widths) < _FEWEST_COLUMNS:
        return called_one and bool(rows)
    # A sentence or two may have as many commas each; a list has the same width all the way.
    return called_one or (len(rows) > _FEWEST_ROWS and len(widths) == 1)
