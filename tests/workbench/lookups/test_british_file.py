"""Accounts that somebody downloaded are proposed with their figures, out of packages too."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.recorded import recorded
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.errors import SourceUnreadable
from workbench.lookups.british_file import filed_in, is_british
from workbench.lookups.page_reader import ReaderOfPages

FOLDER = "companies_house/ixbrl"
NAME = "Prod223_3951_00225951_20241031.html"
MASONIC = Identifier(Scheme.GB_CRN, "00225951")
OTHER = Identifier(Scheme.GB_CRN, "15052776")


def bulk(file: Path, *names: str) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, recorded(f"{FOLDER}/{NAME}"))
    return file


def test_a_filed_page_proposes_its_figures() -> None:
    content = recorded(f"{FOLDER}/{NAME}")
    proposed = ReaderOfPages().read_page(content, "")
    assert proposed.identifier == MASONIC
    assert proposed.entity == Entity("gb_accounts_file", "00225951")
    assert proposed.name == "THE WINDSOR (PENARTH) MASONIC HALL COMPANY (1927) LIMITED"
    assert (proposed.kept, proposed.media_type) == (content, "application/xhtml+xml")
    assert proposed.address.endswith("/company/00225951/filing-history")
    equity = [each.fact for each in proposed.facts if each.fact.key == "accounts.equity"]
    assert [each.value for each in equity] == ["595325", "601297"]
    assert {each.fact.entity for each in proposed.facts} == {proposed.entity}
    again = ReaderOfPages().read_page(content, "")
    assert {each.fact.qualifier("filing") for each in again.facts} == {
        equity[0].qualifier("filing")
    }


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Prod223_3951_15052776_20240831_CIC.zip", "15052776"),
        ("Prod224_9953_00003006_20090731.xml", "00003006"),
        ("drkane_account_2.html", "07175596"),
    ],
)
def test_packages_and_older_kinds_are_known_for_what_they_are(name: str, number: str) -> None:
    content = recorded(f"{FOLDER}/{name}")
    assert is_british(content)
    assert ReaderOfPages().read_page(content, "").identifier.value == number


def test_what_was_left_out_is_noted() -> None:
    proposed = ReaderOfPages().read_page(recorded(f"{FOLDER}/drkane_account_errors.html"), "")
    assert len(proposed.notes) == 2


def test_a_page_of_another_site_is_no_british_accounts() -> None:
    assert not is_british(b"<html><body>proff.no</body></html>")


def test_accounts_that_name_no_company_are_unreadable() -> None:
    content = recorded(f"{FOLDER}/{NAME}").replace(b">00225951<", b"><")
    with pytest.raises(SourceUnreadable, match="whose they are") as refused:
        ReaderOfPages().read_page(content, "")
    assert "Download the accounts again" in str(refused.value.hint)


def test_a_companys_accounts_are_taken_out_of_a_package_of_many(tmp_path: Path) -> None:
    theirs = NAME.replace("00225951", "99000015")
    file = bulk(tmp_path / "Accounts_Bulk_Data-2025-05-03.zip", NAME, theirs)
    page = ReaderOfPages().filed_in(file, (Identifier(Scheme.LEI, "x"), MASONIC))
    assert page == recorded(f"{FOLDER}/{NAME}")


def test_a_package_without_the_company_says_so_and_so_does_one_with_two(tmp_path: Path) -> None:
    file = bulk(tmp_path / "day.zip", NAME, NAME.replace("20241031", "20231031"))
    with pytest.raises(SourceUnreadable, match=r"No accounts of 15052776 are in day\.zip"):
        filed_in(file, (OTHER,))
    with pytest.raises(SourceUnreadable, match="several accounts"):
        filed_in(file, (MASONIC,))
    with pytest.raises(SourceUnreadable, match="none is known here"):
        filed_in(file, (Identifier(Scheme.NO_ORGNR, "923609016"),))


def test_a_file_that_is_no_package_of_many_is_left_to_be_read_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / NAME
    page.write_bytes(recorded(f"{FOLDER}/{NAME}"))
    package = tmp_path / "cic.zip"
    package.write_bytes(recorded(f"{FOLDER}/Prod223_3951_15052776_20240831_CIC.zip"))
    empty = tmp_path / "empty.zip"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w"):
        pass
    empty.write_bytes(out.getvalue())
    for file in (page, package, empty, tmp_path / "missing.zip"):
        assert filed_in(file, (MASONIC,)) is None
