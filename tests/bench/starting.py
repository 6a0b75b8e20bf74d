"""Starting Python for a measurement as an installed program starts: with its bytecode at hand."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

_FORBIDS = "PYTHONDONTWRITEBYTECODE"


@contextmanager
def with_bytecode() -> Iterator[dict[str, str]]:
    """Yield an environment whose first Python compiles what it imports, and whose next find it.

    Some machines keep no bytecode, or none of packages they did not install with pip. There every
    start would compile SQLAlchemy anew, which takes longer than all that is measured.
    """
    with tempfile.TemporaryDirectory(prefix="leadline-bytecode-") as folder:
        kept = {name: value for name, value in os.environ.items() if name != _FORBIDS}
        yield {**kept, "PYTHONPYCACHEPREFIX": folder}


def figure_of(words: Sequence[str], environment: Mapping[str, str]) -> float:
    """Start a module with its arguments and return the one figure that it prints.

    Raises:
        CalledProcessError: it failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", *words],
        check=True,
        capture_output=True,
        text=True,
        env=dict(environment),
    )
    return float(done.stdout)
