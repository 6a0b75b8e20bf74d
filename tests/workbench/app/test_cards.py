"""A card is signed by marketing and by sales, each once, and what is decided on it is kept."""

from dataclasses import replace

import pytest

from tests.fakes.ledger import FakeStore
from tests.fakes.network import StandingClock
from tests.fakes.sources import ScriptedDoor
from tests.samples import JONAS, METTE
from tests.starter import CARD
from workbench.app import cards, people
from workbench.app.desk import Desk
from workbench.domain.ledger import Ledger
from workbench.domain.operation import NoInverse
from workbench.domain.people import Department, Person
from workbench.errors import InvalidInput
from workbench.export.folder import FolderExporter
from workbench.lookups.engine import Engine
from workbench.lookups.page_reader import ReaderOfPages
from workbench.net.secrets import SessionKeys
from workbench.texts import ENGLISH

PIN = "2468"


def desk_of(*here: Person) -> Desk:
    clock = StandingClock()
    store = FakeStore(clock)

    def join(ledger: Ledger) -> None:
        for person in here:
            ledger.people.add(person)

    store.write(join)
    return Desk(
        store=store,
        lookups=Engine(door=ScriptedDoor(), store=store, clock=clock, keys=SessionKeys()),
        exporter=FolderExporter(),
        clock=clock,
        texts=ENGLISH,
        person=here[0].id,
        starter=CARD,
        pages=ReaderOfPages(),
    )


def with_pin(desk: Desk, name: str, department: Department) -> Person:
    return people.join(desk.store, desk.clock, name, department, PIN).result


def test_the_starter_card_counts_until_there_is_another() -> None:
    assert cards.in_force(desk_of(METTE)) == CARD


def test_two_departments_sign_and_the_card_is_kept() -> None:
    desk = desk_of(METTE)
    other = with_pin(desk, "Sofie Holm", Department.SALES)
    first = cards.sign(desk, CARD, METTE.id)
    assert not first.result.signed
    assert isinstance(first.inverse, NoInverse)
    assert str(first.did) == "Mette Kjær signed the card for marketing."
    second = cards.sign(desk, first.result, other.id, PIN)
    assert second.result.signed
    assert [each.confirmed for each in second.result.signatures] == ["present", "pin"]
    assert cards.in_force(desk) == second.result


def test_a_wrong_pin_signs_nothing() -> None:
    desk = desk_of(METTE)
    other = with_pin(desk, "Sofie Holm", Department.SALES)
    with pytest.raises(InvalidInput) as refused:
        cards.sign(desk, CARD, other.id, "1111")
    assert refused.value.field == "pin"
    assert desk.store.read(lambda ledger: ledger.cards.all()) == ()


def test_who_has_no_pin_must_be_present_to_sign() -> None:
    with pytest.raises(InvalidInput) as refused:
        cards.sign(desk_of(METTE, JONAS), CARD, JONAS.id)
    assert str(refused.value.message) == "Jonas Lund has no PIN and must sit here to sign."


def test_another_department_does_not_sign() -> None:
    outsider = replace(METTE, department=Department.OTHER)
    with pytest.raises(InvalidInput) as refused:
        cards.sign(desk_of(outsider), CARD, outsider.id)
    assert refused.value.field == "person"


def test_a_department_signs_once() -> None:
    desk = desk_of(METTE)
    signed = cards.sign(desk, CARD, METTE.id).result
    colleague = with_pin(desk, "Sofie Holm", Department.MARKETING)
    with pytest.raises(InvalidInput):
        cards.sign(desk, signed, colleague.id, PIN)


def test_keeping_a_card_again_leaves_its_signatures() -> None:
    desk = desk_of(METTE)
    cards.sign(desk, CARD, METTE.id)
    desk.store.write(lambda ledger: cards.keep(ledger, CARD))
    [kept] = desk.store.read(lambda ledger: ledger.cards.all())
    assert len(kept.signatures) == 1


def test_a_name_is_mended_and_the_mending_undone() -> None:
    desk = desk_of(METTE, JONAS)
    mended = people.rename(
        desk.store, desk.clock, METTE, name="Mette Holm", department=Department.SALES
    )
    assert mended.result.id == METTE.id
    assert not isinstance(mended.inverse, NoInverse)
    mended.inverse()
    assert desk.store.read(lambda ledger: ledger.people.all()) == (METTE, JONAS)


def test_nobody_takes_anothers_name() -> None:
    desk = desk_of(METTE, JONAS)
    with pytest.raises(InvalidInput) as refused:
        people.rename(desk.store, desk.clock, METTE, name="jonas lund", department=Department.SALES)
    assert refused.value.field == "name"
