"""Cuts a running request off when its time is up or its job is cancelled."""

import socket
import threading
import time
from types import TracebackType
from typing import Self

from workbench.errors import CancelledByUser
from workbench.jobs import JobControl

_GLANCE = 0.05


class Watch:
    """A guard over one request, from its first hop to its last byte.

    A read that waits for a silent server, or gets a byte now and then, cannot look at the clock
    itself; so a thread of the watch shuts the socket down, which ends the read at once.
    """

    def __init__(self, control: JobControl, seconds: float) -> None:
        self._control = control
        self._deadline = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._guard, name="watch", daemon=True)
        self.late = False

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self._let_go()

    @property
    def left(self) -> float:
        """Seconds until the time is up; not below a hundredth, which a time-out must be."""
        return max(0.01, self._deadline - time.monotonic())

    def check(self) -> None:
        """Go on, unless the job was cancelled or the time is up.

        Raises:
            CancelledByUser: the job was cancelled.
            TimeoutError: the time is up.
        """
        self._control.check()
        if self.late or time.monotonic() > self._deadline:
            self.late = True
            raise TimeoutError

    def check_cancelled(self) -> None:
        """Go on, unless the job was cancelled.

        Raises:
            CancelledByUser: the job was cancelled.
        """
        if self._control.cancelled:
            raise CancelledByUser

    def over(self, line: socket.socket) -> None:
        """Watch a connection instead of the one before it.

        A duplicate is held: TLS takes the original apart, but shutting down a duplicate ends the
        connection they share.
        """
        self._let_go()
        with self._lock:
            self._line = line.dup()

    def _guard(self) -> None:
        while not self._over.wait(_GLANCE):
            if time.monotonic() > self._deadline:
                self.late = True
            if self.late or self._control.cancelled:
                self._cut()

    def _cut(self) -> None:
        with self._lock:
            if self._line is not None:
                try:
                    self._line.shutdown(socket.SHUT_RDWR)
                except OSError:
                    # The other end was faster; there is nothing left to shut.
                    return

    def _let_go(self) -> None:
        with self._lock:
            if self._line is not None:
                self._line.close()
                self._line = None
