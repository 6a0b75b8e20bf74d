"""Parsing XML from outside without entities, DTD or network, and saying where an element is."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TypeAlias
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element

from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.report import Name
from workbench.texts import say

Element: TypeAlias = _Element

_MIDNIGHT = "T00:00:00"


class _PrologEnds(Exception):
    """The first element has begun; nothing can be declared any more."""


class _Declares(Exception):
    """The document type declares or fetches something."""


def parse(content: bytes) -> Element:
    """Return the root of an XML document; the encoding is the one its prolog states.

    A bare `<!DOCTYPE html>`, which many filings carry, declares nothing and is let through.

    Raises:
        SourceUnreadable: not well-formed XML, or a DTD, or too deep or too large.
    """
    _refuse_declarations(content)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise _unreadable(problem) from problem


def _unreadable(problem: Exception) -> SourceUnreadable:
    return SourceUnreadable(say("The document is cut off or broken."), detail=str(problem)[:200])


def _refuse_declarations(content: bytes) -> None:
    reader = expat.ParserCreate()

    def declared(_name: str, system: str | None, public: str | None, inside: int) -> None:
        if system or public or inside:
            raise _Declares

    def began(_name: str, _attributes: object) -> None:
        raise _PrologEnds

    reader.StartDoctypeDeclHandler = declared
    reader.StartElementHandler = began
    try:
        reader.Parse(content, True)  # noqa: FBT003 - expat takes no name for it
    except _PrologEnds:
        return
    except _Declares as problem:
        raise SourceUnreadable(
            say("The document carries declarations (a DTD), which is not accepted.")
        ) from problem
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise _unreadable(problem) from problem


def elements(root: Element) -> Iterator[Element]:
    """Return an element and everything below it, in the order of the document."""
    return root.iter()


def places(root: Element) -> dict[Element, str]:
    """Return for every element an XPath that finds it alone: by its id, else by its position.

    `//*[@id='F12']` where no other element has the id, `/*[1]/*[3]/*[2]` elsewhere. Neither needs
    prefixes, which each vendor chooses afresh.
    """
    paths = {root: "/*[1]"}
    for parent in elements(root):
        for position, child in enumerate(parent, start=1):
            paths[child] = f"{paths[parent]}/*[{position}]"
    given = Counter(each.get("id") for each in paths)
    return {each: _by_id(each, given) or path for each, path in paths.items()}


def _by_id(element: Element, given: Mapping[str | None, int]) -> str:
    """Return the XPath by an element's id, or nothing where that finds others too."""
    identity = element.get("id", "")
    # XPath 1.0 knows no way to write both kinds of quotation mark in one text.
    quote = '"' if "'" in identity else "'"
    if not identity.strip() or given[identity] > 1 or quote in identity:
        return ""
    return f"//*[@id={quote}{identity}{quote}]"


def name_of(element: Element) -> Name:
    """Return the qualified name of an element."""
    tag = etree.QName(element)
    return Name(tag.namespace or "", tag.localname)


def resolve(text: str, element: Element) -> Name:
    """Return a name written with a prefix that holds at an element; unknown prefixes are kept."""
    prefix, colon, local = text.strip().partition(":")
    spaces = element.nsmap
    if not colon:
        return Name(spaces.get(None) or "", prefix)
    return Name(spaces.get(prefix) or prefix, local)


def whole_text(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(str(part) for part in element.itertext())


def read_day(text: str, *, ends: bool = False) -> date | None:
    """Return the day of an XML date or dateTime, or None.

    A period that ends at midnight ends with the day before (XBRL 2.1, section 4.7.2).
    """
    stripped = text.strip()
    try:
        day = date.fromisoformat(stripped[:10])
    except ValueError:
        return None
    if ends and day > date.min and stripped[10:].startswith(_MIDNIGHT):
        return day - timedelta(days=1)
    return day
