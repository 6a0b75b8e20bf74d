"""The PDF of a handoff, beside typst setting one line."""

import time
from collections.abc import Iterator

import typst

from tests.bench.figures import Figure, in_turn
from tests.handoffs import rich
from workbench.export.format import FORMATS
from workbench.texts import ENGLISH

_LIMIT = 300.0


def figures() -> Iterator[Figure]:
    """Measure writing a rich dossier as PDF."""
    dossier = rich()
    pdf = FORMATS["pdf"]

    def ours() -> float:
        began = time.perf_counter()
        pdf.write(dossier, ENGLISH)
        return (time.perf_counter() - began) * 1000

    def control() -> float:
        began = time.perf_counter()
        typst.compile(b"One line.", format="pdf")
        return (time.perf_counter() - began) * 1000

    mine, others = in_turn(ours, control)
    yield Figure(
        name="handoff as PDF",
        ours=mine,
        control=others,
        control_name="one line by typst",
        limit=_LIMIT,
        rule="0.3 s",
    )
