"""Rows left out make a CSV that can be mended, imported again, and opened without being run."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.desks import bench
from tests.importing import FJORDLYS, fates, imported, previewed
from workbench.app.importing.opening import open_file
from workbench.app.importing.previewing import preview
from workbench.app.importing.rejecting import rejects, safe, write_rejects
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate
from workbench.errors import InvalidInput
from workbench.jobs import JobControl

BAD = '=HYPERLINK("x");311000013;;;;;+47 22 86 44 00'


def test_rejects_hold_the_row_the_reason_and_what_to_do() -> None:
    desk = bench(pursued=False).desk
    content = rejects(desk, previewed(desk, FJORDLYS, BAD), JobControl())
    assert content.startswith(b"\xef\xbb\xbf")
    headings, row = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert headings[:2] == ["Firma", "Org.nr."]
    assert headings[-2:] == ["Why it was left out", "What to do"]
    assert row[0] == '\'=HYPERLINK("x")'
    assert row[6] == "+47 22 86 44 00"
    assert "no registration number" in row[-2]


def test_mended_rejects_are_imported_as_any_file() -> None:
    desk = bench(pursued=False).desk
    content = rejects(desk, previewed(desk, BAD), JobControl())
    mended = content.replace(b"311000013", b"311000012")
    opened = open_file(desk, "mended.csv", mended, JobControl())
    assert [each.field for each in opened.columns.columns[-2:]] == [Field.NOTHING, Field.NOTHING]
    assert fates(desk, preview(desk, opened, JobControl())) == [Fate.NEW]


def test_after_an_import_the_rejects_are_the_same() -> None:
    desk = bench(pursued=False).desk
    before = rejects(desk, previewed(desk, FJORDLYS, BAD), JobControl())
    imported(desk, FJORDLYS, BAD)
    assert rejects(desk, previewed(desk, FJORDLYS, BAD), JobControl()) == before


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "-a"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+47 22 86 44 00", "-1 200,50", "Fjordlys", "", "5-6"])
def test_plain_numbers_and_words_stay(cell: str) -> None:
    assert safe(cell) == cell


@given(st.text(max_size=30))
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    made = safe(cell)
    assert not made.startswith(("=", "@", "\t", "\r"))
    assert made.removeprefix("'") == cell or made == cell


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    there = tmp_path / "rejects.csv"
    there.write_bytes(b"mine")
    with pytest.raises(InvalidInput, match="there already"):
        write_rejects(b"x", there)
    assert there.read_bytes() == b"mine"
    with pytest.raises(InvalidInput, match="cannot be written"):
        write_rejects(b"x", tmp_path / "no" / "folder.csv")
    write_rejects(b"x", tmp_path / "new.csv")
    assert (tmp_path / "new.csv").read_bytes() == b"x"
