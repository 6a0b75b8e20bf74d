"""A web page as a safe copy: its words, tables and pictures, with one place marked.

Twice sanitised: what is not known to hold words goes from the tree, and nh3 reads what is left as
a browser does and lets through known elements and values alone.
"""

import re
from collections.abc import Iterator
from html import escape

import nh3
from lxml import etree

from workbench.app.copies.body import ANCHOR, Body, visible
from workbench.app.copies.page_words import (
    ATTRIBUTES,
    BLOCKS,
    DROPPED,
    KEPT,
    NOT_SHOWN,
    OF_TABLES,
    attribute,
    hides,
)
from workbench.app.markup import WITHIN_A_LINE, local_name, tagged_in_line

_EMPTIED = "other"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def body(root: etree._Element, place: etree._Element | None, original: str, token: str) -> Body:
    """Return a page's words with an element marked, or those in it that were read.

    Args:
        root: changed by this.
        place: the element, or None.
        original: the words that were read there.
        token: a word that the page cannot hold; it tells our mark from one of the page's own.
    """
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    if place is not None and _seen(place):
        _mark(place, original, token)
    for each in list(root.iter("*")):
        if each is not root and not _is_shown(each):
            _drop(each)
    for each in list(root.iter("*")):
        _simplify(each)
    etree.strip_tags(root, *{str(each.tag) for each in root.iter("*")} - KEPT)
    return of_markup(etree.tostring(root, encoding="unicode", method="html"), token)


def of_markup(markup: str, token: str) -> Body:
    """Return any markup as a browser would read it, without all that loads or runs."""

    def kept(_tag: str, name: str, value: str) -> str | None:
        return value if name in {"id", "class"} and value == token else attribute(name, value)

    clean = nh3.clean(
        markup,
        tags=set(KEPT),
        clean_content_tags=set(DROPPED - {"head", "base", "frameset"}),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=kept,
        url_schemes={"data"},
        link_rel=None,
    )
    marked = f'id="{token}"' in clean
    clean = clean.replace(f'id="{token}"', ANCHOR).replace(f'class="{token}"', 'class="place"')
    return Body(f'<div class="page">{visible(clean)}</div>', marked=marked)


# --- marking --------------------------------------------------------------------------------------


def _seen(place: etree._Element) -> bool:
    """Whether a reader of the page sees the words of an element."""
    above = [place, *place.iterancestors("*")]
    words = (text.strip() for _, _, text in _texts(place))
    return any(words) and all(map(_is_shown, above[:-1]))


def _texts(place: etree._Element) -> Iterator[tuple[etree._Element, bool, str]]:
    """Return each text that is shown in an element, with whom it stands in, or behind."""
    walk = etree.iterwalk(place, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element is not place:
                yield element, True, element.tail or ""
        elif element is place or _is_shown(element):
            yield element, False, element.text or ""
        else:
            walk.skip_subtree()


def _mark(place: etree._Element, original: str, token: str) -> None:
    if _mark_words(place, original, token):
        return
    name = local_name(place)
    if name not in OF_TABLES and all(_in_line(each) for each in place.iterdescendants("*")):
        _wrap(place, token)
        return
    held = [place] if name in KEPT else [each for each in place if local_name(each) in KEPT]
    for number, each in enumerate(held):
        each.set("class", token)
        if not number:
            each.set("id", token)


def _in_line(element: etree._Element) -> bool:
    return tagged_in_line(element) or local_name(element) in WITHIN_A_LINE | {"br", "img"}


def _wrap(place: etree._Element, token: str) -> None:
    """Put all that an element holds into a mark within it."""
    made = etree.Element("mark", id=token)
    made.text, place.text = _written(place.text or ""), None
    made.extend(list(place))
    place.append(made)


def _mark_words(place: etree._Element, original: str, token: str) -> bool:
    """Mark the words that were read, where an element holds more than them.

    They may be spread over several tags, and have other spaces between them than when they were
    read; each piece of them is marked, and the first is the anchor.
    """
    texts = list(_texts(place))
    whole = "".join(text for _, _, text in texts)
    sought = r"\s*".join(re.escape(word) for word in original.split())
    # Words of their own first: a 5 is not the one in 2025.
    found = re.search(rf"(?<!\w){sought}(?!\w)", whole) or re.search(sought, whole)
    if not sought or found is None or found[0] == whole.strip():
        return False
    at, anchored = 0, False
    for element, behind, text in texts:
        start, end = max(found.start() - at, 0), min(found.end() - at, len(text))
        above = element.getparent()
        holder = above if behind and above is not None else element
        spaces_of_table = not text.strip() and local_name(holder) in OF_TABLES
        if start < end and not spaces_of_table:
            made = etree.Element("mark", attrib={"class": token})
            if not anchored:
                made.set("id", token)
            anchored = True
            made.text, made.tail = _written(text[start:end]), _written(text[end:])
            _put(made, element, _written(text[:start]), behind=behind)
        at += len(text)
    return anchored


def _put(made: etree._Element, element: etree._Element, before: str, *, behind: bool) -> None:
    """Put a mark after the words in an element that stand before it, or after those behind it."""
    holder = element.getparent()
    if not behind:
        element.text = before
        element.insert(0, made)
    elif holder is not None:
        element.tail = before
        holder.insert(holder.index(element) + 1, made)


# --- cleaning -------------------------------------------------------------------------------------


def _is_shown(element: etree._Element) -> bool:
    name = local_name(element).lower()
    if tagged_in_line(element):
        return name not in NOT_SHOWN
    return (
        name not in DROPPED
        and "hidden" not in element.attrib
        and not hides(element.get("style", ""))
        and not (name == "input" and element.get("type", "").lower() in {"hidden", "password"})
    )


def _drop(element: etree._Element) -> None:
    """Empty an element, so that only the words behind it are kept."""
    del element[:]
    element.tag, element.text = _EMPTIED, None
    element.attrib.clear()


def _simplify(element: etree._Element) -> None:
    """Give an element a name a browser knows without namespaces, and words in place of a field."""
    name = local_name(element).lower()
    if tagged_in_line(element):
        element.tag = "tagged"
    elif name == "input":
        element.tag, element.text = "span", _apart(element.get("value", ""))
    elif name == "img" and attribute("src", element.get("src", "")) is None:
        element.tag, element.text = "span", _apart(element.get("alt", ""))
    elif name in BLOCKS:
        element.tag = "div"
    else:
        element.tag = name if name in KEPT else _EMPTIED


def _apart(words: str) -> str:
    return f" {_written(words)} " if words.strip() else ""


def _written(text: str) -> str:
    """Return text that lxml takes back: it reads more than it lets anybody write."""
    return _NOT_IN_XML.sub("\ufffd", visible(text))


def picture(media_type: str, encoded: str) -> Body:
    """Return a picture in base64 as a page of its own."""
    return Body(f'<img alt="" src="data:{escape(media_type)};base64,{escape(encoded)}">')
