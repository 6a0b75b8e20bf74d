"""Answers with one value replaced by an odd one, for tests that none of them breaks a source."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

_ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    "",
    "x",
    "\x00",
    "2024-02-30",
    [],
    {},
    [None],
    [[]],
    {"a": {}},
    1e300,
)


def one_odd(data: st.DataObject, body: Any) -> bytes:
    """Draw a place of a JSON value and an odd value, and return the JSON with that value there."""
    everywhere = list(_ways(body))
    way = everywhere[data.draw(st.integers(0, len(everywhere) - 1))]
    odd: Any = data.draw(st.sampled_from(_ODD))
    changed = copy.deepcopy(body)
    holder = changed
    for name in way[:-1]:
        holder = holder[name]
    holder[way[-1]] = odd
    return json.dumps(changed).encode()


def _ways(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if here:
        yield here
    if isinstance(value, dict | list):
        for name in value if isinstance(value, dict) else range(len(value)):
            yield from _ways(value[name], (*here, name))
