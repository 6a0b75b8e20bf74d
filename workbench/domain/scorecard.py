"""The scorecard: a card filled in, with a range, reasons and evidence under every point."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from workbench.domain.card import Band, Pillar
from workbench.domain.lead import Stage
from workbench.texts import Message, say


class EvidenceKind(StrEnum):
    """What a claim rests on."""

    FACT = "fact"
    LOOKUP = "lookup"
    HAND_SEARCH = "hand_search"
    REFERENCE = "reference"
    RATING = "rating"
    SIGNAL = "signal"
    CONTACT = "contact"
    KNOWN_LIST = "known_list"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pointer to what a claim rests on.

    `key` is the fact's id, the entry's UUID in hex, or a row of one of our lists, `KnownHit.key`.
    """

    kind: EvidenceKind
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A criterion's answer, before the card gives points.

    `measure` is a number or a named step; None means "cannot tell": then `because` says why, and
    `ask` how the answer may be had, or None where nothing can be done. Questions with equal
    `ask` are answered by the same asking.
    """

    because: Message
    measure: Decimal | str | None = None
    evidence: tuple[Evidence, ...] = ()
    ask: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredLine:
    """One question, answered or open.

    Attributes:
        points: shown; equals lowest and highest when answered with evidence.
        possible: the most the line can give.
    """

    criterion: str
    question: Message
    pillar: Pillar
    points: int
    lowest: int
    highest: int
    possible: int
    answered: bool
    because: Message
    evidence: tuple[Evidence, ...] = ()

    @property
    def costs(self) -> int:
        """Points missing from the most it could give."""
        return self.possible - self.points


@dataclass(frozen=True, slots=True)
class Score:
    """A sum as a range: `lowest` ≤ `shown` ≤ `highest` ≤ `possible`."""

    lowest: int
    shown: int
    highest: int
    possible: int

    @property
    def words(self) -> Message:
        """The range as figures: `44–79`, or one number where it is sure."""
        if self.lowest == self.highest:
            return say("{points}", points=self.lowest)
        return say("{lowest}–{highest}", lowest=self.lowest, highest=self.highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """What would narrow the range most: the widest open line, with those the same asking answers.

    Attributes:
        lowest, highest: the range then, were the answer worth what the card shows while unknown;
            another answer moves the range, but leaves it as narrow.
        ask: what to do to get the answer.
    """

    criterion: str
    lowest: int
    highest: int
    ask: Message

    @property
    def words(self) -> Message:
        """What to do, and what is then known better; the argument `ask` is a sentence of its own.

        An asking tells somebody to ask, look up, read or get something: what leads up to it says
        none of these.
        """
        if self.lowest == self.highest:
            return say(
                "What helps most: {ask} That settles the score at {points} or so.",
                ask=self.ask,
                points=self.lowest,
            )
        return say(
            "What helps most: {ask} That narrows the range to {lowest}–{highest}.",
            ask=self.ask,
            lowest=self.lowest,
            highest=self.highest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """A card filled in for a lead, as known at one instant.

    Attributes:
        band: what may be claimed, after caps; `band_by_points` is before them.
        caps: the limits in force, told also where the points alone would claim no more.
    """

    id: UUID
    lead: UUID
    card: UUID
    card_title: str
    card_version: int
    card_signed: bool
    as_of: datetime
    lines: tuple[ScoredLine, ...]
    can: Score
    will: Score
    band: Band
    band_by_points: Band
    caps: tuple[Message, ...]
    next_question: NextQuestion | None
    look_closer_from: int
    go_from: int

    @property
    def answered(self) -> int:
        """How many lines of the can-they axis are answered."""
        return sum(line.answered for line in self.can_lines)

    @property
    def can_lines(self) -> tuple[ScoredLine, ...]:
        """The lines of the can-they axis, in the card's order."""
        return tuple(line for line in self.lines if line.pillar is not Pillar.INTEREST)

    @property
    def will_lines(self) -> tuple[ScoredLine, ...]:
        """The lines of the will-they axis."""
        return tuple(line for line in self.lines if line.pillar is Pillar.INTEREST)


class Met(StrEnum):
    """How a requirement stands: a threshold between lowest and highest is open."""

    MET = "met"
    OPEN = "open"
    NOT_MET = "not_met"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {Met.MET: say("met"), Met.OPEN: say("open"), Met.NOT_MET: say("not met")}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementState:
    """One requirement of a stage, and how it stands now.

    Attributes:
        firm: why nobody may go on without it as it stands; None where a reason is enough.
        told_by_sources: whether look-ups can answer it; what only we can add is left to us.
    """

    requirement: str
    stage: Stage
    title: Message
    met: Met
    because: Message
    firm: Message | None = None
    told_by_sources: bool = False
