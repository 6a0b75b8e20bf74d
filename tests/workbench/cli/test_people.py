"""Who sits at a terminal is chosen once, with a PIN, and everything is written in their name."""

import pytest

from tests.terminal import Leadline

FJORDLYS = "311000004"


def sits(leadline: Leadline) -> list[str]:
    told = leadline("people", "list", "--json").document["people"]
    return [each["name"] for each in told if each["sits_here"]]


def said_by(leadline: Leadline) -> str:
    """Decide something, and return in whose name it stands."""
    leadline("open", FJORDLYS)
    unmet = ("status_active", "lowest_at_least", "signal_or_contact")
    exceptions = [word for key in unmet for word in ("--exception", f"{key}=a test")]
    assert leadline("qualify", FJORDLYS, "mql", *exceptions).code == 0
    decision = leadline("dossier", FJORDLYS, "--json").document["decision"]
    return str(decision["by"])


@pytest.fixture
def staffed(leadline: Leadline) -> Leadline:
    leadline("people", "add", "Mette Kjær")
    leadline("people", "add", "Jonas Lund", "--department", "sales", "--pin", "4321")
    return leadline


def test_people_are_added_and_listed(staffed: Leadline) -> None:
    said = staffed("people", "list")
    assert said.code == 0
    jonas = next(line for line in said.out.splitlines() if "Jonas Lund" in line)
    assert "sales" in jonas
    assert "has a PIN" in jonas
    told = staffed("people", "list", "--json").document["people"]
    assert told[-1]["department"] == "sales"
    assert "4321" not in str(told)


def test_who_sat_down_sits_there_the_next_time_too(staffed: Leadline) -> None:
    assert staffed("people", "sit", "mette kjær").out.startswith("Mette Kjær sits here now.")
    assert sits(staffed) == ["Mette Kjær"]
    decided = said_by(staffed)
    assert decided == "Mette Kjær"


def test_a_chair_with_a_pin_is_refused_without_it(staffed: Leadline) -> None:
    staffed("people", "sit", "Mette Kjær")
    for words in ((), ("--pin", "1234")):
        said = staffed("people", "sit", "Jonas Lund", *words)
        assert (said.code, said.out) == (2, "")
        assert "That is not Jonas Lund's PIN." in said.err
    assert sits(staffed) == ["Mette Kjær"]
    assert staffed("people", "sit", "Jonas Lund", "--pin", "4321").code == 0
    assert sits(staffed) == ["Jonas Lund"]


def test_a_pin_is_changed_and_taken_away_by_who_knows_it(staffed: Leadline) -> None:
    assert staffed("people", "pin", "Jonas Lund", "--new", "9999").code == 2
    assert staffed("people", "pin", "Jonas Lund", "--new", "9", "--pin", "4321").code == 2
    assert staffed("people", "pin", "Jonas Lund", "--new", "9999", "--pin", "4321").code == 0
    assert staffed("people", "sit", "Jonas Lund", "--pin", "4321").code == 2
    gone = staffed("people", "pin", "Jonas Lund", "--new", "", "--pin", "9999")
    assert gone.out.strip() == "Jonas Lund has no PIN any more."
    assert staffed("people", "sit", "Jonas Lund").code == 0


def test_a_name_nobody_has_is_answered_with_those_who_are_here(staffed: Leadline) -> None:
    said = staffed("people", "sit", "Ola")
    assert said.code == 2
    assert "Mette Kjær, Jonas Lund" in said.err
    assert staffed("people", "add", "Mette Kjær").code == 2
    assert staffed("people", "add", "Ola", "--department", "kitchen").code == 2
