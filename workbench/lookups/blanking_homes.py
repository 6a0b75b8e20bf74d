"""Blanking in JSON what stands inside named fields of named parts, in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|\Z)|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.DOTALL)
_OPEN, _CLOSE = frozenset({b"{", b"["}), frozenset({b"}", b"]"})

Span = tuple[int, int]


@dataclass(slots=True)
class Container:
    """An object or a list that is being read.

    Attributes:
        name: of the field that holds it.
        home: everything in it is blanked.
        member: it lies in one of the parts where fields are blanked.
        named: the next text is the name of a field.
        key: of the field that is read now.
        scalars: what the fields hold.
        values: where the texts stand that a blanker remembers, here and in what lies inside.
    """

    name: bytes
    home: bool = False
    member: bool = False
    named: bool = False
    key: bytes = b""
    scalars: dict[bytes, tuple[bytes, Span]] = field(default_factory=dict)
    values: list[Span] = field(default_factory=list)


class Blanker:
    """Blanks fields where they lie in a part; letters become `*` and digits `9`.

    The length of the document, every offset and its shape stay. A document that breaks off is read
    as far as it goes.

    Args:
        parts: names of the fields that hold people.
        homes: names of the fields inside them that are blanked, with all they hold.
        remembered: name of a field whose texts `told` may blank later.
    """

    def __init__(
        self, parts: frozenset[bytes], homes: frozenset[bytes], remembered: bytes = b""
    ) -> None:
        """Take the names, folded as the source writes them."""
        self._parts = parts
        self._homes = homes
        self._remembered = remembered

    def blanked(self, content: bytes) -> bytes:
        """Return JSON in UTF-8 with what is private blanked."""
        out = bytearray(content)
        for start, end in self._private(content):
            text = out[start:end]
            if text.startswith(b'"'):
                closed = len(text) > 1 and text.endswith(b'"')
                inside = slice(start + 1, end - 1 if closed else end)
                out[inside] = b"*" * (inside.stop - inside.start)
            else:
                out[start:end] = re.sub(rb"[0-9]", b"9", text)
        return bytes(out)

    def told(self, closed: Container) -> Iterator[Span]:
        """Yield what must go of an object whose fields are all known."""
        yield from ()

    def _private(self, content: bytes) -> Iterator[Span]:
        stack = [Container(b"")]
        for found in _TOKEN.finditer(content):
            token = found[0]
            if token in _OPEN:
                stack.append(self._inside(stack[-1], token))
            elif token not in _CLOSE:
                yield from self._part(stack[-1], token, found.span())
            elif len(stack) > 1:
                yield from self._closed(stack)
        # What broke off may have been private.
        while stack:
            yield from self._closed(stack)

    def _closed(self, stack: list[Container]) -> Iterator[Span]:
        closed = stack.pop()
        yield from self.told(closed)
        if stack:
            stack[-1].values += closed.values

    def _inside(self, top: Container, opened: bytes) -> Container:
        name = top.key or top.name
        member = top.member or name in self._parts
        home = top.home or (member and name in self._homes)
        return Container(name, home=home, member=member, named=opened == b"{")

    def _part(self, top: Container, token: bytes, span: Span) -> Iterator[Span]:
        if token == b",":
            top.named = top.key != b""
        elif top.named:
            top.key, top.named = token.strip(b'"'), False
        elif token != b":":
            yield from self._scalar(top, token, span)

    def _scalar(self, top: Container, token: bytes, span: Span) -> Iterator[Span]:
        if top.home or (top.member and top.key in self._homes):
            yield span
        top.scalars[top.key] = (token.strip(b'"'), span)
        if top.key == self._remembered and token.startswith(b'"'):
            top.values.append(span)
