"""The store's own clock: it never goes back, and everybody on a store reads the same one."""

import ctypes
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, text

if sys.platform == "win32":
    import winreg

_SERVER = text("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
_SINCE_BOOT = getattr(time, "CLOCK_BOOTTIME", None)
_LINUX = Path("/proc/sys/kernel/random/boot_id")
_WINDOWS = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"


@dataclass(frozen=True, slots=True)
class Instant:
    """A reading of the clock.

    Attributes:
        ticks: milliseconds since whatever it counts from.
        boot: which start of the computer it counts from; empty where nobody can tell.
        of_boot: whether it counts from the computer's start; a server's clock does not.
    """

    ticks: int
    boot: str
    of_boot: bool

    def age(self, then: int, boot: str) -> int:
        """Return for how many milliseconds at least something has been over.

        What was before this start of the computer is as old as the start at least. Where nobody
        can tell, a time that lies ahead was before it, and one that lies behind is taken for
        younger than it may be, never for older.
        """
        if self.may_follow(then, boot):
            return self.ticks - then
        return self.ticks if self.of_boot else 0

    def left(self, until: int, longest: int) -> int:
        """Return how many milliseconds are left until an instant, `longest` away at most when set.

        What lies farther ahead was set before this computer was started, so it is over.
        """
        ahead = until - self.ticks
        return ahead if 0 < ahead <= longest else 0

    def may_follow(self, then: int, boot: str) -> bool:
        """Whether a time may be of this start of the computer, and before now."""
        return then <= self.ticks and (boot == self.boot or not (boot and self.boot))

    def is_of(self, boot: str) -> bool:
        """Whether a time is surely of this start of the computer."""
        return bool(boot) and boot == self.boot


TickSource = Callable[[], Instant]
"""Reads the clock of a store that lies in files."""


def since_boot() -> Instant:
    """Return the time since this computer was started.

    Nobody can set that clock, and every process here reads the same one: on Linux CLOCK_BOOTTIME
    (clock_gettime(2)), which goes on while the computer sleeps; elsewhere Python's monotonic
    clock, which counts from the start of macOS and Windows too.
    """
    running = time.monotonic_ns() if _SINCE_BOOT is None else time.clock_gettime_ns(_SINCE_BOOT)
    return Instant(running // 1_000_000, _boot(), of_boot=True)


def of_server(connection: Connection) -> Instant:
    """Return the time by a PostgreSQL server's clock, the one clock its users share."""
    ticks = int(connection.execute(_SERVER).scalar_one())
    return Instant(ticks, "server", of_boot=False)


@cache
def _boot() -> str:
    """Return what this start of the computer is called; seen on Linux, written for the others."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS) as key:
                return str(winreg.QueryValueEx(key, "BootId")[0])
        if sys.platform == "darwin":
            return _of_macos()
        return _LINUX.read_text("ascii").strip()
    return ""


def _of_macos() -> str:
    told = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(told))
    read = ctypes.CDLL(None).sysctlbyname(
        b"kern.bootsessionuuid", told, ctypes.byref(size), None, ctypes.c_size_t(0)
    )
    return "" if read else told.value.decode("ascii")
