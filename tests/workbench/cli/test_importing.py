"""The verb shows what becomes of each row, writes when told to, and takes back."""

from pathlib import Path

import pytest

from tests.bulk_files import norwegian, unit
from tests.importing import BAKKESTO, FJORDLYS, HEADINGS
from tests.known import DEBTORS, OVERDUE
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


@pytest.fixture
def nameless(leadline: Leadline, tmp_path: Path) -> Path:
    """A list without numbers, with the register in which most of it stands."""
    units = (
        unit("311000063", "TINDRA TAK AS"),
        unit("311000071", "KVIST REGNSKAP AS"),
        unit("311000098", "KVIST REGNSKAP AS"),
    )
    leadline("register", "build", str(norwegian(tmp_path, units)))
    path = tmp_path / "fair.csv"
    rows = ("Tindra Tak AS;Molde;NO", "Kvist Regnskap AS;Molde;NO", "Ukjent;;NO")
    path.write_text("\n".join(("Firma;Poststed;Land", *rows)), "utf-8")
    return path


def test_rows_without_a_number_are_looked_up_where_told(leadline: Leadline, nameless: Path) -> None:
    shown = leadline("import", str(nameless))
    assert "3 rows lack a number: --match looks them up in your offline registers." in shown.out
    matched = leadline("import", str(nameless), "--match")
    assert "1 got a number, 1 are for you to choose, 1 are not there." in matched.out
    assert "TINDRA TAK AS stands in Norway: Enhetsregisteret, 1 November 2026." in matched.out
    assert matched.out.count("may be KVIST REGNSKAP AS") == 2
    assert f"import {nameless} --match --yes" in matched.out
    chosen = ("--row", "3=311000098", "--yes", "--json")
    document = leadline("import", str(nameless), "--match", *chosen).document
    assert [each["fate"] for each in document["rows"]] == ["new", "new", "new"]
    assert document["rows"][0]["taken"]["number"] == "no.orgnr 311000063"
    assert document["rows"][1]["taken"]["number"] == "no.orgnr 311000098"
    assert document["rows"][2]["offered"] == []
    assert document["registers"] == [{"key": "no_enhetsregisteret", "dated": "2026-11-01"}]


def test_a_number_that_no_register_offers_for_the_row_is_refused(
    leadline: Leadline, nameless: Path
) -> None:
    refused = leadline("import", str(nameless), "--match", "--row", "3=311000063")
    assert (refused.code, "No register offers 311000063 for row 3" in refused.err) == (2, True)
    refused = leadline("import", str(nameless), "--country", "Nowhere at all")
    assert (refused.code, "is no country" in refused.err) == (2, True)
    assert leadline("import", str(nameless), "--country", "Norge", "--match").code == 0


def test_looking_up_without_a_register_says_how_to_get_one(leadline: Leadline, file: Path) -> None:
    assert "register build" in leadline("import", str(file), "--match").err


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


def test_what_our_own_lists_say_of_a_new_company_is_shown(
    leadline: Leadline, file: Path, tmp_path: Path
) -> None:
    owing = tmp_path / "debtors.csv"
    owing.write_text(f"{DEBTORS}\n{OVERDUE}", "utf-8")
    assert leadline("known", "import", str(owing), "--day", "2026-11-20").code == 0
    shown = leadline("import", str(file))
    assert "Row 2, Fjordlys Automasjon AS: new." in shown.out
    assert "  Overdue with us: 43 days, NOK\xa012,300 · debtors.csv, 20 November 2026" in shown.out
    ours, other, _ = leadline("import", str(file), "--json").document["rows"]
    assert ours["known_to_us"][0].startswith("Overdue with us: 43 days")
    assert other["known_to_us"] == []
