"""What is kept of a saved proff page: the company's own lines, and nobody's name.

Such a page names people: who sits on the board, owns or audits, with days of birth, in the data
for its script as well as on screen. So nothing is blanked out of it; the few lines that facts are
read from are copied, and facts are read from the copy, so that each place is found in it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TypeAlias

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from workbench.domain.values import plain_text
from workbench.lookups.proff_figures import line_of_label

MEDIA_TYPE = "text/html; charset=utf-8"
DATA = "__NEXT_DATA__"
"""The id of the script element that carries the page's data."""

NUMBER = re.compile(
    r"(?:org(?:anisasjons)?\.?\s?-?n(?:umme)?r|cvr)\D{0,12}([\d ]{8,13})", re.IGNORECASE
)
THOUSANDS = re.compile(
    r"\b(?:i|in|hele)\s1[ .\u00a0]?000\b"
    r"|\b1[ .\u00a0]?000\s?(?:kr|NOK|DKK|EUR)\b"
    r"|\b(?:kr|NOK|DKK|EUR)\.?\s?\(?1[ .\u00a0]?000\b"
    r"|\btusen\b|\btusind(?:er)?\b|\bT(?:NOK|DKK|EUR)\b",
    re.IGNORECASE,
)
"""How a page says that its figures are in thousands; a bare 1000 may be a postcode."""
YEAR = re.compile(r"\b(19|20)\d\d\b", re.ASCII)

_MOST_TABLES, _MOST_CELLS = 40, 40
"""Several times what a page shows."""

_Shape: TypeAlias = "Mapping[str, _Shape] | None"
"""Which fields are kept of an object, or of each object of a list; None is a plain value."""

_YEARS: _Shape = {
    **dict.fromkeys(("year", "periodStart", "periodEnd", "currency")),
    "accounts": dict.fromkeys(("code", "amount")),
}
_COMPANY: _Shape = {
    **dict.fromkeys(("name", "orgnr")),
    "companyType": {"name": None},
    "visitorAddress": dict.fromkeys(("addressLine", "zipCode", "postPlace")),
    "companyAccounts": _YEARS,
    "corporateAccounts": _YEARS,
}
_LABELS: _Shape = {"*": {"common": {"AccountingFigures": {"figures": {"*": {"*": None}}}}}}
_PAGE: _Shape = {
    "props": {"pageProps": {"company": _COMPANY}, "i18n": {"initialStore": _LABELS}},
}


def copied(markup: str) -> bytes:
    """Return the copy of a page: a heading, and its data or else its number and tables."""
    page = BeautifulSoup(markup, "lxml")
    data = _data(page)
    shown = (*_number(page), *_scale(page), *_tables(page)) if data is None else (_script(data),)
    parts = (*_heading(page), *shown)
    head = '<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n'
    return (head + "\n".join(parts) + "\n</body></html>\n").encode("utf-8", "replace")


def _heading(page: BeautifulSoup) -> Iterator[str]:
    heading = page.find("h1")
    if isinstance(heading, Tag):
        yield f"<h1>{escape(plain_text(heading.get_text(' ')))}</h1>"


# --- the data of the page's script ----------------------------------------------------------------


def _data(page: BeautifulSoup) -> object:
    script = page.find("script", id=DATA)
    if not isinstance(script, Tag) or not script.string:
        return None
    try:
        # As text, so that a figure keeps the digits it is written with.
        read = json.loads(script.string, parse_float=str)
    except (ValueError, RecursionError):
        return None
    data = _picked(read, _PAGE)
    return data if _has_company(data) else None


def _has_company(data: object) -> bool:
    for name in ("props", "pageProps", "company"):
        data = data.get(name) if isinstance(data, dict) else None
    return isinstance(data, dict)


def _picked(value: object, shape: _Shape) -> object:
    """Return the part of a value that a shape names; None where it is of another kind."""
    if isinstance(value, list) and shape is not None:
        return [_picked(each, shape) for each in value if isinstance(each, dict)]
    if isinstance(value, dict) and shape is not None:
        return {
            name: _picked(each, shape[known])
            for name, each in value.items()
            if (known := name if name in shape else "*") in shape
        }
    return None if isinstance(value, list | dict) or shape is not None else value


def _script(data: object) -> str:
    # A `<` could end the element; JSON writes it as an escape.
    words = json.dumps(data, indent=1).replace("<", "\\u003c")
    return f'<script id="{DATA}" type="application/json">{words}</script>'


# --- what a person sees ---------------------------------------------------------------------------


def _number(page: BeautifulSoup) -> Iterator[str]:
    """Keep the number that follows the heading: above it may stand that of another company."""
    heading = page.find("h1")
    below = heading.find_all_next(string=True) if isinstance(heading, Tag) else []
    for strings in (below, page.find_all(string=True)):
        found = NUMBER.search(_spoken(strings))
        if found:
            yield f"<p>{escape(plain_text(found[0]))}</p>"
            return


def _scale(page: BeautifulSoup) -> Iterator[str]:
    strings = (each for each in page.find_all(string=True) if each.find_parent("td") is None)
    found = THOUSANDS.search(_spoken(strings))
    if found:
        yield f"<p>{escape(plain_text(found[0]))}</p>"


def _spoken(strings: Iterable[object]) -> str:
    # Scripts, styles and comments are kinds of their own.
    return " ".join(str(each) for each in strings if type(each) is NavigableString)


def _tables(page: BeautifulSoup) -> Iterator[str]:
    for table in page.find_all("table", limit=_MOST_TABLES):
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        cells = [
            [
                plain_text(cell.get_text(" "))
                for cell in row.find_all(["th", "td"], limit=_MOST_CELLS)
            ]
            for row in rows
        ]
        kept = _lines(cells[1:])
        if kept and any(YEAR.search(head) for head in cells[0][1:]):
            yield "<table>" + "".join(map(_row, (cells[0], *kept))) + "</table>"


def _lines(rows: Iterable[list[str]]) -> list[list[str]]:
    """Return the first row of each line of accounts."""
    kept: dict[str, list[str]] = {}
    for row in rows:
        line = line_of_label(row[0]) if row else ""
        if line:
            kept.setdefault(line, row)
    return list(kept.values())


def _row(cells: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"
