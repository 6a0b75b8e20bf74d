"""Reading a filer's company facts of some 1.3 MB beside the JSON reader alone."""

import json
import time
from collections.abc import Iterator
from datetime import date

from tests.answers import ask, response
from tests.bench.figures import Figure, in_turn
from workbench.lookups import american_lines
from workbench.lookups.source import SOURCES

_LIMIT = 300.0
_LEAST = 1_300_000
_ABOUT = "9999999999"
_YEARS = range(2009, 2026)
_OTHERS = 16
"""Elements beside our lines: a real file has hundreds that nobody reads."""


def figures() -> Iterator[Figure]:
    """Measure bytes to facts; the file is invented, in the shape and proportions of a real one."""
    content = _file()
    source, question = SOURCES["sec_edgar"], ask("sec_edgar", "accounts", _ABOUT)

    def read() -> float:
        began = time.perf_counter()
        answer = source.read(question, response(content))
        taken = (time.perf_counter() - began) * 1000
        if len({stated.fact.end for stated in answer.facts}) != len(_YEARS) + 2:
            raise AssertionError("the years of the invented filer were not all read")
        return taken

    def parse() -> float:
        began = time.perf_counter()
        json.loads(content)
        return (time.perf_counter() - began) * 1000

    mine, others = in_turn(read, parse)
    yield Figure(
        name=f"company facts of {len(content) / 1e6:.1f} MB",
        ours=mine,
        control=others,
        control_name="json.loads",
        limit=_LIMIT,
        rule="0.3 s",
    )


def _file() -> bytes:
    ours = [name for names in american_lines.LINES.values() for name in names]
    others = [f"SomethingElseNumber{number}" for number in range(_OTHERS)]
    concepts = {name: _concept(name, place) for place, name in enumerate((*ours, *others))}
    body = {"cik": int(_ABOUT), "entityName": "Fjordlys Inc", "facts": {"us-gaap": concepts}}
    content = json.dumps(body, separators=(",", ":")).encode()
    if len(content) < _LEAST:
        raise AssertionError("the invented file is smaller than the figure is about")
    return content


def _concept(name: str, place: int) -> dict[str, object]:
    """Return an element: in each report three periods, as filers repeat them."""
    entries = []
    for year in _YEARS:
        for quarter in range(1, 5):
            last = quarter == 4
            for back in range(3):
                end = date(year - back, 3 * quarter, 30)
                about = {"end": end.replace(day=31).isoformat() if last else end.isoformat()}
                if not name.startswith(("Assets", "Liabilities", "Stockholders", "Cash")):
                    about["start"] = date(end.year, 1, 1).isoformat()
                entries.append(
                    {
                        **about,
                        "val": (place + 1) * 1_000_000 + end.toordinal(),
                        "accn": f"0009999999-{year % 100:02}-{quarter:06}",
                        "fy": year,
                        "fp": "FY" if last else f"Q{quarter}",
                        "form": "10-K" if last else "10-Q",
                        "filed": date(year + 1, 2, quarter).isoformat(),
                    }
                )
    return {"label": name, "description": name * 3, "units": {"USD": entries}}
