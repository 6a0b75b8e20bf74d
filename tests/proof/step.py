"""What every step of the proof is built of: running a program, and saying why something failed."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".proof"
"""Where a step may leave what a later step or a person wants to look at."""

_LAST_LINES = 15


class Unproven(Exception):
    """A step did not prove what it is there for; its words say why."""


def ran(
    words: Sequence[str | Path],
    *,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    seconds: float = 1800,
) -> str:
    """Run a program to its end and return what it printed, errors included.

    Args:
        words: the program and its arguments.
        folder: where it runs.
        environment: all of its environment; None hands ours on.
        seconds: after which it is ended.

    Raises:
        Unproven: it is missing, failed, or took too long; with its last lines.
    """
    try:
        done = subprocess.run(
            [str(word) for word in words],
            check=False,
            cwd=folder,
            env=dict(os.environ if environment is None else environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            text=True,
            errors="replace",
        )
    except FileNotFoundError as problem:
        raise Unproven(f"{words[0]} is not on this machine") from problem
    except subprocess.TimeoutExpired as problem:
        raise Unproven(f"{words[0]} took longer than {seconds:.0f} s") from problem
    if done.returncode:
        raise Unproven(
            f"{' '.join(map(str, words[:4]))} ended with {done.returncode}:\n{tail(done.stdout)}"
        )
    return done.stdout


def tail(text: str) -> str:
    """Return the last lines of what a program printed."""
    return "\n".join(text.strip().splitlines()[-_LAST_LINES:])


def last_line(text: str) -> str:
    """Return the last line of what a program printed, without the frame pytest draws around it."""
    lines = text.strip().splitlines()
    return lines[-1].strip("= ") if lines else ""
