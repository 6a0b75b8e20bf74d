"""A brought file is read whole and bounded, kept as it came, and searched for its place."""

from pathlib import Path

import pytest

from tests.brought import LOCKED, typeset
from tests.fakes.desks import bench
from tests.samples import COMPANY
from workbench.app import brought_files
from workbench.app.brought_files import LARGEST, Brought
from workbench.domain.brought import Marked
from workbench.domain.ids import new_id
from workbench.errors import CancelledByUser, InvalidInput, NotInStore
from workbench.jobs import JobControl


def brought(content: bytes, name: str = "found.txt", passage: str = "") -> Brought:
    return brought_files.bring(
        bench().desk, COMPANY.id, name=name, content=content, address="https://a", passage=passage
    )


def test_its_type_is_told_by_its_bytes_and_its_place_by_the_companys_number() -> None:
    content = typeset("Report", "Org.nr 311 000 004")
    made = brought(content, "Annual report.docx")
    assert made.snapshot.media_type == "application/pdf"
    assert made.snapshot.content == content
    assert (made.kept.name, made.kept.finding.marked) == ("Annual report.docx", Marked.NUMBER)
    assert str(made.told) == "Annual report.docx: its registration number, page 2."


def test_a_file_that_wants_a_password_is_kept_as_a_whole() -> None:
    made = brought(LOCKED, "locked.pdf")
    assert made.snapshot.content == LOCKED
    assert made.kept.finding.place is None
    assert str(made.told) == ("locked.pdf: the file wants a password, so nothing is marked.")


def test_what_names_somebody_else_says_so() -> None:
    made = brought(b"Skagen Sensor A/S won.", passage="lost")
    assert str(made.told) == "found.txt: not named in this file."
    assert made.kept.passage_missing


def test_a_web_address_is_no_number() -> None:
    assert brought(b"www.fjordlys.example").kept.finding.marked is Marked.NOT_NAMED


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1252"])
def test_days_of_birth_are_blanked_in_every_charset_and_the_rest_stays(charset: str) -> None:
    words = "Ingrid Prøve, født 31.01.1970, leder Fjordlys Automasjon AS"
    made = brought(words.encode(charset))
    kept = made.snapshot.content.decode(charset)
    assert kept == words.replace("31.01.1970", "**.**.****")
    assert made.snapshot.blanked == "days of birth"
    assert made.kept.finding.marked is Marked.NAME


@pytest.mark.parametrize(
    "content",
    [b"<p>Since 1970</p>", "Søborg".encode("utf-16"), typeset("born 31.01.1970"), b"\x00\xff\xfe"],
)
def test_everything_else_is_kept_to_the_byte(content: bytes) -> None:
    made = brought(content)
    assert made.snapshot.content == content
    assert made.snapshot.blanked == ""


def test_nothing_is_brought_for_a_company_that_is_not_there() -> None:
    with pytest.raises(NotInStore):
        brought_files.bring(bench().desk, new_id(), name="x", content=b"x")


def test_a_reading_can_be_stopped() -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        brought_files.bring(
            bench().desk, COMPANY.id, name="x", content=typeset("x"), control=control
        )


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"%PDF-")
    assert brought_files.read_file(file) == b"%PDF-"
    with file.open("r+b") as opened:
        opened.truncate(LARGEST + 1)
    with pytest.raises(InvalidInput) as large:
        brought_files.read_file(file)
    assert (large.value.field, large.value.hint is not None) == ("file", True)


@pytest.mark.parametrize("name", ["gone.pdf", "folder", "empty.pdf"])
def test_what_is_no_file_to_keep_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(InvalidInput) as refused:
        brought_files.read_file(tmp_path / name)
    assert refused.value.field == "file"
    assert name in str(refused.value)
