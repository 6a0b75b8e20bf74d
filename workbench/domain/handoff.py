"""Decisions that no longer change, and what sales receives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
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


class Answer(StrEnum):
    """What sales says to the handoff of the newest decision."""

    WAITS = "waits"
    ACCEPTED = "accepted"
    RETURNED = "returned"


def answer(
    stage: StageChange | None, decision: Decision | None, handoff: Handoff | None
) -> Answer | None:
    """Return what sales answered to the handoff of the newest decision, or that it has yet to.

    None where that decision was not handed over, or the deal has ended (docs/decisions/027).
    """
    if stage is None or stage.stage.ended:
        return None
    if stage.returned is not None:
        return Answer.RETURNED
    if stage.stage is Stage.ACCEPTED:
        return Answer.ACCEPTED
    if decision is None or handoff is None or handoff.decision != decision.id:
        return None
    if stage.answers == handoff.id:
        return Answer.ACCEPTED
    return Answer.WAITS if stage.stage is decision.stage else None
