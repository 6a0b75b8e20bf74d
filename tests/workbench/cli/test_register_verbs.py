"""Offline registers in the terminal: built, renewed, listed, searched and removed."""

import json
from pathlib import Path

import pytest

from tests.bulk_files import british, named, norwegian, unit
from tests.fakes.enhetsregisteret import Event
from tests.fakes.feeds import norwegian_unit
from tests.terminal import Leadline, Said, terminal

KEY = "no_enhetsregisteret"


def built(leadline: Leadline, folder: Path, *names: str) -> Said:
    return leadline("register", "build", str(named(folder, *names)))


def test_a_file_is_built_listed_searched_and_removed(leadline: Leadline, tmp_path: Path) -> None:
    said = built(leadline, tmp_path, "FJORDLYS AUTOMASJON AS", "NORDLYS AS")
    assert said.code == 0
    assert "Norway: Enhetsregisteret is searchable: 2 companies, as of 1 November 2026." in said.out
    assert "Next: leadline register search WORDS" in said.out
    listed = leadline("register", "list").out
    assert "Here, searchable without a network:" in listed
    assert KEY in listed
    assert "NLOD 2.0; source: Brønnøysundregistrene" in listed
    found = leadline("register", "search", "fjordly", "auto")
    assert found.code == 0
    assert "FJORDLYS AUTOMASJON AS" in found.out
    assert "All words are in the name" in found.out
    assert "Norway: Enhetsregisteret, as of 1 November 2026." in found.out
    assert "Next: leadline open 311000001" in found.out
    gone = leadline("register", "remove", KEY)
    assert gone.out.strip() == "Norway: Enhetsregisteret is no longer here."
    assert leadline("register", "search", "fjordlys").code == 1


def test_the_record_of_a_hit_says_what_matched(leadline: Leadline, tmp_path: Path) -> None:
    row = unit("311000004", "Fjordlys AS", hjemmeside="www.fjordlys.example")
    leadline("register", "build", str(norwegian(tmp_path, [row])))
    (hit,) = leadline("register", "search", "fjordlsy", "--json").document["hits"]
    assert hit["mended"] == {"fjordlsy": "fjordlys"}
    assert hit["match"] == "mended"
    assert hit["because"] == "Read as: fjordlsy → fjordlys"
    assert hit["number"] == "no.orgnr 311000004"
    assert (hit["town"], hit["status"], hit["founded"]) == ("MOLDE", "active", "2008-04-14")
    assert hit["domains"] == ["fjordlys.example"]
    assert (hit["register"], hit["dated"], hit["personal"]) == (KEY, "2026-11-01", False)


def test_several_files_are_built_at_once(leadline: Leadline, tmp_path: Path) -> None:
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    files = (named(tmp_path, "Fjordlys AS"), british(tmp_path, [row]))
    said = leadline("register", "build", *map(str, files), "--json")
    first, second = said.document["built"]
    assert (first["key"], first["rows"], first["before"], first["older"]) == (KEY, 1, None, False)
    assert second["key"] == "gb_companies_house"
    assert second["licence"] == "Companies House data, free to reuse"
    document = leadline("register", "list", "--json").document
    assert [each["key"] for each in document["registers"]] == ["gb_companies_house", KEY]
    assert len(document["known"]) > 5


def test_what_is_odd_about_a_file_is_said(leadline: Leadline, tmp_path: Path) -> None:
    built(leadline, tmp_path, "Fjordlys AS")
    rows = [
        unit("311000001", "Fjordlys AS"),
        unit("311000002", ""),
        unit("311000003", "Havbris") | {"organisasjonsform.kode": "ENK"},
    ]
    said = leadline("register", "build", str(norwegian(tmp_path, rows, "enheter_20261008.csv")))
    assert said.code == 0
    assert (
        "This file is older than the one before: of 8 October 2026, not of 1 November 2026."
        in said.out
    )
    assert "1 row could not be read and was left out." in said.out
    assert "  Row 2: It has no number or no name." in said.out
    assert "1 of them is a sole trader, whose name and address are personal data." in said.out


def test_files_that_can_be_fetched_are_listed(leadline: Leadline) -> None:
    said = leadline("register", "list")
    assert said.code == 0
    assert "These can be fetched and built:" in said.out
    assert "https://data.brreg.no/enhetsregisteret/api/enheter/lastned/csv" in said.out


def test_an_unknown_file_is_bad_input_and_told_which_are_known(
    leadline: Leadline, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("a,b\n")
    said = leadline("register", "build", str(tmp_path / "list.csv"), "--json")
    assert said.code == 2
    told = json.loads(said.out)
    assert told["error"] == "list.csv is no register file that Leadline knows."
    assert "KboOpenData" in told["hint"]


def test_a_damaged_file_is_a_source_that_failed(leadline: Leadline, tmp_path: Path) -> None:
    path = named(tmp_path, *(f"Fjordlys {at} AS" for at in range(9999)))
    path.write_bytes(path.read_bytes()[:-100])
    said = leadline("register", "build", str(path))
    assert said.code == 3
    assert "The file is cut off or damaged: fetch it again." in said.err


def test_a_number_that_needs_its_country_is_said_with_it(
    leadline: Leadline, tmp_path: Path
) -> None:
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    leadline("register", "build", str(british(tmp_path, [row])))
    assert "Next: leadline open GB 01799999" in leadline("register", "search", "sextant").out


def test_a_sole_trader_is_said_to_be_one(leadline: Leadline, tmp_path: Path) -> None:
    row = unit("311000003", "Havbris") | {"organisasjonsform.kode": "ENK"}
    leadline("register", "build", str(norwegian(tmp_path, [row])))
    assert "sole trader" in leadline("register", "search", "havbris").out


def test_nothing_found_is_code_1(leadline: Leadline, tmp_path: Path) -> None:
    built(leadline, tmp_path, "Fjordlys AS")
    said = leadline("register", "search", "kvist")
    assert said.code == 1
    assert "Nothing found in the offline registers." in said.out
    assert leadline("register", "search", "kvist", "--json").document == {"hits": [], "unread": []}


def test_without_a_register_the_way_to_one_is_said(leadline: Leadline) -> None:
    said = leadline("register", "search", "kvist")
    assert said.code == 1
    assert "There is no offline register here yet." in said.err
    assert "leadline register build FILE" in said.err


def test_a_register_that_is_not_here_cannot_be_removed(leadline: Leadline) -> None:
    said = leadline("register", "remove", "no_such")
    assert said.code == 1
    assert "There is no offline register no_such here." in said.err


_CHANGES = """
[[exchange]]
host = "data.brreg.no"
path = "/enhetsregisteret/api/oppdateringer/enheter"
query = { oppdateringsid = "8" }
text = '{"page": {"totalElements": 0}}'

[[exchange]]
host = "data.brreg.no"
path = "/enhetsregisteret/api/oppdateringer/enheter"
text = """
_ENTRIES = """
[[exchange]]
host = "data.brreg.no"
path = "/enhetsregisteret/api/enheter"
text = """


@pytest.fixture
def changing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Leadline:
    """The terminal over a world in which one Norwegian company changed."""
    event = Event(7, "311000001").line
    page = {"_embedded": {"oppdaterteEnheter": [event]}, "page": {"totalElements": 1}}
    renamed = norwegian_unit("311000001", "Fjordlys Energi AS")
    listed = {"_embedded": {"enheter": [renamed]}, "page": {"totalElements": 1}}
    world = tmp_path / "world"
    world.mkdir()
    told = f"{_CHANGES}'{json.dumps(page)}'\n{_ENTRIES}'{json.dumps(listed)}'\n"
    (world / "world.toml").write_text(told, encoding="utf-8")
    return terminal(tmp_path / "store.db", capfd, world)


def test_a_register_is_brought_up_to_date(changing: Leadline, tmp_path: Path) -> None:
    built(changing, tmp_path, "Fjordlys AS", "Kvist AS")
    said = changing("register", "refresh", KEY)
    assert said.code == 0
    assert "Norway: Enhetsregisteret as of" in said.out
    assert "0 new, 1 changed, 0 ceased, 0 gone." in said.out
    assert "Fjordlys Energi AS" in changing("register", "search", "fjordlys").out
    (again,) = changing("register", "refresh", "--json").document["refreshed"]
    assert (again["key"], again["changed"], again["rows"]) == (KEY, 0, 2)
    assert again["until"] > again["before"] > "2026-11-01"
    assert changing("store", "check").code == 0


def test_without_a_key_all_that_can_be_are_renewed_and_of_the_others_the_file_is_named(
    changing: Leadline, tmp_path: Path
) -> None:
    built(changing, tmp_path, "Fjordlys AS")
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    changing("register", "build", str(british(tmp_path, [row])))
    said = changing("register", "refresh")
    assert said.code == 0
    assert "Norway: Enhetsregisteret as of" in said.out
    assert "Britain: Companies House, as of 1 November 2026: its changes are not read" in said.out
    assert "https://download.companieshouse.gov.uk" in said.out
    document = changing("register", "refresh", "--json").document
    assert [each["key"] for each in document["files"]] == ["gb_companies_house"]


def test_a_register_whose_changes_are_not_read_is_bad_input(
    changing: Leadline, tmp_path: Path
) -> None:
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    changing("register", "build", str(british(tmp_path, [row])))
    said = changing("register", "refresh", "gb_companies_house")
    assert said.code == 2
    assert "has no feed of changes that Leadline reads" in said.err
    assert "Fetch BasicCompanyData" in said.err
    assert changing("register", "refresh", KEY).code == 1


def test_without_a_network_a_register_stays_as_it_was(changing: Leadline, tmp_path: Path) -> None:
    built(changing, tmp_path, "Fjordlys AS")
    said = changing("register", "refresh", KEY, "--offline")
    assert said.code == 3
    assert "No network." in said.err
    assert "as of 1 November 2026" in changing("register", "list").out


def test_the_demo_does_not_renew_the_users_registers(leadline: Leadline, tmp_path: Path) -> None:
    built(leadline, tmp_path, "Fjordlys AS")
    said = leadline("register", "refresh")
    assert said.code == 3
    assert "No answer from data.brreg.no is recorded here" in said.err


def test_without_a_register_there_is_nothing_to_renew(leadline: Leadline) -> None:
    said = leadline("register", "refresh")
    assert said.code == 1
    assert "There is no offline register here yet." in said.err


@pytest.mark.parametrize("verb", ["build", "refresh", "list", "search", "remove"])
def test_every_verb_has_help(leadline: Leadline, verb: str) -> None:
    assert leadline("register", verb, "--help").code == 0
