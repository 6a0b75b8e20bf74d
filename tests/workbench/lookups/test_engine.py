"""The engine over a small ledger: six answers kept apart, nothing lost, nobody asked too often."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

import pytest

from tests.fakes.lookup_ledger import SmallStore
from tests.fakes.network import NOON, StandingClock, keys
from tests.fakes.sources import BRAVE, Obedient, ScriptedDoor, answer, question, registry, source
from tests.samples import COMPANY
from workbench.domain.company import Entity, Judgement, Query, Sameness
from workbench.domain.figures import Money
from workbench.domain.freshness import freshness
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import TRIAL, Answer, AnswerKind, Lookup, LookupState, Question
from workbench.domain.source import Pace
from workbench.errors import (
    CancelledByUser,
    NoNetwork,
    NotInStore,
    SourceRefused,
    SourceUnreachable,
    SourceUnreadable,
    StoreError,
)
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.guard import Fault
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.source import Source
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Response
from workbench.net.secrets import Secret
from workbench.texts import say

T = TypeVar("T")

FOUND = '{"kind": "found", "entity": "311000004", "name": "Fjordlys Automasjon AS"}'


class Bench:
    """An engine with everything around it in memory."""

    def __init__(
        self,
        door: ScriptedDoor,
        *sources: Source,
        patience: Patience | None = None,
        store: SmallStore | None = None,
        paced: bool = True,
        room: ReadingRoom | None = None,
    ) -> None:
        self.door = door
        self.clock = StandingClock()
        self.keys = keys()
        self.store = store or SmallStore(COMPANY)
        self.told: list[Lookup] = []
        self.control = JobControl()
        self.engine = Engine(
            door=door,
            store=self.store,
            clock=self.clock,
            keys=self.keys,
            sources=registry(*(sources or (source("a"),))),
            room=room or ReadingRoom(),
            patience=patience or Patience(pause=0.0),
            jitter=lambda: 0.0,
            paced=paced,
        )

    def run(self, *questions: Question, company: UUID | None = COMPANY.id) -> Sequence[Lookup]:
        return self.engine.run(
            questions or (question("a"),),
            company=company,
            control=self.control,
            told=self.told.append,
        )

    def only(self, *questions: Question) -> Lookup:
        (lookup,) = self.run(*questions)
        (row,) = self.store.rows
        assert (row.kind, row.state, row.problem) == (lookup.kind, lookup.state, lookup.problem)
        return lookup


def test_an_answer_is_kept_read_and_settled() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    lookup = bench.only()
    assert (lookup.state, lookup.kind) == (LookupState.ANSWERED, AnswerKind.FOUND)
    assert lookup.snapshot is not None
    assert bench.store.snapshot(lookup.snapshot).content == FOUND.encode()
    ((read, parser, facts),) = bench.store.ledger.facts.readings
    assert (read.snapshot, parser) == (lookup.snapshot, "a@1")
    assert [each.fact.value for each in facts] == ["Fjordlys Automasjon AS"]
    assert [each.state for each in bench.told] == [LookupState.ASKING, LookupState.ANSWERED]


def test_a_look_up_costs_two_commits_and_planning_one() -> None:
    sources = [source(key) for key in "abcdefgh"]
    bench = Bench(ScriptedDoor(), *sources)
    bench.run(*(question(key) for key in "abcdefgh"))
    assert bench.store.commits == 1 + 2 * 8


def test_sources_are_asked_side_by_side_and_two_at_a_time_each() -> None:
    together = threading.Barrier(4, timeout=5)

    def meets_the_others(control: JobControl) -> Response:
        together.wait()
        return answer()

    door = ScriptedDoor(a=[meets_the_others], b=[meets_the_others])
    bench = Bench(door, source("a"), source("b"))
    wanted = [question(key, kind) for key in "ab" for kind in ("one", "two")]
    assert all(lookup.kind is AnswerKind.FOUND for lookup in bench.run(*wanted))


@pytest.mark.parametrize("large", [True, False])
def test_children_start_while_a_source_of_large_answers_thinks(*, large: bool) -> None:
    ready = threading.Event()

    class Watched(ReadingRoom):
        def make_ready(self, control: JobControl) -> None:
            ready.set()

    def thinks(control: JobControl) -> Response:
        ready.wait(5 if large else 0)
        return answer()

    bench = Bench(ScriptedDoor(a=[thinks]), source("a", large=large), room=Watched())
    assert bench.only().kind is AnswerKind.FOUND
    assert ready.is_set() is large


def test_no_source_is_asked_three_things_at_once() -> None:
    lock, busy, most = threading.Lock(), [0], [0]

    def counts(control: JobControl) -> Response:
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        threading.Event().wait(0.01)
        with lock:
            busy[0] -= 1
        return answer()

    bench = Bench(ScriptedDoor(a=[counts]))
    bench.run(*(question("a", f"part{number}") for number in range(8)))
    assert most[0] <= 2
    assert len(bench.door.asked) == 8


@pytest.mark.parametrize("kind", ["found", "nothing_found", "not_offered", "partial"])
def test_what_a_source_says_is_a_reading(kind: str) -> None:
    bench = Bench(ScriptedDoor(a=[answer(f'{{"kind": "{kind}"}}')]))
    assert bench.only().kind == kind
    assert len(bench.store.ledger.facts.readings) == 1


def refused_or_failed() -> Iterator[tuple[str, Response, AnswerKind]]:
    yield "it says so", answer('{"kind": "refused"}'), AnswerKind.REFUSED
    yield "a key is wanted", answer("{}", 401), AnswerKind.REFUSED
    yield "forbidden", answer("<html>no</html>", 403), AnswerKind.REFUSED
    yield "rubbish", answer("rubbish"), AnswerKind.FAILED
    yield "a page", answer("<html>welcome</html>"), AnswerKind.FAILED
    yield "half a body", answer('{"kind": "fou'), AnswerKind.FAILED
    yield "an error inside", answer('{"kind": "failed"}'), AnswerKind.FAILED
    yield "our fault", answer('{"fault": "bug"}'), AnswerKind.FAILED


@pytest.mark.parametrize(
    ("response", "kind"), [pytest.param(*rest, id=name) for name, *rest in refused_or_failed()]
)
def test_no_answer_is_no_reading_but_kept(response: Response, kind: AnswerKind) -> None:
    bench = Bench(ScriptedDoor(a=[response]))
    lookup = bench.only()
    assert lookup.kind is kind
    assert lookup.snapshot in bench.store.snapshots
    assert bench.store.ledger.facts.readings == []
    assert len(bench.door.asked) == 1


def test_a_fault_of_ours_is_said_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(ScriptedDoor(a=[answer('{"fault": "bug"}')]), source("a"), source("b"))
    broken, whole = bench.run(question("a"), question("b"))
    assert broken.problem is not None
    assert "our fault" in str(broken.problem.message)
    assert whole.kind is AnswerKind.FOUND
    assert "ZeroDivisionError" in caplog.text


def test_a_question_that_cannot_be_put_fails_alone() -> None:
    bench = Bench(ScriptedDoor())
    unaskable, broken, whole = bench.run(
        question("a", "unaskable"), question("a", "broken"), question("a")
    )
    assert "not one of ours" in str(unaskable.problem and unaskable.problem.message)
    assert "our fault" in str(broken.problem and broken.problem.message)
    assert whole.kind is AnswerKind.FOUND
    assert bench.door.asked == ["a.example/unit"]


def test_an_unreachable_source_fails_and_may_be_asked_again() -> None:
    bench = Bench(ScriptedDoor(a=[SourceUnreachable(say("It broke off."))]))
    lookup = bench.only()
    assert lookup.kind is AnswerKind.FAILED
    assert lookup.problem is not None
    assert lookup.problem.again
    assert lookup.snapshot is None
    assert len(bench.door.asked) == 1


def test_a_refusal_at_the_door_is_a_refusal() -> None:
    lookup = Bench(ScriptedDoor(a=[SourceRefused(say("It wants a key."))])).only()
    assert lookup.kind is AnswerKind.REFUSED


def test_without_a_network_the_plan_waits_and_is_asked_later() -> None:
    bench = Bench(ScriptedDoor(a=[NoNetwork(say("No network.")), answer(FOUND)]))
    lookup = bench.only()
    assert (lookup.state, lookup.kind, lookup.due) == (LookupState.PLANNED, None, NOON)
    assert str(lookup.words) == "waits: no network"
    again = bench.only()
    assert (again.id, again.kind, again.problem) == (lookup.id, AnswerKind.FOUND, None)


def test_the_switch_for_no_network_keeps_the_plan_and_uses_up_no_pace() -> None:
    bench = Bench(ScriptedDoor(), source("a", paces=[Pace(1, 86_400)]))
    bench.door.offline = True
    for _ in range(3):
        waiting = bench.only()
        assert str(waiting.words) == "waits: no network"
    assert bench.door.asked == []
    bench.door.offline = False
    assert bench.only().kind is AnswerKind.FOUND


def test_nothing_to_ask_writes_nothing() -> None:
    bench = Bench(ScriptedDoor())
    assert bench.engine.run([], company=None, control=bench.control) == ()
    assert bench.store.commits == 0


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    bench = Bench(ScriptedDoor(a=[answer("busy", status), answer("busy", status), answer(FOUND)]))
    assert bench.only().kind is AnswerKind.FOUND
    assert len(bench.door.asked) == 3
    assert bench.store.rows[0].attempt == 3


@pytest.mark.parametrize(("status", "kind"), [(429, AnswerKind.REFUSED), (503, AnswerKind.FAILED)])
def test_a_server_that_stays_busy_is_left_after_three_times(status: int, kind: AnswerKind) -> None:
    bench = Bench(ScriptedDoor(a=[answer("busy", status)]))
    assert bench.run()[0].kind is kind
    assert len(bench.door.asked) == 3


def test_a_source_that_was_asked_too_often_is_left_alone_as_a_whole() -> None:
    bench = Bench(ScriptedDoor(a=[answer("busy", 429)]))
    bench.run()
    (other,) = bench.run(question("a", "roles"))
    assert "the source wants to be left alone until" in str(other.words)
    assert len(bench.door.asked) == 3
    _, again, _ = bench.store.rows
    assert (again.state, again.due) == (LookupState.PLANNED, NOON + timedelta(seconds=120))


def test_a_paid_look_up_that_is_stopped_in_the_midst_is_left_for_a_person() -> None:
    def stops(control: JobControl) -> Response:
        control.cancel()
        control.check()
        return answer()

    price = Money(Decimal("0.005"), "USD")
    bench = Bench(ScriptedDoor(a=[stops]), source("a", cost=price))
    with pytest.raises(CancelledByUser):
        bench.run()
    (row,) = bench.store.rows
    assert (row.kind, row.due) == (AnswerKind.FAILED, None)
    assert bench.engine.resume(JobControl()) == ()


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


def test_a_failed_servers_page_is_called_that() -> None:
    bench = Bench(ScriptedDoor(a=[answer("<html>Sorry</html>", 502)]))
    lookup = bench.only()
    assert lookup.problem is not None
    assert "server failed (status 502)" in str(lookup.problem.message)


def test_a_source_may_have_something_to_say_with_a_status_500() -> None:
    bench = Bench(ScriptedDoor(a=[answer('{"kind": "not_offered"}', 500)]))
    assert bench.only().kind is AnswerKind.NOT_OFFERED
    assert len(bench.door.asked) == 1


def test_a_source_that_says_asking_again_is_of_no_use_is_believed() -> None:
    bench = Bench(ScriptedDoor(a=[answer('{"kind": "refused", "again": false}', 503)]))
    assert bench.only().kind is AnswerKind.REFUSED
    assert len(bench.door.asked) == 1


def test_a_long_retry_after_is_left_for_another_day() -> None:
    bench = Bench(ScriptedDoor(a=[answer("busy", 503, retry_after="3600")]))
    (lookup,) = bench.run()
    assert lookup.problem is not None
    assert lookup.problem.after == NOON + timedelta(hours=1)
    assert len(bench.door.asked) == 1
    asked, again = bench.store.rows
    assert (asked.kind, again.state) == (AnswerKind.FAILED, LookupState.PLANNED)
    assert (again.question, again.due) == (lookup.question, NOON + timedelta(hours=1))


def test_a_pace_longer_than_our_patience_leaves_the_rest_planned() -> None:
    bench = Bench(ScriptedDoor(), source("a", paces=[Pace(1, 86_400)]))
    first, second = bench.run(question("a", "one"), question("a", "two"))
    assert first.kind is AnswerKind.FOUND
    assert second.state is LookupState.PLANNED
    assert second.due is not None
    assert second.due - NOON > timedelta(days=1)
    assert "as often as its owner allows" in str(second.words)
    assert len(bench.door.asked) == 1
    assert second in bench.store.rows


def test_a_short_pace_is_waited_for() -> None:
    bench = Bench(ScriptedDoor(), source("a", paces=[Pace(2, 1)]))
    lookups = bench.run(*(question("a", kind) for kind in ("one", "two", "three")))
    assert [lookup.kind for lookup in lookups] == [AnswerKind.FOUND] * 3


def test_a_recorded_world_is_asked_at_any_pace() -> None:
    bench = Bench(ScriptedDoor(), source("a", paces=[Pace(1, 86_400)]), paced=False)
    lookups = bench.run(*(question("a", kind) for kind in ("one", "two", "three")))
    assert [lookup.kind for lookup in lookups] == [AnswerKind.FOUND] * 3


def test_what_an_answer_makes_possible_is_asked_in_the_same_run() -> None:
    door = ScriptedDoor(
        a_unit=[answer('{"kind": "found", "follow": ["roles", "accounts", "unit"]}')],
        a_roles=[answer('{"kind": "found", "follow": ["accounts"]}')],
    )
    bench = Bench(door)
    lookups = bench.run()
    assert {lookup.question.kind for lookup in lookups} == {"unit", "roles", "accounts"}
    assert all(lookup.company == COMPANY.id for lookup in bench.store.rows)
    assert sorted(door.asked) == ["a.example/accounts", "a.example/roles", "a.example/unit"]


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        ('{"kind": "found", "entity": "311000004"}', True),
        ('{"kind": "found", "entity": "311000012"}', False),
        ('{"kind": "found", "entity": "x", "numbers": ["99000007"]}', False),
        ('{"kind": "failed", "entity": "311000004"}', False),
    ],
)
def test_equal_numbers_join_by_themselves(told: str, joined: bool) -> None:
    bench = Bench(ScriptedDoor(a=[answer(told)]))
    bench.run()
    judged = [(each.sameness, each.by) for each in bench.store.ledger.companies.judged]
    assert judged == ([(Sameness.SAME, None)] if joined else [])


def test_a_persons_judgement_is_not_overruled() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    different = Judgement(
        id=new_id(),
        entity=Entity("a", "311000004"),
        company=COMPANY.id,
        sameness=Sameness.DIFFERENT,
        reason=say("A namesake."),
        by=UUID(int=1),
        at=NOON,
    )
    bench.store.ledger.companies.judge(different)
    bench.run()
    assert bench.store.ledger.companies.judged == [different]


def test_a_search_belongs_to_no_company() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    (lookup,) = bench.run(company=None)
    assert lookup.company is None
    assert bench.store.ledger.companies.judged == []


def test_what_the_register_removed_by_law_goes() -> None:
    told = '{"kind": "nothing_found", "entity": "311000004", "purge": true}'
    bench = Bench(ScriptedDoor(a=[answer(told)]))
    bench.run()
    assert bench.store.ledger.facts.purged == [Entity("a", "311000004")]


def test_cancelling_stops_what_runs_and_keeps_what_arrived() -> None:
    arrived = threading.Event()

    def waits(control: JobControl) -> Response:
        arrived.wait(5)
        control.cancel()
        control.wait(5)
        return answer()

    bench = Bench(ScriptedDoor(a=[waits]), source("a"), source("b"))

    def told(lookup: Lookup) -> None:
        if lookup.kind is AnswerKind.FOUND:
            arrived.set()

    with pytest.raises(CancelledByUser):
        bench.engine.run(
            [question("a"), question("b")], company=COMPANY.id, control=bench.control, told=told
        )
    states = {row.question.source: row.state for row in bench.store.rows}
    assert states == {"a": LookupState.PLANNED, "b": LookupState.ANSWERED}
    (left,) = bench.store.ledger.lookups.due(NOON, 10)
    assert (left.question.source, left.problem) == ("a", None)


def test_a_job_cancelled_before_it_began_asks_nothing() -> None:
    bench = Bench(ScriptedDoor())
    bench.control.cancel()
    with pytest.raises(CancelledByUser):
        bench.run()
    assert bench.store.rows == []


def test_a_store_that_refuses_ends_the_run() -> None:
    bench = Bench(ScriptedDoor())
    bench.store.refuse = lambda commit: commit > 1
    with pytest.raises(StoreError):
        bench.run()


def test_a_bug_of_ours_in_the_engines_threads_reaches_the_caller() -> None:
    bench = Bench(ScriptedDoor())

    def told(lookup: Lookup) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bench.engine.run([question("a")], company=None, control=bench.control, told=told)


def left_asking(bench: Bench, lease: float) -> Lookup:
    """Leave a look-up as a program does that is killed while it asks."""
    lookup = Lookup(
        id=new_id(),
        question=question("a"),
        company=COMPANY.id,
        state=LookupState.ASKING,
        planned=NOON,
    )
    bench.store.ledger.lookups.rows[lookup.id] = lookup
    bench.store.ledger.lookups.leases[lookup.id] = time.monotonic() + lease
    return lookup


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


PRICE = Money(Decimal("0.005"), "USD")


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


class Shared(SmallStore):
    """A store in which somebody else answers what waits, right after we looked at it."""

    meanwhile = False

    def read(self, look: Callable[[Ledger], T]) -> T:
        result = super().read(look)
        if self.meanwhile:
            self.meanwhile = False
            self.answer_all()
        return result

    def answer_all(self) -> None:
        for row in self.rows:
            self.ledger.lookups.rows[row.id] = replace(
                row, state=LookupState.ANSWERED, kind=AnswerKind.FOUND, answered=NOON, due=None
            )


def test_what_somebody_else_answered_since_we_looked_at_the_queue_is_not_asked() -> None:
    store = Shared(COMPANY)
    bench = Bench(ScriptedDoor(), store=store)
    bench.door.offline = True
    bench.run()
    bench.door.offline = False
    store.meanwhile = True
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


def test_a_source_that_needs_a_key_is_usable_with_one() -> None:
    engine = Engine(
        door=ScriptedDoor(),
        store=SmallStore(),
        clock=StandingClock(),
        keys=keys(brave="k"),
        sources=registry(
            source("a", key_need=BRAVE), source("b", key_need=replace(BRAVE, name="x"))
        ),
    )
    assert [manifest.key for manifest in engine.manifests()] == ["a", "b", "proff_page"]
    usable = [engine.usable(key) for key in ("a", "b", "proff_page", "unknown")]
    assert usable == [True, False, False, False]
    query = Query(text="Fjordlys", name="Fjordlys")
    assert [each.source for each in engine.searches(query)] == ["a"]
    assert [each.source for each in engine.plan(COMPANY, ())] == ["a", "b"]


class Planless(Obedient):
    def plan(self, *_: object) -> Sequence[Question]:
        raise ZeroDivisionError


def test_a_source_that_cannot_plan_leaves_the_others_planning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = Bench(ScriptedDoor(), Planless(), source("z"))
    assert [each.source for each in bench.engine.plan(COMPANY, ())] == ["z"]
    assert "obedient" in caplog.text


def test_a_stored_answer_can_be_read_again() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    lookup = bench.only()
    again = bench.engine.reread(lookup)
    assert again.kind is AnswerKind.FOUND
    assert [parser for _, parser, _ in bench.store.ledger.facts.readings] == ["a@1", "a@1"]
    assert len(bench.door.asked) == 1


def test_what_cannot_be_read_again_changes_nothing() -> None:
    bench = Bench(ScriptedDoor(a=[answer("rubbish")]))
    lookup = bench.only()
    with pytest.raises(SourceUnreadable):
        bench.engine.reread(lookup)
    with pytest.raises(NotInStore):
        bench.engine.reread(replace(lookup, snapshot=None))
    assert bench.store.ledger.facts.readings == []


def test_once_there_is_no_network_nobody_else_is_tried_and_everything_waits() -> None:
    gone = NoNetwork(say("No network."))
    bench = Bench(ScriptedDoor(a=[gone]), patience=Patience(pause=0.0))
    lookups = bench.run(*(question("a", f"part{number}") for number in range(20)))
    assert len(bench.door.asked) <= 2
    assert {str(each.words) for each in lookups} == {"waits: no network"}
    assert {each.state for each in bench.store.rows} == {LookupState.PLANNED}
    assert len(bench.store.ledger.lookups.due(NOON, 99)) == 20


def test_a_source_without_a_way_to_it_waits_alone() -> None:
    gone = NoNetwork(say("No network."))
    lost = threading.Event()

    def answers_later(control: JobControl) -> Response:
        assert lost.wait(10)
        return answer()

    def told(lookup: Lookup) -> None:
        if lookup.state is LookupState.PLANNED:
            lost.set()

    bench = Bench(ScriptedDoor(a=[gone], b=[answers_later]), source("a"), source("b"))
    wanted = [question(key, f"part{number}") for number in range(6) for key in "ab"]
    lookups = bench.engine.run(wanted, company=None, control=bench.control, told=told)
    words = {(each.question.source, str(each.words)) for each in lookups}
    assert words == {("a", "waits: no network"), ("b", "found")}
    assert len([each for each in bench.door.asked if each.startswith("a.")]) <= 2


def test_when_two_sources_find_no_network_nobody_else_is_tried() -> None:
    gone = NoNetwork(say("No network."))
    bench = Bench(ScriptedDoor(a=[gone], b=[gone], c=[gone], d=[gone]), *map(source, "abcd"))
    lookups = bench.run(*(question(key, f"part{number}") for number in range(6) for key in "abcd"))
    assert {str(each.words) for each in lookups} == {"waits: no network"}
    assert len(bench.door.asked) <= 8


def test_what_waited_for_the_network_is_asked_when_the_queue_goes_on() -> None:
    bench = Bench(ScriptedDoor(a=[NoNetwork(say("No network.")), answer(FOUND)]))
    waited = bench.only()
    (asked,) = bench.engine.resume(bench.control)
    assert (asked.id, asked.kind, asked.company) == (waited.id, AnswerKind.FOUND, COMPANY.id)
    assert bench.engine.resume(bench.control) == ()


def test_the_queue_asks_what_a_killed_program_was_asking_once_its_lease_is_over() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]))
    left = left_asking(bench, 60.0)
    bench.store.ledger.lookups.rows[left.id] = replace(left, due=NOON)
    assert bench.engine.resume(bench.control) == ()
    bench.store.ledger.lookups.leases[left.id] = time.monotonic() - 1
    (asked,) = bench.engine.resume(bench.control)
    assert asked.kind is AnswerKind.FOUND


def test_while_the_asking_is_paused_research_is_planned_and_waits() -> None:
    bench = Bench(ScriptedDoor(), source("a"), source("b"))
    bench.store.write(lambda ledger: ledger.lookups.paces.pause())
    lookups = bench.run(question("a"), question("b"))
    assert {str(each.words) for each in lookups} == {"waits: the asking is paused"}
    assert bench.door.asked == []
    bench.store.write(lambda ledger: ledger.lookups.paces.resume())
    resumed = bench.engine.resume(bench.control)
    assert {each.kind for each in resumed} == {AnswerKind.FOUND}


def test_a_pause_stops_what_is_still_in_the_queue_of_a_run() -> None:
    def pauses(control: JobControl) -> Response:
        bench.store.write(lambda ledger: ledger.lookups.paces.pause())
        return answer()

    bench = Bench(ScriptedDoor(a=[pauses]))
    lookups = bench.run(*(question("a", f"part{number}") for number in range(8)))
    kinds = [each.kind for each in lookups]
    assert 1 <= kinds.count(AnswerKind.FOUND) <= 2
    assert kinds.count(None) == 8 - kinds.count(AnswerKind.FOUND)


def test_a_spent_quota_leaves_stored_answers_only_until_it_is_renewed() -> None:
    spent = answer("busy", 429, x_ratelimit_remaining="0", x_ratelimit_reset="7200")
    bench = Bench(ScriptedDoor(a=[spent]))
    (refused,) = bench.run()
    assert (refused.kind, refused.quota_left) == (AnswerKind.REFUSED, 0)
    (other,) = bench.run(question("a", "roles"))
    assert other.due is not None
    assert other.due - NOON > timedelta(minutes=119)
    assert "the quota is spent: stored answers only until" in str(other.words)
    assert len(bench.door.asked) == 1


def test_a_limit_that_an_answer_says_is_used_up_is_not_tried() -> None:
    last = answer(FOUND, ratelimit='"hour";r=0;t=1800')
    bench = Bench(ScriptedDoor(a=[last]))
    (found,) = bench.run()
    assert (found.kind, found.quota_left) == (AnswerKind.FOUND, 0)
    (waits,) = bench.run(question("a", "roles"))
    assert waits.state is LookupState.PLANNED
    assert len(bench.door.asked) == 1


def test_one_key_that_is_used_up_does_not_hold_up_another() -> None:
    spent = answer("busy", 429, retry_after="7200")
    bench = Bench(ScriptedDoor(a=[spent, answer(FOUND)]), source("a", key_need=BRAVE))
    ring = bench.keys
    ring.put("brave", Secret("first key"))
    bench.run()
    ring.put("brave", Secret("another key"))
    (found,) = bench.run(question("a", "roles"))
    assert found.kind is AnswerKind.FOUND


def test_what_is_refused_until_a_time_is_planned_for_then_unless_it_costs() -> None:
    spent = answer("busy", 429, retry_after="7200")
    bench = Bench(ScriptedDoor(a=[spent]), source("a", cost=Money(Decimal("0.005"), "USD")))
    (refused,) = bench.run()
    assert refused.cost == Money(Decimal("0.005"), "USD")
    assert bench.store.rows == [refused]


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


def test_the_ledger_says_why_a_question_was_asked() -> None:
    bench = Bench(ScriptedDoor())
    why = {question("a").key: say("never asked")}
    (asked,) = bench.engine.run(
        [question("a")], company=COMPANY.id, control=bench.control, reasons=why
    )
    assert asked.reason == say("never asked")


def test_a_shape_that_changed_is_kept_with_the_look_up() -> None:
    class Drifting(Obedient):
        def read(self, question: Question, response: Response) -> Answer:
            return replace(super().read(question, response), drift=("/newField",))

    bench = Bench(ScriptedDoor(obedient=[answer(FOUND)]), Drifting())
    (asked,) = bench.run(question("obedient"))
    assert asked.drift == ("/newField",)


def test_a_sources_test_brings_nobody_a_fact_and_opens_nothing() -> None:
    told = '{"kind": "found", "entity": "311000004", "name": "A", "follow": ["more"]}'
    bench = Bench(ScriptedDoor(a=[answer(told)]))
    ended = bench.run(replace(question("a"), arguments=(TRIAL,)), company=None)
    assert [each.kind for each in ended] == [AnswerKind.FOUND]
    assert bench.store.ledger.facts.readings == []
    (stated,) = bench.engine.read(ended[0], JobControl()).facts
    assert stated.fact.value == "A"
