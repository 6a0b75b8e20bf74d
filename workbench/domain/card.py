"""The card: the versioned pact of criteria, weights, bands, caps and requirements."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from workbench.domain.lead import Stage
from workbench.domain.people import Department
from workbench.texts import Message, say

SIGNING = (Department.MARKETING, Department.SALES)
"""The departments whose two signatures put a card in force."""
_SHIPPED = {"Starter card": say("Starter card")}


def title_words(title: str) -> Message:
    """Return a card's title for a reader: of a card we ship in their language, else as written."""
    return _SHIPPED.get(title, say("{title}", title=title))


class Axis(StrEnum):
    """Can they? Will they?"""

    CAN = "can"
    WILL = "will"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {Axis.CAN: say("Can they?"), Axis.WILL: say("Will they?")}[self]


class Pillar(StrEnum):
    """What a question is about; reputation has two parts."""

    ECONOMY = "economy"
    CUSTOMER = "customer"
    PUBLIC = "public"
    AGE = "age"
    FIT = "fit"
    INTEREST = "interest"

    @property
    def axis(self) -> Axis:
        """The axis the pillar's points count on."""
        return Axis.WILL if self is Pillar.INTEREST else Axis.CAN

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Pillar.ECONOMY: say("Economy"),
            Pillar.CUSTOMER: say("Reputation, as a customer"),
            Pillar.PUBLIC: say("Reputation, in public"),
            Pillar.AGE: say("Age and experience"),
            Pillar.FIT: say("Fit"),
            Pillar.INTEREST: say("Interest"),
        }[self]


class Band(StrEnum):
    """What the score may be read as."""

    GO = "go"
    LOOK_CLOSER = "look_closer"
    NOT_NOW = "not_now"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Band.GO: say("Go"),
            Band.LOOK_CLOSER: say("Look closer"),
            Band.NOT_NOW: say("Not now"),
        }[self]


BANDS = (Band.NOT_NOW, Band.LOOK_CLOSER, Band.GO)
"""From worst to best."""


class Origin(StrEnum):
    """What a line of the card rests on."""

    GUESS = "guess"
    PATTERN = "pattern"
    POLICY = "policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Points for a measure at or above a number, or for a named step.

    Exactly one of `at_least` and `named` is set, but the last numeric step, which has neither
    and takes what is below all others.
    """

    points: int
    at_least: Decimal | None = None
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One question of the card.

    Attributes:
        criterion: `own_money@1`, pinned.
        unknown: points shown while nobody can tell; must be one the steps allow between.
        steps: numbers in falling order, the first that a measure reaches counts; where less is
            better, the points rise instead.
    """

    criterion: str
    pillar: Pillar
    unknown: int
    steps: tuple[Step, ...]
    origin: Origin = Origin.GUESS
    author: str = ""
    review: date | None = None

    @property
    def best(self) -> int:
        """The most points the line can give."""
        return max(step.points for step in self.steps)

    @property
    def worst(self) -> int:
        """The fewest points the line can give."""
        return min(step.points for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """While a condition holds, at most this band may be claimed."""

    condition: str
    at_most: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A requirement of a stage: its key, and a number where it wants one."""

    requirement: str
    stage: Stage
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Somebody's yes to a version of the card, and how it was confirmed (`pin` or `present`)."""

    card: UUID
    person: UUID
    name: str
    department: Department
    confirmed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A version of the criteria.

    Attributes:
        source: the TOML text it was read from, which is what is signed.
        bands: the least points of Look closer and of Go.
        lines: in the order they are shown.
    """

    id: UUID
    title: str
    version: int
    source: str
    look_closer_from: int
    go_from: int
    lines: tuple[CardLine, ...]
    caps: tuple[Cap, ...]
    demands: tuple[Demand, ...]
    signatures: tuple[Signature, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether marketing and sales have both signed."""
        departments = {signature.department for signature in self.signatures}
        return departments.issuperset(SIGNING)

    def possible(self, axis: Axis) -> int:
        """Return the most points there are on an axis."""
        return sum(line.best for line in self.lines if line.pillar.axis is axis)

    def band(self, lowest: int, highest: int) -> Band:
        """Return the band that a range on the can-they axis may claim.

        Go where even the lowest reaches it, Not now where even the highest falls short of Look
        closer; whatever is still open calls for a closer look (docs/decisions/023).
        """
        if lowest >= self.go_from:
            return Band.GO
        return Band.NOT_NOW if highest < self.look_closer_from else Band.LOOK_CLOSER
