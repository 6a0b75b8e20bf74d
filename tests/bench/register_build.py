"""`python -m tests.bench.register_build FILE FOLDER`: print seconds, MB of memory and bytes."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.accounts_memory import stated
from workbench.jobs import JobControl
from workbench.registers.shelf import RegisterShelf


def main(file: Path, folder: Path) -> None:
    """Build a register in this fresh process, so that its peak of memory is the build's own."""
    began = time.perf_counter()
    built = RegisterShelf(folder, now=lambda: datetime.now(UTC)).build(file, JobControl())
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{seconds:.3f} {stated('VmHWM'):.1f} {built.about.size}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
