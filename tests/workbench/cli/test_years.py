"""The years of accounts with ratios, and a company's life, in the terminal and as JSON."""

from tests.terminal import Leadline
from workbench.cli.console import BAD_INPUT, DONE, NOTHING_FOUND

SKAGEN, FJORDLYS = "99000023", "311000004"


def test_years_stand_side_by_side_with_their_ratios(leadline: Leadline) -> None:
    leadline.researched(SKAGEN)
    said = leadline("accounts", SKAGEN)
    assert said.code == DONE
    assert said.out.startswith("Regnskaber (Virk) · own company · DKK thousand\n")
    assert "Revenue" in said.out
    assert "not stated" in said.out
    assert "Equity ratio" in said.out
    assert "Layout of the accounts: Regnskabsklasse B" in said.out


def test_the_document_has_every_line_with_its_concept_and_every_ratio_with_its_formula(
    leadline: Leadline,
) -> None:
    leadline.researched(SKAGEN)
    (series,) = leadline("accounts", SKAGEN, "--json").document["series"]
    newest = series["years"][-1]
    assert (newest["end"], newest["about_a_year"], newest["beside"]) == ("2025-12-31", True, [])
    equity = newest["lines"]["equity"]
    assert (equity["value"], equity["unit"], equity["concept"]) == ("9420407", "DKK", "fsa:Equity")
    ratio = newest["ratios"]["operating_margin"]
    assert ratio["value"] is None
    assert ratio["formula"] == "operating result ÷ revenue"
    assert ratio["missing"] == "not stated: Revenue"


def test_what_to_mind_before_comparing_stands_under_the_years(leadline: Leadline) -> None:
    leadline.researched(FJORDLYS)
    assert "  One year: cannot tell a trend." in leadline("accounts", FJORDLYS).out.splitlines()
    (series,) = leadline("accounts", FJORDLYS, "--json").document["series"]
    assert [year["filed_anew"] for year in series["years"]] == [None]


def test_sums_are_converted_only_when_asked_and_the_rate_is_told(leadline: Leadline) -> None:
    leadline.researched(SKAGEN)
    typed = ("--in", "EUR", "--rate", "7.46", "--source", "Our bank")
    said = leadline("accounts", SKAGEN, *typed)
    assert "Converted at 1 EUR = 7.46 DKK on" in said.out
    assert "(Our bank)" in said.out
    document = leadline("accounts", SKAGEN, *typed, "--json").document
    assert document["rate"]["day"] == "2025-12-31"
    assert document["series"][0]["currency"] == "DKK"


def test_a_rate_without_its_source_is_bad_input(leadline: Leadline) -> None:
    leadline.researched(SKAGEN)
    said = leadline("accounts", SKAGEN, "--in", "EUR", "--rate", "7.46")
    assert said.code == BAD_INPUT
    assert "Whose rate is it?" in said.err


def test_a_day_that_is_none_is_bad_input(leadline: Leadline) -> None:
    leadline.researched(SKAGEN)
    said = leadline("accounts", SKAGEN, "--in", "EUR", "--rate", "7", "--day", "yesterday")
    assert said.code == BAD_INPUT
    assert "is not a day" in said.err


def test_without_accounts_it_is_said_and_what_to_do(leadline: Leadline) -> None:
    leadline("open", SKAGEN)
    said = leadline("accounts", SKAGEN)
    assert said.code == NOTHING_FOUND
    assert f"leadline research {SKAGEN}" in said.out


def test_life_tells_duties_events_and_people(leadline: Leadline) -> None:
    leadline.researched(FJORDLYS)
    said = leadline("life", FJORDLYS)
    assert said.code == DONE
    lines = [" ".join(each.split()) for each in said.out.splitlines()]
    assert lines[:2] == ["How it stands", "Status Active"]
    assert any(each.startswith("Accounts in time? next accounts due") for each in lines)
    assert "Legal form private limited company (Aksjeselskap)" in lines
    assert "no source told a parent or an owner" in lines
    assert "Founded" in said.out
    assert "GDPR art. 14" in said.out
    document = leadline("life", FJORDLYS, "--json").document
    assert document["duties"][0]["state"] == "not_due"
    assert document["duties"][0]["due"] == "2027-07-31"
    assert {each["name"] for each in document["people"]} >= {"Torleif Prøvestad"}
