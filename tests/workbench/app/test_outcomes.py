"""What was handed over is accepted or returned, and deals end won or lost, each with a reason."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.fakes.ledger import FakeStore
from tests.fakes.network import StandingClock, keys
from tests.fakes.sources import ScriptedDoor
from tests.samples import COMPANY, JONAS, LEAD, scorecard
from tests.starter import CARD
from workbench.app import decisions, dossiers, leads, outcomes
from workbench.app.desk import Desk
from workbench.app.writing import written
from workbench.domain.handoff import Answer, Decision, Handoff
from workbench.domain.lead import Aside, ReturnReason, Stage, StageChange
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.domain.operation import NoInverse, Operation
from workbench.domain.scorecard import RequirementState
from workbench.errors import InvalidInput
from workbench.export.folder import FolderExporter
from workbench.lookups.engine import Engine
from workbench.lookups.page_reader import ReaderOfPages
from workbench.texts import ENGLISH


def desk_with(stage: Stage) -> Desk:
    clock = StandingClock()
    store = FakeStore(clock)

    def begin(ledger: Ledger) -> None:
        ledger.people.add(JONAS)
        ledger.companies.add(COMPANY)
        ledger.pursuits.append(LEAD)
        ledger.stages.append(
            StageChange(id=UUID(int=90), about=LEAD.id, by=JONAS.id, at=clock.now(), stage=stage)
        )

    store.write(begin)
    return Desk(
        store=store,
        lookups=Engine(door=ScriptedDoor(), store=store, clock=clock, keys=keys()),
        pages=ReaderOfPages(),
        exporter=FolderExporter(),
        clock=clock,
        texts=ENGLISH,
        person=JONAS.id,
        starter=CARD,
    )


def handed_over(desk: Desk, stage: Stage = Stage.SQL) -> Handoff:
    """Lock a decision of the stage the lead has, and hand it over."""

    def unit(ledger: Ledger) -> Handoff:
        decision = Decision(
            **written(desk, LEAD.id), stage=stage, scorecard=scorecard(), reason="They asked."
        )
        ledger.decisions.lock(decision)
        handoff = Handoff(
            **written(desk, LEAD.id),
            decision=decision.id,
            folder="out",
            answer_by=date(2026, 11, 24),
        )
        ledger.handoffs.append(handoff)
        return handoff

    return desk.store.write(unit)


def desk_offering(stage: Stage = Stage.SQL) -> Desk:
    """Return a desk whose lead sales has to answer."""
    desk = desk_with(stage)
    handed_over(desk, stage)
    return desk


def stage_now(desk: Desk) -> StageChange:
    [current] = desk.store.read(lambda ledger: ledger.stages.of(LEAD.id))
    return current


def undo(operation: Operation[StageChange]) -> None:
    assert not isinstance(operation.inverse, NoInverse)
    operation.inverse()


def test_sales_accepts_what_was_handed_over_and_may_take_it_back() -> None:
    desk = desk_offering()
    accepted = outcomes.accept(desk, LEAD)
    assert stage_now(desk).stage is Stage.ACCEPTED
    undo(accepted)
    assert stage_now(desk).stage is Stage.SQL
    assert dossiers.open_dossier(desk, COMPANY.id).waits_for_sales


def test_an_accepted_mql_stays_one_and_no_longer_waits() -> None:
    desk = desk_offering(Stage.MQL)
    assert dossiers.open_dossier(desk, COMPANY.id).waits_for_sales
    accepted = outcomes.accept(desk, LEAD)
    assert stage_now(desk).stage is Stage.MQL
    assert dossiers.open_dossier(desk, COMPANY.id).answer is Answer.ACCEPTED
    [row] = leads.rows(desk, LeadFilter())
    assert row.sales == "accepted"
    with pytest.raises(InvalidInput, match="accepted this lead already"):
        outcomes.accept(desk, LEAD)
    undo(accepted)
    assert dossiers.open_dossier(desk, COMPANY.id).waits_for_sales
    [row] = leads.rows(desk, LeadFilter())
    assert row.sales == "waits"


@pytest.mark.parametrize("accepted", [False, True])
def test_a_handed_over_mql_is_returned_with_its_counted_reason(accepted: bool) -> None:
    desk = desk_offering(Stage.MQL)
    if accepted:
        outcomes.accept(desk, LEAD)
    outcomes.give_back(desk, LEAD, why=ReturnReason.WRONG_TIME, reason="After the summer.")
    now = stage_now(desk)
    assert (now.stage, now.returned) == (Stage.MQL, ReturnReason.WRONG_TIME)
    with pytest.raises(InvalidInput):
        outcomes.accept(desk, LEAD)


def test_an_accepted_mql_stays_accepted_while_it_is_parked() -> None:
    desk = desk_offering(Stage.MQL)
    outcomes.accept(desk, LEAD)
    day = desk.now().date() + timedelta(days=200)
    leads.set_aside(desk, LEAD, aside=Aside.PARKED, reason="Until their new year.", until=day)
    leads.set_aside(desk, LEAD, aside=Aside.NO, reason="")
    assert dossiers.open_dossier(desk, COMPANY.id).answer is Answer.ACCEPTED


def test_each_handoff_is_answered_for_itself() -> None:
    desk = desk_offering(Stage.MQL)
    outcomes.accept(desk, LEAD)
    handed_over(desk, Stage.MQL)
    outcomes.accept(desk, LEAD)
    assert dossiers.open_dossier(desk, COMPANY.id).answer is Answer.ACCEPTED


@pytest.mark.parametrize("stage", [Stage.SQL, Stage.ACCEPTED])
def test_a_returned_lead_is_marketings_again_with_the_reason(stage: Stage) -> None:
    desk = desk_offering(stage)
    returned = outcomes.give_back(
        desk, LEAD, why=ReturnReason.NO_BUDGET, reason=" No budget  before Q3. "
    )
    now = stage_now(desk)
    assert (now.stage, now.returned) == (Stage.MQL, ReturnReason.NO_BUDGET)
    assert now.reason == "No budget before Q3."
    assert str(returned.did) == "Sales returned the lead (no budget): No budget before Q3."
    undo(returned)
    assert (stage_now(desk).stage, stage_now(desk).returned) == (stage, None)


def test_a_returned_lead_stays_returned_while_it_is_parked_and_taken_up() -> None:
    desk = desk_offering()
    outcomes.give_back(desk, LEAD, why=ReturnReason.NO_BUDGET, reason="No budget before Q3.")
    assert (
        str(stage_now(desk).returned_words) == "Returned by sales, no budget: No budget before Q3."
    )
    day = desk.now().date() + timedelta(days=200)
    leads.set_aside(desk, LEAD, aside=Aside.PARKED, reason="Until their new year.", until=day)
    assert str(stage_now(desk).returned_words) == "Returned by sales: no budget"
    leads.set_aside(desk, LEAD, aside=Aside.NO, reason="")
    assert stage_now(desk).returned is ReturnReason.NO_BUDGET


def test_the_next_stage_leaves_the_return_behind() -> None:
    desk = desk_offering()
    outcomes.give_back(desk, LEAD, why=ReturnReason.TOO_THIN, reason="Nobody named.")
    exceptions = {each.requirement: "we know them" for each in _demanded(desk)}
    decisions.qualify(desk, LEAD, Stage.MQL, exceptions=exceptions)
    assert stage_now(desk).returned_words is None


def _demanded(desk: Desk) -> tuple[RequirementState, ...]:
    states = dossiers.open_dossier(desk, COMPANY.id).requirements
    return tuple(each for each in states if each.stage is Stage.MQL)


@pytest.mark.parametrize("stage", [Stage.NEW, Stage.RESEARCHING, Stage.MQL, Stage.SQL, Stage.WON])
def test_only_what_was_handed_over_is_answered(stage: Stage) -> None:
    desk = desk_with(stage)
    with pytest.raises(InvalidInput):
        outcomes.accept(desk, LEAD)
    with pytest.raises(InvalidInput):
        outcomes.give_back(desk, LEAD, why=ReturnReason.OTHER, reason="Too small.")
    assert stage_now(desk).stage is stage


@pytest.mark.parametrize("outcome", [Stage.WON, Stage.LOST])
def test_a_deal_ends_won_or_lost(outcome: Stage) -> None:
    desk = desk_with(Stage.ACCEPTED)
    closed = outcomes.close(desk, LEAD, outcome=outcome, reason="The price.")
    assert (stage_now(desk).stage, stage_now(desk).reason) == (outcome, "The price.")
    undo(closed)
    assert stage_now(desk).stage is Stage.ACCEPTED


def test_a_deal_does_not_end_as_anything_else() -> None:
    with pytest.raises(InvalidInput) as refused:
        outcomes.close(desk_with(Stage.ACCEPTED), LEAD, outcome=Stage.MQL, reason="The price.")
    assert refused.value.field == "outcome"


@pytest.mark.parametrize("outcome", [Stage.WON, Stage.LOST])
@pytest.mark.parametrize("stage", [Stage.NEW, Stage.RESEARCHING])
def test_a_lead_that_was_never_marked_is_set_aside_instead(stage: Stage, outcome: Stage) -> None:
    desk = desk_with(stage)
    with pytest.raises(InvalidInput) as refused:
        outcomes.close(desk, LEAD, outcome=outcome, reason="The price.")
    assert "not relevant" in str(refused.value.hint)
    assert stage_now(desk).stage is stage


@pytest.mark.parametrize("stage", [Stage.MQL, Stage.SQL])
def test_what_sales_never_received_can_be_lost_but_not_won(stage: Stage) -> None:
    desk = desk_with(stage)
    with pytest.raises(InvalidInput, match="can be won"):
        outcomes.close(desk, LEAD, outcome=Stage.WON, reason="signed")
    outcomes.close(desk, LEAD, outcome=Stage.LOST, reason="The price.")
    assert stage_now(desk).stage is Stage.LOST


def test_an_sql_in_sales_hands_may_be_won_without_a_word_of_accepting() -> None:
    desk = desk_offering()
    outcomes.close(desk, LEAD, outcome=Stage.WON, reason="signed")
    assert stage_now(desk).stage is Stage.WON


def test_a_deal_ends_once_and_is_only_corrected() -> None:
    desk = desk_with(Stage.ACCEPTED)
    with pytest.raises(InvalidInput, match="not ended"):
        outcomes.close(desk, LEAD, outcome=Stage.WON, reason="signed", correct=True)
    outcomes.close(desk, LEAD, outcome=Stage.WON, reason="signed")
    with pytest.raises(InvalidInput, match="ended on 22 November 2026: Won"):
        outcomes.close(desk, LEAD, outcome=Stage.LOST, reason="The price.")
    done = outcomes.close(desk, LEAD, outcome=Stage.LOST, reason="The other firm.", correct=True)
    assert str(done.did) == "Corrected, the deal was lost: The other firm."
    assert (stage_now(desk).stage, stage_now(desk).reason) == (Stage.LOST, "The other firm.")


def test_a_correction_wins_nothing_that_could_not_be_won() -> None:
    desk = desk_with(Stage.MQL)
    outcomes.close(desk, LEAD, outcome=Stage.LOST, reason="The price.")
    with pytest.raises(InvalidInput, match="can be won"):
        outcomes.close(desk, LEAD, outcome=Stage.WON, reason="signed", correct=True)


def test_a_deal_that_ended_is_taken_up_again_where_it_stood() -> None:
    desk = desk_offering(Stage.MQL)
    outcomes.accept(desk, LEAD)
    outcomes.close(desk, LEAD, outcome=Stage.LOST, reason="The price.")
    with pytest.raises(InvalidInput, match="has ended: Lost"):
        leads.set_aside(desk, LEAD, aside=Aside.NOT_RELEVANT, reason="gone")
    with pytest.raises(InvalidInput, match="Say why"):
        leads.set_aside(desk, LEAD, aside=Aside.NO, reason=" ")
    taken = leads.set_aside(desk, LEAD, aside=Aside.NO, reason="They called.")
    assert (stage_now(desk).stage, stage_now(desk).reason) == (Stage.MQL, "They called.")
    assert dossiers.open_dossier(desk, COMPANY.id).answer is Answer.ACCEPTED
    undo(taken)
    assert stage_now(desk).stage is Stage.LOST


def test_only_what_ended_is_taken_up_from_its_end() -> None:
    with pytest.raises(InvalidInput, match="not ended"):
        outcomes.take_up(desk_with(Stage.SQL), LEAD, reason="They called.")


def test_an_ending_or_a_return_needs_its_reason() -> None:
    desk = desk_with(Stage.ACCEPTED)
    with pytest.raises(InvalidInput):
        outcomes.close(desk, LEAD, outcome=Stage.LOST, reason="  ")
    with pytest.raises(InvalidInput):
        outcomes.give_back(desk, LEAD, why=ReturnReason.OTHER, reason="")
    assert stage_now(desk).stage is Stage.ACCEPTED
