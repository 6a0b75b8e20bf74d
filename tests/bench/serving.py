"""Serves a world over loopback from a process of its own, since no service runs in the window's."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.net.served_world import ServedWorld, serve
from workbench.net.worlds import World


@dataclass(slots=True)
class Serving:
    """A world that is served elsewhere: where, and once it has ended what it counted.

    Attributes:
        visits: how many requests reached it.
        violations: how many of them passed a limit.
    """

    port: int
    visits: int = 0
    violations: int = 0


@contextlib.contextmanager
def served(world: Path) -> Iterator[Serving]:
    """Serve a world until the end of the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.serving", str(world)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        here = Serving(int(server.stdout.readline() if server.stdout else ""))
        try:
            yield here
        finally:
            counted, _ = server.communicate()
            here.visits, here.violations = json.loads(counted)


def main() -> int:
    """Serve until the one who started it closes the standard input; print what was counted."""
    with serve(World.open(Path(sys.argv[1]))) as here:
        _tell(str(here.port))
        sys.stdin.read()
        _tell(_counted(here))
    return 0


def _counted(here: ServedWorld) -> str:
    return json.dumps([len(here.visits), here.violations.total()])


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
