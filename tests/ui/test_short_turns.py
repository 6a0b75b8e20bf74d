"""The window's thread asks for short turns, and only that thread."""

import ctypes
import os
import platform
import struct
import sys
import threading

import pytest

from ui import short_turns
from ui.tasks import Runner

_GETATTR = {"x86_64": 315, "aarch64": 275}
_ATTRIBUTES = "=IIQiIQQQ"
_KNOWN_SINCE = (6, 12)


def turn() -> int:
    """Return the calling thread's turn in nanoseconds, as the kernel tells it."""
    told = ctypes.create_string_buffer(struct.calcsize(_ATTRIBUTES))
    number = ctypes.c_long(_GETATTR[platform.machine()])
    size = ctypes.c_uint(len(told))
    none = ctypes.c_uint(0)
    if ctypes.CDLL(None).syscall(number, ctypes.c_int(0), told, size, none):
        raise OSError(ctypes.get_errno(), "sched_getattr")
    return int(struct.unpack(_ATTRIBUTES, told.raw)[5])


def kernel() -> tuple[int, ...]:
    """Return the kernel's version, as far as it tells what a turn is."""
    return tuple(int(part) for part in platform.release().split(".")[:2])


def in_a_thread_of_its_own(turns: list[int]) -> None:
    """Ask, then look; a thread that is started later looks as well."""
    turns.append(turn())
    assert short_turns.ask()
    turns.append(turn())
    later = threading.Thread(target=lambda: turns.append(turn()))
    later.start()
    later.join()


@pytest.mark.skipif(
    sys.platform != "linux"
    or platform.machine() not in _GETATTR
    or kernel() < _KNOWN_SINCE
    or os.sched_getscheduler(0) != os.SCHED_OTHER,
    reason="this kernel gives an ordinary thread no turn of its own",
)
def test_a_thread_that_asks_gets_short_turns_and_those_it_starts_do_not() -> None:
    turns: list[int] = []
    asking = threading.Thread(target=in_a_thread_of_its_own, args=(turns,))
    asking.start()
    asking.join()
    usual, asked, of_later = turns
    assert asked < usual
    assert of_later == usual


def test_a_machine_whose_calls_are_not_known_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "abacus")
    assert not short_turns.ask()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no niceness of its own")
def test_nice_stays_as_it_was() -> None:
    nice: list[int] = []

    def ask() -> None:
        nice.append(os.nice(3))
        short_turns.ask()
        nice.append(os.getpriority(os.PRIO_PROCESS, 0))

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()
    before, after = nice
    assert before == after


def test_the_window_asks_on_its_own_thread(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    asked: list[threading.Thread] = []
    monkeypatch.setattr(short_turns, "ask", lambda: asked.append(threading.current_thread()))
    Runner().shutdown(1)
    assert asked == [threading.main_thread()]
