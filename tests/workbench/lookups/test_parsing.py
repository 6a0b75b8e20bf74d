"""Large answers are read in children that may neither hang nor grow nor take us down."""

import json
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.brought import bomb
from tests.fakes.sources import Obedient, answer, question
from workbench.app.finding import find
from workbench.domain.brought import Marked, Sought
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import CancelledByUser, SourceUnreadable
from workbench.jobs import JobControl
from workbench.lookups.guard import Fault
from workbench.lookups.parsing import ReadingRoom


@pytest.fixture
def room() -> Iterator[ReadingRoom]:
    room = ReadingRoom(desks=1, seconds=20, small=0)
    yield room
    room.close()


def read(room: ReadingRoom, control: JobControl | None = None, **told: str) -> Answer | Fault:
    response = answer(json.dumps(told))
    return room.read(Obedient(), question("obedient"), response, control or JobControl())


def test_a_child_reads_as_we_do(room: ReadingRoom) -> None:
    told = {"kind": "found", "entity": "311000004", "name": "Fjordlys"}
    here = read(ReadingRoom(small=100_000), JobControl(), **told)
    there = read(room, JobControl(), **told)
    assert isinstance(there, Answer)
    assert isinstance(here, Answer)
    assert (there.kind, there.facts) == (AnswerKind.FOUND, here.facts)


def test_children_start_before_there_is_something_to_read(room: ReadingRoom) -> None:
    before = set(multiprocessing.active_children())
    room.make_ready(JobControl())
    room.make_ready(JobControl())
    [child] = set(multiprocessing.active_children()) - before
    assert room.run(number_of, None, JobControl()) == child.pid


def test_no_child_starts_for_what_was_cancelled(room: ReadingRoom) -> None:
    before = set(multiprocessing.active_children())
    control = JobControl()
    control.cancel()
    room.make_ready(control)
    assert set(multiprocessing.active_children()) == before


def number_of(_: None) -> int:
    return os.getpid()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no niceness")
def test_a_child_gives_way_to_the_window(room: ReadingRoom) -> None:
    assert room.run(niceness, None, JobControl()) > niceness(None)


def niceness(_: None) -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def test_a_fault_in_a_child_is_told_and_the_child_goes_on(room: ReadingRoom) -> None:
    fault = read(room, fault="bug")
    assert isinstance(fault, Fault)
    assert "ZeroDivisionError" in fault.trace
    good = read(room, kind="found")
    assert isinstance(good, Answer)
    assert good.kind is AnswerKind.FOUND


def test_a_reading_that_wants_more_memory_than_there_is_ends(room: ReadingRoom) -> None:
    greedy = read(room, fault="greedy")
    assert isinstance(greedy, Answer)
    assert "more time or memory" in str(greedy.problem and greedy.problem.message)
    assert isinstance(read(room, kind="found"), Answer)


def test_a_reading_without_end_is_ended_and_the_next_one_read() -> None:
    room = ReadingRoom(desks=1, seconds=0.3, small=0)
    try:
        endless = read(room, fault="endless")
        assert isinstance(endless, Answer)
        assert endless.kind is AnswerKind.FAILED
        assert "more time or memory" in str(endless.problem and endless.problem.message)
    finally:
        room.close()


def test_cancelling_ends_a_reading(room: ReadingRoom) -> None:
    control = JobControl()
    timer = threading.Timer(0.3, control.cancel)
    timer.start()
    with pytest.raises(CancelledByUser):
        read(room, control, fault="endless")
    timer.join()
    assert isinstance(read(room, kind="found"), Answer)


def test_a_brought_file_is_read_in_a_child(room: ReadingRoom) -> None:
    assert room.run(json.loads, '{"a": 1}', JobControl()) == {"a": 1}


def test_a_file_that_cannot_be_read_is_told_and_the_child_goes_on(room: ReadingRoom) -> None:
    with pytest.raises(SourceUnreadable) as unread:
        room.run(json.loads, "{", JobControl())
    assert "JSONDecodeError" in unread.value.detail
    assert room.run(len, b"abc", JobControl()) == 3


def test_a_pdf_that_unpacks_without_end_takes_nobody_down() -> None:
    room = ReadingRoom(desks=1, seconds=20, memory=1 << 28)
    sought = Sought(numbers=("311000004",), name="Fjordlys Automasjon AS")
    content = bomb(1 << 29)
    assert len(content) < 2_000
    try:
        found = find(content, "application/pdf", sought, room, JobControl())
        assert found.marked is Marked.TOO_MUCH
        assert room.run(len, b"abc", JobControl()) == 3
    finally:
        room.close()


def test_cancelling_ends_the_reading_of_a_file(room: ReadingRoom) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        room.run(len, b"abc", control)
