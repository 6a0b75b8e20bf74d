"""Reading an XBRL 2.1 instance document."""

from collections.abc import Mapping

from lxml import etree

from workbench.domain.values import decimal_text
from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.limits import Allowance
from workbench.lookups.xbrl.numbers import read_number, says_something
from workbench.lookups.xbrl.places import Places
from workbench.lookups.xbrl.report import Context, Name, Report, Unit, XbrlFact, unread_fact
from workbench.lookups.xbrl.resources import (
    INSTANCE,
    LINKBASE,
    add_part,
    is_nil,
    parts_of,
    read_contexts,
    read_schemas,
    read_units,
    referred,
)
from workbench.lookups.xbrl.tree import Element, name_of, parse, whole_text
from workbench.texts import say

ROOT = Name(INSTANCE, "xbrl")


def read_instance(content: bytes) -> Report:
    """Return what an instance states, in the order of the document.

    Raises:
        SourceUnreadable: the bytes are no XBRL instance, carry a DTD, or are too large.
    """
    return instance_of(parse(content))


def instance_of(root: Element) -> Report:
    """Return what a parsed instance states.

    Raises:
        SourceUnreadable: the document is something else, or states more than any accounts.
    """
    if name_of(root) != ROOT:
        raise SourceUnreadable(
            say("The document is XML but no XBRL report."), detail=str(name_of(root))
        )
    parts = parts_of(root)
    places, allowance = Places(root), Allowance()
    schemas = read_schemas(parts.schemas, places)
    contexts, units = read_contexts(parts.contexts), read_units(parts.units)
    facts: list[XbrlFact] = []
    faults: list[str] = []
    unread: list[XbrlFact] = []
    for element in _tagged(root):
        original, locator = whole_text(element), places.of(element)
        allowance.take(len(original) + len(locator))
        fact = _fact(element, original, locator, contexts, units)
        if fact is None:
            faults.append(f"{locator} {name_of(element)}")
            if says_something(original):
                context = contexts.get(referred(element, "contextRef"))
                unread.append(unread_fact(name_of(element), context, locator, original))
        else:
            facts.append(fact)
    return Report(facts=tuple(facts), schemas=schemas, faults=tuple(faults), unread=tuple(unread))


def _tagged(root: Element) -> list[Element]:
    """Return what has a context and is not part of the frame."""
    tagged: list[Element] = []
    for element in root.iter(etree.Element):
        if element.get("contextRef") is not None and not element.tag.startswith(_FRAME):
            add_part(tagged, element)
    return tagged


_FRAME = (f"{{{INSTANCE}}}", f"{{{LINKBASE}}}")


def _fact(
    element: Element,
    original: str,
    locator: str,
    contexts: Mapping[str, Context],
    units: Mapping[str, Unit],
) -> XbrlFact | None:
    """Return the fact, or None where its context or unit is missing or its number is none.

    A fraction (XBRL 2.1, section 5.1.1) holds its two numbers as elements, which run into one
    another as a text; no filing we know has one, and it is none of our numbers.
    """
    context = contexts.get(referred(element, "contextRef"))
    counts = element.get("unitRef") is not None
    unit = units.get(referred(element, "unitRef")) if counts else None
    nil = is_nil(element)
    value = original.strip()
    if counts and not nil:
        number = None if len(element) else read_number(original)
        if number is None:
            return None
        value = decimal_text(number)
    if context is None or (unit is None) == counts:
        return None
    return XbrlFact(
        name=name_of(element),
        value="" if nil else value,
        context=context,
        unit=unit,
        decimals=element.get("decimals", ""),
        locator=locator,
        original=original,
        nil=nil,
    )
