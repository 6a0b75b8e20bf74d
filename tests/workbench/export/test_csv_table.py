"""The table: what a row holds, and that no cell is ever run."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.handoffs import bare, hostile, rich
from workbench.export.formats.csv_table import CsvTable, inert
from workbench.texts import ENGLISH

RUNNABLE = "=+-@\t\r\n＝＋－＠"


def table(written: bytes) -> list[dict[str, str]]:
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_a_row_holds_answer_evidence_source_and_date() -> None:
    row = table(CsvTable().write(rich(), ENGLISH))[0]
    assert row == {
        "Company": "Fjordlys Automasjon AS",
        "Pillar": "Economy",
        "Question": "Price",
        "Answered": "yes",
        "Points": "12",
        "Lowest": "12",
        "Highest": "12",
        "Possible": "12",
        "Because": "our price is small",
        "Evidence": "Equity: NOK\u00a032.8\u00a0m (31 December 2025)",
        "Source": "Regnskapsregisteret",
        "Date": "2026-11-22",
        "Address": "https://register.example/311000004",
        "Place": "json /equity",
        "In this folder": "evidence/no_enhetsregisteret-2026-11-22-000102030405.json",
        "Note": "2",
        "Named as": "Contains data from Regnskapsregisteret",
        "Remark": "",
    }


def test_an_open_line_without_evidence_has_its_row() -> None:
    rows = [row for row in table(CsvTable().write(rich(), ENGLISH)) if row["Answered"] == "no"]
    assert [(row["Question"], row["Evidence"]) for row in rows] == [("Reviews", ""), ("Signer", "")]


def test_an_answer_that_stays_says_why() -> None:
    rows = table(CsvTable().write(replace(rich(), manifests={}), ENGLISH))
    assert rows[0]["In this folder"].startswith("stays with us: we do not know")


def test_without_a_card_there_are_only_headings() -> None:
    assert table(CsvTable().write(bare(), ENGLISH)) == []


def test_no_cell_of_a_hostile_dossier_is_a_formula() -> None:
    for row in table(CsvTable().write(hostile(), ENGLISH)):
        assert row["Company"].startswith("'=HYPERLINK")
        assert not any(cell[:1] in tuple(RUNNABLE) for cell in row.values() if cell)


@given(
    st.text(alphabet=st.one_of(st.sampled_from(RUNNABLE + " 0123456789.,'\"|!A"), st.characters()))
)
def test_what_stays_unmarked_cannot_be_run(text: str) -> None:
    cell = inert(text)
    if cell != text:
        assert cell == f"'{text}"
    elif cell[:1] in tuple(RUNNABLE):
        assert not any(each.isalpha() or each in "=@|!\"'\t\r\n" for each in cell)


@given(st.text())
def test_a_cell_loses_nothing(text: str) -> None:
    assert inert(text) in {text, f"'{text}"}


@pytest.mark.parametrize(
    "cell", ["-5", "+12", "-1,250.75", "+47 00 00 00 00", "+45 (0)12-34 56", ""]
)
def test_numbers_and_telephone_numbers_stay(cell: str) -> None:
    assert inert(cell) == cell


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "+A1", "\t=1", " =1", "\r=1", "-", "＝1+1"],
)
def test_formulas_are_marked_as_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"
