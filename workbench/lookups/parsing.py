"""Reading what comes from outside in child processes, which bound its time and memory."""

import contextlib
import logging
import multiprocessing
import queue
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias, TypeVar

from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.errors import CancelledByUser, SourceUnreadable
from workbench.jobs import JobControl
from workbench.lookups.child import TooMuch, here, serve
from workbench.lookups.guard import Fault, guarded, read
from workbench.lookups.source import Source
from workbench.net.exchange import Response
from workbench.texts import say

SMALL = 50_000
"""Bytes up to which an answer is read in the thread that fetched it."""

_GLANCE = 0.1
_log = logging.getLogger(__name__)

TaskT = TypeVar("TaskT")
T = TypeVar("T")
_Task: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]]


# Spawned, not forked: a fork copies locks that other threads hold.
_SPAWN = multiprocessing.get_context("spawn")


class ReadingRoom:
    """Reads answers: small ones here, large ones at one of a few desks, each a child process.

    It is also the `Room` in which what people bring is read, whatever its size. A frozen program
    must call `multiprocessing.freeze_support()` before anything else.
    """

    def __init__(
        self, *, desks: int = 2, seconds: float = 30.0, memory: int = 1 << 30, small: int = SMALL
    ) -> None:
        """Set the caps: `memory` in bytes, of a whole child (where the system can cap it)."""
        self._seconds = seconds
        self._small = small
        self._free: queue.LifoQueue[_Desk] = queue.LifoQueue()
        self._desks = [_Desk(memory) for _ in range(desks)]
        for desk in self._desks:
            self._free.put(desk)

    def read(
        self, source: Source, question: Question, response: Response, control: JobControl
    ) -> Answer | Fault:
        """Return what a source reads in an answer.

        Raises:
            CancelledByUser: the job was cancelled while a child was reading.
        """
        if len(response.content) <= self._small:
            return read(source, question, response)
        answer = self._beside((read, (source, question, response)), control)
        return _too_much() if isinstance(answer, TooMuch) else answer

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        """Return what a function of a module makes of a task, in a child.

        Raises:
            SourceUnreadable: it takes more time or memory than is allowed, or failed.
            CancelledByUser: the job was cancelled meanwhile.
        """
        made = self._beside((guarded, (call, task)), control)
        if isinstance(made, TooMuch):
            raise SourceUnreadable(say("The file takes more time or memory to read than we allow."))
        if isinstance(made, Fault):
            _log.error("a file could not be read:\n%s", made.trace)
            raise SourceUnreadable(say("The file cannot be read."), detail=made.trace)
        result: T = made
        return result

    def _beside(self, task: _Task, control: JobControl) -> Any:
        desk = self._take_place(control)
        try:
            return desk.work(task, self._seconds, control)
        finally:
            self._free.put(desk)

    def make_ready(self, control: JobControl) -> None:
        """Start the children that are not there, and wait for each; ends when the job is cancelled.

        A child needs some 60 ms to start, which an answer would otherwise wait for. One
        starts after the other: until it gives way, it takes a processor for itself.
        """
        idle = self._all_free()
        try:
            while idle and not control.cancelled:
                self._ready(idle.pop(), control)
        finally:
            for desk in idle:
                self._free.put(desk)

    def _ready(self, desk: "_Desk", control: JobControl) -> None:
        try:
            # What cannot start is told when there is something to read.
            with contextlib.suppress(CancelledByUser, OSError):
                desk.work((here, ()), self._seconds, control)
        finally:
            self._free.put(desk)

    def _all_free(self) -> list["_Desk"]:
        free = []
        with contextlib.suppress(queue.Empty):
            while True:
                free.append(self._free.get_nowait())
        return free

    def close(self) -> None:
        """End the children; a later answer starts them again."""
        for desk in self._desks:
            desk.clear()

    def _take_place(self, control: JobControl) -> "_Desk":
        while True:
            control.check()
            try:
                return self._free.get(timeout=_GLANCE)
            except queue.Empty:
                continue


class _Desk:
    """One child, started when first needed and after each one that had to be ended."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._child: BaseProcess | None = None
        self._line: Connection | None = None

    def work(self, task: _Task, seconds: float, control: JobControl) -> Any:
        line = self._ready()
        done = False
        try:
            line.send(task)
            self._wait(line, time.monotonic() + seconds, control)
            made = line.recv()
            done = True
        except (EOFError, OSError):
            return TooMuch()
        finally:
            if not done:
                self.clear()
        return made

    def clear(self) -> None:
        """End the child, whatever it is at."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._child is not None:
            self._child.kill()
            self._child.join()
            self._child = None

    def _ready(self) -> Connection:
        if self._line is not None and self._child is not None and self._child.is_alive():
            return self._line
        self.clear()
        ours, theirs = _SPAWN.Pipe()
        # A daemon is ended with this program instead of holding up its exit.
        child = _SPAWN.Process(target=serve, args=(theirs, self._memory), daemon=True)
        child.start()
        theirs.close()
        self._child, self._line = child, ours
        return ours

    def _wait(self, line: Connection, until: float, control: JobControl) -> None:
        while not line.poll(_GLANCE):
            if control.cancelled:
                raise CancelledByUser
            if time.monotonic() > until:
                raise TimeoutError


def _too_much() -> Answer:
    return Answer(
        kind=AnswerKind.FAILED,
        parser="",
        problem=Problem(
            message=say("The answer takes more time or memory to read than we allow."),
            hint=say("The answer is kept."),
            again=False,
        ),
    )
