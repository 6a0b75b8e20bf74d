"""Reads a card from its TOML text, and says at which field it cannot be used."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar
from uuid import UUID, uuid5

from workbench.domain.card import Axis, Band, Cap, Card, CardLine, Demand, Origin, Step
from workbench.domain.lead import Stage
from workbench.errors import InvalidInput
from workbench.scoring.conditions import CONDITIONS
from workbench.scoring.criterion import CRITERIA, Criterion
from workbench.scoring.requirements import REQUIREMENTS
from workbench.texts import Message, say

_FULL = 100
_CARDS = UUID("5c0f1f3a-5f0b-5d0e-9d3c-1eadb0a7d1e5")
"""The name space of card ids: the same text has the same id everywhere."""

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_card(toml_text: str) -> Card:
    """Return the card that a TOML text describes; its id is made from the text alone.

    Raises:
        InvalidInput: the text is no card. `field` is the way to what is wrong, such as
            `line[own_money@1].steps[2].at_least`; lists count from 1.
    """
    try:
        root = _Table(tomllib.loads(toml_text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as problem:
        raise InvalidInput(
            say("This is not TOML: {problem}", problem=str(problem)), field="card"
        ) from problem
    bands = root.table("bands")
    card = Card(
        id=uuid5(_CARDS, toml_text),
        title=root.text("title"),
        version=root.whole("version"),
        source=toml_text,
        look_closer_from=bands.whole("look_closer"),
        go_from=bands.whole("go"),
        lines=tuple(_line(each) for each in root.tables("line")),
        caps=tuple(_cap(each) for each in root.tables("cap")),
        demands=tuple(_demand(each) for each in root.tables("demand")),
    )
    root.close()
    bands.close()
    _check(card)
    return card


@dataclass(slots=True)
class _Table:
    """One table of the text; remembers which of its fields were read."""

    values: Mapping[str, object]
    path: str = ""
    read: set[str] = field(default_factory=set)

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str | None = None) -> str:
        value = self._value(name, default)
        if not isinstance(value, str):
            raise _wrong(self.at(name), say("Write text in quotation marks here."))
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        value = self._value(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong(self.at(name), say("Write a whole number here."))
        return value

    def number(self, name: str) -> Decimal:
        value = self._value(name, None)
        usable = isinstance(value, int | Decimal) and not isinstance(value, bool)
        if not usable or not Decimal(str(value)).is_finite():
            raise _wrong(self.at(name), say("Write a number here."))
        return Decimal(str(value))

    def day(self, name: str) -> date | None:
        if not self.has(name):
            return None
        value = self._value(name, None)
        if isinstance(value, datetime) or not isinstance(value, date):
            raise _wrong(self.at(name), say("Write a day as YYYY-MM-DD here."))
        return value

    def choice(self, name: str, among: type[_Choice], default: str | None = None) -> _Choice:
        value = self.text(name, default)
        if value not in set(among):
            allowed = ", ".join(each.value for each in among)
            raise _wrong(self.at(name), say("Write one of: {allowed}.", allowed=allowed))
        return among(value)

    def key(self, name: str, among: Mapping[str, object], what: Message) -> str:
        value = self.text(name)
        if value not in among:
            raise _wrong(self.at(name), say("No {what} is called {name}.", what=what, name=value))
        return value

    def table(self, name: str) -> "_Table":
        value = self._value(name, None)
        if not isinstance(value, dict):
            raise _wrong(self.at(name), say("Write a table here."))
        return _Table(value, self.at(name))

    def tables(self, name: str) -> tuple["_Table", ...]:
        value = self._value(name, ())
        if not isinstance(value, list | tuple) or not all(isinstance(x, dict) for x in value):
            raise _wrong(self.at(name), say("Write a list of tables here."))
        return tuple(
            _Table(each, f"{self.at(name)}[{place}]") for place, each in enumerate(value, start=1)
        )

    def close(self) -> None:
        """Refuse fields that nobody read: a misspelt field must not be lost in silence."""
        unread = sorted(set(self.values) - self.read)
        if unread:
            raise _wrong(self.at(unread[0]), say("A card has no such field."))

    def _value(self, name: str, default: object) -> object:
        self.read.add(name)
        value = self.values.get(name, default)
        if value is None:
            raise _wrong(self.at(name), say("This is missing."))
        return value


def _wrong(where: str, message: Message) -> InvalidInput:
    return InvalidInput(message, field=where)


def _line(table: _Table) -> CardLine:
    name = table.text("criterion")
    known = CRITERIA.get(name)
    if known is None:
        raise _wrong(
            table.at("criterion"),
            say("No {what} is called {name}.", what=say("criterion"), name=name),
        )
    table.path = f"line[{name}]"
    line = CardLine(
        criterion=name,
        pillar=known.pillar,
        unknown=table.whole("unknown"),
        steps=_steps(table, known),
        origin=table.choice("origin", Origin, Origin.GUESS.value),
        author=table.text("author", ""),
        review=table.day("review"),
    )
    table.close()
    if not line.worst <= line.unknown <= line.best:
        raise _wrong(
            table.at("unknown"),
            say("Write {worst} to {best} points here.", worst=line.worst, best=line.best),
        )
    return line


def _steps(table: _Table, known: Criterion) -> tuple[Step, ...]:
    tables = table.tables("steps")
    steps = tuple(_step(each, known) for each in tables)
    where = table.at("steps")
    named = [step.named for step in steps if step.named]
    if sorted(named) != sorted(known.outcomes):
        outcomes = ", ".join(known.outcomes)
        raise _wrong(where, say("Give each of these one step: {outcomes}.", outcomes=outcomes))
    if known.numeric:
        _check_numbers([step for step in steps if not step.named], where)
    return steps


def _step(table: _Table, known: Criterion) -> Step:
    points = table.whole("points")
    if points < 0:
        raise _wrong(table.at("points"), say("Points are never below nought."))
    named = table.text("named", "")
    if named and named not in known.outcomes:
        raise _wrong(
            table.at("named"), say("No {what} is called {name}.", what=say("outcome"), name=named)
        )
    if not named and not known.numeric:
        raise _wrong(table.at("named"), say("This is missing."))
    at_least = table.number("at_least") if table.has("at_least") and not named else None
    table.close()
    return Step(points=points, at_least=at_least, named=named)


def _check_numbers(steps: list[Step], where: str) -> None:
    limits = [step.at_least for step in steps[:-1]]
    if not steps or steps[-1].at_least is not None or None in limits:
        raise _wrong(
            where, say("The last numbered step, and only it, has no number: it takes the rest.")
        )
    numbers = [limit for limit in limits if limit is not None]
    if any(lower >= higher for higher, lower in pairwise(numbers)):
        raise _wrong(where, say("Put the steps in order, the highest number first."))


def _cap(table: _Table) -> Cap:
    cap = Cap(
        condition=table.key("condition", CONDITIONS, say("condition")),
        at_most=table.choice("at_most", Band),
    )
    table.close()
    return cap


def _demand(table: _Table) -> Demand:
    key = table.key("requirement", REQUIREMENTS, say("requirement"))
    numbered = REQUIREMENTS[key].numbered
    demand = Demand(
        requirement=key,
        stage=table.choice("stage", Stage),
        number=table.whole("number") if numbered else 0,
    )
    table.close()
    return demand


def _check(card: Card) -> None:
    if not 0 < card.look_closer_from < card.go_from <= _FULL:
        raise _wrong("bands", say("Look closer begins above 0, and Go above it, at most at 100."))
    names = [line.criterion.partition("@")[0] for line in card.lines]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise _wrong("line", say("{name} has more than one line.", name=twice))
    able = card.possible(Axis.CAN)
    if able != _FULL:
        raise _wrong(
            "line",
            say("The best points of what they can must be 100 together; they are {sum}.", sum=able),
        )
