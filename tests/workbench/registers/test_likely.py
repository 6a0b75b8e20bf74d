"""Rows of somebody's list find their company: by number, by name and place, written otherwise."""

from pathlib import Path

import pytest

from tests.bulk_files import norwegian, unit
from tests.shelves import names, shelf
from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.jobs import JobControl
from workbench.registers.shelf import RegisterShelf


@pytest.fixture
def registers(tmp_path: Path) -> RegisterShelf:
    made = shelf(tmp_path)
    rows = [
        unit("311000001", "Fjordlys Automasjon AS", town="MOLDE"),
        unit("311000002", "Fjordlys Automasjon AS", town="BERGEN"),
        unit("311000003", "Fjordlys Eiendom AS", town="MOLDE"),
        unit("311000004", "Nordlys Bygg Tromsø AS", town="TROMSØ"),
        unit("311000005", "Hansen Holding AS", town="OSLO"),
    ]
    made.build(norwegian(tmp_path, rows), JobControl())
    return made


def likeliest(registers: RegisterShelf, wanted: Profile) -> str:
    first = next(iter(registers.candidates(wanted, JobControl())), None)
    return first.number.value if first is not None else ""


def test_a_number_decides(registers: RegisterShelf) -> None:
    number = Identifier(Scheme.NO_ORGNR, "311000005")
    wanted = Profile(name="Another Name", identifiers=(number,))
    assert names(registers.candidates(wanted, JobControl())) == ["Hansen Holding AS"]


@pytest.mark.parametrize(
    ("name", "town", "number"),
    [
        ("Fjordlys Automasjon", "Molde", "311000001"),
        ("Fjordlys Automasjon A/S", "Bergen", "311000002"),
        ("FJORDLYS EIENDOM", "", "311000003"),
        ("Fjordlys Autmoasjon", "Bergen", "311000002"),
        ("Nordlys Bygg", "Tromsø", "311000004"),
        ("Hansen", "Oslo", "311000005"),
        ("Hansen Holding Norge", "", "311000005"),
        ("Kvist og Kvast", "Molde", ""),
        ("", "Molde", ""),
    ],
)
def test_names_are_found_the_same_place_first(
    registers: RegisterShelf, name: str, town: str, number: str
) -> None:
    assert likeliest(registers, Profile(name=name, town=town)) == number


def test_an_unknown_number_is_looked_for_by_name(registers: RegisterShelf) -> None:
    number = Identifier(Scheme.DK_CVR, "99000007")
    wanted = Profile(name="Hansen Holding", identifiers=(number,))
    assert likeliest(registers, wanted) == "311000005"
