"""What became of a lead that was handed over: accepted or returned by sales, won or lost."""

from dataclasses import dataclass, replace

from workbench.app.desk import Desk
from workbench.app.soundings import decided, handed_over
from workbench.app.writing import supersede, written
from workbench.domain.handoff import Answer, Decision, Handoff, answer
from workbench.domain.lead import Lead, ReturnReason, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.operation import Operation
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import Message, say

CLOSED = tuple(stage for stage in Stage if stage.ended)
"""The stages after which nothing more is decided."""

TAKE_UP_FIRST = say("Take it up again first, and say why.")


@dataclass(frozen=True, slots=True)
class _Pursued:
    """How far a lead has come, and what sales received of it last."""

    stage: StageChange | None
    decision: Decision | None
    handoff: Handoff | None

    @property
    def answer(self) -> Answer | None:
        return answer(self.stage, self.decision, self.handoff)


def accept(desk: Desk, lead: Lead) -> Operation[StageChange]:
    """Take a lead that was handed over, in sales' name.

    An SQL becomes an accepted one. An MQL stays one, for only its requirements make an SQL.

    Raises:
        InvalidInput: no handoff of the newest decision waits for an answer.
    """
    now = _pursued(desk, lead)
    _refuse_unless(now, Answer.WAITS)
    is_sql = now.stage is not None and now.stage.stage is Stage.SQL
    stage = Stage.ACCEPTED if is_sql else Stage.MQL
    return _move(desk, lead, now, say("Sales accepted the lead."), stage=stage)


def give_back(desk: Desk, lead: Lead, *, why: ReturnReason, reason: str) -> Operation[StageChange]:
    """Return a lead that was handed over to marketing, who matures it further as an MQL.

    `why` can be counted; `reason` is what whoever matures it reads.

    Raises:
        InvalidInput: the reason is missing, or sales neither has to answer nor has accepted.
    """
    now = _pursued(desk, lead)
    _refuse_unless(now, Answer.WAITS, Answer.ACCEPTED)
    words = _needed(reason)
    did = say("Sales returned the lead ({why}): {reason}", why=why.words, reason=words)
    return _move(desk, lead, now, did, stage=Stage.MQL, reason=words, returned=why)


def close(
    desk: Desk, lead: Lead, *, outcome: Stage, reason: str, correct: bool = False
) -> Operation[StageChange]:
    """Record that a deal was won or lost, and why; a deal ends once, unless that was a mistake.

    `correct` says that the outcome recorded before was one.

    Raises:
        InvalidInput: the outcome is another stage, the reason is missing, the deal has ended
            already or there is no outcome to correct, or the lead has not come so far.
    """
    if outcome not in CLOSED:
        raise InvalidInput(say("A deal ends won or lost."), field="outcome")
    now = _pursued(desk, lead)
    if now.stage is None or not now.stage.stage.ended:
        if correct:
            raise _not_ended()
        before = now
    else:
        if not correct:
            raise _ended_already(now.stage)
        before = replace(now, stage=_before(desk, lead))
    _refuse_too_early(before, outcome)
    words = _needed(reason)
    did = {
        (Stage.WON, False): say("Won: {reason}", reason=words),
        (Stage.LOST, False): say("Lost: {reason}", reason=words),
        (Stage.WON, True): say("Corrected, the deal was won: {reason}", reason=words),
        (Stage.LOST, True): say("Corrected, the deal was lost: {reason}", reason=words),
    }[outcome, correct]
    return _move(desk, lead, now, did, stage=outcome, reason=words)


def take_up(desk: Desk, lead: Lead, *, reason: str) -> Operation[StageChange]:
    """Take up a deal again that has ended: it stands where it stood before.

    Raises:
        InvalidInput: the reason is missing, or the deal has not ended.
    """
    now = _pursued(desk, lead)
    if now.stage is None or not now.stage.stage.ended:
        raise _not_ended()
    words = _needed(reason)
    before = _before(desk, lead)
    change = StageChange(
        **written(desk, lead.id),
        stage=before.stage if before is not None else Stage.NEW,
        reason=words,
        returned=before.returned if before is not None else None,
        answers=before.answers if before is not None else None,
    )
    did = say("Taken up again: {reason}", reason=words)
    return supersede(desk, lead.about, did, lambda ledger: ledger.stages, change)


def _before(desk: Desk, lead: Lead) -> StageChange | None:
    """Return the last stage that a deal stood at before it ended."""
    history = desk.store.read(lambda ledger: ledger.stages.history(lead.id))
    return next((each for each in reversed(history) if not each.stage.ended), None)


def _refuse_too_early(now: _Pursued, outcome: Stage) -> None:
    stage = now.stage.stage if now.stage is not None else Stage.NEW
    if stage in {Stage.NEW, Stage.RESEARCHING}:
        raise InvalidInput(
            say("A lead that was never marked has no deal to win or lose."),
            field="outcome",
            hint=say("Set it aside as not relevant, or mark it as MQL first."),
        )
    offered = now.answer is Answer.WAITS and stage is Stage.SQL
    if outcome is Stage.WON and not offered and now.answer is not Answer.ACCEPTED:
        raise InvalidInput(
            say("Only a deal that sales accepted, or an SQL it was handed, can be won."),
            field="outcome",
            hint=say("Hand over its newest decision first."),
        )


def _ended_already(change: StageChange) -> InvalidInput:
    return InvalidInput(
        say(
            "This deal ended on {day}: {stage}.",
            day=change.at.date(),
            stage=change.stage.words,
        ),
        field="outcome",
        hint=say("Correct the outcome if it was a mistake, or take the deal up again."),
    )


def _not_ended() -> InvalidInput:
    return InvalidInput(say("This deal has not ended yet."), field="outcome")


def _move(
    desk: Desk,
    lead: Lead,
    now: _Pursued,
    did: Message,
    *,
    stage: Stage,
    reason: str = "",
    returned: ReturnReason | None = None,
) -> Operation[StageChange]:
    change = StageChange(
        **written(desk, lead.id),
        stage=stage,
        reason=reason,
        returned=returned,
        answers=now.handoff.id if now.handoff is not None else None,
    )
    return supersede(desk, lead.about, did, lambda ledger: ledger.stages, change)


def _pursued(desk: Desk, lead: Lead) -> _Pursued:
    def look(ledger: Ledger) -> _Pursued:
        stages, locked = ledger.stages.of(lead.id), decided(ledger, lead)
        return _Pursued(
            stage=stages[-1] if stages else None,
            decision=locked[0] if locked else None,
            handoff=handed_over(ledger, lead),
        )

    return desk.store.read(look)


def _refuse_unless(now: _Pursued, *answers: Answer) -> None:
    if now.answer in answers:
        return
    if now.answer is Answer.ACCEPTED:
        raise InvalidInput(say("Sales has accepted this lead already."), field="stage")
    raise InvalidInput(
        say("Only a lead that was handed over is answered."),
        field="stage",
        hint=say("Hand over its newest decision first."),
    )


def _needed(reason: str) -> str:
    plain = plain_text(reason)
    if not plain:
        raise InvalidInput(say("Say why; whoever comes after you will ask."), field="reason")
    return plain
