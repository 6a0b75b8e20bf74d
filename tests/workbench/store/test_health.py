"""How sources fare is told from the ledger, whichever database holds it."""

import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, event

from tests.samples import NOW
from tests.workbench.store.made import REGISTER, UNIT, a_company, answered, planned, says
from tests.workbench.store.test_facts import day
from workbench.domain.company import Entity
from workbench.domain.health import Health, Trial, health, suspicions
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import TRIAL, AnswerKind, Lookup, LookupState, Problem, Rest
from workbench.domain.ports import Store
from workbench.store.sql_store import SqlStore
from workbench.texts import say

SOURCE = UNIT.source


def a_year(store: Store, company: UUID, *, stops: int = 20, count: int = 30) -> None:
    """Let thirty companies be asked about, day by day; from `stops` on without their staff."""
    for number in range(count):
        entity = Entity(SOURCE, f"{311000000 + number}")
        facts = [says("company.name", f"Firm {number}", entity)]
        if number < stops:
            facts.append(says("company.employees", "7", entity))
        question = replace(UNIT, about=entity.number)
        answered(store, day(number), facts, question=question, company=company)


def known(store: Store) -> Health:
    return store.read(lambda ledger: health(ledger.records, SOURCE, NOW))


def test_a_source_whose_fill_rate_fell_is_suspect_from_then_on(store: Store) -> None:
    company = a_company(day(0))
    store.write(lambda it: it.companies.add(company))
    a_year(store, company.id)
    (found,) = known(store).suspicions
    assert (found.kind, found.falls[0].key) == ("unit", "company.employees")
    assert (found.falls[0].now, found.falls[0].recent) == (0, 10)
    assert known(store).odd
    before = store.read(lambda it: suspicions(it.records, SOURCE, day(20)))
    assert before == ()
    assert store.read(lambda it: suspicions(it.records, "other")) == ()


def test_a_source_that_goes_on_as_before_is_not_suspect(store: Store) -> None:
    company = a_company(day(0))
    store.write(lambda it: it.companies.add(company))
    a_year(store, company.id, stops=30)
    assert known(store).suspicions == ()
    assert not known(store).odd


def test_a_source_that_finds_nothing_any_more_is_suspect(store: Store) -> None:
    company = a_company(day(0))
    store.write(lambda it: it.companies.add(company))
    a_year(store, company.id, stops=30)
    for number in range(15):
        question = replace(UNIT, about=f"{312000000 + number}")
        nothing = (AnswerKind.NOTHING_FOUND, AnswerKind.NOT_OFFERED)[number % 2]
        at, content = day(40 + number), b"{}"
        answered(
            store, at, [], question=question, company=company.id, kind=nothing, content=content
        )
    (found,) = known(store).suspicions
    assert [(each.key, each.now, each.recent) for each in found.falls] == [("", 0, 15)]
    assert (found.falls[0].then, found.falls[0].before) == (30, 30)
    assert store.read(lambda it: suspicions(it.records, SOURCE, day(39))) == ()


def test_the_last_answers_tell_failures_drift_and_quota(store: Store) -> None:
    first = answered(store, day(1), [says("company.name", "A")], content=b"1")
    second = answered(store, day(2), [says("company.name", "B")], content=b"2")
    third = answered(store, day(3), [], kind=AnswerKind.FAILED, content=b"3")
    for lookup, changed in (
        (first, replace(first, drift=("new /x",))),
        (second, replace(second, drift=("missing /y", "new /x"), quota_left=17)),
        (third, replace(third, problem=Problem(message=say("It broke.")))),
    ):
        assert lookup.id == changed.id
        store.write(lambda it, changed=changed: it.lookups.settle(changed))  # type: ignore[misc]
    seen = known(store)
    assert seen.last is not None
    assert seen.last.id == third.id
    assert (seen.lately, seen.failures, seen.quota_left) == (3, 1, 17)
    assert str(seen.failure_words) == "1 of the last 3 answers failed: It broke."
    assert [(str(e.drift), e.since) for e in seen.drift] == [
        ("missing /y", day(2)),
        ("new /x", day(1)),
    ]


def test_a_refusal_is_not_called_a_failure(store: Store) -> None:
    ends = (AnswerKind.REFUSED, AnswerKind.REFUSED, AnswerKind.FAILED)
    told: list[str] = []
    for number, kind in enumerate(ends, start=1):
        lookup = answered(store, day(number), [], kind=kind, content=b"%d" % number)
        why = Problem(message=say("Reason {number}.", number=number))
        store.write(partial(_settle, replace(lookup, problem=why)))
        told.append(str(known(store).failure_words))
    assert told == [
        "1 of the last 1 answers was refused: Reason 1.",
        "2 of the last 2 answers were refused, the newest: Reason 2.",
        "3 of the last 3 answers failed or were refused, the newest: Reason 3.",
    ]


def _settle(lookup: Lookup, ledger: Ledger) -> None:
    ledger.lookups.settle(lookup)


def test_a_wish_to_be_left_alone_is_told_whatever_the_key(store: Store) -> None:
    store.write(lambda it: it.lookups.paces.hold(SOURCE, "", Rest(600, spent=True), NOW))
    rest = known(store).rest
    assert rest is not None
    assert rest.spent
    assert 0 < rest.seconds <= 600


def test_the_newest_outcome_of_each_known_question_counts(store: Store) -> None:
    def trial(number: str, hours: int, *, passed: bool) -> Trial:
        return Trial(
            id=new_id(),
            source=SOURCE,
            number=number,
            at=NOW + timedelta(hours=hours),
            passed=passed,
            words=say("found"),
        )

    old, new, other = (
        trial("unit 1", 0, passed=False),
        trial("unit 1", 1, passed=True),
        trial("unit 2", 0, passed=True),
    )
    for each in (old, new, other):
        store.write(lambda it, each=each: it.records.add_trial(each))  # type: ignore[misc]
    assert set(known(store).trials) == {new, other}
    assert not known(store).odd


def test_a_tests_answer_counts_among_the_last_but_states_nothing(store: Store) -> None:
    question = replace(UNIT, arguments=(TRIAL,))
    ended = replace(
        planned(question, NOW), state=LookupState.ANSWERED, answered=NOW, kind=AnswerKind.FOUND
    )
    store.write(lambda it: it.lookups.add([ended]))
    assert known(store).last == ended
    assert store.read(lambda it: it.records.stating(SOURCE)) == {}
    assert REGISTER.source == SOURCE


def test_readings_are_found_by_their_question(new_store: Callable[..., SqlStore]) -> None:
    # Thousands of look-ups may share one snapshot: each answer without a body is the same.
    store = new_store()
    asked: list[tuple[str, Any]] = []

    def hear(_on: object, _cursor: object, words: str, values: Any, *_: object) -> None:
        if "JOIN reading" in words:
            asked.append((words, values))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        store.read(lambda it: suspicions(it.records, SOURCE))
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    ((words, values),) = asked
    assert store.path is not None
    with contextlib.closing(sqlite3.connect(store.path)) as plainly:
        plan = " ".join(row[3] for row in plainly.execute(f"EXPLAIN QUERY PLAN {words}", values))
    assert "ix_reading_question" in plan
    assert "ix_reading_snapshot" not in plan
