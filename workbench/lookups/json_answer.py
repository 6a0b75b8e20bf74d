"""Reading JSON answers field by field, remembering which are new, missing or of another type."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NoReturn

from workbench.domain.drift import Change, Drift, written
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.values import plain_text
from workbench.errors import SourceUnreadable
from workbench.lookups.source import unlike_promise
from workbench.texts import say

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INDEX = re.compile(r"/[0-9]+(?=/|$)")
_MOST_DIGITS = 40
"""A number with more digits before or after the point is an attack or a fault, not a figure."""


class Node:
    """A place in a JSON answer; asking for a field marks it as known.

    `drift()` tells how the answer's shape differs from what was asked of it, which is how a source
    that changes is noticed: fields nobody asked for, fields that are `expect`ed and absent, and
    fields that were asked for as something they are not.
    """

    def __init__(self, value: object, pointer: str = "", noted: set[Drift] | None = None) -> None:
        self.value = value
        self.pointer = pointer
        self._noted: set[Drift] = set() if noted is None else noted
        self._children: dict[str | int, Node] = {}
        self.known = False

    def get(self, name: str) -> "Node | None":
        """Return a field, or None where it is absent, null or this is no object, which is noted."""
        if not isinstance(self.value, dict):
            self._note_unless_null()
            return None
        if name not in self.value:
            return None
        child = self._child(name, self.value[name])
        return None if child.value is None else child

    def at(self, *names: str) -> "Node | None":
        """Return the field at the end of a path of names, or None."""
        node: Node | None = self
        for name in names:
            if node is None:
                return None
            node = node.get(name)
        return node

    def items(self) -> Iterator["Node"]:
        """Return the elements of a list; nothing where this is no list, which is noted."""
        if not isinstance(self.value, list):
            self._note_unless_null()
            return
        for index, element in enumerate(self.value):
            yield self._child(index, element)

    def elements(self) -> list["Node"]:
        """Return the elements of a list without which nothing can be read.

        Raises:
            SourceUnreadable: it is no list.
        """
        return list(self.items()) if isinstance(self.value, list) else _refuse(self, "list")

    def ignore(self, *names: str) -> None:
        """Mark fields as known though nothing is read from them."""
        for name in names:
            node = self.get(name)
            if node is not None:
                node.known = True

    def expect(self, *names: str) -> None:
        """Note which of the fields that are always there are not; one that is null is there."""
        for name in names:
            if isinstance(self.value, dict) and name not in self.value:
                self._noted.add(Drift(Change.MISSING, _pattern(_join(self.pointer, name))))

    def required(self, name: str) -> "Node":
        """Return a field without which nothing can be read.

        Raises:
            SourceUnreadable: it is absent or null.
        """
        found = self.get(name)
        if found is None:
            where = _join(self.pointer, name)
            raise unlike_promise(f"{where} is missing", Drift(Change.MISSING, _pattern(where)))
        return found

    def text(self, name: str = "") -> str | None:
        """Return a field (or this node) as plain text; None where absent or empty.

        A number, or yes or no, in place of text is read as it is written, and noted.

        Raises:
            SourceUnreadable: it is a list or an object, or holds what no text may hold.
        """
        node = self._named(name)
        if node is not None and isinstance(node.value, bool | int | Decimal):
            node.note(_retyped(node))
        return self.code(name)

    def code(self, name: str = "") -> str | None:
        """Return a field (or this node) that is a text or a number, as plain text.

        Raises:
            SourceUnreadable: it is a list or an object, or holds what no text may hold.
        """
        node = self._named(name)
        if node is None:
            return None
        match node.value:
            case str() as words:
                return plain_text(words) or None if _storable(words) else _refuse(node, "text")
            case bool():
                return "yes" if node.value else "no"
            case int() | Decimal():
                return str(node.value)
            case _:
                return _refuse(node, "text")

    def number(self, name: str = "") -> Decimal | None:
        """Return a field (or this node) as a number; None where absent.

        Raises:
            SourceUnreadable: it is not a number of a figure's size.
        """
        node = self._named(name)
        if node is None:
            return None
        if isinstance(node.value, int | Decimal) and not isinstance(node.value, bool):
            number = Decimal(node.value)
            exponent = number.as_tuple().exponent
            if abs(number.adjusted()) < _MOST_DIGITS and abs(int(exponent)) < _MOST_DIGITS:
                return number
        return _refuse(node, "number")

    def flag(self, name: str = "") -> bool | None:
        """Return a field (or this node) as true or false; None where absent.

        Raises:
            SourceUnreadable: it is something else.
        """
        node = self._named(name)
        if node is None or isinstance(node.value, bool):
            return None if node is None else bool(node.value)
        return _refuse(node, "true or false")

    def day(self, name: str = "") -> date | None:
        """Return a field (or this node) that begins with YYYY-MM-DD as a day; None where absent.

        Raises:
            SourceUnreadable: it is not a day.
        """
        node = self._named(name)
        if node is None:
            return None
        try:
            if isinstance(node.value, str) and _DAY.match(node.value):
                return date.fromisoformat(node.value[:10])
        except ValueError:
            pass
        return _refuse(node, "day")

    @property
    def place(self) -> Place:
        """Where this node stands in the answer, and what stands there."""
        match self.value:
            case str() as original:
                pass
            case Decimal() as number:
                original = str(number)
            case other:
                original = json.dumps(other, ensure_ascii=False, default=str)
        return Place(LocatorKind.JSON, self.pointer, original)

    def note(self, drift: Drift) -> None:
        """Remember for the whole answer how a field differs."""
        self._noted.add(drift)

    def unlike(self, detail: str = "") -> SourceUnreadable:
        """Return the error for an answer in another shape than promised, with what was noted."""
        return unlike_promise(detail, *self._noted)

    def drift(self) -> tuple[str, ...]:
        """Return how the shape differs from what was asked, as `domain/drift.py` writes it."""
        new = (Drift(Change.NEW, _pattern(pointer)) for pointer in self.unread())
        return written((*new, *self._noted))

    def changed(self) -> tuple[str, ...]:
        """Return the drift without new fields, for answers in which those are no news."""
        return written(self._noted)

    def unread(self) -> Iterator[str]:
        """Return the pointers (RFC 6901) of the fields below that nobody asked for."""
        if self.known or not isinstance(self.value, dict | list):
            return
        if not self._children and self.pointer:
            return
        for key in self.value if isinstance(self.value, dict) else range(len(self.value)):
            child = self._children.get(key)
            if child is not None:
                yield from child.unread()
            elif isinstance(self.value, dict):
                yield _join(self.pointer, key)

    def _note_unless_null(self) -> None:
        if self.value is not None:
            self.note(_retyped(self))

    def _named(self, name: str) -> "Node | None":
        if name:
            return self.get(name)
        return None if self.value is None else self

    def _child(self, key: str | int, value: object) -> "Node":
        if key not in self._children:
            self._children[key] = Node(value, _join(self.pointer, key), self._noted)
        return self._children[key]


def _retyped(node: Node) -> Drift:
    return Drift(Change.RETYPED, _pattern(node.pointer))


def _refuse(node: Node, wanted: str) -> NoReturn:
    retyped = _retyped(node)
    node.note(retyped)
    raise unlike_promise(f"{node.pointer} is not a {wanted}", retyped)


def _pattern(pointer: str) -> str:
    """Return a pointer with `*` for every place in a list."""
    return _INDEX.sub("/*", pointer)


def _storable(words: str) -> bool:
    """Whether a database takes the text: no NUL and no half of a surrogate pair."""
    return "\x00" not in words and not any("\ud800" <= letter <= "\udfff" for letter in words)


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _join(pointer: str, key: object) -> str:
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def read_json(content: bytes) -> Node:
    """Return the root of a JSON answer; numbers with a fraction are Decimals.

    Raises:
        SourceUnreadable: the bytes are not JSON: HTML, half a body, another encoding.
    """
    try:
        value = json.loads(content, parse_float=Decimal, parse_constant=_constant)
    except (ValueError, RecursionError) as problem:
        words = say("The answer is a web page, not data.")
        if not content.lstrip().startswith(b"<"):
            words = say("The answer is cut off or broken.")
        raise SourceUnreadable(words, detail=str(problem)) from problem
    return Node(value)
