"""An import writes companies, facts with their cells, people and notes, and takes all back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.crm_exports import EXPORTS
from tests.desks import Seat, seated
from tests.fakes.desks import undone, why_not
from tests.importing import BAKKESTO, FJORDLYS, fates, imported, opened, previewed
from tests.workbooks import xlsx
from workbench.app import evidence, leads, research, summaries
from workbench.app.dossiers import open_dossier
from workbench.app.importing import running
from workbench.app.importing.opening import open_file
from workbench.app.importing.previewing import preview
from workbench.app.importing.running import run
from workbench.app.importing.undoing import find_run, runs, undo
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.dossier import Dossier
from workbench.domain.import_fields import Field
from workbench.domain.importing import SOURCE, Fate
from workbench.domain.lead import SignalKind, TouchKind
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.lookup import Snapshot
from workbench.errors import CancelledByUser, InvalidInput, NotInStore, StoreFull
from workbench.jobs import JobControl
from workbench.texts import say

NUMBER = Identifier(Scheme.NO_ORGNR, "311000004")


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seated(tmp_path) as here:
        yield here


def company(seat: Seat, identifier: Identifier = NUMBER) -> Company:
    found = seat.desk.store.read(lambda ledger: ledger.companies.by_identifier(identifier))
    assert found is not None
    return found


def dossier(seat: Seat, identifier: Identifier = NUMBER) -> Dossier:
    return open_dossier(seat.desk, company(seat, identifier).id)


def listed(seat: Seat) -> tuple[LeadRow, ...]:
    return leads.rows(seat.desk, LeadFilter(aside=True, order="name"))


def test_a_row_becomes_a_company_with_facts_a_contact_and_a_note(seat: Seat) -> None:
    done = imported(seat.desk, FJORDLYS, BAKKESTO)
    assert str(done.did) == (
        "Imported leads.csv: 2 new companies, 0 known, 0 from before, 0 left out."
    )
    here = dossier(seat).sounding
    assert (here.company.name, here.company.country) == ("Fjordlys Automasjon AS", "NO")
    assert {str(each) for each in here.company.identifiers} == {
        "no.orgnr 311000004",
        "domain fjordlys.example",
    }
    told = {each.fact.key: each.fact.value for each in here.facts}
    assert told == {
        "company.name": "Fjordlys Automasjon AS",
        "company.address": "Kaigata 1, 6413 Molde",
        "company.town": "Molde",
        "company.website": "fjordlys.example",
        "company.phone": "+47 22 86 44 00",
    }
    (contact,) = here.contacts
    assert (contact.name, contact.mail) == ("Kari Fiktiv", "kari@fjordlys.example")
    assert contact.where_from == "Imported file leads.csv"
    (note,) = here.touches
    assert (note.kind, note.words) == (TouchKind.NOTE, "Notat: møtt på messe")


def test_a_persons_address_is_never_the_companys(seat: Seat) -> None:
    imported(seat.desk, FJORDLYS, BAKKESTO)
    bakkesto = dossier(seat, Identifier(Scheme.NO_ORGNR, "311000012")).sounding
    mails = [each.fact.value for each in bakkesto.facts if each.fact.key == "company.email"]
    assert mails == ["post@bakkesto.example"]
    assert not bakkesto.contacts
    fjordlys = dossier(seat).sounding
    assert not [each for each in fjordlys.facts if each.fact.key == "company.email"]


def test_each_fact_opens_at_its_cell_in_the_kept_file(seat: Seat) -> None:
    imported(seat.desk, FJORDLYS, BAKKESTO)
    (name,) = [each for each in dossier(seat).sounding.facts if each.fact.key == "company.name"]
    assert name.fact.entity.source == SOURCE
    snapshot = seat.desk.store.snapshot(name.snapshot)
    shown = evidence.excerpt(snapshot, name.place, seat.desk.room, JobControl())
    assert shown.table is not None
    row, column = shown.table.marked
    assert shown.table.rows[row][1][column] == "Fjordlys Automasjon AS"
    assert shown.table.headings[column] == "Firma"


def test_a_cell_of_a_workbook_opens_in_its_sheet(seat: Seat) -> None:
    book = xlsx({"Cover": [("x",)], "Leads": [("Firma", "Org.nr."), ("Fjordlys AS", 311000004.0)]})
    file = open_file(seat.desk, "leads.xlsx", book, JobControl())
    run(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
    (name,) = [each for each in dossier(seat).sounding.facts if each.fact.key == "company.name"]
    assert name.place.locator == "Leads!2:1"
    snapshot: Snapshot = seat.desk.store.snapshot(name.snapshot)
    assert snapshot.content == book
    shown = evidence.excerpt(snapshot, name.place, seat.desk.room, JobControl())
    assert shown.table is not None
    assert shown.table.headings == ("Firma", "Org.nr.")
    assert shown.table.rows[0][1] == ("Fjordlys AS", "311000004")


def test_the_lists_rows_are_what_the_ledger_makes_of_them(seat: Seat) -> None:
    headings = "Firma;Org.nr.;Poststed;Ansvarlig;Kontakt"
    rows = ("A AS;311000004;Molde;Mette Kjær;", "B AS;311000012;;;Kari", "C ApS;99000007;Skagen;;")
    file = opened(seat.desk, *rows, headings=headings)
    run(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
    quick = listed(seat)
    assert len(quick) == 3

    def anew(ledger) -> None:  # type: ignore[no-untyped-def]
        for row in quick:
            summaries.refresh(ledger, row.company, seat.desk.starter, seat.desk.now())

    seat.desk.store.write(anew)
    assert listed(seat) == quick


def test_the_responsible_gets_the_next_step_and_a_stranger_is_noted(seat: Seat) -> None:
    headings = "Firma;Org.nr.;Ansvarlig;Status;Tilbud;Kampanje"
    rows = ("A AS;311000004;Mette Kjær;Hot;Vakt;Messe", "B AS;311000012;Somebody Else;;;")
    file = opened(seat.desk, *rows, headings=headings)
    run(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
    first = dossier(seat).sounding
    assert first.next_step is not None
    assert first.next_step.responsible == seat.desk.person
    assert first.lead is not None
    assert first.lead.campaign == "Messe"
    assert [each.words for each in first.touches] == ["stage, as a remark: Hot; offer: Vakt"]
    second = dossier(seat, Identifier(Scheme.NO_ORGNR, "311000012")).sounding
    assert second.next_step is None
    assert [each.words for each in second.touches] == ["responsible among us: Somebody Else"]


def test_several_people_of_one_company_are_its_contacts(seat: Seat) -> None:
    other = FJORDLYS.replace("Kari Fiktiv", "Ola Fiktiv").replace("kari@", "ola@")
    done = imported(seat.desk, FJORDLYS, other, FJORDLYS)
    assert (done.result.counts[Fate.NEW], done.result.counts[Fate.DUPLICATE]) == (1, 2)
    people = dossier(seat).sounding.contacts
    assert [each.name for each in people] == ["Kari Fiktiv", "Ola Fiktiv"]


def test_the_same_file_again_doubles_nothing(seat: Seat) -> None:
    imported(seat.desk, FJORDLYS, BAKKESTO)
    shown = previewed(seat.desk, FJORDLYS, BAKKESTO)
    assert fates(seat.desk, shown) == [Fate.DONE, Fate.DONE]
    again = run(seat.desk, shown, JobControl())
    assert why_not(again) == "Nothing was written."
    assert len(runs(seat.desk)) == 1
    assert len(listed(seat)) == 2
    assert len(dossier(seat).sounding.touches) == 1


def test_one_line_of_the_log_tells_of_a_whole_file(seat: Seat) -> None:
    done = imported(seat.desk, FJORDLYS, BAKKESTO)
    told = seat.desk.store.read(lambda ledger: ledger.activity(done.result.run.id))
    assert [str(each.what) for each in told] == ["Imported a file of 2 rows: leads.csv."]


def test_a_known_company_is_filled_in_and_keeps_what_it_had(seat: Seat) -> None:
    seat.open("311000004", researched=True)
    before = dossier(seat).sounding
    done = imported(seat.desk, "Fjordlys;311000004;Annen gate 3;0150;Oslo;;;Kari Fiktiv")
    assert done.result.counts[Fate.SAME] == 1
    after = dossier(seat).sounding
    assert after.company.name == before.company.name
    town = after.chosen("company.town")
    assert town is not None
    assert town.shown.fact.entity.source != SOURCE
    assert [each.name for each in after.contacts] == ["Kari Fiktiv"]
    undone(done)
    back = dossier(seat).sounding
    assert not back.contacts
    assert {each.fact.id for each in back.facts} == {each.fact.id for each in before.facts}
    assert back.company == before.company


def test_undoing_takes_everything_new_off_again(seat: Seat) -> None:
    done = imported(seat.desk, FJORDLYS, BAKKESTO)
    back = undone(done)
    assert str(back.did) == (
        "Undid the import of leads.csv: 2 companies are no longer leads, 0 are as they were,"
        " 0 stay."
    )
    assert listed(seat) == ()
    found = seat.desk.store.read(lambda ledger: ledger.companies.by_identifier(NUMBER))
    assert found is None
    assert "Import the file again" in why_not(back)
    with pytest.raises(NotInStore):
        undo(seat.desk, done.result.run.id, JobControl())


def test_what_was_undone_is_imported_again(seat: Seat) -> None:
    undone(imported(seat.desk, FJORDLYS))
    again = imported(seat.desk, FJORDLYS)
    assert again.result.counts[Fate.NEW] == 1
    assert len(runs(seat.desk)) == 2
    assert dossier(seat).sounding.company.name == "Fjordlys Automasjon AS"


def test_a_company_somebody_worked_on_stays_and_says_why(seat: Seat) -> None:
    done = imported(seat.desk, FJORDLYS, BAKKESTO)
    here = dossier(seat).sounding
    assert here.lead is not None
    leads.log_touch(
        seat.desk, here.lead, kind=TouchKind.CALL, day=seat.desk.now().date(), words="They asked."
    )
    back = undo(seat.desk, done.result.run.id, JobControl())
    assert [(each.name, str(each.why)) for each in back.result.stayed] == [
        ("Fjordlys Automasjon AS", "Somebody wrote about it since.")
    ]
    assert [row.name for row in listed(seat)] == ["Fjordlys Automasjon AS"]
    assert len(dossier(seat).sounding.contacts) == 1


def test_a_researched_company_stays(seat: Seat) -> None:
    done = imported(seat.desk, FJORDLYS)
    research.research(seat.desk, company(seat).id, JobControl())
    back = undo(seat.desk, done.result.run.id, JobControl())
    assert str(back.result.stayed[0].why) == "It was researched since."


def test_an_import_is_found_by_the_end_of_its_id(seat: Seat) -> None:
    done = imported(seat.desk, FJORDLYS)
    named = done.result.run.id.hex[-12:]
    assert find_run(seat.desk, named).id == done.result.run.id
    with pytest.raises(NotInStore):
        find_run(seat.desk, "no such id")
    with pytest.raises(NotInStore):
        find_run(seat.desk, "")


def test_an_import_is_found_by_its_file_unless_two_have_the_name(seat: Seat) -> None:
    done = imported(seat.desk, FJORDLYS)
    assert find_run(seat.desk, "leads.csv").id == done.result.run.id
    imported(seat.desk, BAKKESTO)
    with pytest.raises(NotInStore):
        find_run(seat.desk, "leads.csv")


def test_a_file_in_which_no_row_can_be_used_is_refused(seat: Seat) -> None:
    with pytest.raises(InvalidInput, match="No row"):
        imported(seat.desk, "Feil AS;311000013")


class _Stopping(JobControl):
    """Cancels itself when a number of rows is done."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def report(self, done: int, total: int, label: object) -> None:
        if done >= self._after:
            self.cancel()


def test_a_stopped_import_is_gone_on_with(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BLOCK", 1)
    shown = previewed(seat.desk, FJORDLYS, BAKKESTO)
    with pytest.raises(CancelledByUser):
        run(seat.desk, shown, _Stopping(after=1))
    assert [row.name for row in listed(seat)] == ["Fjordlys Automasjon AS"]
    shown = previewed(seat.desk, FJORDLYS, BAKKESTO)
    assert fates(seat.desk, shown) == [Fate.DONE, Fate.NEW]
    done = run(seat.desk, shown, JobControl())
    assert len(runs(seat.desk)) == 1
    assert len(listed(seat)) == 2
    undone(done)
    assert listed(seat) == ()


def test_a_block_that_fails_leaves_whole_blocks(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BLOCK", 1)
    shown = previewed(seat.desk, FJORDLYS, BAKKESTO)
    store = seat.desk.store
    writes = iter([True, False])

    class _Full:
        def __getattr__(self, name: str) -> object:
            return getattr(store, name)

        def write(self, change: object) -> object:
            if not next(writes):
                raise StoreFull(say("No room is left on the disk."))
            return store.write(change)  # type: ignore[arg-type]

    with pytest.raises(StoreFull):
        run(replace(seat.desk, store=_Full()), shown, JobControl())  # type: ignore[arg-type]
    assert len(listed(seat)) == 1
    assert len(dossier(seat).sounding.facts) == 5


def test_a_column_changed_by_a_person_is_imported_as_they_say(seat: Seat) -> None:
    file = opened(seat.desk, "Fjordlys AS;311000004;17", headings="Firma;Org.nr.;Foo")
    assert file.columns.columns[2].field is Field.NOTHING
    named = file.with_fields({file.named("foo"): Field.NOTE})
    run(seat.desk, preview(seat.desk, named, JobControl()), JobControl())
    assert [each.words for each in dossier(seat).sounding.touches] == ["Foo: 17"]
    with pytest.raises(InvalidInput, match="no column bar"):
        file.named("bar")


def test_contacts_from_files_end_as_others_do(seat: Seat) -> None:
    imported(seat.desk, FJORDLYS)
    (contact,) = dossier(seat).sounding.contacts
    assert contact.expires == seat.desk.now().date() + timedelta(days=365)


def test_what_they_did_is_noted_where_its_day_is_told(seat: Seat) -> None:
    headings = "Firma;Org.nr.;Lead Source;Created;Produkt"
    rows = (
        "A AS;311000004;Trade Show;02.03.2026;Vakt",
        "A AS;311000004;Trade Show;2026-03-02;",
        "A AS;311000004;Web form;2026-04-01;",
        "B AS;311000012;Trade Show;03/04/2026;",
        "C AS;311000020;Autumn;2026-03-02;",
    )
    file = opened(seat.desk, *rows, headings=headings)
    done = run(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
    signals = dossier(seat).sounding.signals
    assert [(each.kind, str(each.day), each.asked_for) for each in signals] == [
        (SignalKind.FAIR, "2026-03-02", "Vakt"),
        (SignalKind.FORM, "2026-04-01", ""),
    ]
    assert [row.interest for row in listed(seat)] == ["form", "", ""]
    undone(done)
    assert listed(seat) == ()


@pytest.mark.parametrize("system", EXPORTS)
def test_every_systems_export_is_imported(seat: Seat, system: str) -> None:
    file = open_file(seat.desk, "export.csv", EXPORTS[system][0].encode(), JobControl())
    shown = preview(seat.desk, file, JobControl())
    assert shown.counts[Fate.NEW] == shown.rows
    run(seat.desk, shown, JobControl())
    row = next(row for row in listed(seat) if row.name == "Fjordlys Automasjon AS")
    here = open_dossier(seat.desk, row.company).sounding
    told = {each.fact.key: each.fact.value for each in here.facts}
    assert told["company.name"] == "Fjordlys Automasjon AS"
    assert "Kaigata 1" in told["company.address"]
    assert here.lead is not None


def test_cards_are_imported_each_fact_at_its_card(seat: Seat) -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Kari Fiktiv\nORG:Fjordlys Automasjon AS\nTITLE:CFO\n"
        "EMAIL:kari@fjordlys.example\nADR:;;Kaigata 1;Molde;;6413;Norge\nEND:VCARD\n"
    )
    file = open_file(seat.desk, "cards.vcf", card.encode(), JobControl())
    run(seat.desk, preview(seat.desk, file, JobControl()), JobControl())
    (row,) = listed(seat)
    here = open_dossier(seat.desk, row.company).sounding
    assert [(each.name, each.role) for each in here.contacts] == [("Kari Fiktiv", "CFO")]
    (name,) = [each for each in here.facts if each.fact.key == "company.name"]
    snapshot = seat.desk.store.snapshot(name.snapshot)
    shown = evidence.excerpt(snapshot, name.place, seat.desk.room, JobControl())
    assert "ORG:Fjordlys Automasjon AS" in str(shown)
