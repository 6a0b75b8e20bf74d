"""What research would ask, in the terminal: why, at what cost, and nothing is asked for it."""

from tests.terminal import Leadline

FJORDLYS = "311000004"


def test_a_plan_says_why_each_question_is_asked_and_asks_none(leadline: Leadline) -> None:
    assert leadline("open", FJORDLYS).code == 0
    said = leadline("research", FJORDLYS, "--plan")
    assert said.code == 0
    assert "Would be asked:" in said.out
    told = " ".join(said.out.split())
    assert "Enhetsregisteret the register's entry never asked" in told
    assert "Enhetsregisteret its branches never asked" in told
    assert "Fullmakt who may sign never asked" in told
    assert "wants a key · costs " in said.out
    assert "questions, free." in said.out
    assert leadline("dossier", FJORDLYS, "--json").document["lookups"] == []


def test_a_plan_says_until_when_an_answer_is_fresh(leadline: Leadline) -> None:
    leadline.researched(FJORDLYS)
    said = leadline("research", FJORDLYS, "--plan")
    assert "Would be asked:" not in said.out
    assert "Status: fresh until " in said.out
    assert "Nothing would be asked." in said.out
    plan = leadline("research", FJORDLYS, "--plan", "--json").document["plan"]
    unit = next(each for each in plan if each["kind"] == "unit")
    assert (unit["kind"], unit["asked"], unit["need"], unit["usable"]) == (
        "unit",
        False,
        "fresh",
        True,
    )
    assert unit["fresh_until"]
    every = leadline("research", FJORDLYS, "--plan", "--all", "--json").document["plan"]
    assert next(each for each in every if each["kind"] == "unit")["asked"]
