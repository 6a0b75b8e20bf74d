"""A row of the Estonian register's file of companies: the recorded one, and invented ones."""

import json

import pytest

from tests.recorded import recorded
from workbench.domain.company import Entity
from workbench.domain.fact import Stated
from workbench.errors import SourceUnreadable
from workbench.lookups.estonian_entry import state_company
from workbench.lookups.json_answer import read_json
from workbench.lookups.statements import Statements

SEEN = "ee_ariregister/lihtandmed_row_16752073.json"


def stated(content: bytes) -> list[Stated]:
    facts = Statements(Entity("ee_ariregister_files", "99000028"))
    state_company(facts, read_json(content))
    return facts.facts


def told(**cells: str) -> dict[str, str]:
    row = {"nimi": "Virmalised OÜ", "ariregistri_kood": "99000028"} | cells
    return {each.fact.key: each.fact.value for each in stated(json.dumps(row).encode())}


def test_the_recorded_row_is_read_as_it_stands() -> None:
    facts = stated(recorded(SEEN))
    assert [(each.fact.key, each.fact.value) for each in facts] == [
        ("company.name", "007 Agent & Partners OÜ"),
        ("company.form", "Osaühing"),
        ("company.sole_trader", "no"),
        ("company.status", "active"),
        ("company.status_reason", "Registrisse kantud"),
        ("company.founded", "2023-06-05"),
        ("company.registered", "2023-06-05"),
        ("company.address", "Harju maakond, Tallinn, Pirita linnaosa, Regati pst 12, 11911"),
    ]
    founded = next(each for each in facts if each.fact.key == "company.founded")
    assert founded.place.locator == "/ettevotja_esmakande_kpv"
    assert founded.place.original == "05.06.2023"


@pytest.mark.parametrize(
    ("letter", "status"),
    [("L", "in_liquidation"), ("N", "bankrupt"), ("K", "ceased"), ("X", None), ("", None)],
)
def test_a_letter_that_is_new_is_no_status(letter: str, status: str | None) -> None:
    assert told(ettevotja_staatus=letter).get("company.status") == status


def test_a_vat_number_and_a_sole_trader_are_told() -> None:
    values = told(kmkr_nr="EE100000000", ettevotja_oiguslik_vorm="Füüsilisest isikust ettevõtja")
    assert (values["company.vat_registered"], values["company.sole_trader"]) == ("yes", "yes")


def test_what_stands_empty_is_not_stated() -> None:
    assert told(kmkr_nr="", ettevotja_esmakande_kpv="", ettevotja_oiguslik_vorm=" ") == {
        "company.name": "Virmalised OÜ"
    }


@pytest.mark.parametrize("day", ["2023-06-05", "31.02.2023", "5.6.2023"])
def test_a_broken_day_is_unreadable(day: str) -> None:
    with pytest.raises(SourceUnreadable):
        told(ettevotja_esmakande_kpv=day)
