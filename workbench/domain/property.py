"""What a property is: its kind, its time, its words, its law, and what values it takes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workbench.domain.values import plain_text, read_decimal
from workbench.errors import InvalidInput
from workbench.texts import Message, say


class Kind(StrEnum):
    """What sort of value it is."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    COUNT = "count"
    MONEY = "money"
    FLAG = "flag"


class Time(StrEnum):
    """What the statement's period means."""

    LASTING = "lasting"
    """Holds until it is said otherwise; no period."""
    INSTANT = "instant"
    """Holds at `end`."""
    PERIOD = "period"
    """Is about `start` to `end`."""


@dataclass(frozen=True, slots=True)
class Personal:
    """Why data about a person is kept, and for how many days (GDPR art. 5(1)(b) and (e))."""

    purpose: Message
    keep_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property.

    Attributes:
        key: `company.founded`; the part before the dot groups it on screen.
        title: what a person reads.
        many: whether several values may hold at once.
        shelf_days: after how many days an answer about it counts as stale.
        sources: source keys, the first that states it is shown.
        qualifiers: names a fact of this property may carry.
    """

    key: str
    title: Message
    kind: Kind
    time: Time = Time.LASTING
    many: bool = False
    personal: Personal | None = None
    shelf_days: int = 90
    sources: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()

    def check(self, value: str, unit: str, qualifiers: Iterable[tuple[str, str]]) -> None:
        """Refuse a value that is not canonical, a unit that is none, a foreign qualifier.

        Raises:
            InvalidInput: with this property's key as field.
        """
        if not _canonical(self.kind, value):
            raise InvalidInput(
                say("{value} is not a value of {property}.", value=value, property=self.title),
                field=self.key,
            )
        if (self.kind is Kind.MONEY) != bool(unit and re.fullmatch("[A-Z]{3}", unit)):
            raise InvalidInput(
                say("{property} needs a currency of three letters.", property=self.title),
                field=self.key,
            )
        foreign = [name for name, _ in qualifiers if name not in self.qualifiers]
        if foreign:
            raise InvalidInput(
                say("{property} has no {name}.", property=self.title, name=foreign[0]),
                field=self.key,
            )


def has_ended(end: date | None, day: date) -> bool:
    """Whether what a statement is about can be over on a day: no accounts of years to come.

    A day counts as over from its eve, because somewhere it has begun.
    """
    return end is None or end <= day + timedelta(days=1)


def not_ended(end: date) -> Message:
    """Return why what is stated of a period to come is left out."""
    return say(
        "The period to {day} has not ended yet, so what is stated of it is left out.", day=end
    )


def _canonical(kind: Kind, value: str) -> bool:
    try:
        match kind:
            case Kind.TEXT | Kind.CODE:
                return value != "" and plain_text(value) == value
            case Kind.DATE:
                return date.fromisoformat(value).isoformat() == value
            case Kind.COUNT:
                return value.isascii() and value.isdigit() and str(int(value)) == value
            case Kind.MONEY:
                read_decimal(value)
                return True
            case Kind.FLAG:
                return value in {"yes", "no"}
    except (ValueError, InvalidInput):
        return False
