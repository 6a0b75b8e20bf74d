"""Saying where in a document an element stands, for the few of whom anybody will ask."""

from collections import Counter
from functools import cached_property

from lxml import etree

from workbench.lookups.xbrl.tree import Element

_ids = etree.XPath("//@id", smart_strings=False)


class Places:
    """XPaths that find one element alone: by its id, else by its position.

    `//*[@id='F12']` where no other element has the id, `/*[1]/*[3]/*[2]` elsewhere. Neither needs
    prefixes, which each vendor chooses afresh.

    A path is made when it is asked for: a page has fifty times as many elements as facts. Asking in
    the order of the document is cheap; children are counted on from the one asked for last.
    """

    def __init__(self, root: Element) -> None:
        self._root = root
        self._paths = {root: "/*[1]"}
        self._reached: dict[Element, tuple[Element, int]] = {}

    def of(self, element: Element) -> str:
        """Return the XPath 1.0 expression that finds an element of the document."""
        return self._by_id(element) or self._by_position(element)

    def _by_id(self, element: Element) -> str:
        """Return the XPath by an element's id, or nothing where that finds others too."""
        identity = element.get("id", "")
        # XPath 1.0 knows no way to write both kinds of quotation mark in one text.
        quote = '"' if "'" in identity else "'"
        if not identity.strip() or quote in identity or identity in self._repeated:
            return ""
        return f"//*[@id={quote}{identity}{quote}]"

    @cached_property
    def _repeated(self) -> frozenset[str]:
        found = _ids(self._root)
        given = Counter(map(str, found)) if isinstance(found, list) else Counter()
        return frozenset(identity for identity, times in given.items() if times > 1)

    def _by_position(self, element: Element) -> str:
        known = self._paths.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        if parent is None:
            raise ValueError("the element is of another document")
        above = self._by_position(parent)
        self._paths[parent] = above
        return f"{above}/*[{self._position(parent, element)}]"

    def _position(self, parent: Element, element: Element) -> int:
        child, position = self._reached.get(parent, (parent[0], 1))
        while child is not element:
            following = child.getnext()
            child, position = (parent[0], 1) if following is None else (following, position + 1)
        self._reached[parent] = child, position
        return position
