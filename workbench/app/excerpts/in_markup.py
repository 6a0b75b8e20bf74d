"""Excerpts of pages and XML: an element or a table's cell marked among those beside it."""

from collections.abc import Callable, Iterable
from itertools import islice

from lxml import etree

from workbench.app.excerpts import in_json
from workbench.app.excerpts.lines import AROUND, WIDEST, PlaceMissing, clip
from workbench.app.markup import tree_of
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import Place
from workbench.domain.lookup import Snapshot


def excerpt(snapshot: Snapshot, place: Place) -> Excerpt:
    """Return what lies around a place in a page or in XML; its locator is an XPath.

    Raises:
        PlaceMissing: it is not there.
    """
    root = _tree(snapshot)
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    try:
        found = root.xpath(place.locator, namespaces=names)
    except (etree.XPathError, ValueError) as problem:
        raise PlaceMissing from problem
    first = found[0] if isinstance(found, list) and found else None
    if isinstance(first, str) and hasattr(first, "getparent"):
        first = first.getparent()
    if not etree.iselement(first):
        raise PlaceMissing
    row = next(first.iterancestors("{*}tr"), None)
    if row is None:
        return _within_words(first, place.original) or _markup(first)
    return _table_row(first, row, place.original)


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
    lines = (clip(written(each)) for each in elements)
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
    return clip(f"<{name}{attributes}>{_words(element)}</{name}>")
