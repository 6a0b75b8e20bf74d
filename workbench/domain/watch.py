"""Watching a company: how often it is asked about again, and up to when its news was read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.domain.entry import Entry
from workbench.domain.fact import Fact
from workbench.domain.freshness import CLOCKS_APART
from workbench.domain.lead import Aside, Stage, StageChange
from workbench.domain.properties import PROPERTIES
from workbench.texts import Message, say

INTERVALS = (7, 14, 30, 90)
"""Days between two looks that a person may choose from."""

TOLD = frozenset(
    {
        "company.status",
        "company.bankrupt",
        "company.ceased",
        "company.name",
        "company.auditor",
        "company.accountant",
        "company.audit_waived",
        "company.manager_changed",
        "company.board_changed",
        "company.last_accounts",
        "role.holder",
    }
)
"""Properties that watching keeps an eye on, beside everything in the annual accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch(Entry):
    """That a company is watched, or no longer; `about` is the company.

    Attributes:
        running: False once somebody stopped it.
        days: between two looks.
        seen: up to when what changed has been read; news are what came after.
        looked: since when all that is watched counts as looked at: what was answered by then was
            right then, by its own answer or because a feed of changes did not name it.
    """

    running: bool
    days: int
    seen: datetime
    looked: datetime

    def due(self, now: datetime) -> bool:
        """Whether it is time to look again; a clock that was ahead holds nothing up."""
        ahead = self.looked - now > CLOCKS_APART
        return self.running and (ahead or self.looked + timedelta(days=self.days) <= now)

    @property
    def words(self) -> Message:
        """What a person reads."""
        return interval_words(self.days) if self.running else say("not watched")


def interval_words(days: int) -> Message:
    """Return how often a watched company is looked at."""
    return {
        7: say("watched every week"),
        14: say("watched every two weeks"),
        30: say("watched every month"),
        90: say("watched every quarter"),
    }.get(days, say("watched every {days} days", days=days))


def often_words(days: int) -> Message:
    """Return an interval by itself, where what is chosen stands above it."""
    return {
        7: say("every week"),
        14: say("every two weeks"),
        30: say("every month"),
        90: say("every quarter"),
    }.get(days, say("every {days} days", days=days))


def watchable(stage: StageChange | None) -> bool:
    """Whether a lead is worth watching: it is open, or a customer that was won."""
    if stage is None:
        return False
    return stage.stage is not Stage.LOST and stage.aside is not Aside.NOT_RELEVANT


def is_watched(key: str) -> bool:
    """Whether watching keeps an eye on a property."""
    return key in TOLD or key.startswith("accounts.")


def may_tell_watched(source: str) -> bool:
    """Whether a source's answers may state what is watched; one that no property names may."""
    told = [each.key for each in PROPERTIES.values() if source in each.sources]
    return not told or any(map(is_watched, told))


def is_alarming(fact: Fact) -> bool:
    """Whether it is told even when it is the first thing we hear: they ended, or are about to."""
    ended = {"company.bankrupt", "company.ceased"}
    return fact.key in ended or (fact.key == "company.status" and fact.value != "active")
