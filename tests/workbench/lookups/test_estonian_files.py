"""Estonia's open data files: which is which, the newest of each, and rows found in them."""

import zipfile
from pathlib import Path

import pytest

from tests.estonian_open_data import (
    CODE,
    COMPANIES,
    ELEMENTS,
    OTHER,
    companies,
    company,
    element,
    elements,
    report,
    reports,
    zipped,
)
from workbench.errors import SourceUnreadable
from workbench.lookups.estonian_files import Kind, OpenFile, Sought, in_folder_of, open_file, rows


def known(path: Path) -> OpenFile:
    found = open_file(path)
    assert found is not None
    return found


def test_a_file_is_known_by_the_name_the_register_gives_it(tmp_path: Path) -> None:
    told = [known(made) for made in (companies(tmp_path), reports(tmp_path), elements(tmp_path))]
    assert [(each.kind, each.year, each.as_of) for each in told] == [
        (Kind.COMPANIES, 0, ""),
        (Kind.REPORTS, 0, "20260831"),
        (Kind.ELEMENTS, 2025, "20260831"),
    ]


def test_a_zip_of_another_name_is_known_by_the_table_in_it(tmp_path: Path) -> None:
    renamed = reports(tmp_path).rename(tmp_path / "from Tallinn.zip")
    assert known(renamed).kind is Kind.REPORTS
    assert [row["report_id"] for row in rows(Sought(known(renamed), (CODE,)))] == ["77"]


@pytest.mark.parametrize("name", ["accounts.zip", "page.html", "list.csv"])
def test_other_files_are_none_of_the_registers(name: str, tmp_path: Path) -> None:
    made = zipped(tmp_path / name, "something.csv", ("a;b", "1;2"))
    assert open_file(made) is None


def test_of_each_kind_and_year_the_newest_counts_and_what_was_brought_first(tmp_path: Path) -> None:
    older = reports(tmp_path, until="30062026")
    newer = reports(tmp_path, until="31082026")
    lines_2024, lines_2025 = elements(tmp_path, year=2024), elements(tmp_path, year=2025)
    (tmp_path / "notes.zip").write_bytes(b"")
    (tmp_path / "lihtandmed").mkdir()
    by_lines = [each.path for each in in_folder_of(known(lines_2025))]
    assert by_lines == [newer, lines_2024, lines_2025]
    assert [each.path for each in in_folder_of(known(older))] == [older, lines_2024, lines_2025]


def test_a_companys_row_is_found_whole(tmp_path: Path) -> None:
    (row,) = rows(Sought(known(companies(tmp_path)), (CODE,)))
    assert (row["nimi"], row["ariregistri_kood"]) == ("Virmalised OÜ", CODE)
    assert tuple(row) == tuple(COMPANIES.split(";"))


def test_a_number_counts_only_in_its_column(tmp_path: Path) -> None:
    made = companies(tmp_path, company(OTHER, kmkr_nr=CODE))
    assert rows(Sought(known(made), (CODE,))) == ()


def test_a_table_that_was_unzipped_is_read_as_well(tmp_path: Path) -> None:
    with zipfile.ZipFile(companies(tmp_path)) as opened:
        table = Path(opened.extract(opened.namelist()[0], tmp_path))
    assert [row["nimi"] for row in rows(Sought(known(table), (CODE,)))] == ["Virmalised OÜ"]


def test_elements_are_found_under_one_number_or_several(tmp_path: Path) -> None:
    others = [element("Assets", str(number), of=str(1000 + number)) for number in range(60_000)]
    lines = [element("Assets", "1"), *others, element("Equity", "2", of="78")]
    made = known(elements(tmp_path, *lines))
    assert [row["vaartus"] for row in rows(Sought(made, ("77",)))] == ["1"]
    assert [row["vaartus"] for row in rows(Sought(made, ("77", "78")))] == ["1", "2"]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("nimi,ariregistri_kood,ettevotja_staatus", f"Virmalised,{CODE},R"),
        ("nimi;ariregistri_kood", f"Virmalised;{CODE}"),
        ("nimi;ariregistri_kood;ettevotja_staatus", f"Virmalised;{CODE}"),
        ("nimi;ariregistri_kood;ettevotja_staatus", f'"Virmalised;{CODE};R'),
    ],
)
def test_a_table_of_another_shape_is_unreadable(head: str, line: str, tmp_path: Path) -> None:
    name = "ettevotja_rekvisiidid__lihtandmed.csv"
    made = known(zipped(tmp_path / f"{name}.zip", name, (head, line)))
    with pytest.raises(SourceUnreadable, match="not in the register's shape"):
        rows(Sought(made, (CODE,)))


def test_a_damaged_zip_is_unreadable(tmp_path: Path) -> None:
    made = reports(tmp_path)
    made.write_bytes(made.read_bytes()[:200])
    with pytest.raises(SourceUnreadable, match="damaged"):
        rows(Sought(known(made), (CODE,)))


def test_a_zip_without_the_table_it_is_named_after_is_unreadable(tmp_path: Path) -> None:
    made = zipped(tmp_path / "1.aruannete_yldandmed_kuni_31082026.zip", "read.txt", (ELEMENTS,))
    with pytest.raises(SourceUnreadable, match="shape"):
        rows(Sought(known(made), (CODE,)))


def test_a_file_of_the_register_that_went_away_is_unreadable(tmp_path: Path) -> None:
    table = tmp_path / "1.aruannete_yldandmed.csv"
    table.write_text(report())
    found = known(table)
    table.unlink()
    with pytest.raises(SourceUnreadable):
        rows(Sought(found, (CODE,)))
