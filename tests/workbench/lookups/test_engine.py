"""The engine over a small ledger: six answers kept apart, nothing lost, nothing mixed up."""

import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

import pytest

from tests.fakes.lookup_ledger import SmallStore
from tests.fakes.network import NOON, StandingClock, keys
from tests.fakes.sources import BRAVE, Obedient, ScriptedDoor, answer, question, registry, source
from tests.samples import COMPANY
from tests.workbench.lookups.engine_bench import FOUND, Bench
from workbench.domain.company import Entity, Judgement, Query, Sameness
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.ids import new_id
from workbench.domain.lookup import TRIAL, Answer, AnswerKind, Lookup, LookupState, Question
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
from workbench.lookups.by_hand import BY_HAND
from workbench.lookups.engine import Engine
from workbench.lookups.parsing import ReadingRoom
from workbench.net.exchange import Response
from workbench.texts import say


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


def test_two_researches_at_once_send_one_source_two_questions_at_a_time_all_the_same() -> None:
    under_way, most = Counter[str](), [0]
    lock = threading.Lock()

    def counts(_control: JobControl) -> Response:
        with lock:
            under_way["now"] += 1
            most[0] = max(most[0], under_way["now"])
        time.sleep(0.05)
        with lock:
            under_way["now"] -= 1
        return answer()

    bench = Bench(ScriptedDoor(a=[counts]))
    runs = [
        threading.Thread(
            target=bench.run, args=[question("a", f"{run} {number}") for number in range(4)]
        )
        for run in range(3)
    ]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert most == [2]
    assert len(bench.door.asked) == 12


def test_who_stops_while_another_research_asks_leaves_nothing_half_asked() -> None:
    begun, go = threading.Semaphore(0), threading.Event()

    def slow(_control: JobControl) -> Response:
        begun.release()
        go.wait(20)
        return answer()

    bench = Bench(ScriptedDoor(a=[slow]))
    first = threading.Thread(target=bench.run, args=[question("a", "one"), question("a", "two")])
    first.start()
    assert all(begun.acquire(timeout=20) for _ in range(2))
    stopped = JobControl()
    threading.Timer(0.3, stopped.cancel).start()
    with pytest.raises(CancelledByUser):
        bench.engine.run([question("a", "three")], company=COMPANY.id, control=stopped)
    (third,) = [each for each in bench.store.rows if each.question.kind == "three"]
    assert third.state is LookupState.PLANNED
    go.set()
    first.join()
    assert len(bench.door.asked) == 2


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
    (left,) = bench.store.ledger.lookups.due("a", NOON, 10)
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
    by_hand = [manifest.key for manifest in BY_HAND]
    assert "proff_page" in by_hand
    assert [manifest.key for manifest in engine.manifests()] == ["a", "b", *by_hand]
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


class Keeping(Obedient):
    def documents(self, *_: object) -> Sequence[FiledDocument]:
        return (FiledDocument("kept", "2024", "https://register.example/2024"),)


class Lost(Obedient):
    def documents(self, *_: object) -> Sequence[FiledDocument]:
        raise ZeroDivisionError


def test_documents_are_told_by_every_source_that_can(caplog: pytest.LogCaptureFixture) -> None:
    first = Bench(ScriptedDoor(), source("a"), Keeping())
    assert [each.year for each in first.engine.documents(COMPANY, ())] == ["2024"]
    broken = Bench(ScriptedDoor(), source("a"), Lost())
    assert broken.engine.documents(COMPANY, ()) == ()
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
