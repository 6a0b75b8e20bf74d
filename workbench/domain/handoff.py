"""Decisions that no longer change, and what sales receives."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workbench.domain.entry import Entry
from workbench.domain.lead import Stage, StageChange
from workbench.domain.scorecard import Scorecard
from workbench.texts import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An exception: a requirement that was not met, and why we went on."""

    requirement: str
    title: Message
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entry):
    """A locked step: the stage, the scorecard it rests on, the reason, the exceptions.

    `about` is the lead. `texts` keeps every line in the words it was locked in.
    """

    stage: Stage
    scorecard: Scorecard
    reason: str
    waivers: tuple[Waiver, ...] = ()
    language: str = "en"
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A decision's place in its replica's chain; hashes are SHA-256, 32 bytes."""

    replica: UUID
    sequence: int
    previous: bytes
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff(Entry):
    """A folder given to sales on the strength of a decision; `answer_by` starts the clock."""

    decision: UUID
    folder: str
    answer_by: date


def waits_for_sales(
    stage: StageChange | None, decision: Decision | None, handoff: Handoff | None
) -> bool:
    """Whether sales has the folder of the newest decision and has not answered it yet."""
    if stage is None or decision is None or handoff is None:
        return False
    return stage.stage is Stage.SQL and handoff.decision == decision.id
