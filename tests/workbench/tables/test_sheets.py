"""Workbooks are read as a person sees them: numbers, days, cached values, one sheet of several."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.workbench.tables.test_delimited import read, refusal
from tests.workbooks import ods, xlsx
from workbench.errors import InvalidInput

HEADINGS = ("Firma", "Org.nr.", "By", "Siden")
ROWS = (
    HEADINGS,
    ("Fjordlys Automasjon AS", 311000004.0, "Molde", date(2008, 4, 14)),
    ("Bakkestø Bygg AS", "311 000 012", None, None),
)


@pytest.mark.parametrize("written", [xlsx, ods])
def test_a_number_and_a_day_read_as_they_are_seen(written: Callable[..., bytes]) -> None:
    table = read(written({"Leads": ROWS}))
    assert table.headings == HEADINGS
    assert [row.cells for row in table.rows()] == [
        ("Fjordlys Automasjon AS", "311000004", "Molde", "2008-04-14"),
        ("Bakkestø Bygg AS", "311 000 012", "", ""),
    ]
    assert [row.number for row in table.rows()] == [2, 3]
    first = next(table.rows())
    assert first.place(1).locator == "Leads!2:2"


def test_of_a_formula_only_its_cached_value_is_read() -> None:
    table = read(xlsx({"Leads": [("Company", "City"), ("=A1&B1", "Molde")]}))
    assert next(table.rows()).cells == ("cached", "Molde")


def test_the_first_sheet_with_rows_is_read_and_the_others_are_named() -> None:
    book = xlsx({"Cover": [("Leads",)], "Leads": ROWS, "Old": ROWS})
    table = read(book)
    assert table.sheet == "Leads"
    assert "there are also Cover, Old" in str(table.remarks[-1])
    assert read(book, sheet="Old").sheet == "Old"
    with pytest.raises(InvalidInput) as refused:
        read(book, sheet="New")
    assert refused.value.field == "sheet"
    assert "Cover, Leads, Old" in str(refused.value.hint)


def test_a_hidden_sheet_is_not_read() -> None:
    assert read(xlsx({"Secret": ROWS, "Leads": ROWS}, hidden=["Secret"])).sheet == "Leads"


def test_rows_are_numbered_as_the_sheet_shows_them() -> None:
    rows = [(), (), (None, "Company", "City"), (None, "Fjordlys", "Molde")]
    table = read(xlsx({"Leads": rows}))
    assert table.headings == ("A", "Company", "City")
    (row,) = table.rows()
    assert (row.number, row.place(1).locator) == (4, "Leads!4:2")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (xlsx({"Leads": []}), "holds no rows"),
        (b"PK\x03\x04broken", "is no table"),
        (xlsx({"Leads": ROWS})[:700], "is no table"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (ods({"Leads": ROWS}, locked=True), "locked with a password"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_reason(content: bytes, told: str) -> None:
    assert told in refusal(content)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(60 * 2**20))
    assert "unpacks to more" in refusal(packed.getvalue())


def test_another_zip_file_is_no_workbook() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("page.html", "words")
    assert "is no table" in refusal(packed.getvalue())


OFFICE = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed on this machine")
@pytest.mark.parametrize("kind", ["xls:MS Excel 97", "xlsx:Calc MS Excel 2007 XML", "ods:calc8"])
def test_a_workbook_that_an_office_wrote_is_read(tmp_path: Path, kind: str) -> None:
    (tmp_path / "leads.csv").write_text("Firma,Org.nr.,By\nFjordlys AS,311000004,Bodø\n", "utf-8")
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--infilter=CSV:44,34,76",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path),
            str(tmp_path / "leads.csv"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    written = tmp_path / f"leads.{kind.partition(':')[0]}"
    table = read(written.read_bytes(), written.name)
    assert table.headings == ("Firma", "Org.nr.", "By")
    assert [row.cells for row in table.rows()] == [("Fjordlys AS", "311000004", "Bodø")]
