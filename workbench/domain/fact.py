"""Facts: statements by sources, where each was read, and their identity."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from workbench.domain import properties
from workbench.domain.company import Entity
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.values import canonical_hash, read_decimal

Qualifiers = tuple[tuple[str, str], ...]


class LocatorKind(StrEnum):
    """How the place of a fact in a stored answer is told."""

    JSON = "json"
    """A JSON pointer (RFC 6901)."""
    XPATH = "xpath"
    """An XPath 1.0 expression over the stored XML or XHTML."""
    SCRIPT = "script"
    """`id#pointer`: a JSON pointer into the script element of an HTML page that has this id."""
    CSV = "csv"
    """`row:column`, both counted from 1, the heading being row 1; in a workbook after `sheet!`."""
    PDF = "pdf"
    """`page:left,bottom,right,top` in points, the page counted from 1."""
    TEXT = "text"
    """`start-end`, characters counted from 0, the end not included."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reading found a fact, and the words that stood there."""

    kind: LocatorKind
    locator: str
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement by one source; it never changes.

    Attributes:
        id: SHA-256 of what is stated, or 16 bytes of UUIDv7 for a personal property.
        entity: whom the source says it about, in the source's own number.
        key: of the property, in `domain/properties.py`.
        value: canonical text, see `domain/values.py`.
        unit: ISO 4217 currency of an amount, else empty.
        start, end: the period it is about; an instant has only `end`.
        qualifiers: name and value, sorted, of what the property allows.
    """

    id: bytes
    entity: Entity
    key: str
    value: str
    unit: str = ""
    start: date | None = None
    end: date | None = None
    qualifiers: Qualifiers = ()

    def qualifier(self, name: str) -> str:
        """Return the value of a qualifier, or an empty string."""
        return dict(self.qualifiers).get(name, "")

    @property
    def number(self) -> Decimal:
        """The value as a number; the property must be a number's."""
        return read_decimal(self.value)

    @property
    def money(self) -> Money:
        """The value as an amount in its currency."""
        return Money(self.number, self.unit)

    @property
    def day(self) -> date:
        """The value as a day; the property must be a day's."""
        return date.fromisoformat(self.value)

    @property
    def flag(self) -> bool:
        """The value as yes or no."""
        return self.value == "yes"


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact together with the place where one reading found it."""

    fact: Fact
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """A fact as the ledger knows it: who read it where, first and last.

    `current` is false when the newest reading of the same entity no longer states it.
    """

    fact: Fact
    place: Place
    snapshot: bytes
    first_seen: datetime
    last_seen: datetime
    current: bool = True
    confirmed_by_person: bool = field(default=False)


def state(
    entity: Entity,
    key: str,
    value: str,
    place: Place,
    *,
    unit: str = "",
    start: date | None = None,
    end: date | None = None,
    **qualifiers: str,
) -> Stated:
    """Return a fact with its place, refusing what no property allows.

    Raises:
        UndeclaredProperty: no property has this key.
        InvalidInput: the value, unit or a qualifier does not fit the property.
    """
    declared = properties.declared(key)
    named: Qualifiers = tuple(sorted(qualifiers.items())) if qualifiers else ()
    declared.check(value, unit, named)
    if declared.personal is not None:
        identity = new_id().bytes
    else:
        identity = canonical_hash(
            [
                entity.source,
                entity.number,
                key,
                dict(named),
                value,
                unit,
                start.isoformat() if start else None,
                end.isoformat() if end else None,
            ]
        )
    fact = Fact(
        id=identity,
        entity=entity,
        key=key,
        value=value,
        unit=unit,
        start=start,
        end=end,
        qualifiers=named,
    )
    return Stated(fact, place)
