"""Pages and XML as trees, and the element in which such a page names a company."""

import re
from collections.abc import Iterator

from lxml import etree, html

from workbench.domain.brought import Finding, Marked, Task
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.media import HTML, ONE_FILE, XHTML, bare, charset_of, page_inside
from workbench.domain.zipped import MAGIC, page_with_figures
from workbench.errors import SourceUnreadable
from workbench.matching.naming import Named, named
from workbench.texts import say

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head"})
WITHIN_A_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup"}
)
"""Elements of a page that stand in a line of words."""
_INLINE_XBRL = "/inlineXBRL"
_CITED = 80


def tree_of(content: bytes, media_type: str, *, deep: bool = False) -> etree._Element | None:
    """Return the root of a page or of XML, or None where it is neither.

    Nothing outside the bytes is read, and no entity is filled in. Of a page that nests too deep
    only the beginning is read; with `deep` eight times as much is, and else None is returned.
    """
    kind = bare(media_type)
    if kind == ONE_FILE:
        content, media_type, kind = page_inside(content)[0], HTML, HTML
    if content.startswith(MAGIC):
        content, kind = _page_in_zip(content), bare(XHTML)
    strict = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=deep
    )
    loose = _loose(charset_of(content, media_type), deep=deep)
    for parser in (loose, strict) if kind == HTML else (strict, loose):
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None and not (deep and _cut(parser)):
            return root
    return None


def _page_in_zip(content: bytes) -> bytes:
    """Return the page that facts of a zipped filing were read in; empty where there is none."""
    try:
        return page_with_figures(content) or b""
    except SourceUnreadable:
        return b""


def tagged_in_line(element: etree._Element) -> bool:
    """Whether an element only tags words of a page, as those of inline XBRL do.

    A page that was read loosely has no namespaces, but keeps the prefix in the name.
    """
    space, _, name = str(element.tag).rpartition("}")
    return space.endswith(_INLINE_XBRL) or ":" in name


def local_name(element: etree._Element) -> str:
    """Return the name of an element without namespace or prefix; of a comment it is empty.

    lxml's own `QName` refuses the names that its reader of pages lets through.
    """
    tag: object = element.tag
    return re.split("[}:]", tag)[-1] if isinstance(tag, str) else ""


def find(task: Task) -> Finding:
    """Return the smallest element in which a page says whom it is about."""
    content, media_type, sought = task
    root = tree_of(content, media_type)
    if root is None:
        return Finding(marked=Marked.BROKEN)
    pieces = list(_pieces(root))
    text = "".join(words for words, _ in pieces)
    seen = named(text, sought)
    if seen is None:
        return Finding(marked=Marked.NOT_NAMED if text.strip() else Marked.NO_WORDS)
    original = " ".join(text[slice(*seen.span)].split())
    locator = _path(_holder(pieces, seen))
    return Finding(
        marked=seen.marked,
        place=Place(LocatorKind.XPATH, locator, original),
        where=say("at the words “{words}”", words=original[:_CITED]),
    )


def _loose(charset: str, *, deep: bool) -> etree.HTMLParser:
    try:
        return html.HTMLParser(no_network=True, huge_tree=deep, encoding=charset or None)
    except LookupError:
        return html.HTMLParser(no_network=True, huge_tree=deep)


def _cut(parser: etree.XMLParser | etree.HTMLParser) -> bool:
    """Whether a parser left out the rest of a page because it nests too deep."""
    return any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log)


def _pieces(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Return the words a reader sees, each with the element it stands in, in order."""
    unseen: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(element)
        if event == "start" and unseen is None and name in _UNSEEN:
            unseen = element
        if event == "start":
            words, holder = element.text, element
        else:
            words, holder = element.tail, element.getparent()
        if event == "end" and unseen is element:
            unseen = None
        if unseen is None and holder is not None:
            gap = "" if name in WITHIN_A_LINE or not name else "\n"
            yield f"{gap if event == 'start' else ''}{words or ''}", holder
            yield gap if event == "end" else "", holder


def _path(element: etree._Element) -> str:
    """Return an XPath to an element; one that would need prefixes goes by positions instead."""
    path = element.getroottree().getpath(element)
    if ":" not in path:
        return path
    above = reversed([element, *element.iterancestors()])
    return "".join(f"/*[{len(list(each.itersiblings('*', preceding=True))) + 1}]" for each in above)


def _holder(pieces: list[tuple[str, etree._Element]], seen: Named) -> etree._Element:
    """Return the smallest element that holds all of a place."""
    start, end = seen.span
    holders, at = [], 0
    for words, element in pieces:
        if words and at < end and start < at + len(words):
            holders.append(element)
        at += len(words)
    shared = [*reversed(list(holders[0].iterancestors())), holders[0]]
    for other in holders[1:]:
        chain = {*other.iterancestors(), other}
        shared = [each for each in shared if each in chain]
    return shared[-1]
