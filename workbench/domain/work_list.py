"""Work lists: companies to be sounded together, how each stands, and the sessions spent on them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from workbench.domain.entry import Entry
from workbench.domain.scorecard import Met, RequirementState
from workbench.texts import Message, say, say_many

PAUSE = timedelta(minutes=10)
"""The longest that counts between two things somebody did: who does nothing for longer is away."""


class Outlook(StrEnum):
    """Whether a lead is ready for its next stage, may become so, or cannot."""

    READY = "ready"
    OPEN = "open"
    NO = "no"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Outlook.READY: say("Ready"),
            Outlook.OPEN: say("Open"),
            Outlook.NO: say("No"),
        }[self]


OUTLOOKS = tuple(Outlook)
"""In the order they are shown: first what can be gone on with."""


def counted(outlooks: Iterable[Outlook]) -> Mapping[Outlook, int]:
    """Return how many companies stand in each way, those of which there are none too."""
    found = Counter(outlooks)
    return {each: found[each] for each in OUTLOOKS}


def outlook(states: Sequence[RequirementState]) -> Outlook:
    """Return how a lead stands by the requirements of its next stage.

    No where one is not met that nobody may go on without, ready where all are met that sources can
    answer. What only we can add, such as a contact, keeps nobody from being ready.
    """
    if any(each.firm is not None for each in states):
        return Outlook.NO
    asked = [each for each in states if each.told_by_sources]
    ready = all(each.met is Met.MET for each in asked)
    return Outlook.READY if ready else Outlook.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList(Entry):
    """A list of companies, in the order somebody put them; `about` is the list itself."""

    name: str
    companies: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSession(Entry):
    """A stretch of work on a list; `about` is the list.

    Attributes:
        began: when.
        ended: None while it lasts.
        decided: how many companies were ready or no when it began.
        summary: what came of it; None while it lasts.
    """

    began: datetime
    decided: int
    ended: datetime | None = None
    summary: "SessionSummary | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """What came of a session.

    Attributes:
        minutes: spent on it, pauses of more than `PAUSE` left out.
        done: companies that became ready or no in it.
        ready, open, no: how many companies stand so at its end.
        queued: look-ups about them that wait.
    """

    minutes: int
    done: int
    ready: int
    open: int
    no: int
    queued: int

    @property
    def words(self) -> Message:
        """One sentence."""
        told = say_many(
            "{count} company decided in {minutes} minutes",
            "{count} companies decided in {minutes} minutes",
            self.done,
            minutes=self.minutes,
        )
        waits = say_many("{count} look-up waits", "{count} look-ups wait", self.queued)
        return say("{done}; {open} still open; {waits}.", done=told, open=self.open, waits=waits)


def minutes_spent(began: datetime, acts: Iterable[datetime], until: datetime) -> int:
    """Return the minutes somebody worked between two instants, rounded up.

    Args:
        began: when they began.
        acts: when they did something; what lies outside is passed over.
        until: when they ended.
    """
    within = sorted(each for each in acts if began <= each <= until)
    instants = [began, *within, until]
    spent = sum((min(b - a, PAUSE) for a, b in pairwise(instants)), timedelta())
    return -(-int(spent.total_seconds()) // 60)
