"""The piece of a stored answer in which a fact was read, with the place marked."""

import csv
import importlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from lxml import etree

from workbench.app.markup import tree_of
from workbench.domain.brought import Room
from workbench.domain.excerpt import Excerpt, PageImage, TablePart
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.domain.media import decoded, rows_of
from workbench.errors import SourceUnreadable
from workbench.jobs import JobControl
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
_ROWS, _COLUMNS = 2, 3
"""Rows before and after a marked cell, and columns, that a narrow panel has room for."""


class _Missing(Exception):
    """The place is not in the answer, or the answer is not what its media type says."""


def excerpt(snapshot: Snapshot, place: Place, room: Room, control: JobControl) -> Excerpt:
    """Return the lines around a place, or a note that says why there are none.

    Meant for a worker: a large answer takes a while to read. It never raises for what an answer
    holds; a missing place is said, with the words that once stood there marked.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    if not snapshot.content:
        note = say("The stored answer was removed; only its fingerprint is kept.")
        return Excerpt(marked=place.original, note=note)
    if len(snapshot.content) > LARGEST:
        note = say("The stored answer is too large to show here; open it as a file.")
        return Excerpt(marked=place.original, note=note)
    try:
        if place.kind is LocatorKind.PDF:
            return _page(snapshot, place.locator, room, control)
        return _READERS[place.kind](snapshot, place)
    except SourceUnreadable:
        note = say("The page takes too long to draw; open the file.")
        return Excerpt(marked=place.original, note=note)
    except _Missing:
        note = say(
            "The place {place} is not in the stored answer; this was read there.",
            place=place.locator,
        )
        return Excerpt(marked=place.original, note=note)


def _page(snapshot: Snapshot, locator: str, room: Room, control: JobControl) -> Excerpt:
    # Read here only as a name to be run elsewhere: PDFium must not be loaded into the window.
    drawn = room.run(_drawn, (snapshot.content, locator), control)
    if drawn is None:
        raise _Missing
    return Excerpt(page=drawn)


def _drawn(task: tuple[bytes, str]) -> PageImage | None:
    drawn: PageImage | None = importlib.import_module("workbench.app.pdf_pages").draw(task)
    return drawn


# --- JSON ---------------------------------------------------------------------------------------


class _Number(str):
    """A number as it is written in the answer."""

    __slots__ = ()


def _json(snapshot: Snapshot, place: Place) -> Excerpt:
    return _within_json(decoded(snapshot.content, snapshot.media_type), place.locator)


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


def _xpath(snapshot: Snapshot, place: Place) -> Excerpt:
    root = _tree(snapshot)
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    try:
        found = root.xpath(place.locator, namespaces=names)
    except (etree.XPathError, ValueError) as problem:
        raise _Missing from problem
    first = found[0] if isinstance(found, list) and found else None
    if isinstance(first, str) and hasattr(first, "getparent"):
        first = first.getparent()
    if not etree.iselement(first):
        raise _Missing
    row = next(first.iterancestors("{*}tr"), None)
    if row is None:
        return _within_words(first, place.original) or _markup(first)
    return _table_row(first, row, place.original)


def _script(snapshot: Snapshot, place: Place) -> Excerpt:
    identity, _, pointer = place.locator.partition("#")
    scripts = _tree(snapshot).iter("{*}script")
    script = next((each for each in scripts if each.get("id") == identity), None)
    if script is None:
        raise _Missing
    return _within_json(script.text or "", pointer)


def _tree(snapshot: Snapshot) -> etree._Element:
    root = tree_of(snapshot.content, snapshot.media_type)
    if root is None:
        raise _Missing
    return root


def _within_words(holder: etree._Element, original: str) -> Excerpt | None:
    """Return the words around those that were read, where an element holds more than them."""
    words = _words(holder)
    start, marked, end = words.partition(original) if original else ("", "", "")
    if not marked or words == original:
        return None
    return Excerpt(
        before=_nearest(holder.itersiblings("*", preceding=True), _words)[::-1],
        line_start=start[-WIDEST:],
        marked=marked,
        line_end=end[:WIDEST],
        after=_nearest(holder.itersiblings("*"), _words),
    )


def _table_row(place: etree._Element, row: etree._Element, original: str) -> Excerpt:
    words = _words(place)
    words = original if original and original in words else words
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


# --- CSV and text -----------------------------------------------------------------------------


def _csv(snapshot: Snapshot, place: Place) -> Excerpt:
    row_number, column = _numbers(place.locator, r"(\d+):(\d+)")
    reader = rows_of(decoded(snapshot.content, snapshot.media_type))
    # The first row heads the columns, unless it is the one that is marked.
    first = min(row_number, max(2, row_number - _ROWS))
    try:
        heading = next(reader, [])
        rows = [heading] if first == 1 else []
        rows += islice(reader, max(0, first - 2), row_number + _ROWS - 1)
    except csv.Error as problem:
        raise _Missing from problem
    at = row_number - first
    if at >= len(rows) or not 1 <= column <= len(rows[at]):
        raise _Missing
    shown = _columns(column - 1, max(map(len, rows)))
    return Excerpt(
        table=TablePart(
            headings=() if first == 1 else _cells(heading, shown),
            rows=tuple((first + n, _cells(row, shown)) for n, row in enumerate(rows)),
            marked=(at, shown.index(column - 1)),
        )
    )


def _columns(marked: int, width: int) -> tuple[int, ...]:
    """Return the few columns that are shown: the first two mostly say whose row it is."""
    near = (marked, 0, 1, marked - 1, marked + 1, 2)
    there = list(dict.fromkeys(each for each in near if 0 <= each < width))
    return tuple(sorted(there[:_COLUMNS]))


def _cells(row: Sequence[str], shown: Iterable[int]) -> tuple[str, ...]:
    return tuple(_clip(" ".join(row[each].split())) if each < len(row) else "" for each in shown)


def _text(snapshot: Snapshot, place: Place) -> Excerpt:
    start, end = _numbers(place.locator, r"(\d+)-(\d+)")
    text = decoded(snapshot.content, snapshot.media_type)
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


def _numbers(locator: str, pattern: str) -> tuple[int, int]:
    read = re.fullmatch(pattern, locator)
    if read is None:
        raise _Missing
    return int(read[1]), int(read[2])


def _clip(line: str) -> str:
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


_READERS: dict[LocatorKind, Callable[[Snapshot, Place], Excerpt]] = {
    LocatorKind.JSON: _json,
    LocatorKind.XPATH: _xpath,
    LocatorKind.SCRIPT: _script,
    LocatorKind.CSV: _csv,
    LocatorKind.TEXT: _text,
}
