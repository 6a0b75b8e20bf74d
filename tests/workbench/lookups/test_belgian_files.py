"""Belgium's zips: rows found in pieces, updates in their order, and files that are refused."""

import struct
import zipfile
from pathlib import Path

import pytest

from tests.kbo_files import full, of_recorded_rows, update, written
from workbench.errors import SourceUnreadable
from workbench.lookups import belgian_files
from workbench.lookups.belgian_files import Sought, codes, dotted, rows, updated, updates_beside

ACTIVITY_HEAD = '"EntityNumber","ActivityGroup","NaceVersion","NaceCode","Classification"'
FJORDLYS = "0999.999.922"
ENTITY = "EntityNumber"


def found(archive: Path, table: str, *numbers: str, column: str = ENTITY) -> list[dict[str, str]]:
    return [dict(row) for row in rows(Sought(archive, table, column, numbers))]


def test_numbers_are_written_with_dots() -> None:
    assert dotted("0200065765") == "0200.065.765"


def test_recorded_rows_of_one_enterprise_are_found(tmp_path: Path) -> None:
    archive = of_recorded_rows(tmp_path)
    assert found(archive, "enterprise", "0200.065.765", column="EnterpriseNumber") == [
        {
            "EnterpriseNumber": "0200.065.765",
            "Status": "AC",
            "JuridicalSituation": "000",
            "TypeOfEnterprise": "2",
            "JuridicalForm": "416",
            "JuridicalFormCAC": "",
            "StartDate": "09-08-1960",
        }
    ]
    assert [row["NaceCode"] for row in found(archive, "activity", "0200.068.636")] == [
        "93110",
        "36000",
    ]
    assert [row["Value"] for row in found(archive, "contact", "0200.362.408")] == [
        "02 315 13 51",
        "info@isbw.be",
    ]
    (establishment,) = found(archive, "establishment", "0403.449.823", column="EnterpriseNumber")
    assert establishment["EstablishmentNumber"] == "2.000.000.339"
    assert found(archive, "activity", "0999.999.922") == []


def test_a_number_counts_only_in_its_column(tmp_path: Path) -> None:
    line = f'"0999.999.823","001","2025","{FJORDLYS}","MAIN"'
    archive = full(tmp_path, activity=[line])
    assert found(archive, "activity", FJORDLYS) == []
    assert len(found(archive, "activity", "0999.999.823")) == 1
    assert len(found(archive, "activity", "0999.999.823", FJORDLYS)) == 1


def test_rows_far_apart_in_a_large_file_are_found(tmp_path: Path) -> None:
    row = '"0123.{}.{:03}","001","2025","62100","MAIN"'
    others = [row.format(*divmod(number + 100_000, 1000)) for number in range(90_000)]
    mine = [f'"{FJORDLYS}","001","2025","{n}","MAIN"' for n in (1, 2, 3)]
    lines = [mine[0], *others[:45_000], mine[1], *others[45_000:], mine[2]]
    archive = written(tmp_path / "large.zip", {"activity": [ACTIVITY_HEAD, *lines]})
    assert belgian_files.size(archive, "activity") > 3 << 20
    for numbers in ((FJORDLYS,), (FJORDLYS, "2.000.000.001")):
        assert [row["NaceCode"] for row in found(archive, "activity", *numbers)] == ["1", "2", "3"]


def test_quotes_commas_and_letters_in_a_name_are_read(tmp_path: Path) -> None:
    names = [row["Denomination"] for row in found(full(tmp_path), "denomination", FJORDLYS)]
    assert 'Fjordlys België "Automatisering", NV' in names


def test_a_file_that_is_not_there_has_no_rows(tmp_path: Path) -> None:
    archive = written(tmp_path / "x.zip", {"enterprise": ['"EnterpriseNumber"']})
    assert found(archive, "activity", FJORDLYS) == []
    assert belgian_files.size(archive, "activity") == 0
    assert codes(archive) == {}


def test_codes_are_told_in_every_language(tmp_path: Path) -> None:
    told = codes(of_recorded_rows(tmp_path))
    assert told["JuridicalForm", "124"] == {
        "FR": "Etablissement public",
        "NL": "Openbare instelling",
    }
    assert told["JuridicalSituation", "000"]["DE"] == "gewöhnlicher Zustand"


def test_an_update_takes_out_before_it_puts_in() -> None:
    old, stays, new = (
        {"EntityNumber": number, "Denomination": name}
        for number, name in (("1", "Old"), ("2", "Stays"), ("1", "New"))
    )
    after = updated((old, stays), ({"EntityNumber": "1"},), (new,), "denomination")
    assert after == (stays, new)
    gone = ({"EstablishmentNumber": "2.0"},)
    kept = ({"EstablishmentNumber": "2.1", "EnterpriseNumber": "1"},)
    assert updated((*gone, *kept), gone, (), "establishment") == kept


def test_updates_beside_the_full_file_count_up_to_the_first_gap(tmp_path: Path) -> None:
    archive = full(tmp_path, 140)
    for number in (142, 141, 139, 144):
        update(tmp_path, number)
    assert [each.name[12:16] for each in updates_beside(archive)] == ["0141", "0142"]
    other = archive.rename(tmp_path / "download.zip")
    assert updates_beside(other) == ()


def test_the_registers_files_are_known_by_name_or_by_what_they_hold(tmp_path: Path) -> None:
    renamed = full(tmp_path).rename(tmp_path / "download.zip")
    assert belgian_files.is_registers(renamed)
    torn = tmp_path / "KboOpenData_0140_2025_07_05_Full.zip"
    torn.write_bytes(b"half")
    assert belgian_files.is_registers(torn)
    other = written(tmp_path / "accounts.zip", {"Prod223": ["x"]})
    page = tmp_path / "page.html"
    page.write_bytes(b"<html></html>")
    assert not any(map(belgian_files.is_registers, (other, page, tmp_path / "gone.zip")))


def test_full_files_and_updates_are_told_apart(tmp_path: Path) -> None:
    assert not belgian_files.is_update(full(tmp_path))
    assert belgian_files.is_update(update(tmp_path, 141))
    with pytest.raises(SourceUnreadable):
        belgian_files.is_update(written(tmp_path / "x.zip", {"photos": ["x"]}))


def damaged(folder: Path) -> Path:
    file = full(folder)
    content = bytearray(file.read_bytes())
    at = content.find(b"activity.csv") + 20
    content[at : at + 40] = b"\xff" * 40
    file.write_bytes(content)
    return file


def half(folder: Path) -> Path:
    file = full(folder)
    file.write_bytes(file.read_bytes()[:-80])
    return file


def spaces(folder: Path) -> Path:
    return written(folder / "spaces.zip", {"activity": [ACTIVITY_HEAD, " " * (200 << 20)]})


def no_zip(folder: Path) -> Path:
    file = folder / "x.zip"
    file.write_bytes(b"<html>log in first</html>")
    return file


def other_columns(folder: Path) -> Path:
    return written(folder / "x.zip", {"activity": ['"A","B"', f'"{FJORDLYS}","x"']})


def short_row(folder: Path) -> Path:
    return full(folder, activity=[f'"{FJORDLYS}","001"'])


def open_quote(folder: Path) -> Path:
    return full(folder, activity=[f'"{FJORDLYS}","001","2025","62100","MA'])


def no_utf8(folder: Path) -> Path:
    file = folder / "x.zip"
    with zipfile.ZipFile(file, "w") as made:
        row = f'"{FJORDLYS}","001","2025","62100",'.encode() + b'"\xff"'
        made.writestr("activity.csv", ACTIVITY_HEAD.encode() + b"\n" + row)
    return file


def gone(folder: Path) -> Path:
    return folder / "gone.zip"


@pytest.mark.parametrize(
    "make",
    [damaged, half, spaces, no_zip, other_columns, short_row, open_quote, no_utf8, gone],
    ids=lambda make: make.__name__,
)
def test_a_bad_file_ends_in_a_clear_error(make: object, tmp_path: Path) -> None:
    assert callable(make)
    with pytest.raises(SourceUnreadable) as refused:
        found(make(tmp_path), "activity", FJORDLYS)
    assert str(refused.value.message)


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    file = full(tmp_path)
    content = bytearray(file.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    file.write_bytes(content)
    with pytest.raises(SourceUnreadable):
        found(file, "activity", FJORDLYS)


def test_only_the_files_at_the_top_are_the_registers(tmp_path: Path) -> None:
    row = f'"{FJORDLYS}","001","2025","62100","MAIN"'
    for name in ("folder/activity", "../activity", "/activity"):
        archive = written(tmp_path / "x.zip", {name: [ACTIVITY_HEAD, row]})
        assert found(archive, "activity", FJORDLYS) == []


def test_a_bomb_of_rows_is_refused(tmp_path: Path) -> None:
    row = f'"{FJORDLYS}","001","2025","62100","MAIN"'
    archive = full(tmp_path, activity=[row] * 20_001)
    with pytest.raises(SourceUnreadable):
        found(archive, "activity", FJORDLYS)


def test_a_zip_with_damage_of_any_kind_is_refused_in_words(tmp_path: Path) -> None:
    good = full(tmp_path, activity=[f'"{FJORDLYS}","001","2025","62010","MAIN"'] * 50).read_bytes()
    (begins,) = struct.unpack("<L", good[-6:-2])
    before_the_beginning = good[:-6] + struct.pack("<L", begins + 1000) + good[-2:]
    no_bytes = good.replace(b"PK\x03\x04", b"PK\x03\x05")
    for number, content in enumerate((before_the_beginning, no_bytes)):
        archive = tmp_path / f"{number}.zip"
        archive.write_bytes(content)
        with pytest.raises(SourceUnreadable, match="damaged"):
            rows(Sought(archive, "activity", ENTITY, (FJORDLYS,)))


def test_of_a_package_with_very_many_members_no_list_is_made(tmp_path: Path) -> None:
    archive = tmp_path / "Accounts_Monthly_Data.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for number in range(1001):
            made.writestr(f"{number}.html", b"")
        made.writestr("enterprise.csv", b"")
    assert not belgian_files.is_registers(archive)


@pytest.mark.parametrize(
    ("table", "head"),
    [
        ("enterprise", '"EnterpriseNumber","Status"'),
        ("establishment", '"StartDate","EnterpriseNumber"'),
        ("activity", '"EntityNumber","NaceVersion"'),
        ("activity_insert", '"EntityNumber","NaceCode"'),
    ],
)
def test_a_file_without_a_column_we_need_is_in_another_shape(
    tmp_path: Path, table: str, head: str
) -> None:
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr(f"{table}.csv", f"{head}\n")
    column = "EntityNumber" if table.startswith("activity") else "EnterpriseNumber"
    with pytest.raises(SourceUnreadable, match="not in the register's shape"):
        rows(Sought(archive, table, column, (FJORDLYS,)))
