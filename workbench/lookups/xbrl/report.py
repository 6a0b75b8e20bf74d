"""What a business report in XBRL says: facts, whom and when they are about, and in what unit."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbench.lookups.xbrl.numbers import read_number

ISO_4217 = "http://www.xbrl.org/2003/iso4217"
_CURRENCY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A qualified name: namespace URI and local name; prefixes are each vendor's own."""

    uri: str
    local: str

    def __str__(self) -> str:
        return f"{{{self.uri}}}{self.local}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Whom and when a fact is about.

    Attributes:
        scheme, entity: the register and its number for the entity.
        start: first day, or None for an instant.
        end: last day, or the instant; None means for ever.
        dimensions: dimension and member; a typed member is the text it holds.
    """

    id: str
    scheme: str
    entity: str
    start: date | None
    end: date | None
    dimensions: tuple[tuple[Name, Name | str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a number counts: measures multiplied, divided by other measures."""

    id: str
    measures: tuple[Name, ...]
    divided_by: tuple[Name, ...] = ()

    @property
    def currency(self) -> str:
        """The ISO 4217 code of an amount of money, else empty."""
        if len(self.measures) != 1 or self.divided_by or self.measures[0].uri != ISO_4217:
            return ""
        code = self.measures[0].local
        return code if _CURRENCY.fullmatch(code) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class XbrlFact:
    """One tagged statement.

    Attributes:
        value: its text; of a number the plain digits after scale and sign; empty where nil.
        decimals: how many decimal places are right; `INF` as written, empty where not said.
        locator: an XPath 1.0 expression that finds the element, by its id where it has one of its
            own; free of prefixes.
        original: what stands in the report, before any format, scale or sign.
    """

    name: Name
    value: str
    context: Context
    unit: Unit | None
    decimals: str
    locator: str
    original: str
    nil: bool = False

    @property
    def number(self) -> Decimal | None:
        """The value as a number, or None where it is none."""
        return None if self.nil else read_number(self.value)


def unread_fact(name: Name, context: Context | None, locator: str, original: str) -> XbrlFact:
    """Return what could not be read, with no value; a context that is not known is unbounded."""
    unbounded = Context(id="", scheme="", entity="", start=None, end=None)
    return XbrlFact(
        name=name,
        value="",
        context=context or unbounded,
        unit=None,
        decimals="",
        locator=locator,
        original=original,
    )


@dataclass(frozen=True, slots=True)
class SchemaReference:
    """The taxonomy a report names, and where it names it."""

    href: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report.

    Attributes:
        faults: facts left out because they could not be read, one technical line each.
        unread: those of them that say something, with no value; a lone dash says nothing.
    """

    facts: tuple[XbrlFact, ...]
    schemas: tuple[SchemaReference, ...] = ()
    faults: tuple[str, ...] = field(default=())
    unread: tuple[XbrlFact, ...] = field(default=())
