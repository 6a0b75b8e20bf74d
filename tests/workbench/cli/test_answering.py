"""Prepared questions are answered in the terminal, with a file where there is one."""

from pathlib import Path

import pytest

from tests.brought import LOCKED, typeset
from tests.terminal import Leadline, terminal

FJORDLYS = "311000004"


@pytest.fixture
def leadline(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Leadline:
    monkeypatch.setenv("LEADLINE_LANGUAGE", "en")
    run = terminal(tmp_path / "store.db", capfd)
    run("open", FJORDLYS)
    return run


def test_a_file_is_kept_and_its_place_is_said(leadline: Leadline, tmp_path: Path) -> None:
    report = tmp_path / "Report 2025.pdf"
    report.write_bytes(typeset("Report", "Org.nr 311 000 004"))
    said = leadline("answer", FJORDLYS, "press", "found", "--file", str(report))
    assert said.code == 0
    assert "Report 2025.pdf: its registration number, page 2." in said.err + said.out


def test_the_place_is_in_the_document(leadline: Leadline, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("nr;name;equity\n9;Skagen;1\n311000004;Fjordlys;31480000\n")
    words = ("--file", str(table), "--passage", "equity", "--weight", "good", "--json")
    told = leadline("answer", FJORDLYS, "press", "found", *words).document
    assert told["place"] == {"kind": "csv", "locator": "3:3"}
    assert (told["marked"], told["where"]) == ("passage", "row 3, column equity")
    assert told["media_type"] == "text/csv; charset=utf-8"
    [search] = leadline("dossier", FJORDLYS, "--json").document["hand_searches"]
    assert search["snapshot"] == told["snapshot"]
    assert (search["weight"], search["brought"]["original"]) == ("good", "31480000")


def test_a_passage_that_may_mean_several_places_is_said_to(
    leadline: Leadline, tmp_path: Path
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("They paid late.\nThey paid late.\n")
    words = ("--file", str(text), "--passage", "paid late")
    said = leadline("answer", FJORDLYS, "press", "found", *words)
    assert "notes.txt: the first of several places with the passage typed, line 1." in said.out
    assert "Type more of the passage if you mean another place." in said.out
    told = leadline("answer", FJORDLYS, "press", "found", *words, "--json").document
    assert told["marked"] == "first_passage"


def test_what_is_not_in_the_file_is_said_and_the_file_kept(
    leadline: Leadline, tmp_path: Path
) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(LOCKED)
    words = ("--file", str(locked), "--passage", "late")
    said = leadline("answer", FJORDLYS, "press", "found", *words)
    assert said.code == 0
    assert "wants a password" in said.err + said.out
    assert "The passage you typed is not in the file." in said.err + said.out


@pytest.mark.parametrize(
    ("answer", "name"), [("nothing_found", "a.txt"), ("found", "gone.txt"), ("found", "empty.txt")]
)
def test_a_file_that_answers_nothing_is_bad_input(
    leadline: Leadline, tmp_path: Path, answer: str, name: str
) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "empty.txt").touch()
    said = leadline("answer", FJORDLYS, "press", answer, "--file", str(tmp_path / name))
    assert said.code == 2
    assert leadline("dossier", FJORDLYS, "--json").document["hand_searches"] == []
