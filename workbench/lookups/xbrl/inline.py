"""Reading inline XBRL: facts tagged inside a web page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.dates import printed_date
from workbench.lookups.xbrl.numbers import printed_number, says_something
from workbench.lookups.xbrl.report import Context, Name, Report, Unit, XbrlFact
from workbench.lookups.xbrl.resources import (
    is_nil,
    read_contexts,
    read_schemas,
    read_units,
)
from workbench.lookups.xbrl.tree import Element, elements, name_of, parse, places, resolve
from workbench.texts import say

NAMESPACES = frozenset(
    {"http://www.xbrl.org/2008/inlineXBRL", "http://www.xbrl.org/2013/inlineXBRL"}
)
_FIXED = {"fixedtrue": "true", "fixedfalse": "false", "fixedempty": "", "nocontent": ""}
_BOOLEANS = {"booleantrue": "true", "booleanfalse": "false"}


@dataclass(frozen=True, slots=True)
class _Page:
    contexts: Mapping[str, Context]
    units: Mapping[str, Unit]
    continuations: Mapping[str, Element]
    paths: Mapping[Element, str]


def read_inline(content: bytes) -> Report:
    """Return what is tagged in a page, in the order of the page.

    A text that is split by `continuedAt` is put together; text in `ix:exclude` is left out.

    Raises:
        SourceUnreadable: the bytes are no inline XBRL, or carry a DTD.
    """
    return inline_of(parse(content))


def is_inline(root: Element) -> bool:
    """Return whether a page holds any inline XBRL."""
    return any(name_of(each).uri in NAMESPACES for each in elements(root))


def inline_of(root: Element) -> Report:
    """Return what is tagged in a parsed page.

    Raises:
        SourceUnreadable: nothing is tagged in it.
    """
    if not is_inline(root):
        raise SourceUnreadable(say("The page is a web page without XBRL."))
    paths = places(root)
    page = _Page(read_contexts(root), read_units(root), _continuations(root), paths)
    facts: list[XbrlFact] = []
    faults: list[str] = []
    unread: list[Name] = []
    for element, read in _tagged(root):
        fact = read(element, page)
        if fact is None:
            faults.append(f"{paths[element]} {element.get('name', '')}")
            if says_something(_shown(element)):
                unread.append(resolve(element.get("name", ""), element))
        else:
            facts.append(fact)
    return Report(
        facts=tuple(facts),
        schemas=read_schemas(root, paths),
        faults=tuple(faults),
        unread=tuple(unread),
    )


_Reader = Callable[[Element, _Page], XbrlFact | None]


def _tagged(root: Element) -> Iterator[tuple[Element, _Reader]]:
    readers: dict[str, _Reader] = {"nonFraction": _number, "nonNumeric": _words}
    for element in elements(root):
        name = name_of(element)
        if name.uri in NAMESPACES and name.local in readers:
            yield element, readers[name.local]


def _continuations(root: Element) -> dict[str, Element]:
    return {
        each.get("id", ""): each
        for each in elements(root)
        if _is_inline_element(each, "continuation")
    }


def _is_inline_element(element: Element, local: str) -> bool:
    return name_of(element) in {Name(uri, local) for uri in NAMESPACES}


def _number(element: Element, page: _Page) -> XbrlFact | None:
    nil = is_nil(element)
    original = _shown(element)
    try:
        scale = int(element.get("scale") or "0")
    except ValueError:
        return None
    value = printed_number(
        original, _format(element), scale, negative=element.get("sign", "").strip() == "-"
    )
    unit = page.units.get(element.get("unitRef", ""))
    if unit is None or (value is None and not nil):
        return None
    return _fact(element, page, "" if nil or value is None else value, unit, original)


def _words(element: Element, page: _Page) -> XbrlFact | None:
    original = "".join(_shown(part) for part in _chain(element, page))
    if is_nil(element):
        return _fact(element, page, "", None, original)
    form = _format(element).replace("-", "").lower()
    value = {**_FIXED, **_BOOLEANS}.get(form)
    if value is None:
        value = printed_date(original, form) if form.startswith("date") else original
    return None if value is None else _fact(element, page, value.strip(), None, original)


def _fact(
    element: Element, page: _Page, value: str, unit: Unit | None, original: str
) -> XbrlFact | None:
    context = page.contexts.get(element.get("contextRef", ""))
    if context is None:
        return None
    return XbrlFact(
        name=resolve(element.get("name", ""), element),
        value=value,
        context=context,
        unit=unit,
        decimals=element.get("decimals", ""),
        locator=page.paths[element],
        original=original,
        nil=is_nil(element),
    )


def _format(element: Element) -> str:
    return element.get("format", "").rpartition(":")[2].strip()


def _chain(element: Element, page: _Page) -> Iterator[Element]:
    """Return an element and its continuations; a chain that bites its tail ends there."""
    seen: set[str] = set()
    part: Element | None = element
    while part is not None:
        yield part
        following = part.get("continuedAt", "")
        part = None if following in seen else page.continuations.get(following)
        seen.add(following)


def _shown(element: Element) -> str:
    """Return the text of an element without what stands in `ix:exclude`."""
    parts = [element.text or ""]
    for child in element:
        if not _is_inline_element(child, "exclude"):
            parts.append(_shown(child))
        parts.append(child.tail or "")
    return "".join(parts)
