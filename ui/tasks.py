"""The only threads of the window: work runs in lanes, results arrive where the widgets live."""

import sys
import threading
import time
from collections.abc import Callable
from enum import Enum
from queue import SimpleQueue
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui import short_turns
from workbench.errors import CancelledByUser, WorkbenchError
from workbench.jobs import JobControl, Progress

T = TypeVar("T")

_TURN = 0.0001
"""Seconds that a busy thread may keep the interpreter when the window wants it.

Qt asks Python for every size and every paint, and each time waits a whole turn: with Python's own
5 ms, laying out a page of forty rows beside a busy worker took 0.3 s.
"""


class Lane(Enum):
    """Where work runs; the value is how many threads it has."""

    STORE = ("store", 1)
    """One after the other: everything that reads or writes the store."""
    NETWORK = ("network", 4)
    """A few at a time: everything that waits for somebody else."""

    @property
    def threads(self) -> int:
        """How many pieces of work run at once."""
        return self.value[1]


class Task(QObject):
    """One piece of work under way; made by `Runner.start`.

    Signals, all on the window's own thread and none after the task was replaced:
        done: the result.
        failed: the `WorkbenchError`; when nobody is connected the runner's `failed` tells it.
        progressed: the newest `Progress`.
        ended: always, and last, also after a cancel; re-enable buttons here and nowhere else.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        runner: "Runner",
        work: Callable[[JobControl], object],
        lane: Lane,
        key: str,
        *,
        handles_failure: bool,
    ) -> None:
        super().__init__(runner)
        self.lane = lane
        self.key = key
        self.handles_failure = handles_failure
        self.replaced = False
        self.control = JobControl(self._report)
        self._runner = runner
        self._work = work
        self._newest: Progress | None = None
        self._lock = threading.Lock()

    def cancel(self) -> None:
        """Ask the work to stop at its next check; whatever it still returns is dropped."""
        self.control.cancel()

    def run(self) -> None:
        """Do the work; called on a thread of the lane."""
        outcome = _Outcome()
        with outcome:
            self.control.check()
            outcome.result = self._work(self.control)
        self._runner.land(self, outcome)

    def newest_progress(self) -> Progress | None:
        """Take the newest report, or None when it was taken already."""
        with self._lock:
            newest, self._newest = self._newest, None
        return newest

    def _report(self, progress: Progress) -> None:
        with self._lock:
            waiting, self._newest = self._newest, progress
        # While a report still waits to be taken, the newer one takes its place without a signal,
        # so that a fast worker cannot flood the window.
        if waiting is None:
            self._runner.reported.emit(self)


class _Outcome:
    """What came of the work, carried from the thread that did it to the window's thread.

    As a context manager it keeps whatever is raised: nothing may end a thread of a lane.
    """

    def __init__(self) -> None:
        self.result: object = None
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.error = error
        return True


class Runner(QObject):
    """Starts work beside the window and brings back what came of it.

    Signals:
        failed: a `WorkbenchError` of a task that had no `failed` of its own; shown as a notice.
        busy: whether any task is under way.
        closing: nothing more may be started.
    """

    failed = Signal(object)
    busy = Signal(bool)
    closing = Signal()
    reported = Signal(object)
    _landed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[Lane, SimpleQueue[Task | None]] = {}
        self._threads: list[threading.Thread] = []
        self._tasks: set[Task] = set()
        self._by_key: dict[str, Task] = {}
        self._closed = threading.Event()
        sys.setswitchinterval(_TURN)
        short_turns.ask()
        self._landed.connect(self._deliver)
        self.reported.connect(self._tell)

    def start(
        self,
        work: Callable[[JobControl], T],
        *,
        lane: Lane,
        done: Callable[[T], None] | None = None,
        failed: Callable[[WorkbenchError], None] | None = None,
        progressed: Callable[[Progress], None] | None = None,
        ended: Callable[[], None] | None = None,
        replaces: str = "",
    ) -> Task:
        """Run `work` in a lane and return its task.

        Args:
            work: given a `JobControl` to report to and to be stopped by; touches no widget.
            lane: where it runs.
            done: like the next three a bound method of a QObject of the window's thread, no
                longer called once that object is destroyed; given the result.
            failed: given the `WorkbenchError`.
            progressed: given the newest `Progress`.
            ended: called last.
            replaces: a newer task of the same key cancels the older, which is heard of no more.

        Raises:
            TypeError: a receiver is no bound method of a QObject.
            RuntimeError: the runner has been shut down.
        """
        if self._closed.is_set():
            raise RuntimeError("the runner has been shut down")
        task = Task(self, work, lane, replaces, handles_failure=failed is not None)
        for signal, receiver in (
            (task.done, done),
            (task.failed, failed),
            (task.progressed, progressed),
            (task.ended, ended),
        ):
            if receiver is not None:
                signal.connect(_of_qobject(receiver))
        if replaces:
            self._replace(task)
        self._tasks.add(task)
        self._queue(lane).put(task)
        if len(self._tasks) == 1:
            self.busy.emit(bool(self._tasks))
        return task

    def land(self, task: Task, outcome: _Outcome) -> None:
        """Bring an outcome to the window's thread; called on a thread of a lane."""
        if not self._closed.is_set():
            self._landed.emit(task, outcome)

    def shutdown(self, seconds: float) -> bool:
        """Cancel everything and wait at most so long; return whether every thread has ended.

        Threads are daemons: one that hangs in a request does not keep the program alive.
        """
        self._closed.set()
        self.closing.emit()
        for task in self._tasks:
            task.cancel()
        for lane, queue in self._queues.items():
            for _ in range(lane.threads):
                queue.put(None)
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _replace(self, task: Task) -> None:
        older = self._by_key.get(task.key)
        if older is not None:
            older.replaced = True
            older.cancel()
        self._by_key[task.key] = task

    def _queue(self, lane: Lane) -> "SimpleQueue[Task | None]":
        if lane not in self._queues:
            queue: SimpleQueue[Task | None] = SimpleQueue()
            self._queues[lane] = queue
            for number in range(lane.threads):
                thread = threading.Thread(
                    target=_serve, args=(queue,), name=f"{lane.name.lower()}-{number}", daemon=True
                )
                self._threads.append(thread)
                thread.start()
        return self._queues[lane]

    def _tell(self, task: Task) -> None:
        progress = task.newest_progress()
        if progress is not None and not task.control.cancelled:
            task.progressed.emit(progress)

    def _deliver(self, task: Task, outcome: _Outcome) -> None:
        self._tasks.discard(task)
        if self._by_key.get(task.key) is task:
            del self._by_key[task.key]
        if not self._closed.is_set():
            self._hand_over(task, outcome)
        task.deleteLater()
        if not self._tasks:
            self.busy.emit(bool(self._tasks))

    def _hand_over(self, task: Task, outcome: _Outcome) -> None:
        error = outcome.error
        if error is not None and not isinstance(error, WorkbenchError | CancelledByUser):
            # Our own fault is told even when nobody waits for the result any more.
            sys.excepthook(type(error), error, error.__traceback__)
        elif not task.control.cancelled:
            self._answer(task, outcome)
        if not task.replaced:
            task.ended.emit()

    def _answer(self, task: Task, outcome: _Outcome) -> None:
        if outcome.error is None:
            task.done.emit(outcome.result)
        elif task.handles_failure:
            task.failed.emit(outcome.error)
        elif isinstance(outcome.error, WorkbenchError):
            self.failed.emit(outcome.error)


def _serve(queue: "SimpleQueue[Task | None]") -> None:
    while (task := queue.get()) is not None:
        task.run()


def _of_qobject(receiver: Callable[..., None]) -> Callable[..., None]:
    # Qt runs a lambda or a plain function on the worker's thread, and keeps it longer than the
    # widgets it touches.
    if not isinstance(getattr(receiver, "__self__", None), QObject):
        raise TypeError(f"{receiver!r} is not a bound method of a QObject")
    return receiver
