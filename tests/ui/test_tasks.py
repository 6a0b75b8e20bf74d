"""Work runs beside the window, and only what is still wanted comes back, on the window's thread."""

import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from ui.tasks import Lane, Runner
from workbench.errors import SourceUnreachable, WorkbenchError
from workbench.jobs import JobControl, Progress
from workbench.texts import say


class Listener(QObject):
    """Keeps what it is told, and on which thread."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()

    def on_done(self, result: object) -> None:
        self._note("done", result)

    def on_failed(self, error: WorkbenchError) -> None:
        self._note("failed", error)

    def on_progressed(self, progress: Progress) -> None:
        self._note("progressed", progress)

    def on_ended(self) -> None:
        self._note("ended", None)
        self.finished.emit()

    def _note(self, what: str, value: object) -> None:
        self.heard.append((what, value))
        self.threads.add(threading.current_thread())

    @property
    def words(self) -> list[str]:
        return [what for what, _ in self.heard]


@pytest.fixture
def runner(qapp: QObject) -> Iterator[Runner]:
    made = Runner()
    yield made
    assert made.shutdown(5)


def start(
    runner: Runner,
    listener: Listener,
    work: Callable[[JobControl], object],
    lane: Lane = Lane.NETWORK,
    replaces: str = "",
) -> None:
    runner.start(
        work,
        lane=lane,
        done=listener.on_done,
        failed=listener.on_failed,
        progressed=listener.on_progressed,
        ended=listener.on_ended,
        replaces=replaces,
    )


def giving(result: object) -> Callable[[JobControl], object]:
    return lambda _: result


def raising(error: BaseException) -> Callable[[JobControl], object]:
    def work(control: JobControl) -> object:
        raise error

    return work


def test_a_result_arrives_on_the_windows_thread_and_ended_comes_last(
    runner: Runner, qtbot: QtBot
) -> None:
    listener = Listener()
    where: list[threading.Thread] = []

    def work(control: JobControl) -> object:
        where.append(threading.current_thread())
        return {1: "any object", 3_000_000_000: None}

    with qtbot.waitSignal(listener.finished):
        start(runner, listener, work)
    assert listener.heard == [("done", {1: "any object", 3_000_000_000: None}), ("ended", None)]
    assert listener.threads == {threading.main_thread()}
    assert where[0] is not threading.main_thread()
    assert where[0].daemon


def test_every_one_of_many_quick_results_arrives(runner: Runner, qtbot: QtBot) -> None:
    listener = Listener()
    for number in range(300):
        runner.start(giving(number), lane=Lane.NETWORK, done=listener.on_done)
    qtbot.waitUntil(lambda: len(listener.heard) == 300)
    assert sorted(str(value) for _, value in listener.heard) == sorted(map(str, range(300)))


def test_the_store_lane_works_in_order(runner: Runner, qtbot: QtBot) -> None:
    listener = Listener()
    for number in range(40):
        runner.start(giving(number), lane=Lane.STORE, done=listener.on_done)
    qtbot.waitUntil(lambda: len(listener.heard) == 40)
    assert [value for _, value in listener.heard] == list(range(40))


def test_our_own_error_goes_to_failed(runner: Runner, qtbot: QtBot) -> None:
    listener = Listener()
    error = SourceUnreachable(say("The register did not answer."))
    with qtbot.waitSignal(listener.finished):
        start(runner, listener, raising(error))
    assert listener.heard == [("failed", error), ("ended", None)]


def test_an_error_nobody_handles_is_told_by_the_runner(runner: Runner, qtbot: QtBot) -> None:
    error = SourceUnreachable(say("The register did not answer."))
    with qtbot.waitSignal(runner.failed) as told:
        runner.start(raising(error), lane=Lane.NETWORK)
    assert told.args == [error]


def test_a_fault_of_ours_reaches_the_excepthook_and_the_lane_goes_on(
    runner: Runner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        seen.append(kind)
        assert trace is not None

    monkeypatch.setattr(sys, "excepthook", hook)
    listener = Listener()
    with qtbot.waitSignal(listener.finished):
        start(runner, listener, raising(ZeroDivisionError()), Lane.STORE)
    assert seen == [ZeroDivisionError]
    assert listener.words == ["ended"]
    with qtbot.waitSignal(listener.finished):
        start(runner, listener, lambda _: "still here", Lane.STORE)
    assert listener.heard[-2:] == [("done", "still here"), ("ended", None)]


def test_a_cancelled_task_is_silent_but_ends(runner: Runner, qtbot: QtBot) -> None:
    listener = Listener()
    running = threading.Event()

    def work(control: JobControl) -> object:
        running.set()
        control.wait(60)
        return "never"

    task = runner.start(work, lane=Lane.NETWORK, done=listener.on_done, ended=listener.on_ended)
    assert running.wait(10)
    with qtbot.waitSignal(listener.finished):
        task.cancel()
    assert listener.words == ["ended"]


def test_a_result_that_comes_after_the_cancel_is_dropped(runner: Runner, qtbot: QtBot) -> None:
    listener = Listener()
    go = threading.Event()

    def deaf(control: JobControl) -> object:
        go.wait(10)
        return "too late"

    task = runner.start(deaf, lane=Lane.STORE, done=listener.on_done, ended=listener.on_ended)
    task.cancel()
    with qtbot.waitSignal(listener.finished):
        go.set()
    assert listener.words == ["ended"]


def test_a_newer_question_silences_the_older(runner: Runner, qtbot: QtBot) -> None:
    older, newer = Listener(), Listener()
    go = threading.Event()

    def slow(control: JobControl) -> object:
        go.wait(10)
        return "old"

    start(runner, older, slow, Lane.STORE, "search")
    start(runner, newer, lambda _: "new", Lane.STORE, "search")
    with qtbot.waitSignal(newer.finished):
        go.set()
    assert newer.heard == [("done", "new"), ("ended", None)]
    assert older.heard == []


def test_reports_are_told_newest_last(runner: Runner, qtbot: QtBot) -> None:
    listener = Listener()

    def work(control: JobControl) -> object:
        for number in range(500):
            control.report(number, 500, say("Reading"))
        return None

    with qtbot.waitSignal(listener.finished):
        start(runner, listener, work)
    reports = [value.done for _, value in listener.heard if isinstance(value, Progress)]
    assert reports == sorted(reports)
    assert reports[-1] == 499


def test_a_receiver_that_is_gone_is_not_called(runner: Runner, qtbot: QtBot) -> None:
    gone, witness = Listener(), Listener()
    go = threading.Event()

    def work(control: JobControl) -> object:
        go.wait(10)
        return 1

    start(runner, gone, work, Lane.STORE)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    start(runner, witness, lambda _: 2, Lane.STORE)
    with qtbot.waitSignal(witness.finished):
        go.set()
    assert gone.heard == []


def test_a_receiver_must_be_a_method_of_a_qobject(runner: Runner) -> None:
    with pytest.raises(TypeError, match="bound method"):
        runner.start(lambda _: 1, lane=Lane.STORE, done=print)


def test_busy_is_told_at_the_first_and_after_the_last(runner: Runner, qtbot: QtBot) -> None:
    told: list[bool] = []
    runner.busy.connect(told.append)
    for _ in range(3):
        runner.start(lambda _: None, lane=Lane.STORE)
    qtbot.waitUntil(lambda: told[-1:] == [False])
    assert told == [True, False]


def test_shutting_down_stops_waiting_work_and_lets_nothing_start(qtbot: QtBot) -> None:
    runner = Runner()
    listener = Listener()
    for _ in range(8):
        start(runner, listener, lambda control: control.wait(60))
    assert runner.shutdown(5)
    assert listener.heard == []
    with pytest.raises(RuntimeError, match="shut down"):
        runner.start(lambda _: 1, lane=Lane.STORE)


def test_shutting_down_does_not_wait_for_work_that_hangs(qtbot: QtBot) -> None:
    runner = Runner()
    running, go = threading.Event(), threading.Event()

    def deaf(control: JobControl) -> object:
        running.set()
        go.wait(30)
        return None

    runner.start(deaf, lane=Lane.NETWORK)
    assert running.wait(10)
    assert not runner.shutdown(0.05)
    go.set()
