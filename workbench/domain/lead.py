"""A lead: our pursuit of a company, from first sign of interest to won or lost."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from workbench.domain.entry import Entry
from workbench.domain.figures import Money
from workbench.texts import Message, say


class Stage(StrEnum):
    """How far the pursuit has come."""

    NEW = "new"
    RESEARCHING = "researching"
    MQL = "mql"
    SQL = "sql"
    ACCEPTED = "accepted"
    WON = "won"
    LOST = "lost"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Stage.NEW: say("New"),
            Stage.RESEARCHING: say("Researching"),
            Stage.MQL: say("MQL"),
            Stage.SQL: say("SQL"),
            Stage.ACCEPTED: say("SQL, accepted"),
            Stage.WON: say("Won"),
            Stage.LOST: say("Lost"),
        }[self]

    @property
    def ended(self) -> bool:
        """Whether nothing more is decided after it."""
        return self in {Stage.WON, Stage.LOST}

    @property
    def in_full(self) -> Message:
        """The words with MQL and SQL spelt out, for the one place on a page that explains them."""
        spelt_out = {
            Stage.MQL: say("marketing qualified (MQL)"),
            Stage.SQL: say("sales qualified (SQL)"),
        }
        return spelt_out.get(self, self.words)


class Aside(StrEnum):
    """Beside any stage: not now, or not at all."""

    NO = "no"
    PARKED = "parked"
    NOT_RELEVANT = "not_relevant"


class Often(StrEnum):
    """How often the price is paid."""

    ONCE = "once"
    YEARLY = "yearly"


class SignalKind(StrEnum):
    """What the lead itself did."""

    ASKED_FOR_OFFER = "asked_for_offer"
    ASKED_FOR_DEMO = "asked_for_demo"
    FAIR = "fair"
    CALLED = "called"
    WROTE = "wrote"
    REFERRED = "referred"
    FORM = "form"
    DOWNLOAD = "download"
    COLD = "cold"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            SignalKind.ASKED_FOR_OFFER: say("Asked for an offer"),
            SignalKind.ASKED_FOR_DEMO: say("Asked for a demo"),
            SignalKind.FAIR: say("Met at a fair"),
            SignalKind.CALLED: say("Called us"),
            SignalKind.WROTE: say("Wrote to us"),
            SignalKind.REFERRED: say("Was referred to us"),
            SignalKind.FORM: say("Filled in a form"),
            SignalKind.DOWNLOAD: say("Downloaded material"),
            SignalKind.COLD: say("Cold: no sign yet"),
        }[self]


class ChannelKind(StrEnum):
    """A way of reaching somebody."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"
    MEETING = "meeting"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            ChannelKind.MAIL: say("e-mail"),
            ChannelKind.PHONE: say("telephone"),
            ChannelKind.LETTER: say("letter"),
            ChannelKind.MEETING: say("meeting"),
        }[self]


class Openness(StrEnum):
    """A channel that is unknown is not open."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class TouchKind(StrEnum):
    """What passed between us and them."""

    CALL = "call"
    MAIL = "mail"
    MEETING = "meeting"
    NOTE = "note"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            TouchKind.CALL: say("Call"),
            TouchKind.MAIL: say("E-mail"),
            TouchKind.MEETING: say("Meeting"),
            TouchKind.NOTE: say("Note"),
        }[self]


class ReturnReason(StrEnum):
    """Why sales returns a lead, in one of a few words that can be counted."""

    NO_BUDGET = "no_budget"
    NO_NEED = "no_need"
    WRONG_TIME = "wrong_time"
    WRONG_PERSON = "wrong_person"
    NOT_REACHED = "not_reached"
    TOO_THIN = "too_thin"
    OTHER = "other"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            ReturnReason.NO_BUDGET: say("no budget"),
            ReturnReason.NO_NEED: say("no need for it"),
            ReturnReason.WRONG_TIME: say("the wrong time"),
            ReturnReason.WRONG_PERSON: say("the wrong person"),
            ReturnReason.NOT_REACHED: say("not reached"),
            ReturnReason.TOO_THIN: say("too little to go on"),
            ReturnReason.OTHER: say("something else"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead(Entry):
    """The pursuit itself; `about` is the company."""

    campaign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Entry):
    """What we would sell them, and at what price."""

    name: str
    price: Money
    often: Often


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Entry):
    """Something the lead did that shows interest."""

    kind: SignalKind
    day: date
    asked_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """A person at the lead we talk to: personal data, kept until `expires`.

    `where_from` says how we got it (GDPR art. 14(2)(f)); `part` is their part in the decision.
    """

    name: str
    role: str
    phone: str = ""
    mail: str = ""
    where_from: str = ""
    part: str = ""
    expires: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Entry):
    """Whether we may reach them this way, why, and under which law."""

    kind: ChannelKind
    openness: Openness
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch(Entry):
    """A call, mail, meeting or note; `inward` when they came to us."""

    kind: TouchKind
    day: date
    words: str
    inward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep(Entry):
    """What happens next, by whom, when."""

    what: str
    due: date
    responsible: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange(Entry):
    """A move to a stage, or aside from it until a day, with the reason.

    `returned` says why sales gave the lead back, and `answers` which handoff sales answered; both
    stay until the next stage is decided.
    """

    stage: Stage
    aside: Aside = Aside.NO
    until: date | None = None
    reason: str = ""
    returned: ReturnReason | None = None
    answers: UUID | None = None

    @property
    def returned_with(self) -> str:
        """What sales said on returning the lead; empty where the reason tells of another move."""
        return self.reason if self.returned is not None and self.aside is Aside.NO else ""

    @property
    def returned_words(self) -> Message | None:
        """That sales returned the lead, and why; None where it did not."""
        if self.returned is None:
            return None
        if not self.returned_with:
            return say("Returned by sales: {why}", why=self.returned.words)
        return say(
            "Returned by sales, {why}: {reason}", why=self.returned.words, reason=self.returned_with
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Entry):
    """What the first call opens with, and what it must not mention."""

    open_with: str = ""
    not_mention: str = ""
