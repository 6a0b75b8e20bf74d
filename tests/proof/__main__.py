"""`python -m tests.proof [STEP …]`: prove step by step, and end with a table of what was proven."""

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.table import laid_out
from tests.proof import checks, clean_debian, frozen, kills, list_kills, pythons, readers, slow
from tests.proof.step import Unproven

STEPS: Mapping[str, Callable[[], str]] = {
    "checks": checks.prove,
    "slow": slow.prove,
    "kills": kills.prove,
    "lists": list_kills.prove,
    "pythons": pythons.prove,
    "frozen": frozen.prove,
    "readers": readers.prove,
    "debian": clean_debian.prove,
}
"""Each step returns its figure, or raises Unproven; later ones use what earlier ones left."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step ended."""

    step: str
    proven: bool
    words: str
    seconds: float


def taken(name: str, step: Callable[[], str]) -> Outcome:
    """Take a step; what it could not prove is an outcome, so that the next steps are taken too."""
    began = time.monotonic()
    try:
        words, proven = step(), True
    except Unproven as problem:
        words, proven = str(problem), False
    return Outcome(name, proven, words, time.monotonic() - began)


def table(outcomes: Sequence[Outcome]) -> str:
    """Return step, result, time and figure, a line each."""
    rows = [("step", "result", "time", "figure")]
    rows += [
        (
            each.step,
            "proven" if each.proven else "NOT PROVEN",
            f"{each.seconds:.0f} s",
            each.words.splitlines()[0] if each.words else "",
        )
        for each in outcomes
    ]
    return laid_out(rows)


def main(arguments: list[str] | None = None) -> int:
    """Take the steps that are named, or all; return 1 when one is not proven."""
    parser = argparse.ArgumentParser(prog="tests.proof")
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"of {', '.join(STEPS)}")
    wanted = parser.parse_args(arguments).steps
    unknown = set(wanted) - set(STEPS)
    if unknown:
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    outcomes = []
    for name, step in STEPS.items():
        if name in (wanted or STEPS):
            _tell(f"{name} …")
            outcomes.append(taken(name, step))
            _tell(outcomes[-1].words)
    _tell(table(outcomes))
    return 0 if all(each.proven for each in outcomes) else 1


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
