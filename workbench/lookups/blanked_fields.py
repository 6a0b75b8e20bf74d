"""Blanking whole fields of a JSON answer in place, objects and lists too, so that places hold."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from workbench.domain.blanking import json_string

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|\Z)|-?[0-9][0-9.eE+-]*|[\[\]{}:,]', re.DOTALL)
_DEEPER = {b"{": 1, b"[": 1, b"}": -1, b"]": -1}
_MARKS = frozenset({b":", b","})
_NOWHERE = -1
_LONGEST_WORD = 64
_DEEPEST = 100
"""Levels that are looked through: an answer with more is an attack, and read by nobody."""

Marks = Mapping[str, re.Pattern[bytes]]
SAID = re.compile(rb'"|true')
"""How a value begins that says something: a text, or yes."""


@dataclass(slots=True)
class _Opened:
    """An object or list that is being passed through, and what of it may have to be blanked."""

    key: str = ""
    marked: bool = False
    held: list[re.Match[bytes]] = field(default_factory=list)


def blanked_fields(content: bytes, names: Collection[str]) -> bytes:
    """Return JSON with everything inside the fields of some names blanked.

    Letters become `*` and digits `9`, byte by byte; the names inside, and true, false and null,
    stay. So length, offsets and shape are as they were. Half a document is read as far as it goes.

    Args:
        content: bytes in UTF-8, or in a code page that agrees with ASCII.
        names: of the fields, as they are written.
    """
    out = bytearray(content)
    for token in _values(list(_TOKEN.finditer(content)), names):
        _blank(out, token)
    return bytes(out)


def blanked_where(content: bytes, marks: Marks, names: Collection[str]) -> bytes:
    """Return JSON with some fields blanked in those objects alone that a field of theirs marks.

    Of an object that is cut off nobody can tell whether it would have a mark, so its fields are
    blanked too.

    Args:
        content: bytes in UTF-8, or in a code page that agrees with ASCII.
        marks: field to how its value begins in an object that is meant: `resigned_on` with a text.
        names: of the fields that are blanked, in such an object and however deep in it.
    """
    out = bytearray(content)
    for opened in _opened(content, marks, names):
        if opened.marked:
            for token in opened.held:
                _blank(out, token)
    return bytes(out)


def _opened(content: bytes, marks: Marks, names: Collection[str]) -> Iterator[_Opened]:
    """Yield each object and list when it closes, and at the end those that never do."""
    tokens = list(_TOKEN.finditer(content))
    stack = [_Opened()]
    for token, after in zip_longest(tokens, tokens[1:]):
        word, inner = token[0], stack[-1]
        if _DEEPER.get(word, 0) > 0:
            stack.append(_Opened())
        elif word in _DEEPER and len(stack) > 1:
            yield stack.pop()
        elif after is not None and after[0] == b":":
            inner.key = json_string(word)
            said = content[after.end() : after.end() + _LONGEST_WORD].lstrip()
            inner.marked |= inner.key in marks and marks[inner.key].match(said) is not None
        elif word not in _MARKS:
            _hold(token, stack, names)
    yield from (replace(each, marked=True) for each in stack[1:])


def _hold(token: re.Match[bytes], stack: list[_Opened], names: Collection[str]) -> None:
    near = enumerate(stack[:_DEEPEST])
    deepest = max((at for at, each in near if each.key in names), default=_NOWHERE)
    for opened in stack[: deepest + 1]:
        opened.held.append(token)


def _values(tokens: list[re.Match[bytes]], names: Collection[str]) -> Iterator[re.Match[bytes]]:
    """Yield the texts and numbers that stand in a field of these names, however deep."""
    depth, hidden, armed = 0, _NOWHERE, False
    following = (*(each[0] for each in tokens[1:]), b"")
    for token, after in zip(tokens, following, strict=False):
        word = token[0]
        if word in _DEEPER:
            if armed and hidden == _NOWHERE and _DEEPER[word] > 0:
                hidden = depth
            depth += _DEEPER[word]
            if depth == hidden:
                hidden = _NOWHERE
        elif after == b":":
            armed = json_string(word) in names
            continue
        elif word not in _MARKS and (armed or hidden != _NOWHERE):
            yield token
        armed = armed and word == b":"


def _blank(out: bytearray, token: re.Match[bytes]) -> None:
    start, end = token.span()
    if token[0].startswith(b'"'):
        closed = len(token[0]) > 1 and token[0].endswith(b'"')
        inside = slice(start + 1, end - 1 if closed else end)
        out[inside] = b"*" * (inside.stop - inside.start)
    else:
        # Nines, not noughts, so that a number stays one: 0070 would be none in JSON.
        out[start:end] = re.sub(rb"[0-9]", b"9", token[0])
