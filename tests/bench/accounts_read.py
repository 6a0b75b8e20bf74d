"""Annual accounts in XBRL: reading an invented and, where held, a real report of each country."""

import importlib
import importlib.util
import io
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.accounts_memory import walk
from tests.bench.accounts_pages import british_page, danish_page
from tests.bench.figures import Figure, at_most, in_turn
from tests.bench.starting import figure_of, with_bytecode
from tests.recorded import payloads
from workbench.lookups.xbrl.document import read_report

_MOST_MEGABYTES = 100.0
_WALK = "bare lxml walk"
_CONTROL = "ixbrlparse"
_REAL = {
    "British": "companies_house/ixbrl/Prod223_2911_04184222_20200229.html",
    "Danish": "dk_xbrl/ixbrl_32570119_maersk_training_FY2023_slim.xhtml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A report, and how many times as fast as ixbrlparse it is to be read."""

    name: str
    content: bytes
    faster: int


def figures() -> Iterator[Figure]:
    """Measure time beside ixbrlparse and beside a bare walk, and memory in megabytes."""
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder, with_bytecode() as kept:
        for page in _pages():
            yield _beside_control(page)
            yield _beside_walk(page)
            yield _memory(page, Path(folder) / "page.xhtml", kept)


def _pages() -> Iterator[_Page]:
    for country, made, faster in (("British", british_page, 4), ("Danish", danish_page, 20)):
        yield _Page(name=f"invented {country} report", content=made(), faster=faster)
        real = payloads() / _REAL[country]
        if real.is_file():
            yield _Page(name=f"real {country} report", content=real.read_bytes(), faster=faster)


def _beside_control(page: _Page) -> Figure:
    """Return the figure that is judged; without its control it is missed, not left out."""
    name = f"{page.name} of {len(page.content) / 1e6:.2f} MB"
    if importlib.util.find_spec(_CONTROL) is None:
        mine, walks = in_turn(lambda: _timed(read_report, page), lambda: _timed(walk, page))
        return Figure(
            name=name, ours=mine, control=walks, control_name=_WALK, limit=0.0, rule="no ixbrlparse"
        )
    mine, others = in_turn(lambda: _timed(read_report, page), lambda: _timed(_by_control, page))
    return Figure(
        name=name,
        ours=mine,
        control=others,
        control_name=_CONTROL,
        limit=at_most(others, 1 / page.faster),
        rule=f"{page.faster} times as fast",
    )


def _beside_walk(page: _Page) -> Figure:
    mine, walks = in_turn(lambda: _timed(read_report, page), lambda: _timed(walk, page))
    return Figure(name=f"{page.name}, beside a walk", ours=mine, control=walks, control_name=_WALK)


def _memory(page: _Page, path: Path, environment: Mapping[str, str]) -> Figure:
    path.write_bytes(page.content)

    def grown(which: str) -> float:
        return figure_of(["tests.bench.accounts_memory", which, str(path)], environment)

    mine, walks = in_turn(lambda: grown("ours"), lambda: grown("walk"))
    return Figure(
        name=f"{page.name}, memory in MB",
        ours=mine,
        control=walks,
        control_name=_WALK,
        limit=_MOST_MEGABYTES,
        rule="100 MB",
    )


def _by_control(content: bytes) -> object:
    reader = importlib.import_module(_CONTROL)
    with warnings.catch_warnings():
        # It reads XML as if it were HTML, and is told so.
        warnings.simplefilter("ignore")
        return reader.IXBRL(io.BytesIO(content), raise_on_error=False).numeric


def _timed(read: Callable[[bytes], object], page: _Page) -> float:
    began = time.perf_counter()
    read(page.content)
    return (time.perf_counter() - began) * 1000
