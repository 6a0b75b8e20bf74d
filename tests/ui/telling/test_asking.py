"""What the tray counts while sources answer, and what it takes for being offline."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.fakes.network import NOON
from ui.telling.asking import AskingCount
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.waiting import offline, paused, stopped, waiting
from workbench.texts import say

QUESTION = Question(source="a", kind="unit", about="311000004")
QUOTA = Problem(message=say("the source wants to be left alone until {when}", when=NOON))


COMPANY = new_id()


def lookup(kind: AnswerKind | None = None) -> Lookup:
    return Lookup(
        id=new_id(),
        question=QUESTION,
        company=COMPANY,
        state=LookupState.ASKING if kind is None else LookupState.ANSWERED,
        planned=NOON,
        kind=kind,
    )


def test_only_a_missing_network_is_called_offline() -> None:
    counted = AskingCount()
    told = [counted.online]
    for each in (waiting(lookup(), offline(), NOON), lookup(AnswerKind.FAILED)):
        counted.heard(each)
        told.append(counted.online)
    assert told == [None, False, True]


@pytest.mark.parametrize("why", [paused(), stopped(), QUOTA], ids=["paused", "stopped", "quota"])
def test_what_waits_for_another_reason_says_nothing_of_the_network(why: Problem) -> None:
    counted = AskingCount()
    counted.heard(waiting(lookup(), why, NOON))
    assert counted.online is None


def test_the_newest_word_about_a_question_counts() -> None:
    counted = AskingCount()
    counted.begin(COMPANY)
    for each in (lookup(), lookup(AnswerKind.FAILED), lookup(AnswerKind.FOUND)):
        counted.heard(each)
    assert (counted.asked, counted.answered, counted.failed) == (1, 1, 0)
    counted.heard(lookup(AnswerKind.FAILED))
    assert counted.failed_questions() == [QUESTION]
    counted.end()
    assert counted.asked == 0


def test_what_is_asked_about_others_meanwhile_is_no_part_of_the_research() -> None:
    counted = AskingCount()
    counted.begin(COMPANY)
    counted.heard(lookup(AnswerKind.FOUND))
    counted.heard(replace(lookup(AnswerKind.FAILED), company=new_id()))
    counted.heard(replace(lookup(AnswerKind.FAILED), company=None))
    assert (counted.asked, counted.failed, counted.failed_questions()) == (1, 0, [])
    assert counted.company == COMPANY


def test_what_costs_is_not_asked_again_with_the_others() -> None:
    counted = AskingCount()
    counted.begin(COMPANY)
    counted.heard(replace(lookup(AnswerKind.FAILED), cost=Money(Decimal("0.005"), "USD")))
    assert (counted.failed, counted.failed_questions()) == (1, [])
