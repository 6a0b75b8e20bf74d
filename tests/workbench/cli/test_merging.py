"""Duplicates in the terminal: listed, merged, told apart, and parted again."""

from pathlib import Path

import pytest

from tests.terminal import DEMO, Leadline
from tests.twins import twins
from workbench.bootstrap import Wanted, open_desk


@pytest.fixture
def listed(tmp_path: Path) -> list[str]:
    """Two companies of one name in the store that the terminal opens, as they are listed there."""
    with open_desk(Wanted(store=str(tmp_path / "store.db"), world=str(DEMO))) as desk:
        return [f"id:{each.id.hex[-8:]}" for each in twins(desk)]


def test_twins_are_listed_with_what_speaks_for_and_against(
    leadline: Leadline, listed: list[str]
) -> None:
    said = leadline("duplicates")
    assert said.code == 0
    assert "Fjordlys Automasjon AS, 311000004 and Fjordlys Automasjon" in said.out
    assert "The number of one of them is not known." in said.out
    assert f"leadline merge {listed[0]} {listed[1]}" in said.out
    (pair,) = leadline("duplicates", "--json").document["pairs"]
    assert (pair["likelihood"], pair["one"]["number"]) == ("may_be", "311000004")


def test_merging_says_who_is_in_front_and_parting_undoes_it(
    leadline: Leadline, listed: list[str]
) -> None:
    said = leadline("merge", listed[1], "311000004")
    assert said.code == 0
    assert "Merged Fjordlys Automasjon into Fjordlys Automasjon AS." in said.out
    assert "All history of both stays." in said.out
    assert len(leadline("list", "--json").document["leads"]) == 1
    assert leadline("duplicates").code == 1
    assert leadline("merge", listed[0], listed[1]).code == 2
    again = leadline("part", "311000004", "Fjordlys Automasjon", "--reason", "other owners")
    assert again.code == 0, again.err
    assert "Parted Fjordlys Automasjon from Fjordlys Automasjon AS." in again.out
    assert len(leadline("list", "--json").document["leads"]) == 2


def test_two_that_were_told_apart_are_not_listed(leadline: Leadline, listed: list[str]) -> None:
    said = leadline("duplicates", "--different", *listed, "--reason", "two brothers")
    assert "are different companies" in said.out
    found = leadline("duplicates", "--json")
    assert (found.code, found.document["found"]) == (1, 0)
    assert (
        "No two companies here look like one; 2 were looked through." in leadline("duplicates").out
    )


def test_numbers_that_say_they_are_two_want_a_reason(leadline: Leadline, listed: list[str]) -> None:
    leadline("open", "311000012")
    said = leadline("merge", "311000004", "311000012")
    assert said.code == 2
    assert "311000012" in said.err
    merged = leadline(
        "merge", "311000004", "311000012", "--reason", "went over into it", "--json"
    ).document
    assert [each["name"] for each in merged["kept_as"]]
    assert {"311000004", "311000012"} <= set(merged["numbers"])


def test_an_id_that_names_nobody_is_said(leadline: Leadline, listed: list[str]) -> None:
    said = leadline("merge", listed[0], "id:00000000")
    assert said.code == 1
    assert "No company is called id:00000000." in said.err
