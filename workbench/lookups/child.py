"""What a child process does: it reads what it is given, capped and quietly, until it is let go.

Nothing of ours is imported here, so that a child gives way before it reads in all the rest.
"""

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

if sys.platform != "win32":
    import resource

_NICE = 10


class TooMuch:
    """What comes back of a task that wants more time or memory than there is."""


def serve(line: Connection, memory: int) -> None:
    """Answer call after call that comes over the line; end with it.

    Args:
        line: brings a function of a module and its arguments, takes what it returned, or
            `TooMuch`.
        memory: what this process may use, in bytes, where the system can cap it.
    """
    # Control-C in a terminal reaches children too; ours end when the program does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        # Whoever types into the window is not to wait for a file that is read beside it.
        os.nice(_NICE)
    try:
        while True:
            call, arguments = line.recv()
            line.send(_within(call, arguments))
    except EOFError:
        sys.exit()


def here() -> None:
    """Do nothing: that a child returns from it says that it is there."""


def _within(call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return call(*arguments)
    except MemoryError:
        return TooMuch()
