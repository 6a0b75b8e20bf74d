"""The figures as a table for the terminal."""

from collections.abc import Iterable, Sequence

from tests.bench.figures import Figure

_HEADINGS = ("figure", "median", "spread", "control", "median", "spread", "times", "limit", "")


def written(figures: Sequence[Figure]) -> str:
    """Return the table; times are milliseconds, spreads go from the least to the most."""
    return laid_out([_HEADINGS, *map(_row, figures)])


def laid_out(rows: Sequence[Sequence[str]]) -> str:
    """Return rows in columns as wide as their widest cell, the first row underlined."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _line(row: Iterable[str], widths: Iterable[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _row(figure: Figure) -> tuple[str, ...]:
    limit = "" if figure.limit is None else f"{figure.limit:.1f} ({figure.rule})"
    verdict = "" if figure.limit is None else ("met" if figure.met else "MISSED")
    return (
        figure.name,
        f"{figure.median:.1f}",
        _spread(figure.ours),
        figure.control_name,
        f"{figure.control_median:.1f}",
        _spread(figure.control),
        f"{figure.times:.2f}",
        limit,
        verdict,
    )


def _spread(samples: Sequence[float]) -> str:
    return f"{min(samples):.1f}–{max(samples):.1f}"
