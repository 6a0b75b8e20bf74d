"""What became of a lead that was handed over: accepted or returned by sales, won or lost."""

from workbench.app.desk import Desk
from workbench.app.writing import supersede
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead, ReturnReason, Stage, StageChange
from workbench.domain.operation import Operation
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.texts import Message, say

CLOSED = (Stage.WON, Stage.LOST)
"""The stages after which nothing more is decided."""


def accept(desk: Desk, lead: Lead) -> Operation[StageChange]:
    """Take a lead that was handed over, in sales' name.

    Raises:
        InvalidInput: the lead is not an SQL.
    """
    _must_be(desk, lead, Stage.SQL)
    return _move(desk, lead, Stage.ACCEPTED, "", say("Sales accepted the lead."))


def give_back(desk: Desk, lead: Lead, *, why: ReturnReason, reason: str) -> Operation[StageChange]:
    """Return a lead that was handed over to marketing, who matures it further as an MQL.

    `why` can be counted; `reason` is what whoever matures it reads.

    Raises:
        InvalidInput: the reason is missing, or the lead is neither an SQL nor accepted.
    """
    _must_be(desk, lead, Stage.SQL, Stage.ACCEPTED)
    words = _needed(reason)
    did = say("Sales returned the lead ({why}): {reason}", why=why.words, reason=words)
    return _move(desk, lead, Stage.MQL, words, did, returned=why)


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
    return _move(desk, lead, outcome, _needed(reason), did)


def _move(
    desk: Desk,
    lead: Lead,
    stage: Stage,
    reason: str,
    did: Message,
    *,
    returned: ReturnReason | None = None,
) -> Operation[StageChange]:
    change = StageChange(
        id=new_id(),
        about=lead.id,
        by=desk.person,
        at=desk.now(),
        stage=stage,
        reason=reason,
        returned=returned,
    )
    return supersede(desk, lead.about, did, lambda ledger: ledger.stages, change)


def _must_be(desk: Desk, lead: Lead, *stages: Stage) -> None:
    known = desk.store.read(lambda ledger: ledger.stages.of(lead.id))
    if not known or known[-1].stage not in stages:
        raise InvalidInput(say("Only a lead that was handed over is answered."), field="stage")


def _needed(reason: str) -> str:
    plain = plain_text(reason)
    if not plain:
        raise InvalidInput(say("Say why; whoever comes after you will ask."), field="reason")
    return plain
