"""Excerpts of JSON: a value marked among its siblings, below the names of what holds it."""

import json
from collections.abc import Sequence

from workbench.app.excerpts.lines import AROUND, PlaceMissing, clip
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import Place
from workbench.domain.lookup import Snapshot
from workbench.domain.media import decoded

_DEEPEST = 12
"""Lines of a marked object or list before the rest is left out."""
_ANCESTORS = 2


class _Number(str):
    """A number as it is written in the answer."""

    __slots__ = ()


def excerpt(snapshot: Snapshot, place: Place) -> Excerpt:
    """Return what lies around a place in an answer of JSON; its locator is a pointer (RFC 6901).

    Raises:
        PlaceMissing: it is not there.
    """
    return at_pointer(decoded(snapshot.content, snapshot.media_type), place.locator)


def at_pointer(text: str, locator: str) -> Excerpt:
    """Return what lies around the value that a JSON pointer leads to.

    Raises:
        PlaceMissing: it is not there.
    """
    try:
        value = json.loads(text, parse_float=_Number, parse_int=_Number)
    except (ValueError, RecursionError) as problem:
        raise PlaceMissing from problem
    steps = [part.replace("~1", "/").replace("~0", "~") for part in locator.split("/")[1:]]
    parent: object = None
    for step in steps:
        parent, value = value, _child(value, step)
    indent = "  " * min(len(steps) - 1, _ANCESTORS) if steps else ""
    marked = _pretty(value, _label(parent, steps[-1]) if steps else "", indent)
    siblings = _entries(parent)
    at = next((i for i, (key, _) in enumerate(siblings) if steps and key == steps[-1]), 0)
    near = [
        [clip(indent + _label(parent, key) + _short(each)) for key, each in part]
        for part in (siblings[max(0, at - AROUND) : at], siblings[at + 1 : at + 1 + AROUND])
    ]
    return Excerpt(
        before=(*_ancestors(steps[:-1]), *near[0]),
        line_start=indent,
        marked="\n".join(marked)[len(indent) :],
        after=tuple(near[1]),
    )


def _child(value: object, step: str) -> object:
    if isinstance(value, dict) and step in value:
        return value[step]
    if isinstance(value, list) and step.isdigit() and int(step) < len(value):
        return value[int(step)]
    raise PlaceMissing


def _entries(value: object) -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return [(str(number), each) for number, each in enumerate(value)]
    return []


def _label(parent: object, key: str) -> str:
    return f"{json.dumps(key, ensure_ascii=False)}: " if isinstance(parent, dict) else ""


def _short(value: object) -> str:
    match value:
        case _Number():
            return str(value)
        case dict():
            return "{…}" if value else "{}"
        case list():
            return "[…]" if value else "[]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _pretty(value: object, label: str, indent: str) -> list[str]:
    if not isinstance(value, dict | list) or not value:
        return [clip(indent + label + _short(value))]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inner = indent + "  "
    entries = _entries(value)
    lines = [clip(inner + _label(value, key) + _short(each)) for key, each in entries[:_DEEPEST]]
    more = [inner + "…"] if len(entries) > _DEEPEST else []
    return [indent + label + opening, *lines, *more, indent + closing]


def _ancestors(steps: Sequence[str]) -> tuple[str, ...]:
    shown = steps[-_ANCESTORS:]
    lines = ["  " * depth + f"{key}:" for depth, key in enumerate(shown)]
    return (*(["…"] if len(steps) > len(shown) else []), *map(clip, lines))
