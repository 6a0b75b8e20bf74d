"""How long the window falls silent while eight sources are researched, beside a bare window."""

from collections.abc import Iterator

from tests.bench.figures import Figure, at_most, in_turn
from tests.bench.starting import figure_of, with_bytecode

_LIMIT = 50.0
_TIMES_BARE = 2.0


def figures() -> Iterator[Figure]:
    """Measure the 99.9th percentile of silence, each time in a new process."""
    with with_bytecode() as environment:
        mine, others = in_turn(
            lambda: figure_of(["tests.bench.quiet", "ours"], environment),
            lambda: figure_of(["tests.bench.quiet", "bare"], environment),
        )
    yield Figure(
        name="silence during research, p99.9",
        ours=mine,
        control=others,
        control_name="bare window, same children",
        limit=min(_LIMIT, at_most(others, _TIMES_BARE)),
        rule="50 ms and 2 × bare",
    )
