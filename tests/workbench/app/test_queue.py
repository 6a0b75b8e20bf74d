"""The queue: what waits is shown, asked when due, paused, and left to whoever stopped it."""

from dataclasses import replace
from datetime import timedelta

from tests.fakes.desks import Bench, bench, undone
from tests.fakes.network import NOON
from tests.fakes.planned import ROLES, UNIT
from tests.samples import COMPANY
from workbench.app import queue
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem, Question
from workbench.domain.waiting import offline, waiting
from workbench.jobs import JobControl
from workbench.texts import say


def planned(question: Question) -> Lookup:
    return Lookup(
        id=new_id(),
        question=question,
        company=COMPANY.id,
        state=LookupState.QUEUED,
        planned=NOON,
        due=NOON,
    )


def waits(made: Bench, *lookups: Lookup) -> None:
    made.store.write(lambda ledger: ledger.lookups.plan_all(lookups))


def later(lookup: Lookup, hours: int) -> Lookup:
    after = NOON + timedelta(hours=hours)
    return waiting(lookup, Problem(message=say("Too often."), after=after), NOON)


def test_what_waits_is_told_with_its_company_its_source_and_when_it_is_due() -> None:
    made = bench()
    made.engine.rests = {ROLES.source: 7200.0}
    waits(made, waiting(planned(UNIT), offline(), NOON), later(planned(ROLES), 2))
    told = queue.overview(made.desk)
    assert (told.paused, told.count, told.due) == (False, 2, 1)
    assert told.next_due == NOON + timedelta(hours=2)
    assert [(each.company, each.source) for each in told.waiting] == [
        (COMPANY.name, "no_enhetsregisteret"),
        (COMPANY.name, "no_enhetsregisteret"),
    ]
    assert [str(each.lookup.words) for each in told.waiting] == [
        "waits: no network",
        "waits: Too often.",
    ]


def test_what_was_planned_while_the_clock_was_ahead_is_due_when_its_source_may_be_asked() -> None:
    made = bench()
    ahead = NOON + timedelta(days=1)
    waits(made, waiting(replace(planned(UNIT), planned=ahead), offline(), ahead))
    waits(made, later(planned(ROLES), 24))
    told = queue.overview(made.desk)
    assert (told.due, told.next_due) == (2, None)
    made.engine.rests = {UNIT.source: 600.0}
    told = queue.overview(made.desk)
    assert (told.due, told.next_due) == (0, NOON + timedelta(minutes=10))


def test_as_many_are_listed_as_are_wanted_and_all_are_counted() -> None:
    made = bench()
    waits(made, planned(UNIT), planned(ROLES))
    told = queue.overview(made.desk, most=1)
    assert ([each.lookup.question for each in told.waiting], told.count) == ([UNIT], 2)


def test_a_search_waits_for_whoever_looked_and_is_no_part_of_the_queue() -> None:
    made = bench()
    waits(made, replace(planned(UNIT), company=None))
    told = queue.overview(made.desk)
    assert (told.waiting, told.count, told.due, told.next_due) == ((), 0, 0, None)


def test_what_the_queue_brought_is_taken_in_like_any_research() -> None:
    made = bench()
    answered = replace(planned(UNIT), state=LookupState.ANSWERED, kind=AnswerKind.FOUND)
    made.engine.due = [answered, planned(ROLES)]
    done = queue.ask_due(made.desk, JobControl())
    assert str(done.did) == "1 waiting look-up was asked."
    log = made.store.read(lambda ledger: ledger.activity(COMPANY.id))
    assert [str(line.what) for line in log] == ["1 look-up answered."]


def test_what_becomes_due_while_the_queue_is_asked_is_asked_too() -> None:
    made = bench()
    first, second = (
        replace(planned(each), state=LookupState.ANSWERED, kind=AnswerKind.FAILED)
        for each in (UNIT, ROLES)
    )
    made.engine.due = [first, planned(ROLES)]
    made.engine.then = [second], [first]
    done = queue.ask_due(made.desk, JobControl())
    assert str(done.did) == "2 waiting look-ups were asked."
    assert made.engine.resumed == 3
    assert {each.kind for each in done.result} == {AnswerKind.FAILED, None}


def test_while_the_asking_is_paused_nothing_is_asked() -> None:
    made = bench()
    paused = queue.pause(made.desk)
    assert queue.overview(made.desk).paused
    queue.ask_due(made.desk, JobControl())
    assert made.engine.resumed == 0
    undone(paused)
    assert not queue.overview(made.desk).paused
    queue.ask_due(made.desk, JobControl())
    assert made.engine.resumed == 1


def test_what_somebody_stopped_waits_for_a_person() -> None:
    made = bench()
    waits(made, planned(UNIT), later(planned(ROLES), 1))
    assert queue.let_wait(made.desk, COMPANY.id).result == 2
    told = queue.overview(made.desk)
    assert (told.due, told.next_due) == (0, None)
    assert {str(each.lookup.words) for each in told.waiting} == {
        "waits: stopped before it was asked"
    }
    assert made.store.read(lambda it: it.lookups.due(UNIT.source, None, 9)) == ()


def test_what_is_being_asked_is_not_stopped() -> None:
    made = bench()
    lookup = planned(UNIT)
    waits(made, lookup)
    made.store.write(lambda ledger: ledger.lookups.claim([lookup.id], NOON, 60))
    assert queue.let_wait(made.desk, COMPANY.id).result == 0
