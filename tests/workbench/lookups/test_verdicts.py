"""What cannot be so is not kept: accounts of a period that has not ended."""

from datetime import date

import pytest

from tests.samples import ACCOUNTS
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.lookup import Answer, AnswerKind
from workbench.lookups.verdicts import plausible
from workbench.texts import say

TODAY = date(2026, 11, 22)


def cash(end: date | None) -> Stated:
    place = Place(LocatorKind.JSON, "/cash", "1")
    return state(ACCOUNTS, "accounts.cash", "1", place, unit="NOK", end=end)


def answer(*facts: Stated) -> Answer:
    return Answer(kind=AnswerKind.FOUND, parser="accounts@1", facts=facts)


@pytest.mark.parametrize("end", [None, date(2025, 12, 31), TODAY, date(2026, 11, 23)])
def test_what_may_be_over_is_kept(end: date | None) -> None:
    assert plausible(answer(cash(end)), TODAY) == answer(cash(end))


def test_accounts_of_a_year_to_come_are_a_failed_answer() -> None:
    judged = plausible(answer(cash(date(2099, 12, 31))), TODAY)
    assert (judged.kind, judged.facts) == (AnswerKind.FAILED, ())
    assert judged.problem is not None
    assert str(judged.problem.message) == (
        "The answer is about a period that ends in the future: 31 December 2099."
    )


def test_a_year_to_come_beside_others_is_left_out_and_named() -> None:
    earlier = say("The pages are pictures.")
    found = Answer(
        kind=AnswerKind.FOUND,
        parser="accounts@1",
        facts=(cash(date(2099, 12, 31)), cash(date(2025, 12, 31)), cash(date(2098, 12, 31))),
        missing=(earlier,),
    )
    judged = plausible(found, TODAY)
    assert (judged.kind, judged.facts) == (AnswerKind.PARTIAL, (cash(date(2025, 12, 31)),))
    assert [str(each) for each in judged.missing] == [
        "The pages are pictures.",
        "The period to 31 December 2098 has not ended yet, so what is stated of it is left out.",
        "The period to 31 December 2099 has not ended yet, so what is stated of it is left out.",
    ]


def test_a_failed_answer_stays_as_it_failed() -> None:
    failed = Answer(kind=AnswerKind.FAILED, parser="accounts@1")
    assert plausible(failed, TODAY) is failed
