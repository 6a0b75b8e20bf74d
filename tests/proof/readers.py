"""Other programs read the handoff folder: poppler, an HTML parser, Python's csv, LibreOffice."""

import csv
import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bs4 import BeautifulSoup

from tests.proof.step import Unproven, ran

COMPANY = "Fjordlys Automasjon AS"
"""Whom the demo is about; every reader must find the name."""

_BEGINS_A_FORMULA = ("=", "@", "\t", "\r")
_LEAST_INK = 0.002
_SIZE = 40
_BLANK = 250


def prove() -> str:
    """Do the demo and let each reader read it; return what each found."""
    with tempfile.TemporaryDirectory(prefix="leadline-readers-") as name:
        folder = Path(name)
        ran([sys.executable, "-m", "ui", "demo", "--into", folder / "out"])
        return _all_read(folder / "out")


def _all_read(out: Path) -> str:
    readers: Mapping[str, Callable[[Path], str]] = {
        "poppler": read_pdf,
        "HTML": read_html,
        "csv": read_csv,
        "LibreOffice": read_in_office,
    }
    said, missed = [], []
    for name, read in readers.items():
        try:
            said.append(f"{name}: {read(out)}")
        except Unproven as problem:
            missed.append(f"{name}: {problem}")
    if missed:
        raise Unproven("; ".join([*missed, *said]))
    return "; ".join(said)


def read_pdf(out: Path) -> str:
    """Read the text and paint the pages with poppler."""
    file = only(out, "*.pdf")
    text = ran(["pdftotext", "-layout", file, "-"])
    _must_hold(text, COMPANY)
    ran(["pdftoppm", "-gray", "-scale-to", str(_SIZE), file, out / "page"])
    pages = sorted(out.glob("page*.pgm"))
    empty = [page.name for page in pages if ink(page.read_bytes()) < _LEAST_INK]
    if not pages or empty:
        raise Unproven(f"pages without a mark: {', '.join(empty) or 'all'}")
    return f"{len(pages)} pages"


def ink(pgm: bytes) -> float:
    """Return the share of a grey picture's points that are not paper.

    Args:
        pgm: a binary PGM without comments, as pdftoppm writes it.
    """
    points = pgm.split(b"\n", 3)[3]
    return sum(point < _BLANK for point in points) / len(points)


def read_html(out: Path) -> str:
    """Read the page as a browser without a network would: it must be whole and inert."""
    page = BeautifulSoup(only(out, "*.html").read_text("utf-8"), "lxml")
    _must_hold(page.get_text(" "), COMPANY)
    active = page.find_all(["script", "iframe", "object", "embed", "form", "base"])
    fetched = [
        tag for tag in page.find_all(["img", "link", "source"]) if _leaves(tag.get("src"))
    ] + [tag for tag in page.find_all("link") if _leaves(tag.get("href"))]
    if active or fetched or page.title is None:
        raise Unproven(f"not inert or not whole: {[*active, *fetched][:3]}")
    return f"{len(page.find_all('tr'))} table rows"


def _leaves(address: object) -> bool:
    return address is not None and not str(address).startswith(("data:", "#"))


def read_csv(out: Path) -> str:
    """Read every table; rows are of one width and no cell begins a formula."""
    count = 0
    for file in sorted(out.rglob("*.csv")):
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
        widths = {len(row) for row in rows}
        formulas = [cell for row in rows for cell in row if cell.startswith(_BEGINS_A_FORMULA)]
        if len(widths) != 1 or formulas:
            raise Unproven(f"{file.name}: widths {sorted(widths)}, formulas {formulas[:3]}")
        count += len(rows)
    if not count:
        raise Unproven("there is no csv")
    return f"{count} rows"


def read_in_office(out: Path) -> str:
    """Let LibreOffice open the table and write it again."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Unproven("LibreOffice is not on this machine: apt-get install libreoffice-calc")
    file = min(out.rglob("*.csv"))
    ran([office, "--headless", "--convert-to", "html", "--outdir", out / "office", file])
    rows = BeautifulSoup(only(out / "office", "*.html").read_text("utf-8"), "lxml").find_all("tr")
    if not rows:
        raise Unproven("it read no row")
    return f"{len(rows)} rows"


def only(folder: Path, pattern: str) -> Path:
    """Return the one file in or below a folder that fits.

    Raises:
        Unproven: there is none, or more than one.
    """
    found = sorted(folder.rglob(pattern))
    if len(found) != 1:
        raise Unproven(f"{len(found)} files fit {pattern}")
    return found[0]


def _must_hold(text: str, words: str) -> None:
    if words.casefold() not in " ".join(text.split()).casefold():
        raise Unproven(f"{words} is not in it")
