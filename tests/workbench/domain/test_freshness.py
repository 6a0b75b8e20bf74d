"""Freshness: what is asked again, when, and the reason somebody reads."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import NOW, known
from workbench.domain.fact import KnownFact
from workbench.domain.freshness import NOT_OFFERED_DAYS, NOTHING_DAYS, Need, freshness
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.waiting import offline, waiting
from workbench.texts import say

UNIT = Question(source="no_enhetsregisteret", kind="unit", about="311000004")
ANSWER = bytes(32)


def ended(kind: AnswerKind, days: float, problem: Problem | None = None) -> Lookup:
    return Lookup(
        id=new_id(),
        question=UNIT,
        company=None,
        state=LookupState.ANSWERED,
        planned=NOW - timedelta(days=days),
        answered=NOW - timedelta(days=days),
        kind=kind,
        problem=problem,
        snapshot=ANSWER,
    )


def stating(*keys: str) -> list[KnownFact]:
    values = {"company.status": "active", "company.founded": "2008-03-01"}
    return [replace(known(key, values[key]), snapshot=ANSWER, current=True) for key in keys]


def test_what_was_never_asked_is_asked() -> None:
    fresh = freshness(None, [], NOW)
    assert (fresh.need, str(fresh.why)) == (Need.NEVER, "never asked")


def test_what_waits_is_asked_and_says_why_it_waits() -> None:
    lookup = Lookup(id=new_id(), question=UNIT, company=None, state=LookupState.QUEUED, planned=NOW)
    assert freshness(lookup, [], NOW).need is Need.WAITS
    waits = freshness(waiting(lookup, offline(), NOW), [], NOW)
    assert (waits.need, str(waits.why)) == (Need.WAITS, "waits: no network")


def test_the_shortest_shelf_life_of_what_an_answer_states_counts() -> None:
    both = stating("company.status", "company.founded")
    young = freshness(ended(AnswerKind.FOUND, 13), both, NOW)
    assert (young.need, young.until) == (Need.FRESH, NOW + timedelta(days=1))
    assert str(young.why).startswith("Status: fresh until ")
    old = freshness(ended(AnswerKind.FOUND, 15), both, NOW)
    assert (old.need, str(old.why)) == (Need.STALE, "Status: older than 14 days")
    lasting = freshness(ended(AnswerKind.FOUND, 15), stating("company.founded"), NOW)
    assert lasting.need is Need.FRESH


def test_facts_of_another_answer_do_not_count() -> None:
    others = [replace(each, snapshot=bytes([1] * 32)) for each in stating("company.status")]
    gone = [replace(each, current=False) for each in stating("company.status")]
    assert freshness(ended(AnswerKind.FOUND, 15), [*others, *gone], NOW).need is Need.FRESH


@pytest.mark.parametrize(
    ("kind", "days"),
    [(AnswerKind.NOTHING_FOUND, NOTHING_DAYS), (AnswerKind.NOT_OFFERED, NOT_OFFERED_DAYS)],
)
def test_an_answer_of_nothing_is_an_answer_for_a_while(kind: AnswerKind, days: int) -> None:
    assert freshness(ended(kind, days - 1), [], NOW).need is Need.FRESH
    assert freshness(ended(kind, days + 1), [], NOW).need is Need.STALE


@pytest.mark.parametrize("kind", [AnswerKind.REFUSED, AnswerKind.FAILED])
def test_what_was_refused_or_failed_is_asked_again_with_its_reason(kind: AnswerKind) -> None:
    fresh = freshness(ended(kind, 0, Problem(message=say("It says no."))), [], NOW)
    assert (fresh.need, fresh.need.asks) == (Need.FAILED, True)
    assert "It says no." in str(fresh.why)


def test_what_is_of_no_use_is_not_asked_but_a_refusal_may_have_been_mended() -> None:
    hopeless = Problem(message=say("Our fault."), again=False)
    assert not freshness(ended(AnswerKind.FAILED, 0, hopeless), [], NOW).need.asks
    assert freshness(ended(AnswerKind.REFUSED, 0, hopeless), [], NOW).need.asks


@given(st.sampled_from(AnswerKind), st.floats(0, 4000), st.floats(0, 4000))
def test_an_answer_does_not_become_fresh_by_waiting(
    kind: AnswerKind, days: float, more: float
) -> None:
    facts = stating("company.status", "company.founded")
    lookup = ended(kind, days)
    now = freshness(lookup, facts, NOW)
    later = freshness(lookup, facts, NOW + timedelta(days=more))
    assert later.need.asks or not now.need.asks
    assert (now.until is not None) == (now.need is Need.FRESH)


def test_an_answer_of_a_time_to_come_is_asked_again_but_clocks_may_differ_a_little() -> None:
    stated = stating("company.founded")
    ahead = freshness(ended(AnswerKind.FOUND, -40), stated, NOW)
    assert ahead.need is Need.STALE
    assert "wrong" in str(ahead.why)
    assert freshness(ended(AnswerKind.FOUND, -0.5), stated, NOW).need is Need.FRESH
