"""`python -m tests.bench [--check] [NAME …]`: measure, print the table, and judge with --check."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping

# Before anything starts Qt: figures are of the program, not of a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import (
    accounts_read,
    company_facts,
    duplicates,
    importing,
    lists,
    paper,
    queueing,
    registers,
    research,
    silence,
    store,
    watching,
    window,
)
from tests.bench.figures import Figure
from tests.bench.table import written

CASES: Mapping[str, Callable[[], Iterator[Figure]]] = {
    "window": window.figures,
    "research": research.figures,
    "silence": silence.figures,
    "pdf": paper.figures,
    "store": store.figures,
    "queue": queueing.figures,
    "watching": watching.figures,
    "company_facts": company_facts.figures,
    "accounts": accounts_read.figures,
    "importing": importing.figures,
    "lists": lists.figures,
    "duplicates": duplicates.figures,
    "registers": registers.figures,
}


def main(arguments: list[str] | None = None) -> int:
    """Measure the cases that are named, or all; return 1 for a missed figure with `--check`."""
    parser = argparse.ArgumentParser(prog="tests.bench")
    parser.add_argument("--check", action="store_true", help="fail on a missed figure")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(CASES)}")
    wanted = parser.parse_args(arguments)
    unknown = set(wanted.cases) - set(CASES)
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    figures = [
        figure
        for name, case in CASES.items()
        if name in (wanted.cases or CASES)
        for figure in case()
    ]
    sys.stdout.write(written(figures) + "\n")
    missed = [figure.name for figure in figures if not figure.met]
    if missed:
        sys.stdout.write(f"Missed: {', '.join(missed)}.\n")
    return 1 if missed and wanted.check else 0


if __name__ == "__main__":
    sys.exit(main())
