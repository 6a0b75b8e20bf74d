"""Our own lists are brought in, replaced and taken back, and their rows are companies."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.fakes.desks import Bench, bench
from tests.known import (
    CUSTOMER,
    CUSTOMERS,
    DAY,
    DEBTORS,
    OVERDUE,
    brought,
    known,
    opened,
    read,
)
from tests.samples import COMPANY, LEAD, METTE
from workbench.app.candidates import recalled
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.known_lists.answering import answer, find_hit
from workbench.app.known_lists.bringing import lists, named, take_back
from workbench.app.opening_channels import reasoned
from workbench.app.soundings import take
from workbench.domain.company import Candidate, Entity, Identifier, Scheme
from workbench.domain.figures import Money
from workbench.domain.known_details import Lateness
from workbench.domain.known_lists import KnownKind
from workbench.domain.lead import ChannelKind, Openness
from workbench.domain.operation import NoInverse
from workbench.domain.scorecard import EvidenceKind
from workbench.domain.travelling import travelling
from workbench.errors import InvalidInput, NotInStore
from workbench.scoring.criterion import CRITERIA
from workbench.texts import say

DNC = "Firma;Org.nr;Grund"


@pytest.fixture
def made() -> Bench:
    return bench()


@pytest.fixture
def desk(made: Bench) -> Desk:
    return made.desk


def pays(desk: Desk) -> object:
    sounding = desk.store.read(lambda ledger: take(ledger, COMPANY.id, desk.now()))
    return CRITERIA["pays_on_time@2"].answer(sounding).measure


def test_a_debtor_is_known_by_number_and_its_days_are_counted_to_the_lists_day(desk: Desk) -> None:
    brought(desk, DEBTORS, OVERDUE)
    (hit,) = known(desk).hits
    assert hit.kind is KnownKind.DEBTOR
    assert hit.row.details.lateness == Lateness(43, 43)
    assert hit.row.details.sums == (Money(Decimal(12300), "NOK"),)
    assert str(hit.words) == "Overdue with us: 43 days, NOK\u00a012,300"
    assert str(hit.cited(DAY)) == "debtors.csv, 20 November 2026"


def test_invoices_of_one_debtor_belong_together(desk: Desk) -> None:
    brought(
        desk,
        f"{DEBTORS};Valuta",
        f"{OVERDUE};NOK",
        "Fjordlys Automasjon AS;311 000 004;;2026-11-10;700;;NOK",
        "Fjordlys Automasjon AS;311000004;;2026-11-15;50;;EUR",
        "Fjordlys Automasjon AS;311000004;;2026-12-15;9000;;NOK",
    )
    (hit,) = known(desk).hits
    assert hit.row.lines == 4
    assert hit.row.details.lateness == Lateness(43, 43)
    assert hit.row.details.sums == (Money(Decimal(13000), "NOK"), Money(Decimal(50), "EUR"))


def test_neither_a_contact_nor_a_persons_address_is_kept(desk: Desk) -> None:
    done = brought(desk, CUSTOMERS, CUSTOMER, name="kunder.csv")
    kept = desk.store.snapshot(done.result.known_list.file).content.decode()
    assert "fjordlys.example" in kept
    assert "kari" not in kept.casefold()
    brought(desk, DEBTORS, OVERDUE)
    for hit in known(desk).hits:
        assert "kari" not in repr(hit.row).casefold()


def test_a_newer_file_of_the_same_name_stands_in_its_place_until_it_is_taken_back(
    desk: Desk,
) -> None:
    first = brought(desk, DEBTORS, OVERDUE).result.known_list
    second = brought(desk, DEBTORS, "Andre AS;311000012;;2026-11-01;5;", day=date(2026, 11, 21))
    assert second.result.former == first
    assert [each.id for each in lists(desk)] == [second.result.known_list.id]
    assert known(desk).hits == ()
    inverse = second.inverse
    assert not isinstance(inverse, NoInverse)
    back = inverse()
    assert str(back.did) == (
        "Took back debtors.csv, 21 November 2026; that of 20 November 2026 counts again."
    )
    assert [each.known_list.id for each in known(desk).hits] == [first.id]
    again = back.inverse
    assert not isinstance(again, NoInverse)
    again()
    assert known(desk).hits == ()


def test_a_list_may_replace_one_of_another_name_and_an_older_one_may_not(desk: Desk) -> None:
    first = brought(desk, DEBTORS, OVERDUE, name="oktober.csv").result.known_list
    second = brought(desk, DEBTORS, OVERDUE, name="november.csv", replaces="Oktober.csv")
    assert second.result.known_list.series == first.series
    assert [each.name for each in lists(desk)] == ["november.csv"]
    with pytest.raises(InvalidInput) as older:
        brought(desk, DEBTORS, OVERDUE, name="november.csv", day=DAY - timedelta(days=1))
    assert older.value.field == "day"
    with pytest.raises(NotInStore):
        brought(desk, DEBTORS, OVERDUE, replaces="nowhere.csv")


def test_a_list_that_was_taken_back_can_be_brought_again(desk: Desk) -> None:
    done = brought(desk, DEBTORS, OVERDUE)
    take_back(desk, named(desk, "debtors.csv").id)
    assert lists(desk) == ()
    with pytest.raises(NotInStore):
        take_back(desk, done.result.known_list.id)
    again = brought(desk, DEBTORS, OVERDUE).result.known_list
    assert again.series == done.result.known_list.series
    assert len(known(desk).hits) == 1


def test_a_day_to_come_and_a_file_without_companies_are_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as early:
        brought(desk, DEBTORS, OVERDUE, day=date(2026, 12, 24))
    assert early.value.field == "day"
    with pytest.raises(InvalidInput) as empty:
        brought(desk, DEBTORS, ";;;2026-11-01;5;")
    assert empty.value.field == "file"


def test_rows_that_name_nobody_are_counted_and_said(desk: Desk) -> None:
    found = read(desk, DEBTORS, OVERDUE, "I alt;;;;99;", ";;;;5;", "Uden Nummer ApS;;Vejle;;5;")
    assert (len(found.rows), found.numbered, found.left_out) == (2, 1, 2)
    assert [(row, str(why)) for row, why in found.problems] == [
        (3, "The row adds up others."),
        (4, "The row names no company."),
    ]
    assert str(found.words) == "2 companies, 1 without a number; rows left out: 2."


def test_a_row_with_a_wrong_number_counts_by_its_name(desk: Desk) -> None:
    found = read(desk, DEBTORS, "Fjordlys Automasjon AS;311000005;Molde;2026-10-08;5;")
    assert [(each.name, each.identifiers) for each in found.rows] == [
        ("Fjordlys Automasjon AS", ())
    ]


def test_a_namesake_is_asked_about_and_the_answer_holds_for_the_next_months_list(
    desk: Desk,
) -> None:
    brought(desk, DEBTORS, "Fjordlys Automasjon;;;2026-10-08;5;")
    (asked,) = known(desk).questions
    assert known(desk).hits == ()
    done = answer(desk, COMPANY.id, asked, same=False)
    assert known(desk).questions == ()
    brought(desk, DEBTORS, "Fjordlys Automasjon;;;2026-10-08;9;", day=date(2026, 11, 21))
    assert (known(desk).hits, known(desk).questions) == ((), ())
    inverse = done.inverse
    assert not isinstance(inverse, NoInverse)
    inverse()
    assert len(known(desk).questions) == 1


def test_a_row_that_a_person_says_is_the_company_is_a_hit(desk: Desk) -> None:
    brought(desk, DEBTORS, "Fjordlys Automasjon;;;2026-10-08;5;")
    (asked,) = known(desk).questions
    answer(desk, COMPANY.id, find_hit(desk, COMPANY.id, asked.key), same=True)
    (hit,) = known(desk).hits
    assert hit.said
    with pytest.raises(NotInStore):
        find_hit(desk, COMPANY.id, "77")


@pytest.mark.parametrize(
    "row",
    [
        "Fjordlys Automasjon Sverige AB;;Molde;2026-10-08;5;",
        "Fjordlys Holding AS;311000020;Molde;2026-10-08;5;",
        "Fjordlys Automasjon AS;311000012;Molde;2026-10-08;5;",
    ],
)
def test_a_sister_is_neither_a_hit_nor_a_question(desk: Desk, row: str) -> None:
    brought(desk, DEBTORS, row)
    assert (known(desk).hits, known(desk).questions) == ((), ())


def test_a_number_under_another_name_is_a_question(desk: Desk) -> None:
    brought(desk, DEBTORS, "Ganske Andet Byggeri AS;311000004;;2026-10-08;5;")
    assert known(desk).hits == ()
    assert len(known(desk).questions) == 1


def test_debts_outrank_what_anyone_said_and_silence_is_not_clean(desk: Desk) -> None:
    assert pays(desk) is None
    brought(desk, CUSTOMERS, CUSTOMER, name="kunder.csv")
    assert pays(desk) is None
    brought(desk, DEBTORS, "Andre AS;311000012;;2026-11-01;5;", day=DAY - timedelta(days=1))
    assert pays(desk) is None
    brought(desk, DEBTORS, "Andre AS;311000012;;2026-11-01;5;")
    assert pays(desk) == "with_us_on_time"
    brought(desk, DEBTORS, OVERDUE)
    assert pays(desk) == "with_us_late"


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        ("0", None),
        ("1", "with_us_slightly_late"),
        ("14", "with_us_slightly_late"),
        ("15", "with_us_late"),
        ("60", "with_us_late"),
        ("61", "with_us_badly_late"),
        ("> 90", "with_us_badly_late"),
        ("", None),
    ],
)
def test_how_late_counts_in_steps(desk: Desk, days: str, outcome: str | None) -> None:
    brought(desk, "Debitor;Org.nr;Dage forfalden;Saldo", f"Fjordlys AS;311000004;{days};5")
    assert pays(desk) == outcome


def test_what_a_line_rests_on_stays_with_us(desk: Desk) -> None:
    brought(desk, DEBTORS, OVERDUE)
    dossier = open_dossier(desk, COMPANY.id)
    assert dossier.scorecard is not None
    (line,) = [e for e in dossier.scorecard.lines if e.criterion == "pays_on_time@2"]
    assert [each.kind for each in line.evidence] == [EvidenceKind.KNOWN_LIST]
    leaving = travelling(dossier)
    assert leaving.sounding.known.hits == ()
    assert leaving.scorecard is not None
    (told,) = [e for e in leaving.scorecard.lines if e.criterion == "pays_on_time@2"]
    assert str(told.because) == "rests on our own lists, which stay with us"
    assert told.points == line.points
    assert travelling(leaving) == leaving


def test_whom_we_do_not_contact_every_channel_is_closed(desk: Desk) -> None:
    brought(desk, DNC, "Fjordlys Automasjon AS;311000004;bad om det", name="robinson.csv")
    sounding = desk.store.read(lambda ledger: take(ledger, COMPANY.id, desk.now()))
    newest = {each.kind: each for each in sounding.channels}
    assert {each.openness for each in newest.values()} == {Openness.CLOSED}
    assert set(newest) == set(ChannelKind)
    reason = str(newest[ChannelKind.MAIL].reason)
    assert reason == "Do not contact: bad om det (robinson.csv, 20 November 2026)"
    left = travelling(open_dossier(desk, COMPANY.id)).sounding.channels
    assert {str(each.reason) for each in left} == {"we do not contact them"}


def test_no_channel_is_opened_to_whom_we_do_not_contact(desk: Desk) -> None:
    brought(desk, DNC, "Fjordlys Automasjon AS;311000004;bad om det", name="robinson.csv")
    with pytest.raises(InvalidInput) as refused:
        reasoned(
            desk,
            LEAD,
            kind=ChannelKind.PHONE,
            openness=Openness.OPEN,
            reason=say("They called."),
            consent=DAY,
        )
    assert refused.value.field == "openness"
    assert "Do not contact: bad om det" in str(refused.value.message)


def test_a_candidate_is_told_to_be_known(desk: Desk) -> None:
    brought(desk, DEBTORS, OVERDUE)
    offered = Candidate(
        entity=Entity("no_enhetsregisteret", "311000004"),
        identifier=Identifier(Scheme.NO_ORGNR, "311000004"),
        name="FJORDLYS AUTOMASJON AS",
        country="NO",
    )
    other = replace(
        offered,
        entity=Entity("no_enhetsregisteret", "311000012"),
        identifier=Identifier(Scheme.NO_ORGNR, "311000012"),
    )
    found = recalled(desk, [other, offered])
    assert [len(each.known_to_us) for each in found] == [0, 1]


def test_a_list_a_month_old_says_so(made: Bench) -> None:
    brought(made.desk, DEBTORS, OVERDUE)
    (hit,) = known(made.desk).hits
    assert hit.known_list.old_words(DAY + timedelta(days=30)) is None
    assert "31 days old" in str(hit.told(DAY + timedelta(days=31)))


def test_what_was_known_at_an_earlier_instant_is_known_then(made: Bench) -> None:
    before = made.clock.now()
    made.clock.time = before + timedelta(hours=1)
    brought(made.desk, DEBTORS, OVERDUE)

    def then(at: datetime) -> int:
        now = made.clock.now()
        sounding = made.store.read(lambda ledger: take(ledger, COMPANY.id, now, as_of=at))
        return len(sounding.known.hits)

    assert (then(before), then(made.clock.now())) == (0, 1)


def test_a_list_is_kept_with_one_line_of_the_log(desk: Desk) -> None:
    done = brought(desk, DEBTORS, OVERDUE)
    logged = desk.store.read(lambda ledger: ledger.activity(done.result.known_list.id))
    assert [each.what for each in logged] == [done.did]
    assert logged[0].by == METTE.id


def test_other_columns_are_what_a_person_says(desk: Desk) -> None:
    listed = opened(desk, "Firma;Andet", "Fjordlys;5", name="x.csv", kind=KnownKind.DEBTOR)
    with pytest.raises(InvalidInput) as nowhere:
        listed.named("Borte")
    assert nowhere.value.field == "column"
    assert listed.named("andet") == 1
