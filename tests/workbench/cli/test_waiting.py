"""The queue in the terminal: what waits, asked, paused and resumed."""

from tests.terminal import Leadline

FJORDLYS = "311000004"


def let_wait(leadline: Leadline) -> int:
    """Research without a network; return how many look-ups wait."""
    leadline("open", FJORDLYS)
    leadline("research", FJORDLYS, "--offline")
    return len(leadline("queue", "--json").document["waiting"])


def test_nothing_waits_in_a_new_store(leadline: Leadline) -> None:
    said = leadline("queue")
    assert (said.code, said.out.strip()) == (
        0,
        "Nothing waits: every question that was planned has been asked.",
    )


def test_what_waits_is_shown_with_its_reason_and_asked_when_told_to(leadline: Leadline) -> None:
    count = let_wait(leadline)
    assert count > 3
    shown = leadline("queue").out
    assert "Fjordlys" in shown
    assert "waits: no network" in shown
    assert f"{count} look-ups wait." in shown
    assert "Next: leadline queue --ask" in shown
    asked = leadline("queue", "--ask", "--json").document
    assert (asked["waiting"], asked["due"]) == ([], 0)
    dossier = leadline("dossier", FJORDLYS).out
    assert "Own money" in dossier
    assert "waits" not in dossier


def test_a_pause_holds_for_research_too_until_somebody_resumes(leadline: Leadline) -> None:
    assert "Paused" in leadline("queue", "--pause").out
    leadline("open", FJORDLYS)
    paused = leadline("research", FJORDLYS).out
    assert "waits: the asking is paused" in paused
    assert leadline("queue", "--ask", "--json").document["paused"] is True
    resumed = leadline("queue", "--resume", "--ask", "--json").document
    assert (resumed["paused"], resumed["waiting"]) == (False, [])


def test_what_was_looked_for_without_a_network_waits_until_somebody_looks_again(
    leadline: Leadline,
) -> None:
    leadline("open", "fjordlys automasjon", "--offline")
    said = leadline("queue").out
    assert "fjordlys automasjon  waits to be looked for again" in said
    assert "Nothing waits" not in said
    assert "Next: leadline open 'fjordlys automasjon'" in said
    assert leadline("queue", "--json").document["searches"] == ["fjordlys automasjon"]
    leadline("open", "fjordlys automasjon")
    assert leadline("queue", "--json").document["searches"] == []


def test_pausing_and_asking_at_once_is_refused(leadline: Leadline) -> None:
    said = leadline("queue", "--pause", "--ask")
    assert said.code == 2
    assert "Choose either --pause, or --resume and --ask." in said.err


def test_a_search_while_the_asking_is_paused_says_how_it_goes_on(leadline: Leadline) -> None:
    leadline("queue", "--pause")
    said = leadline("open", "fjordlys")
    assert "waits: the asking is paused" in said.out
    assert "Next: leadline queue --resume" in said.out
    assert "Next: leadline open fjordlys" in said.out
    assert "network" not in leadline("list").out
