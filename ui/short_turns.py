"""Has the kernel give the window's thread short turns, so that it does not wait for long ones."""

import importlib
import os
import platform
import struct
import sys

_SCHED_SETATTR = {"x86_64": 314, "aarch64": 274}
"""Number of the call `sched_setattr` by machine; C libraries before glibc 2.41 do not name it."""
_ATTRIBUTES = "=IIQiIQQQ"
"""`struct sched_attr`, as first: size, policy, flags, nice, priority, runtime, and two more."""
_RESET_ON_FORK = 1
_TURN = 100_000
"""Nanoseconds: the shortest turn the kernel gives."""


def ask() -> bool:
    """Ask for short turns for the calling thread; return whether they were granted.

    A thread with a shorter turn than the one that runs is let in at once (Linux 6.12, EEVDF: the
    `sched_runtime` of an ordinary thread is the turn it asks for, sched_setattr(2)). Without, the
    window waits up to a tick, 4 ms, behind a worker that has just made it runnable. It gets no
    more of the processor for it. Threads and programs started later do not inherit it. Older
    kernels take no notice, other systems are not asked.
    """
    call = _SCHED_SETATTR.get(platform.machine())
    if sys.platform != "linux" or call is None or os.sched_getscheduler(0) != os.SCHED_OTHER:
        return False
    wanted = struct.pack(
        _ATTRIBUTES,
        struct.calcsize(_ATTRIBUTES),
        os.SCHED_OTHER,
        _RESET_ON_FORK,
        os.getpriority(os.PRIO_PROCESS, 0),
        0,
        _TURN,
        0,
        0,
    )
    # Read in here, for nothing that takes long is read in before the window is painted.
    ctypes = importlib.import_module("ctypes")
    refused: int = ctypes.CDLL(None).syscall(
        ctypes.c_long(call), ctypes.c_int(0), ctypes.c_char_p(wanted), ctypes.c_uint(0)
    )
    return not refused
