"""Companies of ours come first while somebody types, and are found by their telephone numbers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bulk_files import norwegian, unit
from tests.desks import Seat, seated
from tests.fakes.desks import Bench, bench, state
from tests.importing import imported
from tests.samples import COMPANY, REGISTER
from tests.shelves import shelf
from workbench.app import companies, own_leads
from workbench.app.own_leads import OwnLead
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.fact import KnownFact, LocatorKind, Place
from workbench.domain.fact import state as fact_of
from workbench.domain.ids import new_id
from workbench.errors import CancelledByUser, InvalidInput
from workbench.jobs import JobControl


def reached_by(written: str) -> Bench:
    made = bench()
    stated = fact_of(REGISTER, "company.phone", written, Place(LocatorKind.JSON, "/tlf", written))
    at = made.clock.now()
    known = KnownFact(
        fact=stated.fact, place=stated.place, snapshot=b"", first_seen=at, last_seen=at
    )
    state(made, [known])
    return made


@pytest.mark.parametrize(
    "typed", ["+47 22 86 44 00", "0047 22864400", "22 86 44 00", "tlf 22864400"]
)
def test_the_only_company_of_ours_with_a_number_is_meant(typed: str) -> None:
    made = reached_by("22 86 44 00")
    found = companies.find(made.desk, typed, JobControl())
    assert found.known == COMPANY
    assert companies.known(made.desk, typed) == COMPANY
    assert made.engine.asked == []


def test_a_number_that_nobody_here_has_is_said_and_what_to_type_instead() -> None:
    with pytest.raises(InvalidInput, match="Nobody here has the telephone number") as refused:
        companies.find(bench().desk, "+47 22 86 44 99", JobControl())
    assert refused.value.field == "query"
    assert "name" in str(refused.value.hint)


def test_figures_that_are_a_mistyped_number_are_said_to_be_that_first() -> None:
    with pytest.raises(InvalidInput, match="has a mistake in it") as refused:
        companies.find(bench().desk, "22 86 44 99", JobControl())
    assert "Nobody here has it as a telephone number either." in str(refused.value.hint)


def test_a_registration_number_stays_one_and_the_telephone_is_offered_too() -> None:
    made = reached_by("+47 99 00 00 07")
    other = Company(
        id=new_id(),
        name="Skagen Bro ApS",
        country="DK",
        identifiers=(Identifier(Scheme.DK_CVR, "99000007"),),
        opened=made.clock.now(),
    )
    made.store.write(lambda ledger: ledger.companies.add(other))
    found = companies.find(made.desk, "99000007", JobControl())
    assert found.known is None
    assert [each.name for each in found.candidates] == ["Skagen Bro ApS"]
    assert [each.company for each in found.ours] == [COMPANY.id]
    assert found.decisive is None


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    registers = shelf(tmp_path)
    units = (unit("311000063", "TINDRA TAK AS"), unit("311000071", "TINDRA MALING AS"))
    registers.build(norwegian(tmp_path, units), JobControl())
    with seated(tmp_path) as here:
        desk = replace(here.desk, registers=registers)
        imported(desk, "Tindra Tak AS;NO311000063;;;Molde;;;;;", "Aa Tindra AS;;;;Bodø;;;;;")
        yield replace(here, desk=desk)


def typed(seat: Seat, words: str) -> list[tuple[str, bool]]:
    found = own_leads.while_typing(seat.desk, words, JobControl())
    return [(each.name, isinstance(each, OwnLead)) for each in found]


def test_while_somebody_types_ours_come_first_and_once(seat: Seat) -> None:
    assert typed(seat, "tindr") == [
        ("Tindra Tak AS", True),
        ("Aa Tindra AS", True),
        ("TINDRA MALING AS", False),
    ]
    assert typed(seat, "bodø tin") == [("Aa Tindra AS", True)]
    assert typed(seat, "311000063") == [("Tindra Tak AS", True)]
    assert typed(seat, "ti") == []


def test_whoever_is_responsible_is_no_company(seat: Seat) -> None:
    assert typed(seat, "mette") == []


def test_newer_words_cancel_older_ones(seat: Seat) -> None:
    stopped = JobControl()
    stopped.cancel()
    with pytest.raises(CancelledByUser):
        own_leads.while_typing(seat.desk, "tindra", stopped)
