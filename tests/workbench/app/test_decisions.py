"""A stage is reached through its requirements, and the decision keeps what it rested on."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.fakes.desks import Bench, bench, state, undone, why_not
from tests.samples import COMPANY, LEAD, annual, known, register_facts
from tests.starter import CARD
from workbench.app import decisions, dossiers, handoffs, leads, outcomes
from workbench.domain.card import Demand
from workbench.domain.handoff import Decision
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, SignalKind, Stage
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.errors import InvalidInput, NotInStore, RequirementNotMet

MQL = Stage.MQL
FIGURES = annual(
    2025, revenue=118_400_000, operating_result=9_800_000, assets=71_200_000, equity=32_750_000
)


def researched(*, asked: bool = True) -> Bench:
    made = bench()
    state(made)
    state(made, FIGURES, b"[]")
    if asked:
        leads.note_signal(made.desk, LEAD, kind=SignalKind.ASKED_FOR_OFFER, day=date(2026, 11, 18))
    made.clock.time += timedelta(minutes=1)
    return made


def decided(made: Bench) -> Decision:
    decision = decisions.qualify(made.desk, LEAD, Stage.MQL, reason="they asked").result.decision
    made.clock.time += timedelta(days=1)
    return decision


def test_a_lead_that_meets_the_requirements_is_marked_and_locked() -> None:
    made = researched()
    before = dossiers.open_dossier(made.desk, COMPANY.id)
    operation = decisions.qualify(made.desk, LEAD, Stage.MQL, reason=" they asked ")
    locked = operation.result.decision
    assert before.scorecard is not None
    assert locked.scorecard.can == before.scorecard.can
    assert (locked.stage, locked.reason, locked.waivers) == (Stage.MQL, "they asked", ())
    assert operation.result.link.sequence == 1
    assert dict(locked.texts)["own_money@1.question"] == "Own money?"
    assert "decide anew" in why_not(operation)
    [stage] = made.store.read(lambda ledger: ledger.stages.of(LEAD.id))
    assert (stage.stage, stage.reason) == (Stage.MQL, "they asked")


def test_an_open_requirement_stops_it_and_nothing_is_written() -> None:
    made = researched(asked=False)
    with pytest.raises(RequirementNotMet) as caught:
        decisions.qualify(made.desk, LEAD, Stage.MQL)
    assert caught.value.detail == "signal_or_contact"
    [stage] = made.store.read(lambda ledger: ledger.stages.of(LEAD.id))
    assert stage.stage is Stage.NEW
    assert made.store.read(lambda ledger: ledger.decisions.of(LEAD.id)) == ()


def test_an_exception_with_a_reason_goes_on_and_is_kept() -> None:
    made = researched(asked=False)
    done = decisions.qualify(
        made.desk, LEAD, Stage.MQL, exceptions={"signal_or_contact": " a colleague knows them "}
    )
    [waiver] = done.result.decision.waivers
    assert (waiver.requirement, waiver.reason) == ("signal_or_contact", "a colleague knows them")


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_exception_without_a_reason_is_none(reason: str) -> None:
    made = researched(asked=False)
    with pytest.raises(RequirementNotMet):
        decisions.qualify(made.desk, LEAD, Stage.MQL, exceptions={"signal_or_contact": reason})


def test_points_out_of_reach_are_excepted_by_no_reason() -> None:
    made = researched()
    card = replace(CARD, demands=(Demand(requirement="lowest_at_least", stage=MQL, number=101),))
    desk = replace(made.desk, starter=card)
    with pytest.raises(RequirementNotMet) as caught:
        decisions.qualify(desk, LEAD, MQL, exceptions={"lowest_at_least": "we know them"})
    assert "the highest is" in str(caught.value)
    assert "no answer that is still open can reach it" in str(caught.value.hint)
    assert made.store.read(lambda ledger: ledger.decisions.of(LEAD.id)) == ()


def test_the_law_is_excepted_by_no_reason() -> None:
    made = researched(asked=False)
    state(made, [known("company.advertising_protected", "yes")], b"[1]")
    law = "advertising_protection_respected"
    agreed = {law: "they will not mind", "signal_or_contact": "met them"}
    with pytest.raises(RequirementNotMet) as caught:
        decisions.qualify(made.desk, LEAD, MQL, exceptions=agreed)
    assert caught.value.detail == law
    assert made.store.read(lambda ledger: ledger.decisions.of(LEAD.id)) == ()


def test_an_exception_from_no_requirement_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidInput) as caught:
        decisions.qualify(researched().desk, LEAD, Stage.MQL, exceptions={"charm": "much"})
    assert caught.value.field == "exception"
    assert "signal_or_contact" in str(caught.value.hint)


@pytest.mark.parametrize("stage", [Stage.NEW, Stage.WON, Stage.ACCEPTED])
def test_only_two_stages_are_decided(stage: Stage) -> None:
    with pytest.raises(InvalidInput):
        decisions.qualify(researched().desk, LEAD, stage)


def test_a_deal_that_has_ended_is_not_decided_again() -> None:
    made = researched()
    decided(made)
    outcomes.close(made.desk, LEAD, outcome=Stage.LOST, reason="The price.")
    with pytest.raises(InvalidInput, match="has ended: Lost"):
        decisions.qualify(made.desk, LEAD, Stage.MQL)


def test_setting_aside_cannot_be_undone_over_a_decision() -> None:
    made = researched()
    parked = leads.set_aside(
        made.desk, LEAD, aside=Aside.PARKED, reason="young", until=date(2026, 12, 24)
    )
    decided(made)
    with pytest.raises(InvalidInput, match="changed since"):
        undone(parked)


def learn_more(made: Bench) -> None:
    """Let everything change that a decision rested on."""
    renamed = [known("company.name", "ANOTHER NAME AS"), *register_facts()[1:]]
    state(made, renamed, b"{ }")
    made.store.write(lambda ledger: ledger.companies.rename(COMPANY.id, "ANOTHER NAME AS"))
    leads.name_contact(made.desk, LEAD, name="Ola Eksempel", where_from="called us")
    leads.set_brief(made.desk, LEAD, open_with="now", not_mention="then")
    waiting = Lookup(
        id=new_id(),
        question=Question(source="no_enhetsregisteret", kind="roles", about="311000004"),
        company=COMPANY.id,
        state=LookupState.PLANNED,
        planned=made.clock.now(),
    )
    made.store.write(lambda ledger: ledger.lookups.plan(waiting))


def test_the_dossier_of_a_decision_stays_as_it_was_known() -> None:
    made = researched()
    decision = decided(made)
    first = dossiers.locked_dossier(made.desk, COMPANY.id)
    learn_more(made)
    again = dossiers.locked_dossier(made.desk, COMPANY.id)
    assert again == first
    assert (again.scorecard, again.sounding.as_of) == (decision.scorecard, decision.at)
    assert again.sounding.company.name == "Fjordlys Automasjon AS"
    now = dossiers.open_dossier(made.desk, COMPANY.id)
    assert now.sounding.company.name == "ANOTHER NAME AS"
    assert now.sounding.contacts


def test_what_waited_at_a_decision_still_waits_in_its_dossier() -> None:
    made = researched()
    question = Question(source="no_enhetsregisteret", kind="roles", about="311000004")
    waiting = Lookup(
        id=new_id(),
        question=question,
        company=COMPANY.id,
        state=LookupState.PLANNED,
        planned=made.clock.now(),
    )
    made.store.write(lambda ledger: ledger.lookups.plan(waiting))
    decided(made)
    first = dossiers.locked_dossier(made.desk, COMPANY.id)
    answered = Lookup(
        id=waiting.id,
        question=question,
        company=COMPANY.id,
        state=LookupState.ANSWERED,
        planned=waiting.planned,
        asked=made.clock.now(),
        answered=made.clock.now(),
        kind=AnswerKind.FAILED,
    )
    made.store.write(lambda ledger: ledger.lookups.settle(answered))
    again = dossiers.locked_dossier(made.desk, COMPANY.id)
    assert again == first
    assert {each.kind for each in again.sounding.lookups} == {AnswerKind.FOUND, None}


SQL = dict.fromkeys(
    (
        "lowest_at_least",
        "trouble_looked_for",
        "contact_named",
        "channel_open",
        "next_step_dated",
    ),
    "agreed in the team",
)


def test_an_equal_decision_is_not_locked_again() -> None:
    made = researched()
    decided(made)
    with pytest.raises(InvalidInput) as caught:
        decisions.qualify(made.desk, LEAD, MQL, reason="they asked again")
    assert str(caught.value) == "Already MQL since 22 November 2026; nothing has changed."
    assert len(made.store.read(lambda ledger: ledger.decisions.of(LEAD.id))) == 1


def test_what_was_learnt_since_makes_a_decision_that_says_what_it_replaces() -> None:
    made = researched()
    first = decided(made)
    learn_more(made)
    done = decisions.qualify(made.desk, LEAD, MQL)
    assert str(done.did) == (
        "Marked as marketing qualified (MQL); this replaces the decision of 22 November 2026."
    )
    assert done.result.decision.supersedes == first.id


def test_other_exceptions_make_another_decision() -> None:
    made = researched(asked=False)
    decisions.qualify(made.desk, LEAD, MQL, exceptions={"signal_or_contact": "met them"})
    again = {"signal_or_contact": "met them at the fair"}
    done = decisions.qualify(made.desk, LEAD, MQL, exceptions=again)
    assert done.result.decision.supersedes is not None


def test_a_step_down_says_why_and_a_step_up_again_is_free() -> None:
    made = researched()
    decisions.qualify(made.desk, LEAD, Stage.SQL, exceptions=SQL)
    with pytest.raises(InvalidInput) as caught:
        decisions.qualify(made.desk, LEAD, MQL)
    assert caught.value.field == "reason"
    down = decisions.qualify(made.desk, LEAD, MQL, reason="Their buyer left.")
    assert down.result.decision.supersedes is None
    decisions.qualify(made.desk, LEAD, Stage.SQL, exceptions=SQL)
    [stage] = made.store.read(lambda ledger: ledger.stages.of(LEAD.id))
    assert stage.stage is Stage.SQL


def test_the_newest_decision_is_the_one_that_is_exported() -> None:
    made = researched()
    decided(made)
    learn_more(made)
    second = decided(made)
    assert dossiers.locked_dossier(made.desk, COMPANY.id).decision == second


def test_nothing_decided_is_nothing_to_hand_over() -> None:
    made = researched()
    for write in (handoffs.export, handoffs.hand_over):
        with pytest.raises(NotInStore, match="Nothing has been decided"):
            write(made.desk, COMPANY.id, Path("never"))
    assert made.exporter.given == []
