"""The terminal face: the same work as the window, on the same store, one verb at a time."""

import sys

from workbench.cli.console import run_verb
from workbench.cli.verbs import application


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit code.

    0 done, 1 nothing found, 2 bad input, 3 a source failed, 4 the store or a folder refused,
    5 a requirement is not met, 130 stopped by Control-C.
    """
    return run_verb(application, list(sys.argv[1:] if arguments is None else arguments))
