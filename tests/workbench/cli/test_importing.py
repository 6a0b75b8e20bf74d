"""The verb shows what becomes of each row, writes when told to, and takes back."""

from pathlib import Path

import pytest

from tests.importing import BAKKESTO, FJORDLYS, HEADINGS
from tests.terminal import Leadline

BAD = "Feil AS;311000013;;;;;;;;"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_text("\n".join((HEADINGS, FJORDLYS, BAKKESTO, BAD)), encoding="cp1252")
    return path


def test_a_file_is_only_shown_unless_told_otherwise(leadline: Leadline, file: Path) -> None:
    shown = leadline("import", str(file))
    assert shown.code == 0
    assert "registration number" in shown.out
    assert "its heading says so" in shown.out
    assert "311000013 is no registration number" in shown.out
    assert "Nothing was written." in shown.out
    assert leadline("list").code == 1


def test_a_file_is_written_with_its_rejects_and_taken_back(
    leadline: Leadline, file: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "rejects.csv"
    done = leadline("import", str(file), "--yes", "--rejects", str(rejects), "--json")
    assert done.code == 0
    document = done.document
    assert document["written"] == {
        "new": 2,
        "same": 0,
        "duplicate": 0,
        "unsure": 0,
        "unusable": 1,
        "done": 0,
    }
    assert document["columns"][1]["field"] == "number"
    assert [row["fate"] for row in document["rows"]] == ["new", "new", "unusable"]
    assert "Feil AS" in rejects.read_text("utf-8-sig")
    assert "Bakkestø" in leadline("list").out
    past = leadline("import", "--json").document["imports"]
    assert [(each["file"], each["undone"]) for each in past] == [("leads.csv", False)]
    back = leadline("import", "--undo", document["import"])
    assert back.code == 0
    assert "2 companies are no longer leads" in back.out
    assert leadline("list").code == 1
    assert "undone" in leadline("import").out


def test_importing_again_says_that_nothing_is_left(leadline: Leadline, file: Path) -> None:
    leadline("import", str(file), "--yes")
    again = leadline("import", str(file), "--yes")
    assert (again.code, "Nothing is left to import." in again.out) == (0, True)


def test_a_column_and_an_unsure_row_are_what_a_person_says(
    leadline: Leadline, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Foo,Kommentar\nKvist & Ko,a\nKvist & Ko,b\n", "utf-8")
    assert leadline("import", str(path)).code == 1
    named = ("import", str(path), "--column", "Foo=name", "--json")
    rows = leadline(*named).document["rows"]
    assert [row["fate"] for row in rows] == ["new", "unsure"]
    rows = leadline(*named, "--row", "3=new").document["rows"]
    assert [row["fate"] for row in rows] == ["new", "new"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--column", "By=nothing at all"), 2, "is not Heading=field"),
        (("--column", "Foo=name"), 2, "has no column Foo"),
        (("--row", "x=new"), 2, "is not row=new"),
        (("--row", "2=99000007"), 1, "No company here has the number"),
        (("--sheet", ""), 0, ""),
    ],
)
def test_what_is_mistyped_is_said(
    leadline: Leadline, file: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    said = leadline("import", str(file), *words)
    assert said.code == code
    assert told in said.err


def test_what_is_not_there_is_said(leadline: Leadline, tmp_path: Path) -> None:
    assert leadline("import", str(tmp_path / "none.csv")).code == 2
    assert leadline("import", "--undo", "abc").code == 1
    assert leadline("import").code == 1
    assert "registration number" in leadline("import", "--fields").out
