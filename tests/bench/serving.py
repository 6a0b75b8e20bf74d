"""Serves a world over loopback from a process of its own, since no service runs in the window's."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from workbench.net.served_world import serve
from workbench.net.worlds import World


@contextlib.contextmanager
def served(world: Path) -> Iterator[int]:
    """Serve a world until the end; yield the port."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.serving", str(world)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            yield int(server.stdout.readline() if server.stdout else "")
        finally:
            server.communicate()


def main() -> int:
    """Serve until the one who started it closes the standard input."""
    with serve(World.open(Path(sys.argv[1]))) as here:
        sys.stdout.write(f"{here.port}\n")
        sys.stdout.flush()
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
