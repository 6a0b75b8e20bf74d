"""Every verb of the terminal does its work on the store, in words or as one JSON object."""

import json
import re
from pathlib import Path

import pytest

from tests.terminal import Leadline
from workbench.cli import main
from workbench.cli.verbs import VERBS

FJORDLYS = "311000004"
DOCS = Path(__file__).resolve().parents[3] / "docs" / "terminal.md"
STORE_VERBS = ("check", "size", "rebuild", "backup", "restore", "expire")
PEOPLE_VERBS = ("list", "add", "sit", "pin")
KNOWN_VERBS = ("import", "list", "remove", "same")


def researched(leadline: Leadline) -> None:
    leadline.researched(FJORDLYS)


def asked(leadline: Leadline) -> None:
    researched(leadline)
    assert leadline("signal", FJORDLYS, "asked_for_offer").code == 0


BRINGING = {
    "offer": ("offer", FJORDLYS, "Line monitoring", "480000", "--currency", "NOK"),
    "signal": ("signal", FJORDLYS, "asked-for-offer", "--asked-for", "two halls"),
    "contact": ("contact", FJORDLYS, "Ingrid Prøve", "--from", "wrote to us", "--part", "decides"),
    "channel": ("channel", FJORDLYS, "phone", "open", "They wrote to us."),
    "touch": ("touch", FJORDLYS, "call", "Showed the demo.", "--inward"),
    "step": ("step", FJORDLYS, "Offer", "2099-01-01"),
    "brief": ("brief", FJORDLYS, "--open-with", "the stop on line 2"),
    "aside": ("aside", FJORDLYS, "parked", "--reason", "young", "--until", "2099-01-01"),
    "heard": ("heard", FJORDLYS, "Always on the day.", "--relation", "supplier", "--quote"),
    "answer": ("answer", FJORDLYS, "press", "nothing_found"),
    "rate": ("rate", FJORDLYS, "need_fits", "8"),
}


@pytest.mark.parametrize("verb", BRINGING)
def test_what_people_bring_is_said_back_with_what_to_do_next(leadline: Leadline, verb: str) -> None:
    researched(leadline)
    said = leadline(*BRINGING[verb])
    assert (said.code, said.err) == (0, "")
    did, following = said.out.splitlines()
    assert did
    assert following == f"Next: leadline score {FJORDLYS}"


@pytest.mark.parametrize("verb", BRINGING)
def test_the_same_as_json_is_one_object_and_nothing_else(leadline: Leadline, verb: str) -> None:
    researched(leadline)
    said = leadline("--json", *BRINGING[verb])
    assert (said.code, said.err) == (0, "")
    assert said.document


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("open", "Fjordlys", "--json"), 0),
        (("open", FJORDLYS, "--json"), 0),
        (("open", "Findes Ikke", "--json"), 1),
        (("list", "--json"), 1),
        (("research", FJORDLYS, "--json"), 0),
        (("dossier", FJORDLYS, "--json"), 1),
        (("score", FJORDLYS, "--json"), 1),
        (("questions", FJORDLYS, "--json"), 1),
        (("qualify", FJORDLYS, "mql", "--json"), 1),
        (("export", FJORDLYS, "--json"), 1),
        (("open", "311000005", "--json"), 2),
        (("open", "--json"), 2),
        (("bogus", "--json"), 2),
        (("sources", "--json"), 0),
        (("card", "--json"), 0),
        (("store", "check", "--json"), 0),
        (("store", "size", "--json"), 0),
        (("store", "rebuild", "--json"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_json_is_one_object_whatever_happens(
    leadline: Leadline, words: tuple[str, ...], code: int
) -> None:
    said = leadline(*words)
    assert said.code == code
    assert said.document


def test_options_stand_before_the_verb_or_after_it(leadline: Leadline) -> None:
    before, after = leadline("--json", "card"), leadline("card", "--json")
    assert before == after
    assert leadline("card", "--language=stretched").out.startswith("⟦")


def test_an_option_without_its_value_is_said(tmp_path: Path, leadline: Leadline) -> None:
    assert main(["card", "--store"]) == 2
    assert leadline("card").code == 0
    assert not (tmp_path / "card").exists()


def test_a_name_shows_whom_it_may_be_and_opens_nothing(leadline: Leadline) -> None:
    said = leadline("open", "fjordlys")
    assert said.code == 0
    assert "311000004  Fjordlys Automasjon AS" in said.out
    assert leadline("list").code == 1


def test_a_number_is_opened_and_the_next_verb_named(leadline: Leadline) -> None:
    assert leadline("open", FJORDLYS).out.splitlines()[-1] == f"Next: leadline research {FJORDLYS}"
    [lead] = leadline("list", "--json").document["leads"]
    assert lead["name"] == "Fjordlys Automasjon AS"
    assert leadline("list", "nobody").code == 1


def test_a_telephone_number_opens_the_company_here_that_has_it(
    leadline: Leadline, tmp_path: Path
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text("Firma;Telefon\nTindra Tak AS;+47 22 86 44 00\nElvestad;22 86 44 11", "utf-8")
    leadline("import", str(file), "--country", "NO", "--yes")
    assert "Tindra Tak AS is open." in leadline("open", "0047 22864400").out
    assert "Elvestad is open." in leadline("open", "22 86 44 11").out
    unknown = leadline("open", "+47 22 86 44 99")
    assert unknown.code == 2
    assert "no source can be asked for one" in unknown.err
    file.write_text("Firma;Telefon\nTindra Maling AS;22 86 44 00", "utf-8")
    leadline("import", str(file), "--country", "NO", "--yes")
    both = leadline("open", "22 86 44 00")
    assert "These companies here have the telephone number:" in both.out
    assert "Tindra Maling AS: Telephone +47 22 86 44 00" in both.out


def test_words_that_mean_two_leads_are_refused(leadline: Leadline) -> None:
    for number in (FJORDLYS, "311000012"):
        leadline("open", number)
    said = leadline("score", "AS")
    assert said.code == 2
    assert "Use its number." in said.err


EXCEPTED = [
    word
    for key in (
        "lowest_at_least",
        "trouble_looked_for",
        "contact_named",
        "channel_open",
        "next_step_dated",
    )
    for word in ("--exception", f"{key}=agreed in the team")
]
"""What SQL asks for and nobody brought, gone on without."""


def test_a_handed_over_mql_is_accepted_and_stays_one(leadline: Leadline, tmp_path: Path) -> None:
    asked(leadline)
    assert leadline("qualify", FJORDLYS, "mql").code == 0
    unhanded = leadline("outcome", FJORDLYS, "accepted")
    assert unhanded.code == 2
    assert "Hand over its newest decision first." in unhanded.err
    assert leadline("hand-over", FJORDLYS, "--into", str(tmp_path / "out")).code == 0
    assert leadline("outcome", FJORDLYS, "accepted", "--json").document["stage"] == "mql"
    assert leadline("outcome", FJORDLYS, "accepted").code == 2


def test_sales_returns_a_lead_for_a_reason_that_counts(leadline: Leadline, tmp_path: Path) -> None:
    asked(leadline)
    assert leadline("qualify", FJORDLYS, "sql", *EXCEPTED).code == 0
    assert leadline("hand-over", FJORDLYS, "--into", str(tmp_path / "out")).code == 0
    unsaid = leadline("outcome", FJORDLYS, "returned", "--reason", "Not before the autumn.")
    assert unsaid.code == 2
    assert "no_budget" in unsaid.err
    words = ("returned", "--why", "no_budget", "--reason", "Not before the autumn.")
    returned = leadline("outcome", FJORDLYS, *words, "--json").document
    assert (returned["stage"], returned["why"]) == ("mql", "no_budget")
    told = "Returned by sales, no budget: Not before the autumn."
    assert told in leadline("dossier", FJORDLYS).out
    assert leadline("dossier", FJORDLYS, "--json").document["returned"] == {
        "why": "no_budget",
        "reason": "Not before the autumn.",
    }


def test_a_score_that_moved_since_it_was_locked_is_told(leadline: Leadline) -> None:
    asked(leadline)
    leadline("qualify", FJORDLYS, "mql")
    assert leadline("dossier", FJORDLYS, "--json").document["would_now"] is None
    words = ("Three reminders every time.", "--relation", "supplier", "--pays", "late")
    leadline("heard", FJORDLYS, *words)
    told = leadline("dossier", FJORDLYS, "--json").document
    moved = told["would_now"]
    assert moved["now"] == {"band": told["scorecard"]["band"], "can": told["scorecard"]["can"]}
    assert moved["locked"]["can"] != moved["now"]["can"]
    assert moved["moved"][0]["criterion"] == "pays_on_time@2"
    assert moved["moved"][0]["then"] != moved["moved"][0]["now"]
    for verb in ("dossier", "score"):
        assert moved["words"] in leadline(verb, FJORDLYS).out


def test_what_helps_most_is_one_sentence(leadline: Leadline) -> None:
    researched(leadline)
    told = leadline("score", FJORDLYS).out
    assert re.search(r"\nWhat helps most: Ask .+\. That narrows the range to \d+–\d+\.\n", told)


def test_a_lead_travels_from_open_to_won(leadline: Leadline, tmp_path: Path) -> None:
    asked(leadline)
    assert "asks for" in leadline("score", FJORDLYS).out
    marked = leadline("qualify", FJORDLYS, "mql", "--json").document
    assert re.fullmatch("[0-9a-f]{64}", marked["hash"])
    assert leadline("qualify", FJORDLYS, "sql", *EXCEPTED).code == 0
    handed = leadline("hand-over", FJORDLYS, "--into", str(tmp_path / "out"), "--json").document
    assert {Path(each).name for each in handed["files"]} >= {"handoff.pdf", "handoff.json"}
    assert leadline("outcome", FJORDLYS, "accepted").code == 0
    assert leadline("outcome", FJORDLYS, "won").code == 2
    assert leadline("outcome", FJORDLYS, "won", "--reason", "signed").code == 0
    assert leadline("outcome", FJORDLYS, "sold").code == 2
    assert leadline("qualify", FJORDLYS, "mql").code == 2
    assert leadline("list").code == 1
    assert "Won" in leadline("list", "--all").out
    lost = ("outcome", FJORDLYS, "lost", "--reason", "signed elsewhere")
    assert leadline(*lost).code == 2
    assert leadline(*lost, "--correct").code == 0
    assert leadline("aside", FJORDLYS, "no").code == 2
    assert leadline("aside", FJORDLYS, "no", "--reason", "they called").code == 0
    assert "SQL, accepted" in leadline("list").out


def test_a_requirement_that_is_open_stops_with_its_own_code(leadline: Leadline) -> None:
    researched(leadline)
    said = leadline("qualify", FJORDLYS, "mql")
    assert said.code == 5
    assert "A sign of interest, or a contact" in said.err
    assert leadline("qualify", FJORDLYS, "mql", "--exception", "signal_or_contact").code == 2
    assert leadline("qualify", FJORDLYS, "won").code == 2


def test_two_exports_into_one_folder_are_one(leadline: Leadline, tmp_path: Path) -> None:
    asked(leadline)
    leadline("qualify", FJORDLYS, "mql")
    folder = tmp_path / "out"
    first = leadline("export", FJORDLYS, "--into", str(folder), "--json").document
    assert leadline("export", FJORDLYS, "--into", str(folder), "--json").document == first
    note = Path(first["folder"]) / "note.txt"
    note.write_text("mine")
    beside = leadline("export", FJORDLYS, "--into", str(folder), "--json").document["folder"]
    assert beside == f"{first['folder']} 2"
    assert (
        leadline("export", FJORDLYS, "--into", str(folder), "--json").document["folder"] == beside
    )
    assert note.read_text() == "mine"


def test_a_bad_word_is_answered_with_the_good_ones(leadline: Leadline) -> None:
    researched(leadline)
    for words in (
        ("channel", FJORDLYS, "pigeon", "open", "why"),
        ("rate", FJORDLYS, "charm", "8"),
        ("rate", FJORDLYS, "need_fits", "good"),
        ("answer", FJORDLYS, "astrology", "found"),
        ("step", FJORDLYS, "Offer", "soon"),
        ("signal", FJORDLYS, "called", "--day", "2099-01-01"),
    ):
        said = leadline(*words)
        assert (said.code, said.out) == (2, "")
        assert said.err


def test_a_channel_the_law_closes_is_opened_by_an_enquiry_or_a_consent(leadline: Leadline) -> None:
    researched(leadline)
    mail = ("channel", FJORDLYS, "mail", "open", "Their letter.")
    refused = leadline(*mail)
    assert refused.code == 2
    assert "markedsføringsloven § 15" in refused.err
    assert "consent in writing" in refused.err
    assert leadline(*mail, "--consent", "2099-01-01").code == 2
    assert leadline(*mail, "--consent", "2026-11-02").code == 0
    told = leadline("dossier", FJORDLYS, "--json").document["pursuit"]["channels"]
    assert told == [
        {
            "kind": "mail",
            "state": "open",
            "why": "consent in writing, 2 November 2026: Their letter.",
        }
    ]


def test_the_store_is_checked_measured_copied_and_put_back(
    leadline: Leadline, tmp_path: Path
) -> None:
    researched(leadline)
    assert leadline("store", "check", "--json").document["whole"] is True
    assert leadline("store", "size").out.splitlines()[-1].endswith("bytes in all.")
    assert leadline("store", "rebuild").code == 0
    assert leadline("store", "backup", str(tmp_path / "copy")).code == 0
    leadline("signal", FJORDLYS, "called")
    assert leadline("store", "restore", str(tmp_path / "copy")).code == 0
    assert leadline("score", FJORDLYS, "--json").document["pursuit"]["signals"] == []


def test_sources_say_what_works_and_what_a_key_costs(leadline: Leadline) -> None:
    told = {each["key"]: each for each in leadline("sources", "--json").document["sources"]}
    assert told["no_enhetsregisteret"]["usable"] is True
    assert told["brave_web"]["needs_key"] is True
    assert told["brave_web"]["minutes"] > 0
    assert "These work now" in leadline("sources").out


def test_sources_stand_by_country_with_the_users_own_first(leadline: Leadline) -> None:
    lines = leadline("sources").out.splitlines()
    headings = [each for each in lines if each in {"Norway", "Denmark", "Czechia", "France"}]
    assert headings == ["Norway", "Denmark", "Czechia", "France"]
    places = [lines.index(each) for each in ("Norway", "Denmark")]
    assert any(each.startswith("  Enhetsregisteret ") for each in lines[slice(*places)])


def test_sources_tell_their_terms_and_how_they_fare(leadline: Leadline) -> None:
    leadline("open", FJORDLYS)
    leadline("research", FJORDLYS)
    told = {each["key"]: each for each in leadline("sources", "--json").document["sources"]}
    register = told["no_enhetsregisteret"]
    assert (register["travel"], register["cache_days"], register["personal"]) == (
        "attributed",
        None,
        "roles",
    )
    assert register["limits"]
    assert register["countries"] == ["NO"]
    assert register["health"]["last"]["answer"] == "found"
    assert (register["health"]["drift"], register["health"]["suspect"]) == ([], [])
    assert told["brave_web"]["steps"]


def test_recorded_answers_are_not_tested_as_if_they_were_sources(leadline: Leadline) -> None:
    for words in (("sources", "test"), ("sources", "test", "no_enhetsregisteret")):
        refused = leadline(*words)
        assert refused.code == 2
        assert "Recorded answers stand in for the sources here" in refused.err
    assert "Recorded answers stand in" in leadline("sources").out
    assert leadline("sources", "test", "nobody").code == 2
    assert leadline("sources", "tset").code == 2


def test_the_demo_does_the_main_job(leadline: Leadline, tmp_path: Path) -> None:
    done = leadline("demo", "--into", str(tmp_path / "out"), "--json").document
    document = json.loads((Path(done["folder"]) / "handoff.json").read_text("utf-8"))
    assert document["decision"]["stage"] == "mql"


def test_the_demo_done_twice_lies_beside_the_first(leadline: Leadline, tmp_path: Path) -> None:
    into = tmp_path / "out"
    first = Path(leadline("demo", "--into", str(into), "--json").document["folder"])
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    again = leadline("demo", "--into", str(into))
    assert again.code == 0
    assert again.out.startswith("The demo")
    assert sorted(each.name for each in into.iterdir()) == [first.name, f"{first.name} 2"]
    assert {path: path.read_bytes() for path in before} == before


def test_help_is_in_plain_words_for_every_verb(leadline: Leadline) -> None:
    for verb in VERBS:
        told = leadline(verb, "--help").out
        assert f"leadline {verb}" in told
        assert "[OPTIONS]" in told


def test_every_verb_is_in_the_documentation() -> None:
    documented = DOCS.read_text("utf-8")
    store = (f"store {each}" for each in STORE_VERBS)
    people = (f"people {each}" for each in PEOPLE_VERBS)
    known = (f"known {each}" for each in KNOWN_VERBS)
    for verb in (*VERBS, *people, *store, *known):
        assert f"\n### {verb}\n" in documented, verb
        assert f"\nleadline {verb}" in documented, verb
