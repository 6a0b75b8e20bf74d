"""How soon the window takes keys and shows the first leads, beside a bare PySide6 window.

Times run from the start of the process: a person waits for the interpreter too.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.figures import Figure, at_most, in_turn
from tests.bench.opening import LISTED, PAINTED
from tests.bench.starting import figure_of, with_bytecode
from tests.bench.store import LEADS, fill

_PAINTED_TIMES, _LISTED_TIMES = 1.6, 5.0
_SILENCE = 50.0


def figures() -> Iterator[Figure]:
    """Measure the start of the window on a store of ten thousand leads."""
    with (
        tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder,
        with_bytecode() as environment,
    ):
        store = Path(folder) / "leadline.db"
        fill(store, LEADS)
        listed: list[float] = []

        def ours() -> float:
            told = start(["tests.bench.opening_ours", "--store", str(store)], environment)
            listed.append(told[LISTED])
            return told[PAINTED]

        painted, bare = in_turn(ours, lambda: start(["tests.bench.opening"], environment)[PAINTED])
        silence, calm = in_turn(
            lambda: figure_of(["tests.bench.arriving", "--store", str(store)], environment),
            lambda: figure_of(["tests.bench.resting"], environment),
        )
    yield Figure(
        name="window painted, takes keys",
        ours=painted,
        control=bare,
        control_name="bare window",
        limit=at_most(bare, _PAINTED_TIMES),
        rule="1.6 × bare",
    )
    yield Figure(
        name="first page of leads",
        ours=tuple(listed[1:]),
        control=bare,
        control_name="bare window",
        limit=at_most(bare, _LISTED_TIMES),
        rule="5 × bare",
    )

    yield Figure(
        name="longest silence while the store opens",
        ours=silence,
        control=calm,
        control_name="bare window",
        limit=_SILENCE,
        rule="50 ms",
    )


def start(words: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """Start a module and return each word it prints, with the milliseconds until it came.

    Raises:
        CalledProcessError: it failed.
    """
    began = time.perf_counter()
    said: dict[str, float] = {}
    with subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(environment),
    ) as process:
        for line in process.stdout or ():
            said[line.strip()] = (time.perf_counter() - began) * 1000
        wrong = process.stderr.read() if process.stderr else ""
    if process.returncode:
        sys.stderr.write(wrong)
        raise subprocess.CalledProcessError(process.returncode, words)
    return said
