"""Reading an XBRL 2.1 instance document."""

from collections.abc import Iterator, Mapping

from workbench.domain.values import decimal_text
from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.numbers import read_number, says_something
from workbench.lookups.xbrl.report import Context, Name, Report, Unit, XbrlFact
from workbench.lookups.xbrl.resources import (
    INSTANCE,
    LINKBASE,
    is_nil,
    read_contexts,
    read_schemas,
    read_units,
)
from workbench.lookups.xbrl.tree import Element, elements, name_of, parse, places, whole_text
from workbench.texts import say

ROOT = Name(INSTANCE, "xbrl")


def read_instance(content: bytes) -> Report:
    """Return what an instance states, in the order of the document.

    Raises:
        SourceUnreadable: the bytes are no XBRL instance, or carry a DTD.
    """
    return instance_of(parse(content))


def instance_of(root: Element) -> Report:
    """Return what a parsed instance states.

    Raises:
        SourceUnreadable: the document is something else.
    """
    if name_of(root) != ROOT:
        raise SourceUnreadable(
            say("The document is XML but no XBRL report."), detail=str(name_of(root))
        )
    paths = places(root)
    contexts, units = read_contexts(root), read_units(root)
    facts: list[XbrlFact] = []
    faults: list[str] = []
    unread: list[Name] = []
    for element in _tagged(root):
        fact = _fact(element, contexts, units, paths[element])
        if fact is None:
            faults.append(f"{paths[element]} {name_of(element)}")
            if says_something(whole_text(element)):
                unread.append(name_of(element))
        else:
            facts.append(fact)
    return Report(
        facts=tuple(facts),
        schemas=read_schemas(root, paths),
        faults=tuple(faults),
        unread=tuple(unread),
    )


def _tagged(root: Element) -> Iterator[Element]:
    for element in elements(root):
        ours = name_of(element).uri not in {INSTANCE, LINKBASE}
        if ours and element.get("contextRef") is not None:
            yield element


def _fact(
    element: Element,
    contexts: Mapping[str, Context],
    units: Mapping[str, Unit],
    locator: str,
) -> XbrlFact | None:
    """Return the fact, or None where its context or unit is missing or its number is none."""
    context = contexts.get(element.get("contextRef", ""))
    unit_name = element.get("unitRef")
    unit = units.get(unit_name) if unit_name is not None else None
    nil = is_nil(element)
    original = whole_text(element)
    value: str | None = original
    if unit_name is not None and not nil:
        number = read_number(original)
        value = None if number is None else decimal_text(number)
    if context is None or value is None or (unit is None) != (unit_name is None):
        return None
    return XbrlFact(
        name=name_of(element),
        value="" if nil else value.strip(),
        context=context,
        unit=unit,
        decimals=element.get("decimals", ""),
        locator=locator,
        original=original,
        nil=nil,
    )
