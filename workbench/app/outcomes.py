"""What became of a lead that was handed over: accepted or returned by sales, won or lost."""

from dataclasses import dataclass

from workbench.app.desk import Desk
from workbench.app.soundings import decided, handed_over
from workbench.app.writing import supersede, written
from workbench.domain.handoff import Answer, Decision, Handoff, answer
from workbench.domain.lead import Lead, ReturnReason, Stage, StageChange
from workbench.domain.operation import Operation
from workbench.domain.ports import Ledger
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import Message, say

CLOSED = tuple(stage for stage in Stage if stage.ended)
"""The stages after which nothing more is decided."""


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


def close(desk: Desk, lead: Lead, *, outcome: Stage, reason: str) -> Operation[StageChange]:
    """Record that a deal was won or lost, and why.

    Raises:
        InvalidInput: the outcome is another stage, or the reason is missing.
    """
    if outcome not in CLOSED:
        raise InvalidInput(say("A deal ends won or lost."), field="outcome")
    did = {
        Stage.WON: say("Won: {reason}", reason=plain_text(reason)),
        Stage.LOST: say("Lost: {reason}", reason=plain_text(reason)),
    }[outcome]
    return _move(desk, lead, _pursued(desk, lead), did, stage=outcome, reason=_needed(reason))


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
