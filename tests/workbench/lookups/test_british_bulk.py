"""The packages of Companies House: one company's filings are taken out, the others stay packed."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.recorded import recorded
from workbench.errors import SourceUnreadable
from workbench.lookups import british_bulk
from workbench.lookups.british_bulk import filings_of, is_bulk, told_by_name

FOLDER = "companies_house/ixbrl"
FILED = (
    "Prod223_3951_00225951_20241031.html",
    "Prod223_3951_15052776_20240831_CIC.zip",
    "Prod224_9953_00003006_20090731.xml",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Accounts_Bulk_Data-2026-01-03.zip"


def package(file: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members:
            opened.writestr(name, content)
    return file


def member(number: str, day: str, kind: str = "html") -> str:
    return f"Prod223_3951_{number}_{day}.{kind}"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (FILED[0], ("00225951", date(2024, 10, 31))),
        (FILED[1], ("15052776", date(2024, 8, 31))),
        (FILED[2], ("00003006", date(2009, 7, 31))),
        ("daily/Prod223_3384_NI681295_20220831.html", ("NI681295", date(2022, 8, 31))),
        ("prod223_3384_oc437536_20220531.zip", ("OC437536", date(2022, 5, 31))),
        ("Prod223_3384_NI681295_20221331.html", None),
        ("Prod223_3384_NI681295.html", None),
        ("readme.txt", None),
    ],
)
def test_a_members_name_tells_whose_and_when(name: str, told: tuple[str, date] | None) -> None:
    assert told_by_name(name) == told


def test_recorded_filings_are_found_in_a_package_and_read(file: Path) -> None:
    bulk = package(file, *((name, recorded(f"{FOLDER}/{name}")) for name in FILED))
    assert is_bulk(bulk)
    (found,) = filings_of(bulk, "225951")
    assert (found.name, found.number, found.end) == (FILED[0], "00225951", date(2024, 10, 31))
    assert found.page == recorded(f"{FOLDER}/{FILED[0]}")
    (nested,) = filings_of(bulk, "15052776")
    assert b"BSIDES EXETER CIC" in nested.page
    assert not nested.page.startswith(b"PK")
    assert list(filings_of(bulk, "00000001")) == []


def test_a_company_may_have_filed_several_times_the_newest_comes_first(file: Path) -> None:
    bulk = package(
        file,
        (member("99000007", "20241231"), b"<old/>"),
        (member("99000015", "20251231"), b"<other/>"),
        (member("99000007", "20251231"), b"<new/>"),
    )
    assert [each.page for each in filings_of(bulk, "99000007")] == [b"<new/>", b"<old/>"]


def test_others_filings_are_not_unpacked(file: Path) -> None:
    package(
        file,
        (member("99000007", "20251231"), b"<mine/>"),
        (member("99000015", "20251231"), b"<theirs and broken/>"),
    )
    out = file.read_bytes()
    with zipfile.ZipFile(file) as opened:
        broken = opened.getinfo(member("99000015", "20251231")).header_offset
    file.write_bytes(out[:broken] + b"XXXX" + out[broken + 4 :])
    assert [each.page for each in filings_of(file, "99000007")] == [b"<mine/>"]
    with pytest.raises(SourceUnreadable, match="damaged"):
        list(filings_of(file, "99000015"))


def test_what_is_no_package_of_accounts_says_so(file: Path, tmp_path: Path) -> None:
    other = package(file, ("a.txt", b"x"))
    assert not is_bulk(other)
    with pytest.raises(SourceUnreadable, match="no package of accounts"):
        list(filings_of(other, "99000007"))
    page = tmp_path / "page.html"
    page.write_bytes(b"<html/>")
    for none in (page, tmp_path / "missing.zip", tmp_path):
        assert not is_bulk(none)
        with pytest.raises(SourceUnreadable, match="damaged"):
            list(filings_of(none, "99000007"))


def test_too_much_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bulk = package(file, *((member("99000007", f"2025123{day}"), b"<x/>") for day in range(2)))
    monkeypatch.setattr(british_bulk, "LARGEST", 3)
    with pytest.raises(SourceUnreadable, match="too large"):
        list(filings_of(bulk, "99000007"))
    monkeypatch.setattr(british_bulk, "_MOST_FILINGS", 1)
    with pytest.raises(SourceUnreadable, match="too many filings"):
        list(filings_of(bulk, "99000007"))
    monkeypatch.setattr(british_bulk, "_MOST_MEMBERS", 1)
    with pytest.raises(SourceUnreadable, match="too large"):
        list(filings_of(bulk, "99000007"))
