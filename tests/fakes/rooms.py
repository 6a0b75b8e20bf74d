"""A room for tests: what is brought is read at once, in this process."""

import threading
from collections.abc import Callable
from typing import TypeVar

from workbench.errors import SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import say

TaskT = TypeVar("TaskT")
T = TypeVar("T")


class HereRoom:
    """Reads without bounds."""

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        control.check()
        return call(task)


class OneAtATimeRoom(HereRoom):
    """Reads one file after the other: what is written in C is no friend of several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        with self._lock:
            return super().run(call, task, control)


class ShutRoom:
    """Reads nothing: everything takes too much."""

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        raise SourceUnreadable(say("The file takes more time or memory to read than we allow."))
