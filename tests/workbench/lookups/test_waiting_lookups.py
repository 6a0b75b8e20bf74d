"""What waits: for the network, for its source's pace or quota, or for whoever paused the asking."""

from datetime import timedelta
from decimal import Decimal

from tests.fakes.network import NOON
from tests.fakes.sources import BRAVE, ScriptedDoor, answer, question, source
from tests.samples import COMPANY
from tests.workbench.lookups.engine_bench import FOUND, Bench
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.source import Pace
from workbench.domain.waiting import offline, waiting
from workbench.errors import (
    NoNetwork,
)
from workbench.jobs import JobControl
from workbench.lookups.source import SOURCES
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Response
from workbench.net.secrets import Secret
from workbench.texts import say


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


def test_a_source_that_was_asked_too_often_is_left_alone_as_a_whole() -> None:
    bench = Bench(ScriptedDoor(a=[answer("busy", 429)]))
    bench.run()
    (other,) = bench.run(question("a", "roles"))
    assert "the source wants to be left alone until" in str(other.words)
    assert len(bench.door.asked) == 3
    _, again, _ = bench.store.rows
    assert (again.state, again.due) == (LookupState.PLANNED, NOON + timedelta(seconds=120))


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


def test_once_there_is_no_network_nobody_else_is_tried_and_everything_waits() -> None:
    gone = NoNetwork(say("No network."))
    bench = Bench(ScriptedDoor(a=[gone]), patience=Patience(pause=0.0))
    lookups = bench.run(*(question("a", f"part{number}") for number in range(20)))
    assert len(bench.door.asked) <= 2
    assert {str(each.words) for each in lookups} == {"waits: no network"}
    assert {each.state for each in bench.store.rows} == {LookupState.PLANNED}
    assert len(bench.store.ledger.lookups.due("a", NOON, 99)) == 20


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


def test_days_without_a_network_use_up_no_try_of_a_later_run() -> None:
    gone = NoNetwork(say("No network."))
    bench = Bench(ScriptedDoor(a=[gone, gone, gone, answer("busy", 503), answer(FOUND)]))
    for _ in range(3):
        assert bench.only().kind is None
    assert bench.only().kind is AnswerKind.FOUND
    assert bench.store.rows[0].attempt == 5


def put_down(bench: Bench, source: str, count: int, due: timedelta = timedelta()) -> None:
    """Let questions wait as a computer without a network does, whose clock may be wrong."""
    fresh = [
        Lookup(
            id=new_id(),
            question=question(source, f"part{number}"),
            company=COMPANY.id,
            state=LookupState.PLANNED,
            planned=NOON + due,
        )
        for number in range(count)
    ]
    bench.store.ledger.lookups.add([waiting(each, offline(), NOON + due) for each in fresh])


def test_what_was_planned_while_the_clock_was_a_day_ahead_is_not_stranded_for_a_day() -> None:
    bench = Bench(ScriptedDoor())
    put_down(bench, "a", 2, due=timedelta(days=1))
    lookups = bench.engine.resume(bench.control)
    assert [each.kind for each in lookups] == [AnswerKind.FOUND] * 2


def test_a_source_that_wants_rest_is_left_alone_whatever_the_clock_is_set_to() -> None:
    spent = answer("busy", 429, x_ratelimit_remaining="0", x_ratelimit_reset="7200")
    bench = Bench(ScriptedDoor(a=[spent]))
    bench.run()
    assert bench.engine.resume(bench.control) == ()
    assert bench.engine.turns(["a"])["a"] > 7100
    assert len(bench.door.asked) == 1


def test_much_that_waits_for_one_source_does_not_hold_up_another() -> None:
    bench = Bench(ScriptedDoor(), source("a"), source("b"))
    put_down(bench, "a", 600)
    put_down(bench, "b", 1)
    lookups = bench.engine.resume(bench.control)
    assert "b" in {each.question.source for each in lookups if each.kind is AnswerKind.FOUND}


def test_what_waits_is_begun_for_a_while_and_the_rest_stays_in_the_queue() -> None:
    bench = Bench(ScriptedDoor(), patience=Patience(run=0.0))
    put_down(bench, "a", 9)
    lookups = bench.engine.resume(bench.control)
    kinds = [each.kind for each in lookups]
    assert kinds.count(None) == 7
    assert len(bench.engine.resume(bench.control)) == 7


def test_a_quota_that_a_source_says_in_words_is_spent_leaves_it_alone_as_a_whole() -> None:
    cvrapi = SOURCES["dk_cvrapi"]
    bench = Bench(ScriptedDoor(cvrapi=[answer('{"error": "QUOTA_EXCEEDED"}')]), cvrapi)
    first, other = (
        Question(source="dk_cvrapi", kind="unit", about=each) for each in ("36890266", "25313763")
    )
    (refused,) = bench.run(first)
    until = "the quota is spent: stored answers only until 23 November 2026"
    assert str(refused.told).startswith(f"refused: {until}")
    (waits,) = bench.run(other)
    assert str(waits.words).startswith(f"waits: {until}")
    _refused, again, _other = bench.store.rows
    assert str(again.told).startswith(f"waits: {until}")
    assert len(bench.door.asked) == 1


def test_who_pays_decides_whether_a_refused_question_is_put_again() -> None:
    spent = answer("busy", 429, retry_after="7200")
    bench = Bench(ScriptedDoor(a=[spent]), source("a", cost=Money(Decimal("0.005"), "USD")))
    (refused,) = bench.run()
    assert refused.problem is not None
    assert str(refused.problem.message).startswith("the source wants to be left alone until")
    assert str(refused.problem.hint) == "It costs, so nobody but you asks again."


def sharing_a_key(door: ScriptedDoor, pace: Pace) -> Bench:
    bench = Bench(door, *(source(each, paces=[pace], key_need=BRAVE) for each in "ab"))
    bench.keys.put("brave", Secret("one key"))
    return bench


def test_two_sources_with_one_key_share_its_pace() -> None:
    bench = sharing_a_key(ScriptedDoor(), Pace(1, 86_400))
    first, second = bench.run(question("a"), question("b"))
    assert [first.kind, second.kind] == [AnswerKind.FOUND, None]
    assert "as often as its owner allows" in str(second.words)
    assert len(bench.door.asked) == 1
    (third,) = bench.run(question("b", "roles"))
    assert third.kind is None


def test_two_sources_with_one_key_share_what_is_spent() -> None:
    spent = answer("busy", 429, x_ratelimit_remaining="0", x_ratelimit_reset="7200")
    bench = sharing_a_key(ScriptedDoor(a=[spent]), Pace(9, 1))
    bench.run(question("a"))
    (other,) = bench.run(question("b"))
    assert "the quota is spent: stored answers only until" in str(other.words)
    bench.keys.put("brave", Secret("another key"))
    (other,) = bench.run(question("b"))
    assert other.kind is AnswerKind.FOUND
