"""Reading inline XBRL: facts tagged inside a web page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.dates import printed_date
from workbench.lookups.xbrl.limits import Allowance
from workbench.lookups.xbrl.numbers import is_number_format, printed_number, says_something
from workbench.lookups.xbrl.pieces import Pieces
from workbench.lookups.xbrl.places import Places
from workbench.lookups.xbrl.report import Context, Name, Report, Unit, XbrlFact, unread_fact
from workbench.lookups.xbrl.resources import (
    is_nil,
    parts_of,
    read_contexts,
    read_schemas,
    read_units,
    referred,
)
from workbench.lookups.xbrl.tree import Element, parse, resolve
from workbench.texts import say

NAMESPACES = frozenset(
    {"http://www.xbrl.org/2008/inlineXBRL", "http://www.xbrl.org/2013/inlineXBRL"}
)
_FIXED = {
    "fixedtrue": "true",
    "booleantrue": "true",
    "fixedfalse": "false",
    "booleanfalse": "false",
    "fixedempty": "",
    "nocontent": "",
}
_SCALE = re.compile(r"[+-]?\d{1,2}", re.ASCII)
_NEGATIVE = {"": False, "-": True}


def _tags(local: str) -> frozenset[str]:
    return frozenset(f"{{{uri}}}{local}" for uri in NAMESPACES)


_NUMBERS, _TEXTS = _tags("nonFraction"), _tags("nonNumeric")
_FRACTIONS = _tags("fraction")
"""Looked for so that they are named as unread: their two numbers make no decimal."""


@dataclass(frozen=True, slots=True)
class _Page:
    contexts: Mapping[str, Context]
    units: Mapping[str, Unit]


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A fact as it stands in the page."""

    element: Element
    name: Name
    locator: str
    original: str
    whole: bool

    def stated(self, value: str, page: _Page, unit: Unit | None = None) -> XbrlFact | None:
        """Return what it states, or None where its context is missing."""
        context = page.contexts.get(referred(self.element, "contextRef"))
        if context is None:
            return None
        return XbrlFact(
            name=self.name,
            value=value,
            context=context,
            unit=unit,
            decimals=self.element.get("decimals", ""),
            locator=self.locator,
            original=self.original,
            nil=is_nil(self.element),
        )


def read_inline(content: bytes) -> Report:
    """Return what is tagged in a page, in the order of the page.

    A text that is split by `continuedAt` is put together; text in `ix:exclude` is left out; of a
    text that is kept as markup (`escape`) the words are returned. Tuples only group their facts,
    which are returned one by one.

    Raises:
        SourceUnreadable: the bytes are no inline XBRL, carry a DTD, or are too large.
    """
    return inline_of(parse(content))


def inline_of(root: Element) -> Report:
    """Return what is tagged in a parsed page.

    Raises:
        SourceUnreadable: nothing is tagged in it, or more than in any accounts.
    """
    if next(root.iter(*_tags("*")), None) is None:
        raise SourceUnreadable(say("The page is a web page without XBRL."))
    parts = parts_of(root, _NUMBERS | _TEXTS | _FRACTIONS, _tags("continuation"), _tags("exclude"))
    places, allowance = Places(root), Allowance()
    schemas = read_schemas(parts.schemas, places)
    page = _Page(read_contexts(parts.contexts), read_units(parts.units))
    pieces = Pieces(parts.continuations, parts.exclusions, allowance)
    facts: list[XbrlFact] = []
    faults: list[str] = []
    unread: list[XbrlFact] = []
    for element in parts.facts:
        text, whole = pieces.of(element)
        name = resolve(element.get("name", ""), element)
        tagged = _Tagged(element, name, places.of(element), text, whole)
        allowance.take(len(tagged.locator))
        fact = _read(tagged, page)
        if fact is None:
            faults.append(f"{tagged.locator} {element.get('name', '')}")
            if says_something(text):
                context = page.contexts.get(referred(element, "contextRef"))
                unread.append(unread_fact(name, context, tagged.locator, text))
        else:
            facts.append(fact)
    return Report(facts=tuple(facts), schemas=schemas, faults=tuple(faults), unread=tuple(unread))


def _read(tagged: _Tagged, page: _Page) -> XbrlFact | None:
    """Return the fact, or None where a part of it is missing or cannot be read."""
    if not tagged.whole or tagged.element.tag in _FRACTIONS:
        return None
    return (_number if tagged.element.tag in _NUMBERS else _words)(tagged, page)


def _number(tagged: _Tagged, page: _Page) -> XbrlFact | None:
    element = tagged.element
    unit = page.units.get(referred(element, "unitRef"))
    if unit is None:
        return None
    if is_nil(element):
        return tagged.stated("", page, unit)
    scale = element.get("scale", "").strip() or "0"
    negative = _NEGATIVE.get(element.get("sign", "").strip())
    if negative is None or not _SCALE.fullmatch(scale):
        return None
    value = printed_number(tagged.original, _format(element), int(scale), negative=negative)
    return None if value is None else tagged.stated(value, page, unit)


def _words(tagged: _Tagged, page: _Page) -> XbrlFact | None:
    if is_nil(tagged.element):
        return tagged.stated("", page)
    form = _format(tagged.element)
    if form in _FIXED:
        value: str | None = _FIXED[form]
    elif form.startswith("date"):
        value = printed_date(tagged.original, form)
    elif is_number_format(form):
        value = printed_number(tagged.original, form, 0, negative=False)
    else:
        value = tagged.original.strip()
    return None if value is None else tagged.stated(value, page)


def _format(element: Element) -> str:
    """Return the local name of a format, written as in all registries: without hyphens.

    The prefix is not looked up: filers bind it to the wrong registry, and no two registries use a
    name for different things.
    """
    return element.get("format", "").rpartition(":")[2].strip().replace("-", "").lower()
