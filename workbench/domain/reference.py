"""What people said and found: asked around, searched by hand, rated."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.brought import KeptFile
from workbench.domain.entry import Entry
from workbench.texts import Message, say


class Relation(StrEnum):
    """How the person who told us knows the company."""

    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    FORMER_EMPLOYEE = "former_employee"
    COLLEAGUE = "colleague"
    PARTNER = "partner"
    OTHER = "other"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Relation.SUPPLIER: say("a supplier of theirs"),
            Relation.CUSTOMER: say("a customer of theirs"),
            Relation.FORMER_EMPLOYEE: say("a former employee of theirs"),
            Relation.COLLEAGUE: say("a colleague of ours"),
            Relation.PARTNER: say("a partner of theirs"),
            Relation.OTHER: say("somebody else who knows them"),
        }[self]


class Heard(StrEnum):
    """Whether they lived it or heard it."""

    DIRECT = "direct"
    HEARSAY = "hearsay"


class Wording(StrEnum):
    """Whether these are their words or ours."""

    QUOTE = "quote"
    PARAPHRASE = "paraphrase"


class PaysHow(StrEnum):
    """What they said about paying."""

    ON_TIME = "on_time"
    LATE = "late"
    DISPUTES = "disputes"
    NOT_SAID = "not_said"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            PaysHow.ON_TIME: say("pays on time"),
            PaysHow.LATE: say("pays late"),
            PaysHow.DISPUTES: say("disputes invoices"),
            PaysHow.NOT_SAID: say("said nothing about paying"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Entry):
    """What somebody who knows the company said; `about` is the company.

    Named by relation only; `expires` ends its use.
    """

    relation: Relation
    day: date
    heard: Heard
    wording: Wording
    words: str
    pays: PaysHow
    tell_outside: bool
    expires: date


class HandAnswer(StrEnum):
    """One key each."""

    FOUND = "found"
    NOTHING_FOUND = "nothing_found"
    SKIPPED = "skipped"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            HandAnswer.FOUND: say("found"),
            HandAnswer.NOTHING_FOUND: say("looked, nothing found"),
            HandAnswer.SKIPPED: say("skipped"),
        }[self]


class Weight(StrEnum):
    """What a found page means for the company."""

    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"
    NOT_WEIGHED = "not_weighed"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Weight.GOOD: say("speaks for them"),
            Weight.NEUTRAL: say("neither for nor against"),
            Weight.BAD: say("speaks against them"),
            Weight.NOT_WEIGHED: say("not yet weighed"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandSearch(Entry):
    """A prepared question that a person looked up in a browser; `about` is the company.

    Attributes:
        question: key of the prepared question.
        asked: the address that was opened, so that the search can be repeated.
        address: of what was found.
        snapshot: SHA-256 in hex of the kept page or file, or empty.
        kept: the file as it was brought, with the place in it; None where there is none, or where
            it was kept before places were sought.
        weight: what the finding means, when something was found.
    """

    question: str
    asked: str
    answer: HandAnswer
    address: str = ""
    snapshot: str = ""
    words: str = ""
    weight: Weight = Weight.NOT_WEIGHED
    kept: KeptFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Entry):
    """A hand-rated criterion: the described step somebody chose; `about` is the lead."""

    criterion: str
    step: str
    words: str = ""
