"""Reading large answers in child processes, which bound the time and memory they may take."""

import multiprocessing
import queue
import signal
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeAlias

from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl
from workbench.lookups.guard import Fault, read
from workbench.lookups.source import Source
from workbench.net.exchange import Response
from workbench.texts import say

if sys.platform != "win32":
    import resource

SMALL = 50_000
"""Bytes up to which an answer is read in the thread that fetched it."""

_GLANCE = 0.1
_Task: TypeAlias = tuple[Source, Question, Response]
# Spawned, not forked: a fork copies locks that other threads hold.
_SPAWN = multiprocessing.get_context("spawn")


class ReadingRoom:
    """Reads answers: small ones here, large ones at one of a few desks, each a child process.

    A frozen program must call `multiprocessing.freeze_support()` before anything else.
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
        desk = self._take_place(control)
        try:
            return desk.read((source, question, response), self._seconds, control)
        finally:
            self._free.put(desk)

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

    def read(self, task: _Task, seconds: float, control: JobControl) -> Answer | Fault:
        line = self._ready()
        done = False
        try:
            line.send(task)
            self._wait(line, time.monotonic() + seconds, control)
            answer: Answer | Fault = line.recv()
            done = True
        except (EOFError, OSError):
            return _too_much()
        finally:
            if not done:
                self.clear()
        return answer

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
        child = _SPAWN.Process(target=_serve, args=(theirs, self._memory), daemon=True)
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


def _serve(line: Connection, memory: int) -> None:
    # Control-C in a terminal reaches children too; ours end when the program does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _cap(memory)
    try:
        while True:
            source, question, response = line.recv()
            line.send(_read_within(source, question, response))
    except EOFError:
        sys.exit()


def _read_within(source: Source, question: Question, response: Response) -> Answer | Fault:
    try:
        return read(source, question, response)
    except MemoryError:
        return _too_much()


def _cap(memory: int) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


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
