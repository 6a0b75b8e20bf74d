"""A file that is no register's, damaged or cut off is refused in words, and the rest left as is."""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import bulk_files
from tests.bulk_files import NORWEGIAN, belgian, british, norwegian, table, unit, zipped
from tests.shelves import hits, names, shelf, shelf_of
from workbench.errors import InvalidInput, SourceUnreadable, WorkbenchError
from workbench.jobs import JobControl
from workbench.registers import bulk_file, json_rows, tables
from workbench.registers.format import FORMATS, Entry

UNITS = [unit(f"{311000000 + at}", f"Fjordlys {at} AS") for at in range(1, 4)]


def write(content: bytes, name: str = "enheter.csv") -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return made


def locked(folder: Path) -> Path:
    path = zipped(folder / "register.zip", {"register.csv": table(NORWEGIAN, UNITS)})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 0x1
    path.write_bytes(content)
    return path


def of_many(folder: Path) -> Path:
    return zipped(folder / "many.zip", {f"{at}.csv": b"a" for at in range(1200)})


WHOLE = table(NORWEGIAN, UNITS)
PACKED = gzip.compress(WHOLE)


def cut_zip(folder: Path) -> Path:
    path = broken_inside(folder)
    path.write_bytes(path.read_bytes()[:-500])
    return path


def broken_inside(folder: Path) -> Path:
    rows = [{"CompanyName": f"SEXTANT {at} LTD", "CompanyNumber": f"{at:08}"} for at in range(9999)]
    path = british(folder, rows)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 400] = bytes(400)
    path.write_bytes(content)
    return path


def lacking(column: str) -> bytes:
    columns = tuple(each for each in NORWEGIAN if each != column)
    rows = ({name: cell for name, cell in row.items() if name != column} for row in UNITS)
    return table(columns, rows)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda folder: folder / "none.csv", InvalidInput, "There is no file"),
        (lambda folder: folder, InvalidInput, "There is no file"),
        (write(b""), InvalidInput, "is empty"),
        (write(b"a,b\n1,2\n"), InvalidInput, "no register file that Leadline knows"),
        (write(b"\0\1\2" * 999, "photo.jpg"), InvalidInput, "no register file"),
        (write(lacking("navn")), InvalidInput, "no register file"),
        (write(b"PK\x03\x04nothing", "a.zip"), SourceUnreadable, "cut off or damaged"),
        (write(PACKED[:40], "enheter.csv.gz"), InvalidInput, "no register file"),
        (cut_zip, SourceUnreadable, "cut off or damaged"),
        (broken_inside, SourceUnreadable, "cut off or damaged"),
        (locked, SourceUnreadable, "damaged or locked"),
        (of_many, SourceUnreadable, "more files than a register's"),
        (write(WHOLE[: WHOLE.index(b"Fjordlys 3") + 4]), SourceUnreadable, "cut off or damaged"),
        (write(table(NORWEGIAN, [])), SourceUnreadable, "No company could be read"),
        (
            write(b'[{"organisasjonsnummer":"311000004","organisasjonsform":{"kode":', "e.json"),
            SourceUnreadable,
            "cut off or damaged",
        ),
        (
            write(b'[{"organisasjonsnummer":"311000004","organisasjonsform":1}]', "e.json"),
            SourceUnreadable,
            "No company could be read",
        ),
        (write(b'{"0":{"cik_str":1,"title":"Kelp"', "c.json"), SourceUnreadable, "cut off"),
    ],
)
def test_what_is_no_whole_register_is_refused(
    tmp_path: Path, make: Callable[[Path], Path], error: type[WorkbenchError], words: str
) -> None:
    before = shelf_of(tmp_path, "Nordlys AS")
    with pytest.raises(error) as refused:
        before.build(make(tmp_path), JobControl())
    assert words in str(refused.value.message)
    assert names(hits(before, "nordlys")) == ["Nordlys AS"]
    assert [each.name for each in (tmp_path / "registers").iterdir()] == [
        "no_enhetsregisteret.register.db"
    ]


def test_gzip_that_is_cut_off_later_is_refused(tmp_path: Path) -> None:
    rows = [unit(f"{311000000 + at}", f"Fjordlys {at * 7919} AS") for at in range(9000)]
    path = norwegian(tmp_path, rows)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(SourceUnreadable, match="cut off or damaged"):
        shelf(tmp_path).build(path, JobControl())


def test_an_unknown_file_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        shelf(tmp_path).build(write(b"a,b\n")(tmp_path), JobControl())
    assert "enheter_alle.csv.gz" in str(refused.value.hint)
    assert "leadline register list" in str(refused.value.hint)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    rows = [unit(f"{311000000 + at}", f"Sørlys {at} AS") for at in range(300)]
    path = write(table(NORWEGIAN, rows, encoding=encoding))(tmp_path)
    with pytest.raises(WorkbenchError) as refused:
        shelf(tmp_path).build(path, JobControl())
    expected = "no register file" if encoding == "utf-16" else "cannot be read"
    assert expected in str(refused.value.message)


def test_a_head_in_another_encoding_is_named(tmp_path: Path) -> None:
    content = table((*NORWEGIAN, "målform"), UNITS, encoding="latin-1")
    with pytest.raises(SourceUnreadable, match="is not written in UTF-8"):
        shelf(tmp_path).build(write(content)(tmp_path), JobControl())


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    file = belgian(tmp_path, enterprise="")
    with zipfile.ZipFile(file) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    members["denomination.csv"] = b'"EntityNumber","Language"\n"0200.065.765","1"\n'
    zipped(file, members)
    with pytest.raises(SourceUnreadable, match=r"denomination.csv has no column TypeOfDenom"):
        shelf(tmp_path).build(file, JobControl())


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    file = zipped(tmp_path / "Kbo.zip", {"enterprise.csv": b'"EnterpriseNumber"\n'})
    with pytest.raises(SourceUnreadable, match="no column Status"):
        shelf(tmp_path).build(file, JobControl())
    head = b"EnterpriseNumber,Status,JuridicalSituation,TypeOfEnterprise,JuridicalForm,StartDate\n"
    file = zipped(tmp_path / "Kbo.zip", {"enterprise.csv": head})
    with pytest.raises(SourceUnreadable, match=r"no file denomination\.csv"):
        shelf(tmp_path).build(file, JobControl())


def test_damaged_rows_are_counted_named_and_left_out(tmp_path: Path) -> None:
    head, first, second, third = table(NORWEGIAN, UNITS).splitlines(keepends=True)
    torn = third.replace(b"Fjordlys 3", b"Fj\xf8rdlys 3")
    short = b"311000009,Kort AS\r\n"
    nameless = second.replace(b"Fjordlys 2 AS", b"")
    content = head + first + torn + short + nameless + second
    registers = shelf(tmp_path)
    built = registers.build(write(content)(tmp_path), JobControl())
    assert (built.about.rows, built.about.damaged) == (2, 3)
    assert [(each.row, str(each.why)) for each in built.troubles] == [
        (2, "It is not written in UTF-8."),
        (3, "It has 2 cells, not 14."),
        (4, "It has no number or no name."),
    ]
    assert len(hits(registers, "fjordlys")) == 2


def test_what_is_no_object_in_json_is_counted(tmp_path: Path) -> None:
    told = b'{"0":{"cik_str":1,"title":"Kelp Robotics"},"1":7,"2":{"cik_str":"x","title":""}}'
    built = shelf(tmp_path).build(write(told, "company_tickers.json")(tmp_path), JobControl())
    assert (built.about.rows, built.about.damaged) == (1, 2)


def test_a_quote_that_never_ends_costs_its_own_row_alone(tmp_path: Path) -> None:
    rest = WHOLE.partition(b"\r\n")[2]
    content = WHOLE + b'311000009,"Open AS' + b",x" * 12 + b"\r\n" + rest * 40
    built = shelf(tmp_path).build(write(content)(tmp_path), JobControl())
    assert (built.about.rows, built.about.damaged) == (123, 1)
    assert str(built.troubles[0].why) == "Its quotes do not end."


def test_a_cell_may_have_several_lines(tmp_path: Path) -> None:
    rows = [unit("311000001", 'Fjordlys "Lys"\nAutomasjon AS'), unit("311000002", "Nordlys AS")]
    registers = shelf(tmp_path)
    assert registers.build(norwegian(tmp_path, rows), JobControl()).about.damaged == 0
    assert len(hits(registers, "automasjon lys fjordlys")) == 1


def test_a_file_that_ends_within_quotes_is_cut_off(tmp_path: Path) -> None:
    content = WHOLE + b'311000009,"Open'
    with pytest.raises(SourceUnreadable, match="cut off"):
        shelf(tmp_path).build(write(content)(tmp_path), JobControl())


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    content = WHOLE + b"x" * 300_000
    with pytest.raises(SourceUnreadable, match="has no end"):
        shelf(tmp_path).build(write(content)(tmp_path), JobControl())


def test_a_file_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_file, "_LARGEST", 300_000)
    rows = [unit(f"{311000000 + at}", "Fjordlys AS") for at in range(9000)]
    with pytest.raises(SourceUnreadable, match="larger than we read"):
        shelf(tmp_path).build(norwegian(tmp_path, rows), JobControl())


def test_text_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = FORMATS["no_enhetsregisteret"]
    torn = [Entry(number="311000001", name="Fjord\ud800lys AS")]
    monkeypatch.setattr(type(known), "portions", lambda *_: iter([torn]))
    with pytest.raises(SourceUnreadable, match="not in the register's shape"):
        shelf(tmp_path).build(norwegian(tmp_path, UNITS), JobControl())
    assert list((tmp_path / "registers").iterdir()) == []


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = norwegian(tmp_path, UNITS)
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(InvalidInput, match="cannot be read"):
        shelf(tmp_path).build(file, JobControl())


def test_an_object_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "_LARGEST_OBJECT", 100_000)
    told = [{"organisasjonsnummer": "311000004", "organisasjonsform": {}, "navn": "x" * 300_000}]
    with pytest.raises(SourceUnreadable, match="not in the register's shape"):
        shelf(tmp_path).build(bulk_files.norwegian_json(tmp_path, told), JobControl())


def test_a_zip_that_says_it_holds_more_than_it_does_is_looked_at_by_its_end() -> None:
    end = struct.pack("<4s4xHHIIH", b"PK\x05\x06", 5000, 5000, 0, 0, 0)
    assert bulk_file._count_members(io.BytesIO(end)) == 5000
    assert bulk_file._count_members(io.BytesIO(b"PK\x05\x06")) == 0


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("13/03/1984", "dmy", "1984-03-13"),
        ("13.03.1984", "dmy", "1984-03-13"),
        ("1984-03-13T00:00:00", "ymd", "1984-03-13"),
        ("9999-12-31", "ymd", ""),
        ("31/02", "dmy", ""),
        ("30.02.2020", "dmy", ""),
        ("", "dmy", ""),
    ],
)
def test_a_day_is_read_or_left_out(written: str, order: str, day: str) -> None:
    assert tables.iso_day(written, order) == day
