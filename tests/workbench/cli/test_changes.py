"""`leadline score` and `leadline dossier` say what changed since a decision, and by whose doing."""

from pathlib import Path

import pytest

from tests.terminal import DEMO, Leadline, terminal

FJORDLYS = "311000004"
OTHERWISE = (b'"antallAnsatte": 64', b'"antallAnsatte": 20')


def other_world(folder: Path) -> Path:
    """Return the demo world in which the register was told of another number of employees."""
    folder.mkdir()
    (folder / "world.toml").write_bytes((DEMO / "world.toml").read_bytes())
    for path in (DEMO / "answers").rglob("*"):
        if path.is_file():
            there = folder / "answers" / path.relative_to(DEMO / "answers")
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes().replace(*OTHERWISE))
    return folder


@pytest.fixture
def later(leadline: Leadline, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    """The terminal after a decision, in the other world."""
    leadline.researched(FJORDLYS)
    leadline("signal", FJORDLYS, "asked_for_offer")
    leadline("heard", FJORDLYS, "Always on the day.", "--relation", "supplier")
    assert leadline("qualify", FJORDLYS, "mql", "--reason", "they asked").code == 0
    assert "Since the decision" not in leadline("score", FJORDLYS).out
    assert leadline("score", FJORDLYS, "--json").document["since_decision"] is None
    return terminal(tmp_path / "store.db", capfd, other_world(tmp_path / "world"))


@pytest.mark.parametrize("verb", ["score", "dossier"])
def test_what_the_register_says_otherwise_is_told(later: Leadline, verb: str) -> None:
    later("research", FJORDLYS, "--all")
    said = later(verb, FJORDLYS).out
    assert "Since the decision of " in said
    assert "  The company changed  Employees fell by 69\u00a0%: 20, was 64.\n" in said


def test_the_same_as_json_has_both_facts_with_their_places(later: Leadline) -> None:
    later("research", FJORDLYS, "--all")
    since = later("score", FJORDLYS, "--json").document["since_decision"]
    (told,) = [each for each in since["news"] if "Employees" in each["words"]]
    assert told["cause"] == "company"
    ((change,),) = (told["facts"],)
    assert (change["property"], change["before"]["value"]) == ("company.employees", "64")
    assert change["now"]["value"] == "20"
    assert change["before"]["snapshot"] != change["now"]["snapshot"]
    assert change["before"]["place"] == change["now"]["place"]


def test_the_folder_of_the_decision_tells_nothing_that_came_later(
    later: Leadline, tmp_path: Path
) -> None:
    later("research", FJORDLYS, "--all")
    folder = Path(later("export", FJORDLYS, "--into", str(tmp_path), "--json").document["folder"])
    assert '"since_decision": null' in (folder / "handoff.json").read_text("utf-8")
