"""Watching in the terminal: whom, how often, and the news."""

from tests.terminal import Leadline

FJORDLYS = "311000004"


def researched(leadline: Leadline) -> None:
    leadline.researched(FJORDLYS)


def test_a_company_is_watched_listed_and_let_go(leadline: Leadline) -> None:
    researched(leadline)
    assert leadline("watch").out.strip() == "Nobody is watched."
    said = leadline("watch", FJORDLYS, "--every", "7")
    assert said.code == 0
    assert "Fjordlys Automasjon AS: watched every week." in said.out
    listed = leadline("watch").out
    assert "Fjordlys Automasjon AS  watched every week  looked on" in listed
    (record,) = leadline("watch", "--json").document["watched"]
    assert (record["name"], record["days"]) == ("Fjordlys Automasjon AS", 7)
    assert "no longer watched" in leadline("watch", FJORDLYS, "--stop").out
    assert leadline("watch", "--json").document == {"watched": []}


def test_nothing_new_is_said_and_is_no_failure_of_a_source(leadline: Leadline) -> None:
    researched(leadline)
    leadline("watch", FJORDLYS)
    said = leadline("news", "--look")
    assert said.code == 1
    assert "Looked at 0 watched companies." in said.out
    assert "Nothing new at the companies you watch." in said.out
    assert leadline("news", "--json").document == {"news": []}


def test_whom_to_let_go_must_be_said(leadline: Leadline) -> None:
    said = leadline("watch", "--stop")
    assert said.code == 2
    assert "Say whom to watch no longer." in said.err


def test_what_is_heard_first_of_a_watched_company_is_no_news(leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    leadline("watch", FJORDLYS)
    assert "to be looked at now" in leadline("watch").out
    said = leadline("news", "--look")
    assert "Looked at 1 watched company." in said.out
    assert "Nothing new at the companies you watch." in said.out
    assert "looked on" in leadline("watch").out
