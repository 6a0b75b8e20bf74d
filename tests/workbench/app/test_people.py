"""One of us joins under a name of their own, and a PIN keeps others from their chair."""

import pytest

from tests.fakes.desks import why_not
from tests.fakes.ledger import FakeStore
from tests.fakes.network import StandingClock
from workbench.app import people
from workbench.domain.ids import new_id
from workbench.domain.people import Department, Person
from workbench.errors import InvalidInput


def joined(store: FakeStore, name: str, pin: str = "") -> Person:
    return people.join(store, StandingClock(), name, Department.SALES, pin).result


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(StandingClock())


def test_a_person_joins_for_good(store: FakeStore) -> None:
    done = people.join(store, StandingClock(), "  Mette   Kjær ", Department.MARKETING)
    assert done.result.name == "Mette Kjær"
    assert store.read(lambda ledger: ledger.people.all()) == (done.result,)
    assert "what they wrote stays" in why_not(done)


@pytest.mark.parametrize(
    ("name", "pin", "field"),
    [
        ("", "", "name"),
        ("mette kjær", "", "name"),
        ("Jonas", "123", "pin"),
        ("Jonas", "1234567890123", "pin"),
        ("Jonas", "abcd", "pin"),
        ("Jonas", "١٢٣٤", "pin"),
    ],
)
def test_a_name_taken_or_a_pin_of_other_signs_is_refused(
    store: FakeStore, name: str, pin: str, field: str
) -> None:
    joined(store, "Mette Kjær")
    with pytest.raises(InvalidInput) as caught:
        joined(store, name, pin)
    assert caught.value.field == field


def test_a_pin_is_kept_as_a_salted_hash_and_asked_for(store: FakeStore) -> None:
    first, second = joined(store, "Mette", "1234"), joined(store, "Jonas", "1234")
    assert "1234" not in first.pin
    assert first.pin != second.pin
    assert people.sit_down(store, first.id, "1234") == first
    for wrong in ("", "4321"):
        with pytest.raises(InvalidInput):
            people.sit_down(store, first.id, wrong)


def test_without_a_pin_anybody_may_sit_down_but_nobody_unknown(store: FakeStore) -> None:
    person = joined(store, "Mette")
    assert people.sit_down(store, person.id) == person
    with pytest.raises(InvalidInput):
        people.sit_down(store, new_id())


def test_the_first_start_joins_the_account_and_later_starts_find_it(store: FakeStore) -> None:
    first = people.present(store, StandingClock(), "mkj")
    assert people.present(store, StandingClock(), "MKJ") == first
    assert first.name == "mkj"
    assert people.present(FakeStore(StandingClock()), StandingClock(), " ").name == "Me"


def test_the_only_one_of_us_is_present_under_any_account(store: FakeStore) -> None:
    mette = joined(store, "Mette Kjær")
    assert people.present(store, StandingClock(), "mkj") == mette


def test_nobody_is_taken_for_a_colleague(store: FakeStore) -> None:
    joined(store, "Mette Kjær")
    jonas = joined(store, "Jonas Lund")
    assert people.present(store, StandingClock(), "jonas lund") == jonas
    assert people.present(store, StandingClock(), "ola").name == "ola"


def test_who_sat_down_before_is_present_whatever_the_account_is_called(store: FakeStore) -> None:
    joined(store, "Mette Kjær")
    jonas = joined(store, "Jonas Lund", "4321")
    assert people.present(store, StandingClock(), "mette kjær", str(jonas.id)) == jonas
    elsewhere = FakeStore(StandingClock())
    assert people.present(elsewhere, StandingClock(), "mkj", str(jonas.id)).name == "mkj"


def test_a_new_pin_takes_the_old_ones_place(store: FakeStore) -> None:
    jonas = joined(store, "Jonas Lund", "4321")
    with pytest.raises(InvalidInput):
        people.change_pin(store, StandingClock(), jonas.id, pin="", new="9999")
    done = people.change_pin(store, StandingClock(), jonas.id, pin="4321", new="9999")
    assert "not shown again" in why_not(done)
    assert people.sit_down(store, jonas.id, "9999") == done.result


def test_a_chair_with_a_pin_is_not_taken_unasked(store: FakeStore) -> None:
    joined(store, "Mette Kjær", "1234")
    assert people.present(store, StandingClock(), "ola").name == "ola"
