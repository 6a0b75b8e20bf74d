"""Offline registers offer candidates beside sources, and alone where there is no network."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bulk_files import named
from tests.fakes.desks import Bench, bench
from tests.shelves import shelf
from workbench.app import companies, register_candidates
from workbench.domain.company import Candidate, Entity, Query, Scheme
from workbench.jobs import JobControl

Made = Callable[..., Bench]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(*names: str) -> Bench:
        registers = shelf(tmp_path)
        registers.build(named(tmp_path, *names), JobControl())
        made = bench()
        return replace(made, desk=replace(made.desk, registers=registers))

    return make


def said(candidate: Candidate) -> str:
    return " ".join(str(each) for each in candidate.agrees)


def test_a_register_offers_who_no_source_knows_and_says_where_they_stand(made: Made) -> None:
    here = made("Elvestad Sag AS", "Tindra Tak AS")
    here.engine.offered = ()
    (found,) = companies.find(here.desk, "elvestad", JobControl()).candidates
    assert (found.name, found.identifier.scheme) == ("Elvestad Sag AS", Scheme.NO_ORGNR)
    assert found.entity == Entity("no_enhetsregisteret", found.identifier.value)
    assert "It stands in" in said(found)


def test_one_company_of_source_and_register_is_one_candidate(made: Made) -> None:
    here = made("Elvestad Sag AS")
    (hit,) = companies.find(here.desk, "Elvestad Sag", JobControl()).candidates
    here.engine.offered = (replace(hit, agrees=(), town="Namsos"),)
    (found,) = companies.find(here.desk, "Elvestad Sag", JobControl()).candidates
    assert found.town == "Namsos"
    assert "It stands in" in said(found)


def test_the_holder_of_a_number_is_decisive_and_nobody_else_is_offered(made: Made) -> None:
    here = made("Elvestad Sag AS", "Tindra Tak AS")
    (hit,) = register_candidates.while_typing(here.desk, "elvestad", JobControl())
    query = Query(text=hit.identifier.value, identifier=hit.identifier)
    hits = register_candidates.offered(here.desk, query, JobControl())
    (found,) = register_candidates.beside(query, (), hits)
    assert (found.name, found.decisive) == ("Elvestad Sag AS", True)


def test_while_somebody_types_the_best_come_with_why(made: Made) -> None:
    here = made("Elvestad Sag AS", "Elvestad Holding AS", "Tindra Tak AS")
    offered = register_candidates.while_typing(here.desk, "elvst", JobControl())
    assert {each.name for each in offered} == {"Elvestad Sag AS", "Elvestad Holding AS"}
    assert all(len(each.agrees) > 1 for each in offered)


@pytest.mark.parametrize("typed", ["", "el", "  e "])
def test_fewer_than_three_letters_are_too_few(made: Made, typed: str) -> None:
    assert register_candidates.while_typing(made("Elvestad Sag AS").desk, typed, JobControl()) == ()


def test_it_is_said_when_somebody_is_not_in_a_register(made: Made) -> None:
    here = made("Elvestad Sag AS", "Tindra Tak AS")
    here.engine.offered = ()
    there = companies.find(here.desk, "Elvestad Sag", JobControl())
    absent = companies.find(here.desk, "Vesterby Tømrer", JobControl())
    assert [each.likely for each in there.registers] == [1]
    assert [str(each.words) for each in absent.registers] == ["not in this register"]
    assert str(there.registers[0].words) == "1 company may be it"
