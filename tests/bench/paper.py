"""The PDF of a handoff, the first of a process and a later one, beside typst setting one line."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

import typst

from tests.bench.figures import Figure, in_turn
from tests.bench.starting import with_bytecode
from tests.handoffs import rich
from workbench.export.format import FORMATS
from workbench.texts import ENGLISH

_LIMIT = 300.0
_OURS, _LINE = "ours", "line"


def figures() -> Iterator[Figure]:
    """Measure writing a rich dossier as PDF; a person's first waits for fonts to be read."""
    with with_bytecode() as environment:
        mine, others = in_turn(
            lambda: _first(_OURS, environment), lambda: _first(_LINE, environment)
        )
    yield _figure("first PDF of a process", mine, others)
    yield _figure("each PDF after it", *in_turn(_handoff, _one_line))


def _figure(name: str, mine: tuple[float, ...], others: tuple[float, ...]) -> Figure:
    return Figure(
        name=name,
        ours=mine,
        control=others,
        control_name="one line by typst",
        limit=_LIMIT,
        rule="0.3 s",
    )


def _first(which: str, environment: Mapping[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.paper", which],
        check=True,
        capture_output=True,
        text=True,
        env=dict(environment),
    )
    return float(done.stdout)


def _handoff() -> float:
    dossier, pdf = rich(), FORMATS["pdf"]
    began = time.perf_counter()
    pdf.write(dossier, ENGLISH)
    return (time.perf_counter() - began) * 1000


def _one_line() -> float:
    began = time.perf_counter()
    typst.compile(b"One line.", format="pdf")
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(f"{_handoff() if sys.argv[1] == _OURS else _one_line():.3f}\n")
