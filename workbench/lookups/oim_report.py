"""A report in xBRL-JSON, read into the facts of one taxonomy, whom and when they are about."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workbench.domain.drift import Change, Drift
from workbench.domain.fact import Place
from workbench.lookups.ifrs_lines import PREFIX, is_ifrs
from workbench.lookups.json_answer import Node
from workbench.lookups.xbrl.report import ISO_4217, Context, Name, Unit, XbrlFact

_CORE = {"concept", "entity", "period", "unit", "language", "noteId"}
_INFINITELY_PRECISE = "INF"
_ENTITY = re.compile(r"(?P<scheme>[^:]+):(?P<number>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OimReport:
    """The facts of a report that are asked for.

    Attributes:
        entities: numbers of whom its facts are about; one, in a report that can be trusted.
        facts: the facts; the locator of each is a JSON pointer to its value.
        taxonomy: where the report names the taxonomy, or None where it does not.
    """

    entities: frozenset[str]
    facts: tuple[XbrlFact, ...]
    taxonomy: Place | None


def read_oim(root: Node, wanted: Callable[[str], bool]) -> OimReport:
    """Return the IFRS facts whose local names are wanted.

    Values are texts, a period ends at the midnight after its last day, and a fact without
    `decimals` is exact (OIM xBRL-JSON 1.0). Facts in other times of day, of more than a day's
    precision, are left out; a wanted fact that cannot be read is noted as drift.

    Raises:
        SourceUnreadable: it is no report, or has no facts.
    """
    info, facts = root.required("documentInfo"), root.required("facts")
    if not isinstance(facts.value, dict) or not facts.value:
        raise root.unlike(facts.pointer)
    ours = _ifrs_prefixes(info)
    entities: set[str] = set()
    read: list[XbrlFact] = []
    for key in facts.value:
        node = facts.get(key)
        dimensions = node.get("dimensions") if node is not None else None
        if node is None or dimensions is None:
            continue
        prefix, _, local = (dimensions.code("concept") or "").partition(":")
        if prefix not in ours or not wanted(local):
            continue
        fact = _fact(node, dimensions, Name(ours[prefix], local))
        if fact is not None:
            entities.add(fact.context.entity)
            read.append(fact)
    spaces = info.get("namespaces")
    named = spaces.get(next(iter(ours), "")) if spaces is not None else None
    return OimReport(
        entities=frozenset(entities),
        facts=tuple(read),
        taxonomy=named.place if named is not None else None,
    )


def _ifrs_prefixes(info: Node) -> dict[str, str]:
    """Return the prefixes of the taxonomy and their namespaces; without any, its usual one."""
    spaces = info.get("namespaces")
    if spaces is None or not isinstance(spaces.value, dict):
        return {PREFIX: PREFIX}
    return {
        prefix: uri for prefix, uri in spaces.value.items() if isinstance(uri, str) and is_ifrs(uri)
    }


def _fact(node: Node, dimensions: Node, name: Name) -> XbrlFact | None:
    value = node.get("value")
    context = _context(dimensions)
    if value is None or context is None:
        return None
    fact = XbrlFact(
        name=name,
        value=value.code() or "",
        context=context,
        unit=_unit(dimensions.code("unit") or ""),
        decimals=node.code("decimals") or _INFINITELY_PRECISE,
        locator=value.pointer,
        original=value.place.original,
    )
    if fact.number is None:
        node.note(Drift(Change.RETYPED, f"/facts/*/value of {name.local}"))
        return None
    return fact


def _context(dimensions: Node) -> Context | None:
    period = dimensions.code("period") or ""
    entity = _ENTITY.fullmatch(dimensions.code("entity") or "")
    start, slash, end = period.partition("/")
    last = _midnight(end if slash else start)
    first = _midnight(start) if slash else None
    if entity is None or last is None or last == date.min or (slash and first is None):
        return None
    return Context(
        id="",
        scheme=entity["scheme"],
        entity=entity["number"],
        start=first,
        end=last - timedelta(days=1),
        dimensions=_parts(dimensions),
    )


def _parts(dimensions: Node) -> tuple[tuple[Name, Name | str], ...]:
    """Return the dimensions beyond the four that every figure has, by local names."""
    if not isinstance(dimensions.value, dict):
        return ()
    beyond = sorted(set(dimensions.value) - _CORE)
    return tuple((_named(axis), _named(dimensions.code(axis) or "")) for axis in beyond)


def _named(written: str) -> Name:
    prefix, colon, local = written.partition(":")
    return Name(prefix, local) if colon else Name("", written)


def _midnight(written: str) -> date | None:
    """Return the day an instant begins, or None where it is none or not a midnight."""
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        return None
    return instant.date() if instant.time() == time.min else None


def _unit(written: str) -> Unit | None:
    """Return what a number counts; a currency divided by shares is no amount of money."""
    if not written:
        return None
    measure, divided, by = written.partition("/")
    prefix, _, local = measure.partition(":")
    uri = ISO_4217 if prefix == "iso4217" else prefix
    return Unit(
        id=written,
        measures=(Name(uri, local),),
        divided_by=(Name("", by),) if divided else (),
    )
