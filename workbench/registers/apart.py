"""A register built in a process of its own, so that the window does not wait for the building."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from workbench.errors import (
    CancelledByUser,
    InvalidInput,
    Sayable,
    SourceUnreadable,
    WorkbenchError,
)
from workbench.jobs import JobControl, Progress
from workbench.registers.making import Made, make
from workbench.texts import say

_GLANCE = 0.1
_PATIENCE = 10.0
"""Seconds in which a builder that was told to stop tidies up; then it is ended."""
_NICE = 10
# Spawned, not forked: a fork copies locks that other threads hold.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class _Refused:
    """An error as it travels: one with a field cannot be put together again by itself."""

    kind: type[WorkbenchError]
    message: Sayable
    hint: Sayable | None
    detail: str
    field: str

    @classmethod
    def of(cls, problem: WorkbenchError) -> "_Refused":
        field = problem.field if isinstance(problem, InvalidInput) else ""
        return cls(type(problem), problem.message, problem.hint, problem.detail, field)

    @property
    def problem(self) -> WorkbenchError:
        if issubclass(self.kind, InvalidInput):
            return self.kind(self.message, field=self.field, hint=self.hint)
        return self.kind(self.message, hint=self.hint, detail=self.detail)


def make_apart(folder: Path, file: Path, built: datetime, control: JobControl) -> Made:
    """Do what `making.make` does, in a process of its own.

    Raises:
        InvalidInput, SourceUnreadable, StoreError, CancelledByUser: as `making.make`.
        SourceUnreadable: the process was ended by the system, for want of memory for instance.
    """
    ours, theirs = _SPAWN.Pipe()
    child = _SPAWN.Process(target=_serve, args=(theirs, folder, file, built), daemon=True)
    child.start()
    theirs.close()
    try:
        return _heard(ours, control)
    finally:
        ours.close()
        child.join(_PATIENCE)
        if child.is_alive():
            child.kill()
            child.join()


def _heard(line: Connection, control: JobControl) -> Made:
    """Tell what the builder reports, until it is done."""
    until = 0.0
    while True:
        if control.cancelled and not until:
            until = time.monotonic() + _PATIENCE
            with suppress(OSError):
                line.send(None)
        if until and time.monotonic() > until:
            raise CancelledByUser
        if line.poll(_GLANCE) and (made := _taken(line, control)) is not None:
            return made


def _taken(line: Connection, control: JobControl) -> Made | None:
    """Take what the builder says; None where that is only how far it is."""
    try:
        said = line.recv()
    except (EOFError, OSError) as problem:
        control.check()
        raise SourceUnreadable(
            say("The register could not be built: its process was ended."),
            hint=say("Close other programs, which need memory too, and build it again."),
        ) from problem
    match said:
        case Progress():
            control.report(said.done, said.total, said.label)
            return None
        case Made():
            return said
        case _Refused():
            raise said.problem
        case _:
            raise CancelledByUser


def _serve(line: Connection, folder: Path, file: Path, built: datetime) -> None:
    """Build, telling how far it is; stop when the line brings anything or breaks."""
    # Control-C in a terminal reaches children too; ours is told by whoever started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(_NICE)
    control = JobControl(line.send)
    threading.Thread(target=_listen, args=(line, control), daemon=True).start()
    try:
        line.send(_outcome(folder, file, built, control))
    except BrokenPipeError:
        # Whoever started it is gone: nothing was put in place.
        return


def _listen(line: Connection, control: JobControl) -> None:
    with suppress(EOFError, OSError):
        line.recv()
    control.cancel()


def _outcome(
    folder: Path, file: Path, built: datetime, control: JobControl
) -> Made | _Refused | None:
    """Return what was built, why it was not, or None where it was stopped."""
    try:
        return make(folder, file, built, control)
    except CancelledByUser:
        return None
    except WorkbenchError as problem:
        return _Refused.of(problem)
