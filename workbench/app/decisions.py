"""Deciding: marking a lead MQL or SQL through its requirements, locked with its scorecard."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.app import cards
from workbench.app.deciding_again import holding, refuse_silent_step_down, refuse_unmoved
from workbench.app.desk import Desk
from workbench.app.dossiers import LOCKED_NAME, demands
from workbench.app.outcomes import CLOSED, TAKE_UP_FIRST
from workbench.app.soundings import Standing, decided, stand
from workbench.app.writing import conclude, for_good, written
from workbench.domain.handoff import Decision, Link, Waiver
from workbench.domain.lead import Lead, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.operation import Operation
from workbench.domain.scorecard import Met, RequirementState, Scorecard
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput, RequirementNotMet
from workbench.texts import Message, say, say_many

DECIDED = (Stage.MQL, Stage.SQL)
"""The stages that are only reached through a locked decision."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A decision and its place in the chain."""

    decision: Decision
    link: Link


def qualify(
    desk: Desk,
    lead: Lead,
    stage: Stage,
    *,
    reason: str = "",
    exceptions: Mapping[str, str] | None = None,
) -> Operation[Locked]:
    """Mark a lead as MQL or SQL, and lock the decision with the scorecard it rests on.

    Args:
        desk: where we sit.
        lead: which lead.
        stage: MQL or SQL.
        reason: why, in a person's words; needed when the score's threshold is still open.
        exceptions: requirement key to the reason why we go on without it.

    Raises:
        InvalidInput: the stage is not one that is decided, an exception names no requirement of
            it, the deal was won or lost already, nothing has changed since it was decided so, or a
            step down from SQL lacks its reason.
        RequirementNotMet: a requirement is open or not met, and no exception was reasoned; or it
            is one from which none is possible.
    """
    if stage not in DECIDED:
        raise InvalidInput(say("Only MQL and SQL are decided."), field="stage")
    given = {key: plain_text(why) for key, why in (exceptions or {}).items() if plain_text(why)}

    def unit(ledger: Ledger) -> tuple[Locked, Message]:
        at = desk.now()
        standing = stand(ledger, lead.about, desk.starter, at, desk.lookups)
        _refuse_closed(standing.sounding.stage)
        states = [state for state in demands(standing) if state.stage is stage]
        _refuse_unknown(states, given)
        waivers = _waivers(states, given)
        refuse_silent_step_down(standing.sounding.stage, stage, plain_text(reason))
        newest = decided(ledger, lead)
        before = holding(standing.sounding.stage, newest[0] if newest else None, stage)
        decision = _decision(desk, standing, stage, waivers, plain_text(reason))
        if before is not None:
            refuse_unmoved(before, decision.scorecard, standing.sounding, waivers)
            decision = replace(decision, supersedes=before.id)
        cards.keep(ledger, standing.card)
        ledger.keep_scorecard(decision.scorecard, desk.person)
        link = ledger.decisions.lock(decision)
        stages = ledger.stages.of(lead.id)
        ledger.stages.append(
            StageChange(
                **written(desk, lead.id, at),
                stage=stage,
                reason=decision.reason,
                supersedes=stages[-1].id if stages else None,
            )
        )
        did = _did(stage, before)
        conclude(desk, ledger, lead.about, did)
        return Locked(decision, link), did

    locked, did = desk.store.write(unit)
    return Operation(
        result=locked,
        did=did,
        inverse=for_good(say("A decision stays as it was taken; decide anew instead.")),
    )


def _did(stage: Stage, before: Decision | None) -> Message:
    if before is None:
        return say("Marked as {stage}.", stage=stage.in_full)
    return say(
        "Marked as {stage}; this replaces the decision of {day}.",
        stage=stage.in_full,
        day=before.at.date(),
    )


def _refuse_closed(change: StageChange | None) -> None:
    if change is not None and change.stage in CLOSED:
        raise InvalidInput(
            say("This deal has ended: {stage}.", stage=change.stage.words),
            field="stage",
            hint=TAKE_UP_FIRST,
        )


def _refuse_unknown(states: list[RequirementState], given: Mapping[str, str]) -> None:
    known = [state.requirement for state in states]
    for key in given:
        if key not in known:
            raise InvalidInput(
                say("{key} is no requirement of this stage.", key=key),
                field="exception",
                hint=say("They are {known}.", known=", ".join(known)),
            )


def _waivers(states: list[RequirementState], given: Mapping[str, str]) -> tuple[Waiver, ...]:
    unmet = [state for state in states if state.met is not Met.MET]
    _refuse_firm(unmet)
    missing = [state for state in unmet if state.requirement not in given]
    if missing:
        raise RequirementNotMet(
            say_many(
                "One requirement is not met: {what}",
                "{count} requirements are not met, the first: {what}",
                len(missing),
                what=_why(missing[0]),
            ),
            hint=say("Meet it, or give the reason why you go on without it."),
            detail=", ".join(state.requirement for state in missing),
        )
    return tuple(
        Waiver(requirement=state.requirement, title=state.title, reason=given[state.requirement])
        for state in unmet
    )


def _refuse_firm(unmet: list[RequirementState]) -> None:
    for state in unmet:
        if state.firm is not None:
            raise RequirementNotMet(
                _why(state),
                hint=say("No exception is possible: {why}.", why=state.firm),
                detail=state.requirement,
            )


def _why(state: RequirementState) -> Message:
    return say("{title}: {because}", title=state.title, because=state.because)


def _decision(
    desk: Desk, standing: Standing, stage: Stage, waivers: tuple[Waiver, ...], reason: str
) -> Decision:
    scorecard = standing.scorecard
    if scorecard is None:
        raise RequirementNotMet(say("There is no scorecard to decide on."))
    return Decision(
        **written(desk, scorecard.lead, standing.sounding.as_of),
        stage=stage,
        scorecard=scorecard,
        reason=reason,
        waivers=waivers,
        language=desk.texts.language,
        texts=_as_locked(desk, standing.sounding.company.name, scorecard),
    )


def _as_locked(desk: Desk, name: str, scorecard: Scorecard) -> tuple[tuple[str, str], ...]:
    lines = [(LOCKED_NAME, name)]
    for line in scorecard.lines:
        lines.append((f"{line.criterion}.question", desk.texts.say(line.question)))
        lines.append((f"{line.criterion}.because", desk.texts.say(line.because)))
    return tuple(lines)
