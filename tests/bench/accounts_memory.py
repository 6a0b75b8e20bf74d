"""`python -m tests.bench.accounts_memory WHICH FILE`: print the MB by which a reading grows us."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from workbench.lookups.xbrl.document import read_report

_KILOBYTES = 1024


def walk(content: bytes) -> object:
    """Parse a document and look at each of its elements, which no reader can do without."""
    return sum(1 for _ in etree.fromstring(content).iter())


READERS: Mapping[str, Callable[[bytes], object]] = {"ours": read_report, "walk": walk}


def growth(read: Callable[[bytes], object], content: bytes) -> float:
    """Return how many megabytes larger this process was at its largest than before it read."""
    before = stated("VmRSS")
    held = read(content)
    after = stated("VmHWM")
    del held
    return after - before


def stated(name: str) -> float:
    """Return what Linux says of this process, in megabytes.

    Not `getrusage`: its peak begins with that of the process we were started by.
    """
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        words = line.split()
        if words[0] == f"{name}:":
            return int(words[1]) / _KILOBYTES
    raise LookupError(name)


if __name__ == "__main__":
    sys.stdout.write(f"{growth(READERS[sys.argv[1]], Path(sys.argv[2]).read_bytes()):.1f}\n")
