"""Work lists in the terminal: from a file to ready, open and no, along on the train, and an end."""

from pathlib import Path

import pytest

from tests.terminal import Leadline

FJORDLYS = "311000004"
PASTED = "Organisation number,Name\n311000004,Fjordlys Automasjon AS\n\n"


@pytest.fixture
def imported(leadline: Leadline, tmp_path: Path) -> str:
    """The id of an imported list."""
    file = tmp_path / "fair.csv"
    file.write_text(PASTED, "utf-8")
    imported: str = leadline("import", str(file), "--yes", "--json").document["import"]
    return imported


def test_a_list_is_made_of_an_imported_file(leadline: Leadline, imported: str) -> None:
    made = leadline("worklist", "make", "Herning fair", "--import", imported)
    assert made.code == 0
    assert "Made the list Herning fair of 1 company." in made.out
    assert "Herning fair  1 company" in leadline("worklist", "list").out
    again = leadline("worklist", "make", "Twice", "--import", "fair.csv", "--json")
    assert again.document["count"] == 1


def test_finding_out_says_ready_open_or_no_and_why(leadline: Leadline, imported: str) -> None:
    leadline("worklist", "make", "Herning", "--import", imported)
    before = leadline("worklist", "show", "herning", "--json").document["companies"][0]
    assert before["outlook"] == "open"
    assert before["next"][0]["kind"] == "unit"
    told = leadline("worklist", "find-out", "Herning")
    assert told.code == 0
    assert "Ready" in told.out
    assert "A sign of interest, or a contact" in told.out
    after = leadline("worklist", "show", "Herning", "--json").document["companies"][0]
    assert (after["outlook"], after["next"]) == ("ready", [])
    assert after["lowest"] > before["lowest"]


def test_a_session_ends_with_done_open_minutes_and_queued(
    leadline: Leadline, imported: str
) -> None:
    leadline("worklist", "make", "Herning", "--import", imported)
    assert leadline("worklist", "end", "Herning").code == 2
    leadline("worklist", "find-out", "Herning")
    told = leadline("worklist", "end", "Herning", "--json").document["session"]
    assert (told["done"], told["ready"], told["open"], told["queued"]) == (1, 1, 0, 0)


def test_taking_along_says_before_and_after_what_is_missing(
    leadline: Leadline, imported: str
) -> None:
    leadline("worklist", "make", "Herning", "--import", imported)
    foreseen = leadline("worklist", "take-along", "Herning", "--foresee", "--json").document
    assert foreseen["questions"] > 0
    done = leadline("worklist", "take-along", "Herning", "--json")
    assert done.document["companies"] == 1
    assert {each["lack"] for each in done.document["missing"]} >= {"by_hand"}
    rest = leadline("worklist", "take-along", "Herning", "--foresee")
    assert "What will be missing without a network:" in rest.out


def test_offline_everything_waits_and_the_exit_code_says_so(
    leadline: Leadline, imported: str
) -> None:
    leadline("worklist", "make", "Herning", "--import", imported)
    said = leadline("worklist", "take-along", "Herning", "--offline")
    assert said.code == 3
    assert "not answered yet" in said.out
    found = leadline("worklist", "find-out", "Herning", "--offline")
    assert found.code == 0
    assert "Open" in found.out


def test_companies_are_put_on_and_taken_off(leadline: Leadline, imported: str) -> None:
    leadline("worklist", "make", "Herning", FJORDLYS)
    said = leadline("worklist", "add", "Herning", FJORDLYS)
    assert "Put 0 companies on the list Herning." in said.out
    assert leadline("worklist", "remove", "Herning", FJORDLYS).code == 2
    assert "Put the list Herning away." in leadline("worklist", "remove", "Herning").out
    assert leadline("worklist", "list").code == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("make", "Herning"), 2, "Nobody would be on the list."),
        (("make", "Herning", "--import", "nowhere.csv"), 1, "No import is called nowhere.csv."),
        (("show", "Oslo"), 2, "There is no work list yet."),
    ],
)
def test_what_is_mistyped_is_told_with_what_to_do(
    leadline: Leadline, words: tuple[str, ...], code: int, said: str
) -> None:
    told = leadline("worklist", *words)
    assert told.code == code
    assert said in told.err


def test_a_company_of_a_list_gets_its_number(leadline: Leadline, tmp_path: Path) -> None:
    file = tmp_path / "cards.csv"
    file.write_text("Name,Country\nFjordlys Automasjon,NO\n", "utf-8")
    leadline("import", str(file), "--yes")
    leadline("worklist", "make", "Cards", "--import", "cards.csv")
    stuck = leadline("worklist", "show", "Cards", "--json").document["companies"][0]
    assert "no registration number yet" in stuck["because"][0]
    asked = leadline("number", "Fjordlys")
    assert asked.code == 1
    assert FJORDLYS in asked.out
    given = leadline("number", "Fjordlys", FJORDLYS)
    assert given.code == 0
    assert "Fjordlys Automasjon has the number 311000004." in given.out
    found = leadline("worklist", "show", "Cards", "--json").document["companies"][0]
    assert (found["number"], found["next"][0]["kind"]) == (FJORDLYS, "unit")
