"""Collects what one answer states about one entity, leaving out what it does not state."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.fact import Place, Stated, state
from workbench.domain.lookup import Answer, AnswerKind
from workbench.domain.values import date_text, decimal_text, flag_text, plain_text
from workbench.errors import InvalidInput, SourceUnreadable, UndeclaredProperty
from workbench.lookups.json_answer import Node
from workbench.lookups.source import unlike_promise

T = TypeVar("T")


class Statements:
    """The facts of one reading, in the order in which they were read.

    Each method takes the node where a value stands, or None where the answer states none; then
    nothing is added, since missing is not zero. Neither is a value of another type than the parser
    knows: the answer remembers that as drift, and states the rest.
    """

    def __init__(self, entity: Entity) -> None:
        """Take the entity that the answer is about."""
        self.entity = entity
        self.facts: list[Stated] = []

    def text(
        self,
        key: str,
        node: Node | None,
        *,
        start: date | None = None,
        end: date | None = None,
        **qualifiers: str,
    ) -> None:
        """Add a text."""
        words = _readable(node, Node.text)
        if node is not None and words is not None:
            self.add(key, words, node.place, start=start, end=end, **qualifiers)

    def lines(self, key: str, node: Node | None) -> None:
        """Add a paragraph that the source wrapped into a list of lines."""
        lines = node.items() if node is not None else ()
        words = " ".join(_readable(line, Node.text) or "" for line in lines)
        if node is not None and words.strip():
            self.add(key, plain_text(words), node.place)

    def day(self, key: str, node: Node | None) -> None:
        """Add a day."""
        day = _readable(node, Node.day)
        if node is not None and day is not None:
            self.add(key, date_text(day), node.place)

    def flag(self, key: str, node: Node | None) -> None:
        """Add a yes or no."""
        flag = _readable(node, Node.flag)
        if node is not None and flag is not None:
            self.add(key, flag_text(value=flag), node.place)

    def number(self, key: str, node: Node | None, unit: str = "") -> None:
        """Add a count, or with a currency an amount in whole units of it."""
        number = _readable(node, Node.number)
        if node is not None and number is not None:
            self.add(key, decimal_text(number), node.place, unit=unit)

    def amount(self, key: str, node: Node | None, currency: Node | None) -> None:
        """Add an amount in whole units of its currency; without a currency it is none."""
        code = _readable(currency, Node.text) or ""
        if re.fullmatch("[A-Z]{3}", code):
            self.number(key, node, code)

    def add(
        self,
        key: str,
        value: str,
        place: Place,
        *,
        unit: str = "",
        start: date | None = None,
        end: date | None = None,
        **qualifiers: str,
    ) -> None:
        """Add a value in canonical text.

        Raises:
            SourceUnreadable: the value is none that the property can have.
        """
        try:
            stated = state(
                self.entity, key, value, place, unit=unit, start=start, end=end, **qualifiers
            )
        except UndeclaredProperty:
            raise
        except InvalidInput as problem:
            raise unlike_promise(f"{place.locator}: {problem.message}") from problem
        self.facts.append(stated)

    def told(self, root: Node, scheme: Scheme, parser: str) -> Answer:
        """Return the answer of a register that knows a company by the entity's own number.

        Args:
            root: the whole answer, of which everything has been read that will be.
            scheme: of the entity's number.
            parser: name and version of what read it.

        Returns:
            found, with all that was stated; nothing found, where nothing was.
        """
        if not self.facts:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=parser, drift=root.drift())
        return Answer(
            kind=AnswerKind.FOUND,
            parser=parser,
            entity=self.entity,
            identifiers=(Identifier(scheme, self.entity.number),),
            facts=tuple(self.facts),
            drift=root.drift(),
        )


def _readable(node: Node | None, read: Callable[[Node], T | None]) -> T | None:
    """Return what a node is read as; None where there is none or it is of another type."""
    if node is None:
        return None
    try:
        return read(node)
    except SourceUnreadable:
        return None
