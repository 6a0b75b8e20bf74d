"""Blanking what the Danish register tells of people's homes and secret numbers, in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.DOTALL)
_OPEN, _CLOSE = frozenset({b"{", b"["}), frozenset({b"}", b"]"})
_HOMES = frozenset({b"beliggenhedsadresse", b"postadresse", b"kontorsteder"})
_MEMBERS = b"deltagerRelation"
_CARE_OF = b"conavn"
_CONTACT, _SECRET = b"kontaktoplysning", b"hemmelig"
_TYPE, _FOUNDING, _VALUE = b"type", b"STIFTELSESINFORMATION", b"vaerdi"

Span = tuple[int, int]


@dataclass(slots=True)
class _Container:
    """An object or a list that is being read.

    Attributes:
        name: of the field that holds it.
        home: it lies in somebody's address.
        member: it is part of what is told of a participant.
        named: the next text is the name of a field.
        key: of the field that is read now.
        scalars: what the fields hold.
        values: where texts stand in it that are blanked if it turns out to be free words.
    """

    name: bytes
    home: bool = False
    member: bool = False
    named: bool = False
    key: bytes = b""
    scalars: dict[bytes, tuple[bytes, Span]] = field(default_factory=dict)
    values: list[Span] = field(default_factory=list)


def without_homes(content: bytes) -> bytes:
    """Return an answer with private addresses and secret numbers blanked, its length unchanged.

    Blanked are, where they stand: addresses of the participants, a care-of line, telephone numbers
    and mail addresses that are marked secret, and what founders wrote of themselves, which holds
    their addresses. Letters become `*` and digits `9`, so that every offset stays. An answer that
    breaks off is read as far as it goes.

    Args:
        content: JSON in UTF-8.
    """
    out = bytearray(content)
    for start, end in _private(content):
        text = out[start:end]
        if text.startswith(b'"'):
            out[start + 1 : end - 1] = b"*" * (end - start - 2)
        else:
            out[start:end] = re.sub(rb"[0-9]", b"9", text)
    return bytes(out)


def _private(content: bytes) -> Iterator[Span]:
    stack = [_Container(b"")]
    for found in _TOKEN.finditer(content):
        token = found[0]
        if token in _OPEN:
            stack.append(_inside(stack[-1], token))
        elif token not in _CLOSE:
            yield from _part(stack[-1], token, found.span())
        elif len(stack) > 1:
            yield from _closed(stack)
    # What broke off may have been secret.
    while stack:
        yield from _closed(stack)


def _closed(stack: list[_Container]) -> Iterator[Span]:
    closed = stack.pop()
    yield from _told(closed)
    if stack:
        stack[-1].values += closed.values


def _part(top: _Container, token: bytes, span: Span) -> Iterator[Span]:
    if token == b",":
        top.named = top.key != b""
    elif top.named:
        top.key, top.named = token.strip(b'"'), False
    elif token != b":":
        yield from _scalar(top, token, span)


def _inside(top: _Container, opened: bytes) -> _Container:
    name = top.key or top.name
    member = top.member or name == _MEMBERS
    home = top.home or (member and name in _HOMES)
    return _Container(name, home=home, member=member, named=opened == b"{")


def _scalar(top: _Container, token: bytes, span: Span) -> Iterator[Span]:
    if top.home or top.key == _CARE_OF:
        yield span
    top.scalars[top.key] = (token.strip(b'"'), span)
    if top.key == _VALUE and token.startswith(b'"'):
        top.values.append(span)


def _told(closed: _Container) -> Iterator[Span]:
    """Yield what must go of an object whose fields are all known."""
    contact = closed.scalars.get(_CONTACT)
    if contact is not None and closed.scalars.get(_SECRET, (b"",))[0] != b"false":
        yield contact[1]
    if closed.scalars.get(_TYPE, (b"",))[0] == _FOUNDING:
        yield from closed.values
        closed.values.clear()
