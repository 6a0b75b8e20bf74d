"""Two companies of ours that may be one: what each is known by, and what speaks for and against."""

import json
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from uuid import UUID

from workbench.domain.company import Identifier
from workbench.domain.lead import Stage
from workbench.domain.verdict import Answer, Verdict
from workbench.texts import Message, say

_EVEN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a company of the lead list is known by, without weighing what still holds.

    Attributes:
        names: its name, and what sources call it or called it.
        identifiers: its numbers, web addresses among them.
        websites, phones: as sources write them.
    """

    company: UUID
    names: tuple[str, ...]
    country: str
    identifiers: tuple[Identifier, ...] = ()
    websites: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


class Likelihood(IntEnum):
    """How surely two companies are one, the surest first."""

    SAME = 0
    MAY_BE = 1
    FAMILY = 2

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Likelihood.SAME: say("The same company"),
            Likelihood.MAY_BE: say("May be the same"),
            Likelihood.FAMILY: say("May be a sister company"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two companies as they are shown side by side; empty is not known."""

    company: UUID
    name: str
    number: str = ""
    town: str = ""
    website: str = ""
    phone: str = ""
    stage: Stage | None = None
    opened: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two companies that may be one; `one` was opened first, and stays in front when they merge.

    Attributes:
        against: what says that they are two, whatever agrees; then a merger wants a reason.
        parted: the day on which somebody judged them different, where something is new since.
    """

    one: Side
    other: Side
    verdict: Verdict
    against: Message | None = None
    parted: date | None = None

    @property
    def differs(self) -> tuple[Message, ...]:
        """What speaks against their being one."""
        told = (self.against,) if self.against is not None else ()
        return (*told, *self.verdict.differs)

    @property
    def likelihood(self) -> Likelihood:
        """How surely they are one, by the matcher's own standard."""
        found = likelihood(self.verdict)
        return found if self.against is None else max(found, Likelihood.MAY_BE)

    @property
    def told(self) -> str:
        """What could be told of them, without any value: by it something new is known again."""
        return told_of(self.verdict)


def told_of(verdict: Verdict) -> str:
    """Return which things speak for and against, as canonical text without what they say."""
    evidence = {each.msgid for each in (*verdict.agrees, *verdict.differs)}
    return json.dumps(sorted(evidence), separators=(",", ":"))


def likelihood(verdict: Verdict) -> Likelihood:
    """Return how surely two companies are one, by the matcher's own standard."""
    if verdict.accepted:
        return Likelihood.SAME
    return Likelihood.FAMILY if verdict.family else Likelihood.MAY_BE


def rank(verdict: Verdict) -> tuple[Likelihood, int]:
    """Return by what pairs are listed: the surest first, sisters last."""
    return likelihood(verdict), -verdict.probability


def is_offered(verdict: Verdict) -> bool:
    """Whether a person is shown a pair at all; a sister only where it is likelier the same."""
    if verdict.family and not verdict.accepted:
        return verdict.probability >= _EVEN
    return verdict.answer is not Answer.DIFFERENT
