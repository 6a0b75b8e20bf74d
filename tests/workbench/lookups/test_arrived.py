"""An answer that was stored, and not read when a program ended, is read; nobody is asked again."""

import time
from decimal import Decimal

import pytest

from tests.fakes.network import NOON
from tests.fakes.sources import ScriptedDoor, answer, question, source
from tests.samples import COMPANY
from tests.workbench.lookups.engine_bench import FOUND, Bench
from workbench.domain.figures import Money
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState, Question
from workbench.domain.source import Pace
from workbench.errors import SourceUnreachable
from workbench.jobs import JobControl
from workbench.lookups.guard import Fault
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.snapshots import snapshot_of
from workbench.lookups.source import Source
from workbench.net.exchange import Response
from workbench.texts import say

PRICE = Money(Decimal("0.005"), "USD")


class Killed(BaseException):
    """What a test calls the end of the program."""


class Dying(ReadingRoom):
    """Reads the first so many answers, and ends the program at the next."""

    def __init__(self, reads: int = 0) -> None:
        super().__init__()
        self.left = reads

    def read(
        self, source: Source, question: Question, response: Response, control: JobControl
    ) -> Answer | Fault:
        if not self.left:
            raise Killed
        self.left -= 1
        return super().read(source, question, response, control)


def dead(bench: Bench) -> Lookup:
    """Leave a look-up as a program does that is killed while it reads the answer."""
    (lookup,) = bench.store.write(
        lambda ledger: ledger.lookups.plan_all(
            [
                Lookup(
                    id=COMPANY.id,
                    question=question("a"),
                    company=COMPANY.id,
                    state=LookupState.QUEUED,
                    planned=NOON,
                    due=NOON,
                )
            ]
        )
    )
    (mine,) = bench.store.write(lambda ledger: ledger.lookups.claim([lookup.id], NOON, 60))
    bench.store.keep(snapshot_of(answer(FOUND)), mine)
    bench.store.ledger.lookups.leases[lookup.id] = time.monotonic() - 1
    return mine


@pytest.mark.parametrize("cost", [None, PRICE])
def test_what_had_arrived_is_read_and_nobody_is_asked(cost: Money | None) -> None:
    bench = Bench(ScriptedDoor(), source("a", cost=cost))
    left = dead(bench)
    lookup = bench.only()
    assert (lookup.id, lookup.kind) == (left.id, AnswerKind.FOUND)
    assert bench.door.asked == []
    ((read, _parser, facts),) = bench.store.ledger.facts.readings
    assert (read.id, bool(facts)) == (left.id, True)


def test_the_queue_reads_it_too() -> None:
    bench = Bench(ScriptedDoor())
    dead(bench)
    (lookup,) = bench.engine.resume(bench.control)
    assert lookup.kind is AnswerKind.FOUND
    assert bench.door.asked == []


def test_it_is_read_without_a_network() -> None:
    bench = Bench(ScriptedDoor())
    dead(bench)
    bench.door.offline = True
    assert bench.only().kind is AnswerKind.FOUND


def test_it_is_read_while_the_asking_is_paused() -> None:
    bench = Bench(ScriptedDoor())
    dead(bench)
    bench.store.write(lambda ledger: ledger.lookups.paces.pause())
    assert bench.only().kind is AnswerKind.FOUND


def test_reading_it_uses_up_none_of_the_pace() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]), source("a", paces=[Pace(2, 86_400)]))
    dead(bench)
    ended = bench.run(question("a"), question("a", "roles"))
    assert {each.kind for each in ended} == {AnswerKind.FOUND}
    assert bench.door.asked == ["a.example/roles"]


def test_whoever_reads_it_holds_it_alone() -> None:
    bench = Bench(ScriptedDoor())
    left = dead(bench)
    bench.store.write(lambda ledger: ledger.lookups.claim([left.id], NOON, 60))
    assert bench.only().state is LookupState.ASKING
    assert bench.door.asked == []


@pytest.mark.parametrize(("cost", "asked"), [(None, 1), (PRICE, 0)])
def test_where_its_bytes_are_gone_a_free_question_is_asked_and_a_paid_one_waits(
    cost: Money | None, asked: int
) -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]), source("a", cost=cost))
    dead(bench)
    bench.store.snapshots.clear()
    lookup = bench.only()
    assert len(bench.door.asked) == asked
    assert lookup.kind is (AnswerKind.FOUND if asked else AnswerKind.FAILED)


def test_what_an_earlier_try_brought_is_no_answer_to_the_next() -> None:
    broken = SourceUnreachable(say("The line broke."))
    bench = Bench(ScriptedDoor(a=[answer("busy", 503), broken]))
    lookup = bench.only()
    assert (lookup.kind, lookup.snapshot) == (AnswerKind.FAILED, None)


def test_an_answer_is_known_to_have_arrived_before_it_is_read() -> None:
    bench = Bench(ScriptedDoor(a=[answer(FOUND)]), room=Dying())
    with pytest.raises(Killed):
        bench.run()
    (row,) = bench.store.rows
    assert (row.state, row.snapshot) == (LookupState.ASKING, snapshot_of(answer(FOUND)).sha256)
