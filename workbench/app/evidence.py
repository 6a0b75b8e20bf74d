"""The piece of a stored answer in which a fact was read, with the place marked."""

import csv
import io
import json
import re
import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import pypdfium2
from lxml import etree, html

from workbench.app.png import png
from workbench.domain.excerpt import Excerpt, PageImage
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.texts import say

AROUND = 3
"""How many lines are shown before and after the marked ones."""
WIDEST = 160
"""How many characters of a line are shown."""
LARGEST = 32 * 2**20
"""Bytes of an answer that is still opened for an excerpt."""
_DEEPEST = 12
"""Lines of a marked object or list before the rest is left out."""
_ANCESTORS = 2
_PAGE_PIXELS = 1200
_CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)

# PDFium keeps one state for the whole process.
_PDFIUM = threading.Lock()


class _Missing(Exception):
    """The place is not in the answer, or the answer is not what its media type says."""


def excerpt(snapshot: Snapshot, place: Place) -> Excerpt:
    """Return the lines around a place, or a note that says why there are none.

    Meant for a worker: a large answer takes a while to read. It never raises for what an answer
    holds; a missing place is said, with the words that once stood there marked.
    """
    if not snapshot.content:
        note = say("The stored answer was removed; only its fingerprint is kept.")
        return Excerpt(marked=place.original, note=note)
    if len(snapshot.content) > LARGEST:
        note = say("The stored answer is too large to show here; open it as a file.")
        return Excerpt(marked=place.original, note=note)
    try:
        return _READERS[place.kind](snapshot, place.locator)
    except _Missing:
        note = say(
            "The place {place} is not in the stored answer; this was read there.",
            place=place.locator,
        )
        return Excerpt(marked=place.original, note=note)


def text_of(snapshot: Snapshot) -> str:
    """Return an answer as text, in the charset it names, else UTF-8, else Windows-1252."""
    named = _CHARSET.search(snapshot.media_type)
    for charset in (named[1] if named else "utf-8-sig", "utf-8-sig"):
        try:
            return snapshot.content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return snapshot.content.decode("cp1252", errors="replace")


# --- JSON ---------------------------------------------------------------------------------------


class _Number(str):
    """A number as it is written in the answer."""

    __slots__ = ()


def _json(snapshot: Snapshot, locator: str) -> Excerpt:
    return _within_json(text_of(snapshot), locator)


def _within_json(text: str, locator: str) -> Excerpt:
    try:
        value = json.loads(text, parse_float=_Number, parse_int=_Number)
    except (ValueError, RecursionError) as problem:
        raise _Missing from problem
    steps = [part.replace("~1", "/").replace("~0", "~") for part in locator.split("/")[1:]]
    parent: object = None
    for step in steps:
        parent, value = value, _child(value, step)
    indent = "  " * min(len(steps) - 1, _ANCESTORS) if steps else ""
    marked = _pretty(value, _label(parent, steps[-1]) if steps else "", indent)
    siblings = _entries(parent)
    at = next((i for i, (key, _) in enumerate(siblings) if steps and key == steps[-1]), 0)
    near = [
        [_clip(indent + _label(parent, key) + _short(each)) for key, each in part]
        for part in (siblings[max(0, at - AROUND) : at], siblings[at + 1 : at + 1 + AROUND])
    ]
    return Excerpt(
        before=(*_ancestors(steps[:-1]), *near[0]),
        line_start=indent,
        marked="\n".join(marked)[len(indent) :],
        after=tuple(near[1]),
    )


def _child(value: object, step: str) -> object:
    if isinstance(value, dict) and step in value:
        return value[step]
    if isinstance(value, list) and step.isdigit() and int(step) < len(value):
        return value[int(step)]
    raise _Missing


def _entries(value: object) -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return [(str(number), each) for number, each in enumerate(value)]
    return []


def _label(parent: object, key: str) -> str:
    return f"{json.dumps(key, ensure_ascii=False)}: " if isinstance(parent, dict) else ""


def _short(value: object) -> str:
    match value:
        case _Number():
            return str(value)
        case dict():
            return "{…}" if value else "{}"
        case list():
            return "[…]" if value else "[]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _pretty(value: object, label: str, indent: str) -> list[str]:
    if not isinstance(value, dict | list) or not value:
        return [_clip(indent + label + _short(value))]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inner = indent + "  "
    entries = _entries(value)
    lines = [_clip(inner + _label(value, key) + _short(each)) for key, each in entries[:_DEEPEST]]
    more = [inner + "…"] if len(entries) > _DEEPEST else []
    return [indent + label + opening, *lines, *more, indent + closing]


def _ancestors(steps: Sequence[str]) -> tuple[str, ...]:
    shown = steps[-_ANCESTORS:]
    lines = ["  " * depth + f"{key}:" for depth, key in enumerate(shown)]
    return (*(["…"] if len(steps) > len(shown) else []), *map(_clip, lines))


# --- XML and HTML -------------------------------------------------------------------------------


def _xpath(snapshot: Snapshot, locator: str) -> Excerpt:
    root = _tree(snapshot)
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    try:
        found = root.xpath(locator, namespaces=names)
    except (etree.XPathError, ValueError) as problem:
        raise _Missing from problem
    first = found[0] if isinstance(found, list) and found else None
    if isinstance(first, str) and hasattr(first, "getparent"):
        first = first.getparent()
    if not etree.iselement(first):
        raise _Missing
    row = next(first.iterancestors("{*}tr"), None)
    return _markup(first) if row is None else _table_row(first, row)


def _script(snapshot: Snapshot, locator: str) -> Excerpt:
    identity, _, pointer = locator.partition("#")
    scripts = _tree(snapshot).iter("{*}script")
    script = next((each for each in scripts if each.get("id") == identity), None)
    if script is None:
        raise _Missing
    return _within_json(script.text or "", pointer)


def _tree(snapshot: Snapshot) -> etree._Element:
    strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    loose = html.HTMLParser(no_network=True)
    as_html = "html" in snapshot.media_type and "xhtml" not in snapshot.media_type
    for parser in (loose, strict) if as_html else (strict, loose):
        try:
            root = etree.fromstring(snapshot.content, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            return root
    raise _Missing


def _table_row(place: etree._Element, row: etree._Element) -> Excerpt:
    words = _words(place)
    start, marked, end = _row_words(row).partition(words) if words else ("", "", _row_words(row))
    return Excerpt(
        before=_nearest(row.itersiblings("{*}tr", preceding=True), _row_words)[::-1],
        line_start=start[-WIDEST:],
        marked=marked[:WIDEST],
        line_end=end[:WIDEST],
        after=_nearest(row.itersiblings("{*}tr"), _row_words),
    )


def _markup(place: etree._Element) -> Excerpt:
    return Excerpt(
        before=_nearest(place.itersiblings("*", preceding=True), _tag_line)[::-1],
        marked=_tag_line(place),
        after=_nearest(place.itersiblings("*"), _tag_line),
    )


def _nearest(
    elements: Iterable[etree._Element], written: Callable[[etree._Element], str]
) -> tuple[str, ...]:
    lines = (_clip(written(each)) for each in elements)
    return tuple(islice((line for line in lines if line.strip()), AROUND))


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _row_words(row: etree._Element) -> str:
    cells = (_words(cell) for cell in row.iterchildren("*"))
    return " … ".join(words for words in cells if words)


def _tag_line(element: etree._Element) -> str:
    name = etree.QName(element).localname
    attributes = "".join(
        f' {etree.QName(key).localname}="{element.get(key)}"' for key in element.attrib
    )
    return _clip(f"<{name}{attributes}>{_words(element)}</{name}>")


# --- CSV, text, PDF -----------------------------------------------------------------------------


def _csv(snapshot: Snapshot, locator: str) -> Excerpt:
    row_number, column = _numbers(locator, r"(\d+):(\d+)")
    text = text_of(snapshot)
    delimiter = max(",;\t|", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    first = max(1, row_number - AROUND)
    try:
        heading = next(reader, [])
        rows = [heading] if first == 1 else []
        rows += islice(reader, max(0, first - 2), row_number + AROUND - 1)
    except csv.Error as problem:
        raise _Missing from problem
    at = row_number - first
    if at >= len(rows) or not 1 <= column <= len(rows[at]):
        raise _Missing
    low = max(0, column - 1 - AROUND)
    lines = [_clip(" ; ".join(row[low : column + AROUND])) for row in rows]
    cells = rows[at][low : column + AROUND]
    inside = column - 1 - low
    return Excerpt(
        before=tuple(
            ([] if first == 1 else [_clip(" ; ".join(heading[low : column + AROUND]))]) + lines[:at]
        ),
        line_start="".join(f"{cell} ; " for cell in cells[:inside]),
        marked=cells[inside],
        line_end="".join(f" ; {cell}" for cell in cells[inside + 1 :]),
        after=tuple(lines[at + 1 :]),
    )


def _text(snapshot: Snapshot, locator: str) -> Excerpt:
    start, end = _numbers(locator, r"(\d+)-(\d+)")
    text = text_of(snapshot)
    if not start < end <= len(text):
        raise _Missing
    *before, line_start = text[max(0, start - WIDEST * AROUND) : start].split("\n")
    line_end, *after = text[end : end + WIDEST * AROUND].split("\n")
    return Excerpt(
        before=tuple(_clip(line) for line in before[-AROUND:]),
        line_start=line_start[-WIDEST:],
        marked=text[start:end],
        line_end=line_end[:WIDEST],
        after=tuple(_clip(line) for line in after[:AROUND]),
    )


def _pdf(snapshot: Snapshot, locator: str) -> Excerpt:
    number = r"(-?\d+(?:\.\d+)?)"
    read = re.fullmatch(rf"(\d+):{number},{number},{number},{number}", locator)
    if read is None:
        raise _Missing
    left, bottom, right, top = (float(each) for each in read.groups()[1:])
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(snapshot.content)
        except pypdfium2.PdfiumError as problem:
            raise _Missing from problem
        try:
            return Excerpt(page=_page(document, int(read[1]), (left, bottom, right, top)))
        finally:
            document.close()


def _page(
    document: "pypdfium2.PdfDocument", number: int, box: tuple[float, float, float, float]
) -> PageImage:
    if not 1 <= number <= len(document):
        raise _Missing
    page = document[number - 1]
    width, height = page.get_size()
    scale = _PAGE_PIXELS / max(width, height)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    left, bottom, right, top = box
    return PageImage(
        png=png(
            bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
        ),
        width=bitmap.width,
        height=bitmap.height,
        number=number,
        pages=len(document),
        box=(left * scale, (height - top) * scale, right * scale, (height - bottom) * scale),
    )


def _numbers(locator: str, pattern: str) -> tuple[int, int]:
    read = re.fullmatch(pattern, locator)
    if read is None:
        raise _Missing
    return int(read[1]), int(read[2])


def _clip(line: str) -> str:
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


_READERS: dict[LocatorKind, Callable[[Snapshot, str], Excerpt]] = {
    LocatorKind.JSON: _json,
    LocatorKind.XPATH: _xpath,
    LocatorKind.SCRIPT: _script,
    LocatorKind.CSV: _csv,
    LocatorKind.TEXT: _text,
    LocatorKind.PDF: _pdf,
}
