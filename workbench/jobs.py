"""What long work is given so that it can report and be stopped."""

import contextlib
import gc
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.errors import CancelledByUser, Sayable


@contextlib.contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """Look for no garbage while much is made that is needed until the end; for a second or so.

    Among a hundred thousand values that all live, looking again and again takes a third of the time
    and finds nothing.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` (0 when unknown), and what it is doing."""

    done: int
    total: int
    label: Sayable


class JobControl:
    """A job's line to the person who started it; safe from any thread."""

    def __init__(self, told: Callable[[Progress], None] | None = None) -> None:
        self._told = told
        self._stop = threading.Event()

    def report(self, done: int, total: int, label: Sayable) -> None:
        """Tell how far the work is."""
        if self._told is not None:
            self._told(Progress(done, total, label))

    def check(self) -> None:
        """Go on, unless a person cancelled.

        Raises:
            CancelledByUser: the job was cancelled.
        """
        if self._stop.is_set():
            raise CancelledByUser

    def cancel(self) -> None:
        """Ask the job to stop at its next check."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._stop.is_set()

    def wait(self, seconds: float) -> None:
        """Sleep, but wake and raise at once when cancelled.

        Raises:
            CancelledByUser: the job was cancelled while waiting.
        """
        if self._stop.wait(seconds):
            raise CancelledByUser
