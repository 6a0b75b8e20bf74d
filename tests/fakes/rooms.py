"""A room for tests: what is brought is read at once, in this process."""

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


class ShutRoom:
    """Reads nothing: everything takes too much."""

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        raise SourceUnreadable(say("The file takes more time or memory to read than we allow."))
