"""Parsing XML from outside without entities, DTD or network, and reading what an element says."""

import re
from datetime import date, timedelta
from typing import TypeAlias
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element

from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.limits import check_size
from workbench.lookups.xbrl.report import Name
from workbench.texts import say

Element: TypeAlias = _Element

_BLANK = b" \t\r\n"
_UTF8_MARK = b"\xef\xbb\xbf"
_RESOURCE_LIMIT = 114
"""`XML_ERR_RESOURCE_LIMIT` of libxml2: deeper than 256 elements, or a text beyond 10 MB."""
_DAY = re.compile(
    r"(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?", re.ASCII
)
_MIDNIGHT = "T00:00:00"
_NEXT_MIDNIGHT = "T24:00:00"
_text = etree.XPath("string()", smart_strings=False)


class _PrologEnds(Exception):
    """The first element has begun; nothing can be declared any more."""


class _Declares(Exception):
    """The document type declares or fetches something."""


def parse(content: bytes) -> Element:
    """Return the root of an XML document; the encoding is the one its prolog states.

    A bare `<!DOCTYPE html>`, which many filings carry, declares nothing and is let through. So are
    blank lines above the prolog: XML forbids them, but they cannot change what the document says,
    and programs that fill in a template leave them there.

    Raises:
        SourceUnreadable: not well-formed XML, or a DTD, or too deep or too large.
    """
    check_size(content)
    document = content.removeprefix(_UTF8_MARK).lstrip(_BLANK)
    _refuse_declarations(document)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(document, parser)
    except etree.XMLSyntaxError as problem:
        # The stubs do not know the number.
        if getattr(problem, "code", None) == _RESOURCE_LIMIT:
            raise SourceUnreadable(
                say(
                    "The document is nested too deeply or holds too long a text to be annual "
                    "accounts."
                ),
                detail=str(problem)[:200],
            ) from problem
        raise _unreadable(problem) from problem
    except ValueError as problem:
        raise _unreadable(problem) from problem


def _unreadable(problem: Exception) -> SourceUnreadable:
    return SourceUnreadable(say("The document is cut off or broken."), detail=str(problem)[:200])


def _refuse_declarations(content: bytes) -> None:
    """Read up to the first element, no further, and refuse whatever is declared above it."""
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


def name_of(element: Element) -> Name:
    """Return the qualified name of an element."""
    uri, brace, local = element.tag[1:].rpartition("}")
    return Name(uri, local) if brace else Name("", element.tag)


def resolve(text: str, element: Element) -> Name:
    """Return a name written with a prefix that holds at an element; unknown prefixes are kept."""
    prefix, colon, local = text.strip().partition(":")
    spaces = element.nsmap
    if not colon:
        return Name(spaces.get(None) or "", prefix)
    return Name(spaces.get(prefix) or prefix, local)


def whole_text(element: Element) -> str:
    """Return all text inside an element."""
    return str(_text(element)) if len(element) else element.text or ""


def read_day(text: str, *, ends: bool = False) -> date | None:
    """Return the day of an XML date or dateTime, or None.

    A period that ends at midnight ends with the day before (XBRL 2.1, section 4.7.2); T24:00:00 is
    the midnight at which the next day begins (XML Schema 1.0).
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1])
        if ends and (found[2] or "").startswith(_MIDNIGHT) and day > date.min:
            return day - timedelta(days=1)
        if not ends and (found[2] or "").startswith(_NEXT_MIDNIGHT):
            return day + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return day
