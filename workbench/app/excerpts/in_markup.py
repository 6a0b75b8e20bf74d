"""Excerpts of pages and XML: an element or a table's cell marked among those beside it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lxml import etree

from workbench.app.excerpts import in_json
from workbench.app.excerpts.lines import AROUND, WIDEST, PlaceMissing, clip
from workbench.app.markup import WITHIN_A_LINE, local_name, tagged_in_line, tree_of
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import Place
from workbench.domain.lookup import Snapshot

_CELL = " … "
_UNSEEN = frozenset({"head", "header", "hidden"})
"""Where inline XBRL keeps what a reader of the page is not shown, and the head of the page."""


def excerpt(snapshot: Snapshot, place: Place) -> Excerpt:
    """Return what lies around a place in a page or in XML; its locator is an XPath.

    Raises:
        PlaceMissing: it is not there.
    """
    first = element_at(_tree(snapshot), place.locator)
    row = next(first.iterancestors("{*}tr"), None)
    if row is None:
        return _within_words(first, place.original) or _in_line(first) or _markup(first)
    return _table_row(first, row, place.original)


def element_at(root: etree._Element, path: str) -> etree._Element:
    """Return the first element that an XPath finds, or the one that holds what it finds.

    Raises:
        PlaceMissing: it finds nothing, or is no XPath.
    """
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    try:
        found = root.xpath(path, namespaces=names)
    except (etree.XPathError, ValueError) as problem:
        raise PlaceMissing from problem
    first = found[0] if isinstance(found, list) and found else None
    if isinstance(first, str) and hasattr(first, "getparent"):
        first = first.getparent()
    if not etree.iselement(first):
        raise PlaceMissing
    return first


def excerpt_of_script(snapshot: Snapshot, place: Place) -> Excerpt:
    """Return what lies around a place in the JSON of a script; its locator is `id#pointer`.

    Raises:
        PlaceMissing: it is not there.
    """
    identity, _, pointer = place.locator.partition("#")
    scripts = _tree(snapshot).iter("{*}script")
    script = next((each for each in scripts if each.get("id") == identity), None)
    if script is None:
        raise PlaceMissing
    return in_json.at_pointer(script.text or "", pointer)


def _tree(snapshot: Snapshot) -> etree._Element:
    root = tree_of(snapshot.content, snapshot.media_type)
    if root is None:
        raise PlaceMissing
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


def _in_line(place: etree._Element) -> Excerpt | None:
    """Return the line of a page that an element stands in; None for one that is not seen there."""
    above = list(place.iterancestors("*"))
    unseen = any(local_name(each) in _UNSEEN for each in above)
    if unseen or not _words(place) or not _stands_in_line(place):
        return None
    holder = next((each for each in above if not _stands_in_line(each)), None)
    if holder is None or _words(holder) == _words(place):
        return None
    left, right = _parted(holder, place)
    return Excerpt(
        before=_nearest(holder.itersiblings("*", preceding=True), _words)[::-1],
        line_start=left[-WIDEST:],
        marked=_words(place)[:WIDEST],
        line_end=right[:WIDEST],
        after=_nearest(holder.itersiblings("*"), _words),
    )


def _stands_in_line(element: etree._Element) -> bool:
    return tagged_in_line(element) or local_name(element) in WITHIN_A_LINE


def _table_row(place: etree._Element, row: etree._Element, original: str) -> Excerpt:
    words = _words(place)
    left, right = _beside(place, row)
    if original and original in words:
        start, words, end = words.partition(original)
        left, right = left + start, end + right
    return Excerpt(
        before=_nearest(row.itersiblings("{*}tr", preceding=True), _row_words)[::-1],
        line_start=left[-WIDEST:],
        marked=words[:WIDEST],
        line_end=right[:WIDEST],
        after=_nearest(row.itersiblings("{*}tr"), _row_words),
    )


def _beside(place: etree._Element, row: etree._Element) -> tuple[str, str]:
    """Return the words of a row left and right of an element: a row may hold its words twice."""
    left, right, seen = "", "", False
    for cell in row.iterchildren("*"):
        if cell is not place and place not in cell.iterdescendants("*"):
            words = _words(cell)
            right += f"{_CELL}{words}" if seen and words else ""
            left += f"{words}{_CELL}" if words and not seen else ""
            continue
        seen = True
        before, after = _parted(cell, place)
        left, right = left + before, after
    return left, right


def _parted(cell: etree._Element, place: etree._Element) -> tuple[str, str]:
    """Return what a cell says before and after an element in it, spaces as a reader sees them."""
    within = set(place.iter())
    parts: tuple[list[str], list[str]] = ([], [])
    after = False
    for owner, is_tail, text in _texts(cell):
        beside = is_tail and owner is place
        if beside or owner not in within:
            after = after or beside
            parts[after].append(text)
        else:
            after = True
    left, right = (" ".join(f"|{''.join(part)}|".split())[1:-1] for part in parts)
    return left, right


def _texts(cell: etree._Element) -> Iterator[tuple[etree._Element, bool, str]]:
    """Return each text in an element: whom it stands in or behind, which of the two, and it."""
    seen = etree.iterwalk(cell, events=("start", "end", "comment", "pi"))
    for event, element in seen:
        if event == "start":
            yield element, False, element.text or ""
        elif element is not cell:
            yield element, True, element.tail or ""


def _markup(place: etree._Element) -> Excerpt:
    return Excerpt(
        before=_nearest(place.itersiblings("*", preceding=True), _tag_line)[::-1],
        marked=_tag_line(place),
        after=_nearest(place.itersiblings("*"), _tag_line),
    )


def _nearest(
    elements: Iterable[etree._Element], written: Callable[[etree._Element], str]
) -> tuple[str, ...]:
    lines = (clip(written(each)) for each in elements)
    return tuple(islice((line for line in lines if line.strip()), AROUND))


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _row_words(row: etree._Element) -> str:
    cells = (_words(cell) for cell in row.iterchildren("*"))
    return _CELL.join(words for words in cells if words)


def _tag_line(element: etree._Element) -> str:
    name = local_name(element)
    attributes = "".join(
        f' {str(key).rpartition("}")[2]}="{element.get(key)}"' for key in element.attrib
    )
    return clip(f"<{name}{attributes}>{_words(element)}</{name}>")
