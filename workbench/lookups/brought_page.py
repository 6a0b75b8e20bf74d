"""A page as a person brings it: saved whole or as one file, or pasted as its source or its text."""

import codecs
import re
from dataclasses import dataclass
from html import escape
from itertools import groupby

from workbench.domain.media import page_inside

_ONE_FILE = re.compile(rb"\A\s*(?:From|MIME-Version|Snapshot-Content-Location):", re.IGNORECASE)
"""How the single file begins that Chromium's browsers save (MHTML, RFC 2557)."""
_DECLARED = re.compile(rb"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<[a-z!][^>]*>", re.IGNORECASE)
_OPENED, _CLOSED = re.compile(r"<html\b", re.IGNORECASE), re.compile(r"</html\b", re.IGNORECASE)
_SAVED_FROM = (
    re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+)"),
    re.compile(r"<!--\s+Page saved with SingleFile\s+url:\s*(https?://\S+)"),
    re.compile(r"<link[^>]+rel=[\"']?canonical[\"']?[^>]+href=[\"']?(https?://[^\"'\s>]+)"),
)


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """A page's markup as text, and the address it says it was saved from, or an empty string.

    `whole` is false where a page was opened but never closed: half a file.
    """

    markup: str
    address: str
    whole: bool


def brought(content: bytes) -> BroughtPage:
    """Return a page from the bytes of a file or of the clipboard.

    Plain text becomes markup: lines with tabs are the rows of a table, as browsers copy them.
    """
    inside, address = page_inside(content) if _ONE_FILE.match(content) else (content, "")
    text = _PROLOG.sub("", _decoded(inside))
    if not _TAG.search(text):
        return BroughtPage(_marked_up(text), "", whole=True)
    whole = _CLOSED.search(text) is not None or _OPENED.search(text) is None
    return BroughtPage(text, address or _saved_from(text), whole)


def _decoded(content: bytes) -> str:
    """Return the text; what is UTF-8 is read as it, whatever the page declares."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    declared = _DECLARED.search(content[:_HEAD])
    for charset in ("utf-8-sig", declared[1].decode("ascii") if declared else "cp1252"):
        try:
            return content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def _saved_from(markup: str) -> str:
    for told in _SAVED_FROM:
        found = told.search(markup)
        if found:
            return found[1]
    return ""


def _marked_up(text: str) -> str:
    parts: list[str] = []
    for tabbed, lines in groupby(text.splitlines(), key=lambda line: "\t" in line):
        if tabbed:
            rows = ("".join(f"<td>{escape(c)}</td>" for c in line.split("\t")) for line in lines)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            parts += [f"<p>{escape(line)}</p>" for line in lines if line.strip()]
    return "\n".join(parts)
