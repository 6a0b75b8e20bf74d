"""Facts: what may be stated, and when two statements are one."""

from datetime import date

import pytest

from tests.samples import REGISTER
from workbench.domain.fact import LocatorKind, Place, state
from workbench.errors import InvalidInput, UndeclaredProperty

HERE = Place(LocatorKind.JSON, "/navn", "FJORDLYS")
THERE = Place(LocatorKind.JSON, "/other", "FJORDLYS")


def test_the_same_statement_has_the_same_identity_wherever_it_was_read() -> None:
    first = state(REGISTER, "company.name", "FJORDLYS", HERE)
    assert first.fact == state(REGISTER, "company.name", "FJORDLYS", THERE).fact
    assert first.fact.id != state(REGISTER, "company.town", "FJORDLYS", HERE).fact.id


def test_the_period_the_unit_and_the_qualifiers_are_part_of_what_is_stated() -> None:
    def revenue(year: int, unit: str, scope: str) -> bytes:
        return state(
            REGISTER,
            "accounts.revenue",
            "5",
            HERE,
            unit=unit,
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            scope=scope,
        ).fact.id

    ids = {
        revenue(2024, "NOK", "own"),
        revenue(2025, "NOK", "own"),
        revenue(2024, "USD", "own"),
        revenue(2024, "NOK", "group"),
    }
    assert len(ids) == 4


def test_a_fact_about_a_person_has_an_identity_that_tells_nothing() -> None:
    one = state(REGISTER, "role.holder", "Kari Prøve", HERE, role="DAGL").fact
    other = state(REGISTER, "role.holder", "Kari Prøve", HERE, role="DAGL").fact
    assert len(one.id) == 16
    assert one.id != other.id


def test_a_property_nobody_declared_is_refused() -> None:
    with pytest.raises(UndeclaredProperty):
        state(REGISTER, "company.shoe_size", "44", HERE)


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("company.founded", "14/03/2011", ""),
        ("company.employees", "1-4", ""),
        ("company.employees", "064", ""),
        ("company.vat_registered", "true", ""),
        ("company.name", "", ""),
        ("company.name", "two  spaces", ""),
        ("accounts.revenue", "100", ""),
        ("accounts.revenue", "1e5", "NOK"),
        ("company.name", "Fjordlys", "NOK"),
    ],
)
def test_a_value_that_does_not_fit_its_property_is_refused_at_its_field(
    key: str, value: str, unit: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        state(REGISTER, key, value, HERE, unit=unit)
    assert refused.value.field == key


def test_a_qualifier_the_property_does_not_have_is_refused() -> None:
    with pytest.raises(InvalidInput):
        state(REGISTER, "company.name", "Fjordlys", HERE, scope="own")
