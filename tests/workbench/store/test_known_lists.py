"""Our own lists keep the same promises in every store: whole or not there, found by any sign."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest

from tests.fakes.desks import bench
from tests.importing import FJORDLYS, imported
from tests.known import DEBTORS, OVERDUE, brought, read
from tests.samples import JONAS, METTE
from workbench.app.desk import Desk
from workbench.app.entered_by_hand import snapshot_of
from workbench.app.known_lists import bringing
from workbench.app.known_lists.answering import answer
from workbench.app.soundings import take
from workbench.domain.company import Identifier, Scheme
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.known_details import Deal, Details, Lateness
from workbench.domain.known_lists import KnownKind, KnownList, KnownRow, counting
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.domain.people import Person
from workbench.domain.ports import Clock, Store
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl
from workbench.store.proofs import check
from workbench.store.sql_store import SqlStore

NUMBER = Identifier(Scheme.NO_ORGNR, "311000004")
ROW = KnownRow(
    number=7,
    key=str(NUMBER),
    name="Fjordlys Automasjon AS",
    country="NO",
    postcode="6413",
    town="Molde",
    identifiers=(NUMBER,),
    domains=("fjordlys.example",),
    details=Details(
        since="2019",
        owner="Mette",
        sums=(Money(Decimal("12.5"), "NOK"), Money(Decimal(3), "EUR")),
        lateness=Lateness(31, None),
        deals=(
            Deal(
                name="Pumper",
                stage="Tilbud",
                value=Money(Decimal(9), "NOK"),
                close=date(2026, 12, 1),
            ),
            Deal(),
        ),
        reason="fordi",
    ),
    cells=((7, (("Firma", "Fjordlys Automasjon AS"),)),),
    lines=2,
)


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    for person in (METTE, JONAS):
        store.write(partial(_join, person))
    return replace(bench().desk, store=store, clock=clock)


def _join(person: Person, ledger: Ledger) -> None:
    ledger.people.add(person)


def a_list(desk: Desk) -> KnownList:
    new = new_id()
    return KnownList(
        id=new,
        series=new,
        kind=KnownKind.DEBTOR,
        name="debtors.csv",
        file=desk.store.keep(snapshot_of(desk, b"x", "text/csv")),
        columns="[]",
        day=date(2026, 11, 20),
        rows=1,
        left_out=2,
        by=METTE.id,
        at=desk.now(),
    )


def found(desk: Desk, listed: UUID, *signs: str) -> tuple[KnownRow, ...]:
    rows = desk.store.read(lambda ledger: ledger.known_lists.find([listed], signs, 9))
    return tuple(row for _, row in rows)


def test_a_row_is_found_by_each_of_its_signs_as_it_was_written(desk: Desk) -> None:
    listed = a_list(desk)
    signs = ("no.orgnr 311000004", "domain fjordlys.example", "name fjordlys automasjon")

    def write(ledger: Ledger) -> None:
        ledger.known_lists.add_rows(listed, [(ROW, signs)])
        ledger.known_lists.finish(listed)

    desk.store.write(write)
    for sign in signs:
        assert found(desk, listed.id, sign) == (ROW,)
    assert found(desk, listed.id, *signs) == (ROW,)
    assert found(desk, listed.id, "name fjordlys") == ()
    assert found(desk, new_id(), *signs) == ()
    assert desk.store.read(lambda ledger: ledger.known_lists.row(listed.id, 7)) == ROW
    assert desk.store.read(lambda ledger: ledger.known_lists.row(listed.id, 8)) is None
    assert desk.store.read(lambda ledger: ledger.known_lists.lists()) == (listed,)


def test_a_list_that_is_not_whole_is_not_there(desk: Desk) -> None:
    listed = a_list(desk)
    desk.store.write(lambda ledger: ledger.known_lists.add_rows(listed, [(ROW, ("name x",))]))
    assert desk.store.read(lambda ledger: ledger.known_lists.lists()) == ()


def test_a_list_broken_off_between_blocks_counts_for_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "BLOCK", 1)
    control = JobControl(lambda _progress: control.cancel())
    with pytest.raises(CancelledByUser):
        _bring(desk, control)
    assert bringing.lists(desk) == ()
    _bring(desk, JobControl())
    assert [each.rows for each in bringing.lists(desk)] == [2]


def _bring(desk: Desk, control: JobControl) -> None:
    bringing.bring(desk, read(desk, DEBTORS, OVERDUE, "Andre AS;311000012;;;;"), control)


def test_a_list_is_withdrawn_and_counts_again_and_was_what_it_was_at_an_instant(
    desk: Desk,
) -> None:
    listed = a_list(desk)
    desk.store.write(lambda ledger: ledger.known_lists.finish(listed))
    later = listed.at + timedelta(hours=1)
    latest = listed.at + timedelta(hours=2)

    def at(instant: datetime | None) -> int:
        every = desk.store.read(lambda ledger: ledger.known_lists.lists(instant))
        return len(counting(every))

    desk.store.write(lambda ledger: ledger.known_lists.withdraw(listed.id, METTE.id, later))
    assert at(None) == 0
    desk.store.write(lambda ledger: ledger.known_lists.restore(listed.id, METTE.id, latest))
    before = listed.at - timedelta(seconds=1)
    assert [at(each) for each in (None, latest, later, listed.at, before)] == [1, 1, 0, 1, 0]


def test_companies_of_ours_in_a_list_are_named_by_number_and_by_judgement(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    company = desk.store.read(lambda ledger: ledger.companies.by_identifier(NUMBER))
    assert company is not None

    def concerned(listed: UUID) -> tuple[UUID, ...]:
        return desk.store.read(lambda ledger: ledger.known_lists.concerned(listed))

    first = brought(desk, DEBTORS, OVERDUE).result.known_list
    assert concerned(first.id) == (company.id,)
    other = brought(desk, DEBTORS, "Fjordlys Automasjon;;;;;", name="andre.csv").result.known_list
    assert concerned(other.id) == ()
    known = desk.store.read(lambda ledger: take(ledger, company.id, desk.now())).known
    (asked,) = known.questions
    answer(desk, company.id, asked, same=True)
    assert concerned(other.id) == (company.id,)


def test_the_lead_list_tells_the_score_with_what_a_list_says(desk: Desk) -> None:
    imported(desk, FJORDLYS)
    before = desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9))
    done = brought(desk, DEBTORS, OVERDUE)
    after = desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9))
    assert [each.highest for each in after] != [each.highest for each in before]
    bringing.take_back(desk, done.result.known_list.id)
    assert desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9)) == before


def test_a_store_with_lists_is_sound(sql_store: SqlStore, clock: Clock) -> None:
    sql_store.write(partial(_join, METTE))
    desk = replace(bench().desk, store=sql_store, clock=clock)
    brought(desk, DEBTORS, OVERDUE)
    assert check(sql_store).problems == ()
