"""Telephone numbers are found however they are written, in every store alike."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.fakes.desks import bench
from tests.importing import BAKKESTO, FJORDLYS, imported
from tests.samples import METTE, NOW
from workbench.app.desk import Desk
from workbench.app.importing.undoing import undo
from workbench.domain.ids import new_id
from workbench.domain.lead import Contact
from workbench.domain.ledger import Ledger
from workbench.domain.ports import Clock, Store
from workbench.jobs import JobControl


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    store.write(lambda ledger: ledger.people.add(METTE))
    return replace(bench().desk, store=store, clock=clock)


def company(desk: Desk, name: str) -> UUID:
    return next(
        each
        for each, called in desk.store.read(lambda ledger: ledger.imports.names())
        if called == name
    )


def test_a_companys_number_is_found_by_its_digits_while_it_is_stated(desk: Desk) -> None:
    done = imported(desk, FJORDLYS, BAKKESTO).result
    (found,) = desk.store.read(lambda ledger: ledger.phones.ending("22864400"))
    assert (found.name, found.country, found.written, found.contact) == (
        "Fjordlys Automasjon AS",
        "NO",
        "+47 22 86 44 00",
        "",
    )
    assert desk.store.read(lambda ledger: ledger.phones.ending("22864401")) == ()
    undo(desk, done.run.id, JobControl())
    assert desk.store.read(lambda ledger: ledger.phones.ending("22864400")) == ()


def test_a_contacts_number_leads_to_the_company_until_the_contact_goes(desk: Desk) -> None:
    imported(desk, FJORDLYS, BAKKESTO)
    bakkesto = company(desk, "Bakkestø Bygg AS")

    def add(ledger: Ledger) -> Contact:
        lead = ledger.leads.of_company(bakkesto)
        assert lead is not None
        contact = Contact(
            id=new_id(),
            about=lead.id,
            by=METTE.id,
            at=desk.now(),
            name="Ola Fiktiv",
            role="",
            phone="(+47) 22.86.44-99",
            where_from="fair",
            expires=NOW.date(),
        )
        ledger.contacts.append(contact)
        return contact

    contact = desk.store.write(add)
    (found,) = desk.store.read(lambda ledger: ledger.phones.ending("22864499"))
    assert (found.company, found.contact) == (bakkesto, "Ola Fiktiv")
    desk.store.write(lambda ledger: ledger.contacts.withdraw(contact.id, METTE.id, desk.now()))
    assert desk.store.read(lambda ledger: ledger.phones.ending("22864499")) == ()


def test_the_country_of_most_companies_comes_first(desk: Desk) -> None:
    imported(desk, FJORDLYS, BAKKESTO, "Skagen Bro ApS;DK 99000007;;;;;;;;")
    assert desk.store.read(lambda ledger: ledger.phones.countries()) == ("NO", "DK")
