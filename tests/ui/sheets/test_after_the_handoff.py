"""Sales answers a handoff, and records how the deal ended, each by a few keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.sheets.conftest import Bench
from workbench.app import decisions, handoffs, outcomes
from workbench.domain.lead import ReturnReason, Stage, StageChange

TAB = Qt.Key.Key_Tab


@pytest.fixture
def offered(bench: Bench, tmp_path: Path) -> Bench:
    """A lead that is an SQL, with its folder in sales' hands."""
    desk, lead = bench.seat.desk, bench.opened.lead
    states = [each for each in bench.dossier().requirements if each.stage is Stage.SQL]
    agreed = {each.requirement: "agreed in the team" for each in states}
    decisions.qualify(desk, lead, Stage.SQL, exceptions=agreed)
    handoffs.hand_over(desk, bench.opened.company.id, tmp_path)
    return bench


@pytest.fixture
def accepted(offered: Bench) -> Bench:
    outcomes.accept(offered.seat.desk, offered.opened.lead)
    return offered


def stage(bench: Bench) -> StageChange:
    now = bench.dossier().sounding.stage
    assert now is not None
    return now


def said(bench: Bench) -> str:
    return " ".join(each.text() for each in bench.sheet.findChildren(QLabel) if each.isVisible())


def test_enter_accepts_and_undo_offers_it_again(offered: Bench) -> None:
    offered.open("answer")
    assert "sales answers by 24 November 2026" in said(offered)
    assert not offered.sheet.fields["reason"].isVisible()
    offered.enter()
    offered.wait(lambda: offered.shelf.sheet is None)
    assert stage(offered).stage is Stage.ACCEPTED
    offered.workspace.undo()
    offered.wait(lambda: stage(offered).stage is Stage.SQL)
    assert offered.dossier().waits_for_sales


def test_returning_asks_why_in_one_of_a_few_words_and_in_theirs(offered: Bench) -> None:
    sheet = offered.open("answer")
    offered.press("2")
    assert sheet.primary.accessibleName() == "Return it"
    offered.enter()
    assert "Choose why" in sheet.fields["why"].input.accessibleDescription()
    offered.press("1")
    offered.enter()
    assert "Say why" in sheet.fields["reason"].input.accessibleDescription()
    offered.type("No budget before Q3.")
    offered.enter()
    offered.wait(lambda: offered.shelf.sheet is None)
    now = stage(offered)
    assert (now.stage, now.returned) == (Stage.MQL, ReturnReason.NO_BUDGET)
    assert now.reason == "No budget before Q3."
    offered.workspace.undo()
    offered.wait(lambda: stage(offered).stage is Stage.SQL)


def test_an_accepted_lead_is_returned_by_five_actions(accepted: Bench) -> None:
    sheet = accepted.open("give_back")
    assert not sheet.fields["answer"].isVisible()
    accepted.press("5")
    accepted.press(TAB)
    accepted.type("Three calls, no answer.")
    accepted.enter()
    accepted.wait(lambda: accepted.shelf.sheet is None)
    assert accepted.actions == 5
    assert stage(accepted).returned is ReturnReason.NOT_REACHED


def test_a_return_put_away_is_not_an_acceptance_at_the_next_opening(offered: Bench) -> None:
    offered.open("give_back")
    offered.press(TAB)
    offered.type("Three calls, no answer.")
    offered.press(Qt.Key.Key_Escape)
    sheet = offered.open("give_back")
    assert sheet.primary.accessibleName() == "Return it"
    assert sheet.fields["reason"].text() == "Three calls, no answer."
    offered.press(Qt.Key.Key_Escape)
    assert offered.open("answer").primary.accessibleName() == "Accept"


@pytest.mark.parametrize(("digit", "ended"), [("1", Stage.WON), ("2", Stage.LOST)])
def test_an_outcome_is_recorded_with_what_decided_it(
    accepted: Bench, digit: str, ended: Stage
) -> None:
    sheet = accepted.open("outcome")
    accepted.enter()
    assert "Choose how it ended" in sheet.fields["outcome"].input.accessibleDescription()
    accepted.press(digit)
    accepted.enter()
    assert "Say why" in sheet.fields["reason"].input.accessibleDescription()
    accepted.type("The price.")
    accepted.enter()
    accepted.wait(lambda: accepted.shelf.sheet is None)
    assert (stage(accepted).stage, stage(accepted).reason) == (ended, "The price.")
    accepted.workspace.undo()
    accepted.wait(lambda: stage(accepted).stage is Stage.ACCEPTED)


def test_what_was_recorded_is_there_to_be_mended(accepted: Bench) -> None:
    outcomes.close(
        accepted.seat.desk, accepted.opened.lead, outcome=Stage.LOST, reason="The price."
    )
    sheet = accepted.open("outcome")
    assert (sheet.fields["outcome"].text(), sheet.fields["reason"].text()) == ("lost", "The price.")
    assert sheet.primary.accessibleName() == "Correct it"
    accepted.enter()
    accepted.wait(lambda: accepted.shelf.sheet is None)
    assert stage(accepted).stage is Stage.LOST


def test_a_folder_is_written_again_without_a_second_clock(offered: Bench) -> None:
    offered.open("hand_over")
    assert "Handed over on 22 November 2026; the folder is written again." in said(offered)
    offered.enter()
    offered.wait(lambda: bool(offered.done))
    lead = offered.opened.lead.id
    assert len(offered.seat.desk.store.read(lambda ledger: ledger.handoffs.of(lead))) == 1


def test_the_folder_of_a_deal_that_ended_is_exported(accepted: Bench) -> None:
    outcomes.close(
        accepted.seat.desk, accepted.opened.lead, outcome=Stage.LOST, reason="The price."
    )
    accepted.open("hand_over")
    accepted.enter()
    accepted.wait(lambda: bool(accepted.done))
    assert stage(accepted).stage is Stage.LOST


def test_a_deal_that_ended_is_taken_up_again_with_a_reason(accepted: Bench) -> None:
    outcomes.close(
        accepted.seat.desk, accepted.opened.lead, outcome=Stage.LOST, reason="The price."
    )
    sheet = accepted.open("aside")
    assert sheet.primary.accessibleName() == "Take it up again"
    assert set(sheet.fields) == {"reason"}
    accepted.type("They called.")
    accepted.enter()
    accepted.wait(lambda: accepted.shelf.sheet is None)
    assert (stage(accepted).stage, stage(accepted).reason) == (Stage.ACCEPTED, "They called.")


def test_what_another_answered_meanwhile_is_said_and_nothing_is_written(offered: Bench) -> None:
    offered.open("answer")
    outcomes.give_back(
        offered.seat.desk, offered.opened.lead, why=ReturnReason.NO_NEED, reason="Bought elsewhere."
    )
    offered.enter()
    assert "Only a lead that was handed over is answered." in said(offered)
    assert stage(offered).stage is Stage.MQL
