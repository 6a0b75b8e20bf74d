"""Deciding once more: whether anything speaks for it, and what a step down asks for."""

from datetime import datetime

from workbench.domain.entry import Entry
from workbench.domain.handoff import Decision, Waiver
from workbench.domain.lead import Stage, StageChange
from workbench.domain.scorecard import Scorecard
from workbench.domain.sounding import Sounding
from workbench.errors import InvalidInput
from workbench.texts import say

_AS_SQL = (Stage.SQL, Stage.ACCEPTED)


def holding(stage: StageChange | None, decision: Decision | None, wanted: Stage) -> Decision | None:
    """Return the decision by which a lead is at a stage already; None where it is not.

    What sales returned was moved by them, so it is decided anew even as what it was.
    """
    if stage is None or decision is None or decision.stage is not wanted:
        return None
    if stage.returned is not None:
        return None
    at = Stage.SQL if stage.stage in _AS_SQL else stage.stage
    return decision if at is wanted else None


def refuse_unmoved(
    before: Decision, now: Scorecard, sounding: Sounding, waivers: tuple[Waiver, ...]
) -> None:
    """Refuse to lock again what is locked already.

    Raises:
        InvalidInput: score, facts, what people wrote and the exceptions are as they were.
    """
    same_score = _claims(before.scorecard) == _claims(now)
    if same_score and not _written_since(sounding, before.at) and before.waivers == waivers:
        raise InvalidInput(
            say(
                "Already {stage} since {day}; nothing has changed.",
                stage=before.stage.words,
                day=before.at.date(),
            ),
            field="stage",
        )


def refuse_silent_step_down(stage: StageChange | None, wanted: Stage, reason: str) -> None:
    """Refuse to make an SQL an MQL without a word.

    Raises:
        InvalidInput: at the field `reason`.
    """
    down = wanted is Stage.MQL and stage is not None and stage.stage in _AS_SQL
    if down and not reason:
        raise InvalidInput(
            say("A step down from SQL to MQL needs its reason."),
            field="reason",
            hint=say("Say why; whoever comes after you will ask."),
        )


def _claims(scorecard: Scorecard) -> tuple[object, ...]:
    lines = ((each.criterion, each.lowest, each.points, each.highest) for each in scorecard.lines)
    return scorecard.card, scorecard.card_signed, scorecard.band, *lines


def _written_since(sounding: Sounding, then: datetime) -> bool:
    """Whether a source stated anything else, or people wrote anything, after an instant."""
    single: tuple[Entry | None, ...] = (sounding.offer, sounding.next_step, sounding.brief)
    several: tuple[Entry, ...] = (
        *sounding.references,
        *sounding.hand_searches,
        *sounding.signals,
        *sounding.contacts,
        *sounding.channels,
        *sounding.touches,
        *sounding.ratings,
    )
    stated = any(each.current and each.first_seen > then for each in sounding.facts)
    judged = any(each.at > then for each in sounding.judgements)
    written = (each for each in (*single, *several) if each is not None)
    return stated or judged or any(each.at > then for each in written)
