"""Whoever is erased is erased from our own lists too, and an objection outlives them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.fakes.desks import bench
from tests.importing import FJORDLYS, imported
from tests.known import CUSTOMER, CUSTOMERS, DEBTORS, OVERDUE, brought
from tests.samples import JONAS, METTE
from tests.workbench.store.test_removing import naming
from workbench.app.desk import Desk
from workbench.app.known_lists.answering import answer
from workbench.app.known_lists.bringing import lists, restore, take_back
from workbench.app.known_lists.ending import let_go_of_former
from workbench.app.soundings import take
from workbench.domain.company import Identifier, Scheme
from workbench.domain.known_lists import FORMER_DAYS, KnownKind, KnownToUs
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.people import Person
from workbench.domain.ports import Clock, Store
from workbench.errors import NotInStore
from workbench.store import proofs
from workbench.store.erasing import of_known_row, write_down
from workbench.store.sql_store import SqlStore
from workbench.store.tables.known_lists import KNOWN_ROW
from workbench.texts import ENGLISH, say

NUMBER = Identifier(Scheme.NO_ORGNR, "311000004")
OTHER = "Tromsdal Tre AS;311000020;Tromsø;2026-10-08;9,00;"
DNC = "Firma;Org.nr;Grund"
OBJECTION = "Fjordlys Automasjon AS;311000004;ringede selv"
DAY = date(2026, 11, 20)
GROUND = say("It is not needed.")


class Moving:
    """A clock that goes on, and may be set forward."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.ahead = timedelta()

    def now(self) -> datetime:
        return self._clock.now() + self.ahead


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    return _desk(store, clock)


def _desk(store: Store, clock: Clock) -> Desk:
    for person in (METTE, JONAS):
        store.write(partial(_join, person))
    return replace(bench().desk, store=store, clock=Moving(clock))


def _join(person: Person, ledger: Ledger) -> None:
    ledger.people.add(person)


def later(desk: Desk, days: int) -> None:
    assert isinstance(desk.clock, Moving)
    desk.clock.ahead += timedelta(days=days)


def company_of(desk: Desk) -> UUID:
    found = desk.store.read(lambda ledger: ledger.companies.by_identifier(NUMBER))
    assert found is not None
    return found.id


def known(desk: Desk) -> KnownToUs:
    company = company_of(desk)
    return desk.store.read(lambda ledger: take(ledger, company, desk.now())).known


def erase(desk: Desk) -> None:
    company = company_of(desk)
    desk.store.write(lambda ledger: ledger.facts.let_go(company, GROUND))


def about(desk: Desk) -> int:
    company = company_of(desk)
    return desk.store.read(lambda ledger: ledger.known_lists.about(company))


def row_of(desk: Desk, listed: UUID, number: int) -> object:
    return desk.store.read(lambda ledger: ledger.known_lists.row(listed, number))


def test_rows_of_current_former_and_withdrawn_lists_go_and_others_stay(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    former = brought(desk, DEBTORS, OVERDUE, OTHER).result.known_list
    current = brought(desk, DEBTORS, OTHER, OVERDUE, day=DAY + timedelta(days=1)).result.known_list
    back = brought(desk, CUSTOMERS, CUSTOMER, name="kunder.csv").result.known_list
    take_back(desk, back.id)
    assert about(desk) == 3
    erase(desk)
    assert about(desk) == 0
    assert known(desk).hits == ()
    assert [row_of(desk, *each) for each in ((former.id, 2), (current.id, 3), (back.id, 2))] == [
        None,
        None,
        None,
    ]
    assert row_of(desk, former.id, 3) is not None
    assert row_of(desk, current.id, 2) is not None
    # The file cannot be shown without one of its rows.
    with pytest.raises(NotInStore):
        desk.store.snapshot(current.file)


def test_a_row_without_a_number_goes_where_a_person_said_that_it_is_the_company(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    lines = ("Kunde;Kunde siden", "Fjordlys Automasjon;2019", "Tromsdal Tre;2020")
    listed = brought(desk, *lines, name="kunder.csv").result.known_list
    assert about(desk) == 0
    (asked,) = known(desk).questions
    answer(desk, company_of(desk), asked, same=True)
    assert about(desk) == 1
    erase(desk)
    assert row_of(desk, listed.id, 2) is None
    assert row_of(desk, listed.id, 3) is not None


def test_a_row_that_is_another_company_by_a_persons_word_stays(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    listed = brought(desk, DEBTORS, OVERDUE).result.known_list
    answer(desk, company_of(desk), known(desk).hits[0], same=False)
    assert about(desk) == 0
    erase(desk)
    assert row_of(desk, listed.id, 2) is not None


def test_of_an_objection_the_number_stays_and_every_channel_is_closed(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    listed = brought(desk, DNC, OBJECTION, name="nej.csv", kind=KnownKind.DO_NOT_CONTACT)
    assert about(desk) == 1
    erase(desk)
    assert about(desk) == 0
    (hit,) = known(desk).of(KnownKind.DO_NOT_CONTACT)
    assert hit.row.is_bare
    assert (hit.row.name, hit.row.key) == ("311000004", "no.orgnr 311000004")
    assert (hit.row.identifiers, hit.row.town, hit.row.details.reason) == ((NUMBER,), "", "")
    assert ENGLISH.say(hit.words) == "Do not contact"
    assert listed.result.known_list.id == hit.known_list.id
    # Erased again, it stays as it is.
    erase(desk)
    assert known(desk).of(KnownKind.DO_NOT_CONTACT) == (hit,)


def test_an_objection_is_carried_into_the_list_that_stands_in_its_place(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    brought(desk, DNC, OBJECTION, name="nej.csv", kind=KnownKind.DO_NOT_CONTACT)
    erase(desk)
    lines = (DNC, "Tromsdal Tre AS;311000020;nej")
    (hit,) = known(desk).of(KnownKind.DO_NOT_CONTACT)
    for days in (1, 2):
        day = DAY + timedelta(days=days)
        newer = brought(desk, *lines, name="nej.csv", kind=KnownKind.DO_NOT_CONTACT, day=day)
        (hit,) = known(desk).of(KnownKind.DO_NOT_CONTACT)
        assert hit.known_list.id == newer.result.known_list.id
        assert hit.row.is_bare
    later(desk, FORMER_DAYS + 1)
    assert let_go_of_former(desk) == 2
    assert known(desk).of(KnownKind.DO_NOT_CONTACT) == (hit,)


def test_a_former_list_goes_a_month_after_the_newer_one_came_and_not_before(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    former = brought(desk, DEBTORS, OVERDUE).result.known_list
    newer = brought(desk, DEBTORS, OVERDUE, OTHER, day=DAY + timedelta(days=1)).result.known_list
    later(desk, FORMER_DAYS - 1)
    assert let_go_of_former(desk) == 0
    later(desk, 1)
    assert let_go_of_former(desk) == 1
    assert let_go_of_former(desk) == 0
    assert row_of(desk, former.id, 2) is None
    assert row_of(desk, newer.id, 2) is not None
    assert [each.id for each in lists(desk)] == [newer.id]
    with pytest.raises(NotInStore):
        take_back(desk, former.id)
    # The newer one is taken back: nothing counts in its place.
    take_back(desk, newer.id)
    assert lists(desk) == ()
    later(desk, FORMER_DAYS)
    assert let_go_of_former(desk) == 1
    with pytest.raises(NotInStore):
        restore(desk, newer)


def contacts(desk: Desk) -> list[str]:
    def look(ledger: Ledger) -> list[str]:
        lead = ledger.leads.of_company(company_of(desk))
        assert lead is not None
        return [each.name for each in ledger.contacts.of(lead.id)]

    return desk.store.read(look)


def test_contacts_go_with_a_dossier_that_nobody_needs(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    assert contacts(desk) == ["Kari Fiktiv"]
    erase(desk)
    assert contacts(desk) == []


def test_contacts_stay_where_the_law_removed_what_sources_said(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    company = company_of(desk)
    (judged, *_) = desk.store.read(lambda ledger: ledger.companies.judgements(company))
    desk.store.write(lambda ledger: ledger.facts.purge(judged.entity))
    assert contacts(desk) == ["Kari Fiktiv"]


def test_no_table_names_a_contact_that_went(sql_store: SqlStore, clock: Clock) -> None:
    desk = _desk(sql_store, clock)
    imported(desk, FJORDLYS)
    company = company_of(desk)
    told = say("Contact: {name}.", name="Kari Fiktiv")
    line = Activity(by=METTE.id, at=desk.now(), what=told, about=company)
    sql_store.write(lambda ledger: ledger.log(line))
    assert naming(sql_store, "Kari", "kari@") >= {"contact", "activity"}
    erase(desk)
    erase(desk)
    assert naming(sql_store, "Kari", "kari@") == set()
    assert proofs.check(sql_store).problems == ()


def test_a_list_of_the_same_bytes_that_counts_keeps_its_file(desk: Desk) -> None:
    brought(desk, DEBTORS, OVERDUE)
    newer = brought(desk, DEBTORS, OVERDUE, day=DAY + timedelta(days=1)).result.known_list
    later(desk, FORMER_DAYS)
    assert let_go_of_former(desk) == 1
    assert desk.store.snapshot(newer.file).content


def test_no_table_names_whom_the_lists_named(sql_store: SqlStore, clock: Clock) -> None:
    desk = _desk(sql_store, clock)
    imported(desk, FJORDLYS, "Tromsdal Tre AS;311000020;Tromsø")
    brought(desk, DEBTORS, OVERDUE, OTHER)
    brought(desk, DEBTORS, OVERDUE, OTHER, day=DAY + timedelta(days=1))
    brought(desk, DNC, OBJECTION, name="nej.csv", kind=KnownKind.DO_NOT_CONTACT)
    lines = ("Kunde;Kunde siden", "Fjordlys Automasjon AS;2019")
    brought(desk, *lines, name="kunder.csv")
    for asked in known(desk).questions:
        answer(desk, company_of(desk), asked, same=True)
    assert naming(sql_store) >= {"known_row", "same_as", "activity"}
    erase(desk)
    assert naming(sql_store) == set()
    assert proofs.check(sql_store).problems == ()


def test_a_check_tells_rows_that_an_erasure_names_and_that_are_still_here(
    sql_store: SqlStore, clock: Clock
) -> None:
    desk = _desk(sql_store, clock)
    listed = brought(desk, DEBTORS, OVERDUE).result.known_list
    named = of_known_row(listed.id, 2)
    sql_store.change(lambda unit: write_down(unit, named, GROUND, None))
    (problem,) = proofs.check(sql_store).problems
    assert ENGLISH.say(problem) == "1 row of our own lists was erased and is still here."


def test_what_was_broken_off_goes_after_a_day(sql_store: SqlStore, clock: Clock) -> None:
    desk = _desk(sql_store, clock)
    listed = brought(desk, DEBTORS, OVERDUE).result.known_list
    row = sql_store.read(lambda ledger: ledger.known_lists.row(listed.id, 2))
    assert row is not None
    rest = replace(listed, id=UUID(int=7), at=desk.now())
    sql_store.write(lambda ledger: ledger.known_lists.add_rows(rest, [(row, ("name x",))]))
    let_go_of_former(desk)
    assert row_of(desk, rest.id, 2) == row
    later(desk, 2)
    assert let_go_of_former(desk) == 0
    assert row_of(desk, rest.id, 2) is None
    assert len(sql_store.look(lambda unit: unit.rows(select(KNOWN_ROW)))) == 1
