"""Leases: nobody asks what another asks, and what was left half asked is asked again or left."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TypeVar

import pytest

from tests.fakes.lookup_ledger import SmallStore
from tests.fakes.network import NOON
from tests.fakes.sources import ScriptedDoor, answer, question, source
from tests.samples import COMPANY
from tests.workbench.lookups.engine_bench import FOUND, Bench, Shared, left_asking
from workbench.domain.figures import Money
from workbench.domain.freshness import freshness
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState, Question
from workbench.domain.source import Pace
from workbench.errors import (
    CancelledByUser,
    NoNetwork,
)
from workbench.jobs import JobControl
from workbench.lookups.guard import Fault
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.source import Source
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Response
from workbench.texts import say

T = TypeVar("T")

PRICE = Money(Decimal("0.005"), "USD")


def test_what_was_claimed_when_somebody_stopped_waits_again() -> None:
    sources = [source(key) for key in "abcdefgh"]
    bench = Bench(ScriptedDoor(), *sources)

    def told(lookup: Lookup) -> None:
        bench.control.cancel()

    with pytest.raises(CancelledByUser):
        bench.engine.run(
            [question(key) for key in "abcdefgh"],
            company=COMPANY.id,
            control=bench.control,
            told=told,
        )
    states = {row.state for row in bench.store.rows}
    assert LookupState.ASKING not in states
    assert LookupState.PLANNED in states


def test_a_look_up_left_asking_is_asked_again_after_its_lease() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    left = left_asking(bench, -1.0)
    lookup = bench.only()
    assert (lookup.id, lookup.kind) == (left.id, AnswerKind.FOUND)


def test_a_look_up_somebody_else_asks_is_left_to_them() -> None:
    bench = Bench(ScriptedDoor())
    left_asking(bench, 60.0)
    assert bench.only().state is LookupState.ASKING
    assert bench.door.asked == []


def test_a_paid_look_up_left_asking_is_left_for_a_person() -> None:
    bench = Bench(ScriptedDoor(), source("a", cost=Money(Decimal("0.005"), "USD")))
    left_asking(bench, -1.0)
    lookup = bench.only()
    assert lookup.kind is AnswerKind.FAILED
    assert lookup.problem is not None
    assert "you decide" in str(lookup.problem.hint)
    assert (lookup.due, bench.engine.resume(bench.control)) == (None, ())
    assert bench.door.asked == []


def test_a_paid_look_up_left_asking_stays_so_while_the_asking_is_paused() -> None:
    bench = Bench(ScriptedDoor(), source("a", cost=PRICE))
    left_asking(bench, -1.0)
    bench.store.write(lambda ledger: ledger.lookups.paces.pause())
    bench.run()
    bench.store.write(lambda ledger: ledger.lookups.paces.resume())
    assert bench.only().kind is AnswerKind.FAILED
    assert bench.door.asked == []


def test_a_paid_question_that_somebody_stopped_while_it_was_asked_waits_for_a_person() -> None:
    def stops(control: JobControl) -> Response:
        control.cancel()
        control.check()
        return answer()

    bench = Bench(ScriptedDoor(a=[stops]), source("a", cost=PRICE))
    with pytest.raises(CancelledByUser):
        bench.run()
    (row,) = bench.store.rows
    assert (row.kind, row.due, row.attempt) == (AnswerKind.FAILED, None, 1)
    assert row.problem is not None
    assert "you decide" in str(row.problem.hint)
    assert bench.told[-1] == row


@pytest.mark.parametrize(("status", "times"), [(429, 3), (500, 1), (503, 1)])
def test_a_paid_question_is_put_again_only_where_it_was_refused(status: int, times: int) -> None:
    bench = Bench(ScriptedDoor(a=[answer("busy", status)]), source("a", cost=PRICE))
    bench.only()
    assert len(bench.door.asked) == times


def test_an_answer_that_arrived_is_read_though_somebody_stops_meanwhile() -> None:
    class Stopping(ReadingRoom):
        def read(
            self, source: Source, question: Question, response: Response, control: JobControl
        ) -> Answer | Fault:
            bench.control.cancel()
            control.check()
            return super().read(source, question, response, control)

    bench = Bench(ScriptedDoor(a=[answer(FOUND)]), room=Stopping())
    with pytest.raises(CancelledByUser):
        bench.run()
    (row,) = bench.store.rows
    assert row.kind is AnswerKind.FOUND


def test_what_somebody_else_answered_since_we_looked_at_the_queue_is_not_asked() -> None:
    store = Shared(COMPANY)
    bench = Bench(ScriptedDoor(), store=store)
    bench.door.offline = True
    bench.run()
    bench.door.offline = False
    store.looks = 2
    (asked,) = bench.engine.resume(bench.control)
    assert asked.kind is AnswerKind.FOUND
    assert bench.door.asked == []
    assert len(store.rows) == 1


@pytest.mark.parametrize("offline", [False, True])
def test_what_somebody_else_answered_since_we_looked_what_is_missing_is_not_asked(
    *, offline: bool
) -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    (theirs,) = bench.run()
    bench.door.offline = offline
    key = question("a").key
    asked = bench.engine.run(
        [question("a")],
        company=COMPANY.id,
        control=bench.control,
        reasons={key: say("never asked")},
    )
    assert asked == (theirs,)
    assert bench.store.rows == [theirs]
    bench.run()
    assert len(bench.store.rows) == 2


def test_a_fresh_answer_that_somebody_chose_to_have_anew_is_asked_for() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    (first,) = bench.run()
    why = freshness(first, (), NOON).why
    bench.engine.run(
        [question("a")],
        company=COMPANY.id,
        control=bench.control,
        reasons={question("a").key: why},
    )
    assert len(bench.door.asked) == 2


def test_who_looks_at_an_interval_asks_what_is_older_and_not_what_somebody_else_asked_since() -> (
    None
):
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    (first,) = bench.run()
    bench.clock.time += timedelta(days=8)
    why = {question("a").key: freshness(first, (), bench.clock.now(), 7).why}
    for _ in range(2):
        bench.engine.run(
            [question("a")], company=COMPANY.id, control=bench.control, reasons=why, within=7
        )
    assert len(bench.door.asked) == 2


def test_what_we_left_waiting_and_somebody_else_answered_stays_answered() -> None:
    store = Shared(COMPANY)

    def they_answer(control: JobControl) -> Response:
        left.wait(10)
        store.answer_all()
        return answer()

    left = threading.Event()
    bench = Bench(ScriptedDoor(a=[they_answer]), source("a", paces=[Pace(1, 86_400)]), store=store)

    def told(lookup: Lookup) -> None:
        if lookup.state is LookupState.PLANNED:
            left.set()

    bench.engine.run(
        [question("a"), question("a", "roles")],
        company=COMPANY.id,
        control=bench.control,
        told=told,
    )
    assert {row.state for row in store.rows} == {LookupState.ANSWERED}


def test_the_queue_asks_what_a_killed_program_was_asking_once_its_lease_is_over() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    left = left_asking(bench, 60.0)
    bench.store.ledger.lookups.rows[left.id] = replace(left, due=NOON)
    assert bench.engine.resume(bench.control) == ()
    bench.store.ledger.lookups.leases[left.id] = time.monotonic() - 1
    (asked,) = bench.engine.resume(bench.control)
    assert asked.kind is AnswerKind.FOUND


def test_an_answer_that_came_after_somebody_else_took_the_question_over_is_kept_beside() -> None:
    def taken_over(control: JobControl) -> Response:
        (row,) = bench.store.rows
        bench.store.ledger.lookups.leases[row.id] = 0.0
        bench.store.write(lambda ledger: ledger.lookups.claim([row.id], NOON, 60))
        return answer(FOUND)

    bench = Bench(ScriptedDoor(a=[taken_over]))
    (mine,) = bench.run()
    theirs, kept = bench.store.rows
    assert theirs.state is LookupState.ASKING
    assert (kept.id, kept.kind, kept.snapshot) == (mine.id, AnswerKind.FOUND, mine.snapshot)


def test_a_run_holds_on_to_what_it_still_asks() -> None:
    renewed = threading.Event()

    class Watching(SmallStore):
        def write(self, change: Callable[[Ledger], T]) -> T:
            before = dict(self.ledger.lookups.leases)
            result = super().write(change)
            after = self.ledger.lookups.leases
            if before and after != before and after.keys() == before.keys():
                renewed.set()
            return result

    def slow(control: JobControl) -> Response:
        assert renewed.wait(10)
        return answer()

    bench = Bench(
        ScriptedDoor(a=[slow]), store=Watching(COMPANY), patience=Patience(pause=0.0, lease=1)
    )
    assert bench.only().kind is AnswerKind.FOUND


def test_nobody_is_asked_about_a_company_that_was_removed_by_law_meanwhile() -> None:
    def removes(control: JobControl) -> Response:
        known = bench.store.ledger.companies.known
        known[COMPANY.id] = replace(COMPANY, removed=NOON.date())
        return answer(FOUND)

    bench = Bench(ScriptedDoor(a=[removes]), source("a", paces=[Pace(1, 1)]))
    bench.run(*(question("a", kind) for kind in ("one", "two", "three")))
    assert bench.door.asked == ["a.example/one"]
    assert bench.engine.resume(JobControl()) == ()
    assert len(bench.door.asked) == 1
    assert bench.store.read(lambda ledger: ledger.lookups.standing()) == ()


def test_whoever_asks_again_about_a_company_that_was_removed_by_law_asks_nobody() -> None:
    bench = Bench(ScriptedDoor())
    bench.store.ledger.companies.known[COMPANY.id] = replace(COMPANY, removed=NOON.date())
    (lookup,) = bench.run()
    assert (lookup.kind, lookup.due, bench.door.asked) == (None, None, [])
    assert "removed it by law" in str(lookup.reasons[0])
    assert bench.store.read(lambda ledger: ledger.lookups.standing()) == ()


@pytest.mark.parametrize("paused", [True, False])
@pytest.mark.parametrize("killed", [True, False])
def test_what_waits_about_a_company_that_was_removed_by_law_waits_no_longer(
    *, killed: bool, paused: bool
) -> None:
    bench = Bench(ScriptedDoor(a=[NoNetwork(say("No network."))]), source("a", paces=[Pace(1, 1)]))
    if killed:
        left_asking(bench, -1.0)
        (row,) = bench.store.rows
        bench.store.ledger.lookups.rows[row.id] = replace(row, due=NOON)
    else:
        bench.run()
    known = bench.store.ledger.companies.known
    known[COMPANY.id] = replace(COMPANY, removed=NOON.date())
    if paused:
        bench.store.write(lambda ledger: ledger.lookups.paces.pause())
    asked = len(bench.door.asked)
    bench.engine.resume(bench.control)
    assert bench.store.read(lambda ledger: ledger.lookups.standing()) == ()
    assert len(bench.door.asked) == asked


def test_what_an_answer_opens_is_not_planned_about_a_company_that_was_removed_by_law() -> None:
    def removes(control: JobControl) -> Response:
        known = bench.store.ledger.companies.known
        known[COMPANY.id] = replace(COMPANY, removed=NOON.date())
        return answer('{"kind": "found", "follow": ["accounts"]}')

    bench = Bench(ScriptedDoor(a=[removes]))
    bench.run()
    assert [row.question.kind for row in bench.store.rows] == ["unit"]


def test_a_question_that_was_blanked_is_not_put() -> None:
    def blanks(control: JobControl) -> Response:
        for row in list(bench.store.rows):
            if row.state is not LookupState.ASKING:
                gone = replace(row, question=replace(row.question, about=""))
                bench.store.ledger.lookups.rows[row.id] = gone
        return answer(FOUND)

    bench = Bench(ScriptedDoor(a=[blanks]), source("a", paces=[Pace(1, 1)]))
    bench.run(question("a", "one"), question("a", "two"), company=None)
    assert bench.door.asked == ["a.example/one"]
