"""The demo's story: what two people did with its cast, read from TOML into checked values."""

import tomllib
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from workbench.domain.known_lists import KnownKind
from workbench.domain.lead import (
    ChannelKind,
    Often,
    Openness,
    ReturnReason,
    SignalKind,
    Stage,
    TouchKind,
)
from workbench.domain.lookup import Question
from workbench.domain.reference import Heard, PaysHow, Relation, Weight, Wording
from workbench.errors import InvalidInput
from workbench.texts import say

Side = Literal["marketing", "sales"]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Done(_Told):
    """Something that one of the two did, some days ago."""

    days_ago: int = Field(ge=0)
    by: Side = "marketing"

    def day(self, today: date) -> date:
        """Return the day it happened."""
        return today - timedelta(days=self.days_ago)


class _ToCome(_Told):
    in_days: int = Field(gt=0)

    def day(self, today: date) -> date:
        """Return the day it is to happen."""
        return today + timedelta(days=self.in_days)


class ToldOffer(_Told):
    """What would be sold."""

    name: str
    amount: str
    currency: str
    often: Often


class ToldSignal(_Done):
    """What the lead did."""

    kind: SignalKind
    asked_for: str = ""


class ToldContact(_Told):
    """An invented person at the lead."""

    name: str
    role: str
    where_from: str
    part: str
    phone: str = ""
    mail: str = ""


class ToldChannel(_Told):
    """A way of reaching them."""

    kind: ChannelKind
    openness: Openness
    reason: str


class ToldTouch(_Done):
    """What passed between us and them."""

    kind: TouchKind
    words: str
    inward: bool = False


class ToldReference(_Done):
    """What somebody who knows the company said."""

    relation: Relation
    words: str
    heard: Heard = Heard.DIRECT
    wording: Wording = Wording.PARAPHRASE
    pays: PaysHow = PaysHow.NOT_SAID


class ToldFinding(_Told):
    """A prepared question that found a page."""

    question: str
    address: str
    words: str
    weight: Weight
    file: str = ""
    """One of the demo's files, kept as what was found."""


class ToldDifference(_Told):
    """A source's entity that is not the company, and why."""

    source: str
    number: str
    reason: str


class ToldRating(_Told):
    """A step that one of the two chose."""

    criterion: str
    step: str
    words: str = ""
    by: Side = "marketing"


class ToldStep(_ToCome):
    """What happens next."""

    what: str
    by: Side = "marketing"


class ToldBrief(_Told):
    """What the first call opens with."""

    open_with: str
    not_mention: str


class ToldDecision(_Told):
    """A stage reached through its requirements; exceptions count only where one is needed."""

    stage: Stage
    reason: str
    exceptions: dict[str, str] = Field(default_factory=dict)


class ToldParking(_ToCome):
    """Set aside until a day."""

    reason: str


class ToldReturn(_Told):
    """Given back by sales."""

    why: ReturnReason
    reason: str


class ToldQuestion(_Told):
    """A look-up that is asked before anything is decided."""

    source: str
    kind: str
    about: str
    arguments: dict[str, str] = Field(default_factory=dict)

    @property
    def question(self) -> Question:
        """The question as the ledger keeps it."""
        return Question(
            source=self.source,
            kind=self.kind,
            about=self.about,
            arguments=tuple(sorted(self.arguments.items())),
        )


class Story(_Told):
    """One open lead.

    Attributes:
        first: look-ups asked before the decisions; the rest is asked after them. Empty means that
            everything is asked at once.
        looked: keys of prepared questions that found nothing.
    """

    number: str
    campaign: str
    offer: ToldOffer
    first: tuple[ToldQuestion, ...] = ()
    signals: tuple[ToldSignal, ...] = ()
    contact: ToldContact | None = None
    channels: tuple[ToldChannel, ...] = ()
    touches: tuple[ToldTouch, ...] = ()
    heard: tuple[ToldReference, ...] = ()
    looked: tuple[str, ...] = ()
    found: tuple[ToldFinding, ...] = ()
    not_them: tuple[ToldDifference, ...] = ()
    ratings: tuple[ToldRating, ...] = ()
    next: ToldStep
    brief: ToldBrief | None = None
    decisions: tuple[ToldDecision, ...] = ()
    handed_over: bool = False
    accepted: bool = False
    returned: ToldReturn | None = None
    parked: ToldParking | None = None


class ToldDeal(_Told):
    """One closed deal; `easy` was rated after it had closed."""

    number: str
    won: bool
    signal: SignalKind
    days_ago: int = Field(gt=0)
    closed_days_ago: int = Field(gt=0)
    need: str
    easy: str

    def asked(self, today: date) -> date:
        """Return the day of their first sign of interest."""
        return today - timedelta(days=self.days_ago)

    def closed(self, today: date) -> date:
        """Return the day it was won or lost."""
        return today - timedelta(days=self.closed_days_ago)


class ClosedDeals(_Told):
    """The deals of earlier years."""

    campaign: str
    deals: tuple[ToldDeal, ...]


class ToldList(_Done):
    """A list of ours that was brought in: its name, and what stands in it, as CSV."""

    file: str
    kind: KnownKind
    rows: str


class Us(_Told):
    """The names of the two."""

    marketing: str
    sales: str


class Told(_Told):
    """The whole story."""

    people: Us
    story: tuple[Story, ...]
    closed: ClosedDeals
    known: tuple[ToldList, ...] = ()


def read_story(text: str) -> Told:
    """Return the story that a TOML text tells.

    Raises:
        InvalidInput: it tells none.
    """
    try:
        return Told.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as problem:
        raise InvalidInput(
            say("The demo's story cannot be read: {problem}", problem=str(problem)), field="story"
        ) from problem
