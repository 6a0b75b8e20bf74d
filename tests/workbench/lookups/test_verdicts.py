"""What cannot be so is not kept, and a refusal blames no key that was never wanted."""

from datetime import date

import pytest

from tests.answers import response
from tests.fakes.sources import BRAVE, manifest
from tests.samples import ACCOUNTS
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.lookup import Answer, AnswerKind, Problem
from workbench.lookups.turned_down import KEY_REFUSED, SHUT_OUT
from workbench.lookups.verdicts import judged, plausible
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
    kept = plausible(answer(cash(date(2099, 12, 31))), TODAY)
    assert (kept.kind, kept.facts) == (AnswerKind.FAILED, ())
    assert kept.problem is not None
    assert str(kept.problem.message) == (
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
    kept = plausible(found, TODAY)
    assert (kept.kind, kept.facts) == (AnswerKind.PARTIAL, (cash(date(2025, 12, 31)),))
    assert [str(each) for each in kept.missing] == [
        "The pages are pictures.",
        "The period to 31 December 2098 has not ended yet, so what is stated of it is left out.",
        "The period to 31 December 2099 has not ended yet, so what is stated of it is left out.",
    ]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_that_stands_for_none_is_not_stated(day: str) -> None:
    place = Place(LocatorKind.JSON, "/a", day)
    founded = state(ACCOUNTS, "company.founded", day, place)
    name = state(ACCOUNTS, "company.name", "Fjordlys AS", place)
    real = state(ACCOUNTS, "company.registered", "2008-05-14", place)
    assert plausible(answer(founded, name, real), TODAY) == answer(name, real)


def test_a_failed_answer_stays_as_it_failed() -> None:
    failed = Answer(kind=AnswerKind.FAILED, parser="accounts@1")
    assert plausible(failed, TODAY) == failed


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize("said", [None, KEY_REFUSED])
def test_where_no_key_is_wanted_none_is_blamed(status: int, said: Problem | None) -> None:
    kind = AnswerKind.REFUSED if said else AnswerKind.FAILED
    told = Answer(kind=kind, parser="", problem=said)
    keyless = judged(told, response(b"", status), manifest("a"))
    assert (keyless.kind, keyless.problem) == (AnswerKind.REFUSED, SHUT_OUT)
    keyed = judged(told, response(b"", status), manifest("a", key_need=BRAVE))
    assert (keyed.kind, keyed.problem) == (AnswerKind.REFUSED, KEY_REFUSED)


def test_what_a_source_says_of_its_refusal_itself_is_left_as_it_says_it() -> None:
    told = Answer(kind=AnswerKind.REFUSED, parser="", problem=Problem(message=say("Banned.")))
    assert judged(told, response(b"", 403), manifest("a")) is told
