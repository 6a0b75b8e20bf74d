"""Contexts, units and schema references, which instances and inline reports share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.limits import MOST_PARTS
from workbench.lookups.xbrl.places import Places
from workbench.lookups.xbrl.report import Context, Name, SchemaReference, Unit
from workbench.lookups.xbrl.tree import Element, name_of, read_day, resolve, whole_text
from workbench.texts import say

INSTANCE = "http://www.xbrl.org/2003/instance"
LINKBASE = "http://www.xbrl.org/2003/linkbase"
DIMENSIONS = "http://xbrl.org/2006/xbrldi"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_HREF = "{http://www.w3.org/1999/xlink}href"

_CONTEXT, _UNIT = f"{{{INSTANCE}}}context", f"{{{INSTANCE}}}unit"
_SCHEMA = f"{{{LINKBASE}}}schemaRef"
_ENTITY, _PERIOD = f"{{{INSTANCE}}}entity", f"{{{INSTANCE}}}period"
_IDENTIFIER = f"{{{INSTANCE}}}identifier"
_SEGMENT, _SCENARIO = f"{{{INSTANCE}}}segment", f"{{{INSTANCE}}}scenario"
_START, _END = f"{{{INSTANCE}}}startDate", f"{{{INSTANCE}}}endDate"
_INSTANT, _FOREVER = f"{{{INSTANCE}}}instant", f"{{{INSTANCE}}}forever"
_MEASURE, _DIVIDE = f"{{{INSTANCE}}}measure", f"{{{INSTANCE}}}divide"
_ABOVE, _BELOW = f"{{{INSTANCE}}}unitNumerator", f"{{{INSTANCE}}}unitDenominator"
_EXPLICIT, _TYPED = f"{{{DIMENSIONS}}}explicitMember", f"{{{DIMENSIONS}}}typedMember"

T = TypeVar("T")


@dataclass(slots=True)
class Parts:
    """The elements of a report that say something, each kind in the order of the document."""

    contexts: list[Element] = field(default_factory=list)
    units: list[Element] = field(default_factory=list)
    schemas: list[Element] = field(default_factory=list)
    facts: list[Element] = field(default_factory=list)
    continuations: list[Element] = field(default_factory=list)
    exclusions: list[Element] = field(default_factory=list)


def parts_of(
    root: Element,
    facts: Iterable[str] = (),
    continuations: Iterable[str] = (),
    exclusions: Iterable[str] = (),
) -> Parts:
    """Return the parts of a document in one walk; facts and so on are found by their tags.

    Raises:
        SourceUnreadable: there are more of one kind than any report has.
    """
    parts = Parts()
    kinds = {_CONTEXT: parts.contexts, _UNIT: parts.units, _SCHEMA: parts.schemas}
    kinds |= dict.fromkeys(facts, parts.facts)
    kinds |= dict.fromkeys(continuations, parts.continuations)
    kinds |= dict.fromkeys(exclusions, parts.exclusions)
    for element in root.iter(*kinds):
        add_part(kinds[element.tag], element)
    return parts


def add_part(kind: list[Element], element: Element) -> None:
    """Add an element to those of its kind.

    Raises:
        SourceUnreadable: there are more of it than any report has.
    """
    if len(kind) == MOST_PARTS:
        raise SourceUnreadable(
            say("The report states more than annual accounts ever do."),
            detail=f"more than {MOST_PARTS} of {name_of(element)}",
        )
    kind.append(element)


def read_contexts(elements: Iterable[Element]) -> Mapping[str, Context]:
    """Return the contexts by their id, without those that are unclear."""
    return by_id(elements, _context)


def read_units(elements: Iterable[Element]) -> Mapping[str, Unit]:
    """Return the units by their id, without those that are unclear."""
    return by_id(elements, _unit)


def read_schemas(elements: Iterable[Element], places: Places) -> tuple[SchemaReference, ...]:
    """Return the taxonomies the report names."""
    return tuple(SchemaReference(each.get(_HREF, ""), places.of(each)) for each in elements)


def by_id(elements: Iterable[Element], read: Callable[[Element], T | None]) -> Mapping[str, T]:
    """Return what elements say by their id; an id that says two things says nothing."""
    found: dict[str, T | None] = {}
    for element in elements:
        identity = element.get("id", "").strip()
        made = read(element)
        found[identity] = made if found.get(identity, made) == made else None
    return {identity: made for identity, made in found.items() if identity and made is not None}


def referred(element: Element, attribute: str) -> str:
    """Return the id that an element refers to, or an empty one, which nothing has."""
    return element.get(attribute, "").strip()


def is_nil(element: Element) -> bool:
    """Return whether an element says that it has no value."""
    return element.get(NIL, "").strip() in {"true", "1"}


def _context(element: Element) -> Context | None:
    """Return a context, or None where its period is missing or unreadable.

    Such a period must not pass for one without bounds.
    """
    inside = {each.tag: each for each in element}
    entity, period = inside.get(_ENTITY), inside.get(_PERIOD)
    bounds = None if period is None else _bounds(period)
    if bounds is None:
        return None
    identifier = None if entity is None else entity.find(_IDENTIFIER)
    return Context(
        id=element.get("id", "").strip(),
        scheme="" if identifier is None else identifier.get("scheme", "").strip(),
        entity="" if identifier is None else whole_text(identifier).strip(),
        start=bounds[0],
        end=bounds[1],
        dimensions=tuple(_dimensions(entity, _SEGMENT)) + tuple(_dimensions(element, _SCENARIO)),
    )


def _bounds(period: Element) -> tuple[date | None, date | None] | None:
    """Return the first and the last day of a period, or None where they cannot be told."""
    stated = {each.tag: each for each in period}
    if _FOREVER in stated:
        return None, None
    start = stated.get(_START)
    end = stated.get(_END) if start is not None else stated.get(_INSTANT)
    first = None if start is None else read_day(whole_text(start))
    last = None if end is None else read_day(whole_text(end), ends=True)
    if last is None or (start is not None and (first is None or first > last)):
        return None
    return first, last


def _dimensions(holder: Element | None, place: str) -> Iterator[tuple[Name, Name | str]]:
    """Return what narrows a context, also in the ways that were used before there were dimensions.

    To leave one of those out would make a part, such as one director's share, pass for the whole.
    """
    for container in () if holder is None else holder.iterchildren(place):
        for each in container:
            words = whole_text(each).strip()
            if each.tag == _EXPLICIT:
                yield resolve(each.get("dimension", ""), each), resolve(words, each)
            elif each.tag == _TYPED:
                yield resolve(each.get("dimension", ""), each), words
            else:
                yield name_of(each), words


def _unit(element: Element) -> Unit | None:
    """Return a unit, or None where it counts nothing that can be told."""
    divided = element.find(_DIVIDE)
    above = element if divided is None else divided.find(_ABOVE)
    below = None if divided is None else divided.find(_BELOW)
    measures, divided_by = _measures(above), _measures(below)
    if not measures or (divided is not None and not divided_by):
        return None
    return Unit(id=element.get("id", "").strip(), measures=measures, divided_by=divided_by)


def _measures(element: Element | None) -> tuple[Name, ...]:
    if element is None:
        return ()
    return tuple(resolve(whole_text(each), each) for each in element.iterchildren(_MEASURE))
