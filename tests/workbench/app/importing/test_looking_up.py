"""Rows without a number are looked up in offline registers, judged anew, written and taken back."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from tests.bulk_files import gleif, norwegian, unit
from tests.desks import Seat, seated
from tests.fakes.desks import undone
from tests.importing import opened
from tests.shelves import shelf
from workbench.app import companies
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.importing.judging import Decided, Plan
from workbench.app.importing.looking_up import look_up, told
from workbench.app.importing.opening import open_file
from workbench.app.importing.previewing import Preview, page, preview
from workbench.app.importing.rejecting import rejects
from workbench.app.importing.running import run
from workbench.domain.company import Company, Entity, Identifier, Sameness, Scheme
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate
from workbench.domain.lead_list import LeadFilter
from workbench.errors import CancelledByUser, NotInStore
from workbench.jobs import JobControl, Progress

HEADINGS = "Firma;Postnr;Poststed;Land"
TINDRA = "Tindra Tak AS;6413;Molde;Norge"
KVIST = "Kvist Regnskap AS;6413;Molde;Norge"
STRANGER = "Ukjent Verden AS;6413;Molde;Norge"
SWEDISH = "Tindra Tak AB;;Luleå;Sverige"
TINDRAS = Identifier(Scheme.NO_ORGNR, "311000063")
UNITS = (
    unit("311000063", "TINDRA TAK AS"),
    unit("311000071", "KVIST REGNSKAP AS"),
    unit("311000098", "KVIST REGNSKAP AS"),
    unit("311000101", "ELVESTAD SAG AS", town="NAMSOS", postcode="7800"),
)

Make = Callable[..., Seat]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    registers = shelf(tmp_path)
    registers.build(norwegian(tmp_path, UNITS), JobControl())
    with seated(tmp_path) as here:
        yield replace(here, desk=replace(here.desk, registers=registers))


def shown(desk: Desk, *rows: str, decided: Decided | None = None) -> Preview:
    return preview(desk, opened(desk, *rows, headings=HEADINGS), JobControl(), decided=decided)


def looked_up(desk: Desk, *rows: str, decided: Decided | None = None) -> Preview:
    return look_up(desk, shown(desk, *rows, decided=decided), JobControl())


def again(desk: Desk, before: Preview, decided: Decided) -> Preview:
    """Return a preview after a person said something of rows that were looked up."""
    return preview(desk, before.opened, JobControl(), decided=decided, matches=before.matches)


def plans(desk: Desk, preview: Preview) -> Sequence[Plan]:
    return page(desk, preview)


def company(desk: Desk, number: Identifier = TINDRAS) -> Company | None:
    return desk.store.read(lambda ledger: ledger.companies.by_identifier(number))


def ours(seat: Seat, *rows: str) -> tuple[UUID, ...]:
    """Return the companies we pursue, after rows of another file were imported."""
    if rows:
        file = opened(seat.desk, *rows, headings=HEADINGS, name="before.csv")
        run(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
    listed = seat.desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9))
    return tuple(each.company for each in listed)


def judged(desk: Desk, whose: Company, entity: Entity) -> Sameness | None:
    judgements = desk.store.read(lambda ledger: ledger.companies.judgements(whose.id))
    return next((each.sameness for each in judgements if each.entity == entity), None)


def test_a_row_that_one_company_alone_can_be_gets_its_number(seat: Seat) -> None:
    before = shown(seat.desk, TINDRA)
    assert len(before.lacking) == 1
    after = look_up(seat.desk, before, JobControl())
    (plan,) = plans(seat.desk, after)
    assert (plan.fate, plan.told.identifiers) == (Fate.NEW, (TINDRAS,))
    assert str(plan.reason) == "TINDRA TAK AS stands in Norway: Enhetsregisteret, 1 November 2026."
    assert (after.numbered, after.lacking) == (1, ())
    assert str(told(after)) == (
        "1 row looked up in Norway: Enhetsregisteret (1 November 2026): 1 got a number, 0 are"
        " for you to choose, 0 are not there."
    )


def test_several_that_may_be_meant_leave_a_row_open_until_somebody_chooses(seat: Seat) -> None:
    (plan,) = plans(seat.desk, looked_up(seat.desk, KVIST))
    assert plan.fate is Fate.UNSURE
    assert [each.hit.number.value for each in plan.offers] == ["311000071", "311000098"]
    assert str(plan.reason) == "2 companies in your offline registers may be it."
    chosen = plan.offers[1].hit.number
    (plan,) = plans(seat.desk, looked_up(seat.desk, KVIST, decided={2: chosen}))
    assert (plan.fate, plan.told.identifiers, plan.chosen) == (Fate.NEW, (chosen,), True)
    (plan,) = plans(seat.desk, looked_up(seat.desk, KVIST, decided={2: None}))
    assert (plan.fate, plan.told.identifiers) == (Fate.NEW, ())


def test_none_of_them_is_an_answer_also_where_one_was_taken(seat: Seat) -> None:
    after = again(seat.desk, looked_up(seat.desk, TINDRA), {2: None})
    (plan,) = plans(seat.desk, after)
    assert (plan.fate, plan.told.identifiers, plan.taken) == (Fate.NEW, (), None)


def test_who_is_not_there_is_said_to_be_absent_with_the_registers_day(seat: Seat) -> None:
    strange, swedish = plans(seat.desk, looked_up(seat.desk, STRANGER, SWEDISH))
    assert strange.fate is swedish.fate is Fate.NEW
    assert str(strange.reason) == "Not in Norway: Enhetsregisteret (1 November 2026)."
    assert str(swedish.reason) == "No register of its country is here."


def test_a_row_without_a_country_is_taken_only_where_its_place_says_it(seat: Seat) -> None:
    vague, placed = "Elvestad Sag AS;;Namsos;", "Tindra Tak AS;6413;Molde;"
    first, second = plans(seat.desk, looked_up(seat.desk, vague, placed))
    assert (first.fate, len(first.offers)) == (Fate.UNSURE, 1)
    assert (second.fate, second.told.country) == (Fate.NEW, "NO")
    said = opened(seat.desk, vague, headings=HEADINGS).of_country("NO")
    (plan,) = plans(
        seat.desk, look_up(seat.desk, preview(seat.desk, said, JobControl()), JobControl())
    )
    assert plan.fate is Fate.NEW
    assert plan.taken is not None


def test_a_number_shows_that_a_company_is_here_and_that_rows_repeat_each_other(seat: Seat) -> None:
    hit = seat.desk.registers.search("tindra", JobControl()).hits[0]
    found = companies.find(seat.desk, hit.number.value, JobControl())
    mine = companies.open_company(seat.desk, found.candidates[0]).result.company
    rows = (TINDRA, "TINDRA TAK A/S;6413;MOLDE;NO", "Elvestad Sag AS;7800;Namsos;NO")
    first, second, third = plans(seat.desk, looked_up(seat.desk, *rows))
    assert (first.fate, first.company) == (Fate.SAME, mine.id)
    assert (second.fate, second.first) == (Fate.DUPLICATE, 2)
    assert third.fate is Fate.NEW


def test_the_register_is_named_as_who_told_the_number_and_undo_takes_it_back(seat: Seat) -> None:
    done = run(seat.desk, looked_up(seat.desk, TINDRA), JobControl())
    mine = company(seat.desk)
    assert mine is not None
    entity = Entity("no_enhetsregisteret", "311000063")
    assert judged(seat.desk, mine, entity) is Sameness.SAME
    dossier = open_dossier(seat.desk, mine.id)
    assert all("311000063" not in each.fact.value for each in dossier.sounding.facts)
    undone(done)
    assert company(seat.desk) is None
    assert judged(seat.desk, mine, entity) is Sameness.UNSURE
    assert not seat.desk.store.read(lambda ledger: ledger.leads.rows(LeadFilter(), 9))
    once_more = run(seat.desk, looked_up(seat.desk, TINDRA), JobControl())
    assert once_more.result.counts[Fate.NEW] == 1


def test_a_company_of_ours_without_a_number_gets_it_and_loses_it_with_the_import(
    seat: Seat,
) -> None:
    (mine,) = ours(seat, "Tindra Tak AS;;;")
    before = looked_up(seat.desk, TINDRA)
    (plan,) = plans(seat.desk, before)
    assert (plan.fate, plan.told.identifiers) == (Fate.UNSURE, (TINDRAS,))
    done = run(seat.desk, again(seat.desk, before, {2: mine}), JobControl())
    there = company(seat.desk)
    assert there is not None
    assert there.id == mine
    undone(done)
    assert company(seat.desk) is None
    assert ours(seat) == (mine,)


def test_an_import_that_was_stopped_goes_on_with_the_numbers(seat: Seat) -> None:
    rows = (TINDRA, "Elvestad Sag AS;7800;Namsos;NO")
    first = looked_up(seat.desk, *rows)
    stopping = JobControl()
    stopping.cancel()
    with pytest.raises(CancelledByUser):
        run(seat.desk, first, stopping)
    run(seat.desk, first, JobControl())
    second = looked_up(seat.desk, *rows)
    assert second.lacking == ()
    assert run(seat.desk, second, JobControl()).result.counts[Fate.DONE] == 2
    assert company(seat.desk) is not None


def test_what_was_found_lapses_where_the_row_tells_something_else(seat: Seat) -> None:
    before = looked_up(seat.desk, TINDRA)
    changed = before.opened.with_fields({2: Field.NOTHING})
    after = preview(seat.desk, changed, JobControl(), matches=before.matches)
    assert (after.numbered, len(after.lacking)) == (0, 1)
    kept = before.opened.with_fields({1: Field.POSTCODE})
    assert preview(seat.desk, kept, JobControl(), matches=before.matches).numbered == 1


def test_rows_left_out_carry_the_number_that_was_found(seat: Seat) -> None:
    ours(seat, "Tindra Tak AS;;;")
    content = rejects(seat.desk, looked_up(seat.desk, TINDRA, KVIST), JobControl())
    first, second = csv.DictReader(content.decode("utf-8-sig").splitlines())
    assert (first["Firma"], first["Registration number"]) == ("Tindra Tak AS", "NO 311000063")
    assert (second["Firma"], second["Registration number"]) == ("Kvist Regnskap AS", "")
    mended = open_file(seat.desk, "mended.csv", content, JobControl())
    read = plans(seat.desk, preview(seat.desk, mended, JobControl()))
    assert [plan.told.identifiers for plan in read] == [(TINDRAS,), ()]


def test_they_carry_it_in_the_column_of_numbers_where_there_is_one(seat: Seat) -> None:
    ours(seat, "Tindra Tak AS;;;")
    file = opened(seat.desk, "Tindra Tak AS;Molde;NO;", headings="Firma;Poststed;Land;Org.nr.")
    after = look_up(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
    content = rejects(seat.desk, after, JobControl()).decode("utf-8-sig")
    (row,) = csv.DictReader(content.splitlines())
    assert row["Org.nr."] == "NO 311000063"
    assert "Registration number" not in row


def test_a_lei_registers_number_is_a_lei_and_the_national_one_with_it(
    seat: Seat, tmp_path: Path
) -> None:
    registers = shelf(tmp_path / "world")
    row = {
        "LEI": "529900T8BM49AURSDO55",
        "Entity.LegalName": "TINDRA TAK AS",
        "Entity.LegalAddress.City": "MOLDE",
        "Entity.LegalAddress.Country": "NO",
        "Entity.LegalAddress.PostalCode": "6413",
        "Entity.EntityStatus": "ACTIVE",
        "Entity.RegistrationAuthority.RegistrationAuthorityID": "RA000472",
        "Entity.RegistrationAuthority.RegistrationAuthorityEntityID": "311000063",
    }
    registers.build(gleif(tmp_path, [row]), JobControl())
    desk = replace(seat.desk, registers=registers)
    (plan,) = plans(desk, looked_up(desk, TINDRA))
    assert {each.scheme for each in plan.told.identifiers} == {Scheme.LEI, Scheme.NO_ORGNR}
    run(desk, looked_up(desk, TINDRA), JobControl())
    mine = company(desk)
    assert mine is not None
    assert judged(desk, mine, Entity("gleif", "529900T8BM49AURSDO55")) is Sameness.SAME


def test_looking_up_tells_how_far_it_is_and_stops_when_told(seat: Seat) -> None:
    reports: list[Progress] = []
    before = shown(seat.desk, *(f"Firma {at} AS;;Molde;NO" for at in range(45)))
    look_up(seat.desk, before, JobControl(reports.append))
    assert [(each.done, each.total) for each in reports if each.total] == [(20, 45), (40, 45)]
    stopped = JobControl()
    stopped.cancel()
    with pytest.raises(CancelledByUser):
        look_up(seat.desk, before, stopped)


def test_without_a_register_it_is_said_how_to_get_one(tmp_path: Path) -> None:
    with seated(tmp_path) as here, pytest.raises(NotInStore, match="no offline register"):
        looked_up(here.desk, TINDRA)
