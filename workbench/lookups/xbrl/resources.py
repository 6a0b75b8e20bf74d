"""Contexts, units and schema references, which instances and inline reports share."""

from collections.abc import Mapping

from workbench.lookups.xbrl.report import Context, Name, SchemaReference, Unit
from workbench.lookups.xbrl.tree import Element, elements, name_of, read_day, resolve, whole_text

INSTANCE = "http://www.xbrl.org/2003/instance"
LINKBASE = "http://www.xbrl.org/2003/linkbase"
DIMENSIONS = "http://xbrl.org/2006/xbrldi"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_HREF = "{http://www.w3.org/1999/xlink}href"


def read_contexts(root: Element) -> dict[str, Context]:
    """Return the contexts by their id."""
    return {each.get("id", ""): _context(each) for each in root.iter(f"{{{INSTANCE}}}context")}


def read_units(root: Element) -> dict[str, Unit]:
    """Return the units by their id."""
    return {each.get("id", ""): _unit(each) for each in root.iter(f"{{{INSTANCE}}}unit")}


def read_schemas(root: Element, paths: Mapping[Element, str]) -> tuple[SchemaReference, ...]:
    """Return the taxonomies the report names."""
    return tuple(
        SchemaReference(each.get(_HREF, ""), paths[each])
        for each in root.iter(f"{{{LINKBASE}}}schemaRef")
    )


def is_nil(element: Element) -> bool:
    """Return whether an element says that it has no value."""
    return element.get(NIL, "").strip() in {"true", "1"}


def _context(element: Element) -> Context:
    identifier = element.find(f".//{{{INSTANCE}}}identifier")
    end = _child_text(element, "endDate") or _child_text(element, "instant")
    return Context(
        id=element.get("id", ""),
        scheme="" if identifier is None else identifier.get("scheme", "").strip(),
        entity="" if identifier is None else whole_text(identifier).strip(),
        start=read_day(_child_text(element, "startDate")),
        end=read_day(end, ends=True),
        dimensions=tuple(_dimension(each) for each in elements(element) if _is_member(each)),
    )


def _child_text(element: Element, local: str) -> str:
    found = element.find(f".//{{{INSTANCE}}}{local}")
    return "" if found is None else whole_text(found)


def _is_member(element: Element) -> bool:
    name = name_of(element)
    return name.uri == DIMENSIONS and name.local in {"explicitMember", "typedMember"}


def _dimension(element: Element) -> tuple[Name, Name | str]:
    dimension = resolve(element.get("dimension", ""), element)
    words = whole_text(element).strip()
    if name_of(element).local == "explicitMember":
        return dimension, resolve(words, element)
    return dimension, words


def _unit(element: Element) -> Unit:
    def measures(path: str) -> tuple[Name, ...]:
        return tuple(
            resolve(whole_text(each), each)
            for each in element.findall(f"{path}{{{INSTANCE}}}measure")
        )

    above = f"{{{INSTANCE}}}divide/{{{INSTANCE}}}unitNumerator/"
    below = f"{{{INSTANCE}}}divide/{{{INSTANCE}}}unitDenominator/"
    return Unit(
        id=element.get("id", ""),
        measures=measures("") or measures(above),
        divided_by=measures(below),
    )
