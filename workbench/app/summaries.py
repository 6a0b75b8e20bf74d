"""The lead list's rows: worked out anew whenever something about a lead is written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from workbench.app.soundings import Standing, decided, handed_over, stand
from workbench.domain.card import Card
from workbench.domain.handoff import Answer, Decision, Handoff, answer
from workbench.domain.lead import Aside, Stage, StageChange
from workbench.domain.lead_list import REMOVED, LeadRow
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind
from workbench.domain.scorecard import Scorecard
from workbench.domain.sounding import Sounding


def refresh(ledger: Ledger, company: UUID, starter: Card, now: datetime) -> None:
    """Write a company's row of the lead list anew; a company without a lead has none."""
    standing = stand(ledger, company, starter, now)
    if standing.sounding.lead is None:
        return
    people = {person.id: person.name for person in ledger.people.all()}
    lead = standing.sounding.lead
    locked, handoff = decided(ledger, lead), handed_over(ledger, lead)
    decision = locked[0] if locked else None
    row = row_of(standing, people)
    ledger.leads.summarise(
        replace(
            row,
            sales=_sales(standing.sounding.stage, decision, handoff),
            locked=_locked(standing.scorecard, decision),
        )
    )


def _sales(
    stage: StageChange | None, decision: Decision | None, handoff: Handoff | None
) -> str | None:
    said = answer(stage, decision, handoff)
    # The stage itself says that an SQL was accepted.
    told = said is not Answer.ACCEPTED or (stage is not None and stage.stage is Stage.MQL)
    return said.value if said is not None and told else None


def _locked(scorecard: Scorecard | None, decision: Decision | None) -> int | None:
    if scorecard is None or decision is None:
        return None
    lowest = decision.scorecard.can.lowest
    return lowest if lowest != scorecard.can.lowest else None


def row_of(standing: Standing, people: Mapping[UUID, str]) -> LeadRow:
    """Return the row of a lead that nobody decided about yet."""
    sounding, scorecard = standing.sounding, standing.scorecard
    lead = sounding.lead
    if lead is None:
        raise ValueError("a row is about a lead")
    stage, step = sounding.stage, sounding.next_step
    newest = max(sounding.signals, key=lambda signal: signal.day, default=None)
    removed = sounding.company.removed
    # With what sources said gone there is nothing left to score.
    scorecard = None if removed else scorecard
    return LeadRow(
        lead=lead.id,
        company=sounding.company.id,
        name=sounding.company.name,
        town=_value(sounding, "company.town"),
        founded=_value(sounding, "company.founded"),
        stage=(stage.stage if stage else Stage.NEW).value,
        aside=(stage.aside if stage else Aside.NO).value,
        lowest=scorecard.can.lowest if scorecard else None,
        highest=scorecard.can.highest if scorecard else None,
        band=scorecard.band.value if scorecard else "",
        interest=newest.kind.value if newest else "",
        next_step=step.what if step else "",
        next_due=step.due.isoformat() if step else "",
        responsible=people.get(step.responsible if step else lead.by, ""),
        trouble=_trouble(sounding),
    )


def _value(sounding: Sounding, key: str) -> str:
    chosen = sounding.chosen(key)
    return chosen.shown.fact.value if chosen else ""


def _trouble(sounding: Sounding) -> str:
    if sounding.company.removed is not None:
        return f"{REMOVED} {sounding.company.removed}"
    failed = any(lookup.kind is AnswerKind.FAILED for lookup in sounding.lookups)
    return AnswerKind.FAILED.value if failed else ""
