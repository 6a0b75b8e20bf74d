"""Delimited text is read whatever its delimiter, its encoding and the titles above it."""

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.rooms import HereRoom, ShutRoom
from tests.workbooks import xlsx
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.media import decoded, delimiter_in, rows_of
from workbench.domain.table_file import Table
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.tables.reader import FileTables

TEXT = "Firma;Org.nr.;By\nFjordlys Automasjon AS;311000004;Molde\nBlåbær & Øl AS;311000012;Bodø\n"


def read(content: bytes, name: str = "leads.csv", sheet: str = "") -> Table:
    return FileTables().read(content, name, sheet, HereRoom(), JobControl())


def refusal(content: bytes, name: str = "leads.csv") -> str:
    with pytest.raises(InvalidInput) as refused:
        read(content, name)
    assert refused.value.field == "file"
    return str(refused.value)


@pytest.mark.parametrize(
    "charset",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp865", "mac_roman"],
)
def test_a_table_is_read_in_every_encoding(charset: str) -> None:
    table = read(TEXT.encode(charset))
    assert table.headings == ("Firma", "Org.nr.", "By")
    assert [row.cells[0] for row in table.rows()] == ["Fjordlys Automasjon AS", "Blåbær & Øl AS"]
    assert [row.number for row in table.rows()] == [2, 3]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "\x1f"])
def test_a_table_is_read_with_every_delimiter(delimiter: str) -> None:
    table = read(TEXT.replace(";", delimiter).encode())
    assert table.delimiter == delimiter
    assert [row.cells[2] for row in table.rows()] == ["Molde", "Bodø"]


def test_a_cell_is_found_again_in_the_kept_bytes() -> None:
    content = f"sep=;\n{TEXT}".encode("cp1252")
    table = read(content)
    row = list(table.rows())[1]
    assert row.place(0) == Place(LocatorKind.CSV, "4:1", "Blåbær & Øl AS")
    kept = list(rows_of(decoded(content, table.media_type), delimiter_in(table.media_type)))
    assert kept[3][0] == "Blåbær & Øl AS"


def test_titles_above_and_a_second_row_of_headings_are_passed_over_and_told() -> None:
    table = read(b"Leads 2026\n\nCompany name,City\nname,city\nFjordlys,Molde\n")
    assert table.headings == ("Company name", "City")
    assert [row.number for row in table.rows()] == [5]
    assert [str(each) for each in table.remarks] == [
        "The headings stand in row 3; what is above is left out.",
        "Row 4 holds headings once more, so it is left out.",
    ]


def test_headings_in_a_language_nobody_taught_are_taken_as_they_are() -> None:
    table = read(b"Nazwa,Miasto\nFjordlys,Molde\n")
    assert table.headings == ("Nazwa", "Miasto")


def test_a_column_without_a_heading_goes_by_its_letter() -> None:
    assert read(b"Company,,City\nFjordlys,x,Molde\n").headings == ("Company", "B", "City")


def test_columns_that_nobody_headed_go_by_their_letters_where_most_rows_have_them() -> None:
    table = read(b"Company,City\nA,Molde,x\nB,Bergen,y\nC,Oslo\n")
    assert table.headings == ("Company", "City", "C")


def test_addresses_with_colons_part_no_cells() -> None:
    table = read(b"website\nhttps://a.example\nhttps://b.example\n")
    assert [row.cells for row in table.rows()] == [("https://a.example",), ("https://b.example",)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\n\n \n", "holds no rows"),
        (b"%PDF-1.7\nwords", "is no table"),
        (b"\x00\x01\x02\x03" * 50, "is no table"),
        (b"<html><table><tr><td>Company", "is a web page"),
        (b"311000004;Fjordlys AS\n311000012;Bakkesto AS\n", "has no row of headings"),
        (b'name,x\n"abc,d\n' + b"x" * 200_000, "Row 2 of leads.csv cannot be read"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, told: str) -> None:
    assert told in refusal(content)


def test_more_columns_than_a_thousand_are_refused() -> None:
    wide = ",".join(f"city {number}" for number in range(1001))
    assert "more than 1,000 columns" in refusal(f"company name,{wide}\n".encode())


def test_what_takes_too_much_in_the_room_is_refused() -> None:
    book = xlsx({"A": [["Company"], ["Fjordlys"]]})
    with pytest.raises(InvalidInput, match="more time or memory"):
        FileTables().read(book, "leads.xlsx", "", ShutRoom(), JobControl())


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=8))
def test_what_is_written_as_csv_is_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["Company name", "City"], *rows])
    # A first row that might be headings too is passed over, which is another rule.
    table = read(f"{written.getvalue()}End,Ende\n".encode())
    expected = [tuple(cell.strip() for cell in row) for row in (*rows, ["End", "Ende"])]
    got = [row.cells for row in table.rows()]
    skipped = len(table.remarks)
    assert got == [row for row in expected if any(row)][skipped:]


BEGINNINGS = st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Company,"])


@given(st.binary(max_size=400), BEGINNINGS)
def test_no_bytes_make_the_reader_fail_otherwise_than_by_saying_why(
    content: bytes, begin: bytes
) -> None:
    with contextlib.suppress(InvalidInput):
        table = read(begin + content)
        assert all(len(row.cells) == len(table.headings) for row in table.rows())
