"""Imports keep the same promises in every store: many companies at once, numbers taken back."""

from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.bench.importing import synthetic_numbers
from tests.fakes.desks import bench
from tests.importing import BAKKESTO, FJORDLYS, fates, imported, previewed
from tests.samples import JONAS, METTE
from tests.shelves import shelf_of
from workbench.app.desk import Desk
from workbench.app.importing.looking_up import look_up
from workbench.app.importing.previewing import preview
from workbench.app.importing.running import run
from workbench.app.importing.undoing import undo
from workbench.domain.company import Company, Entity, Identifier, Sameness, Scheme
from workbench.domain.ids import new_id
from workbench.domain.importing import Fate
from workbench.domain.lead import Touch, TouchKind
from workbench.domain.ledger import Ledger
from workbench.domain.people import Person
from workbench.domain.ports import Clock, Store
from workbench.jobs import JobControl
from workbench.store.proofs import check
from workbench.store.sql_store import SqlStore

NUMBER = Identifier(Scheme.NO_ORGNR, "311000004")
DOMAIN = Identifier(Scheme.DOMAIN, "fjordlys.example")


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    joined(store)
    return replace(bench().desk, store=store, clock=clock)


def joined(store: Store) -> None:
    for person in (METTE, JONAS):
        store.write(partial(_join, person))


def _join(person: Person, ledger: Ledger) -> None:
    ledger.people.add(person)


def held(desk: Desk, identifier: Identifier) -> Company | None:
    return desk.store.read(lambda ledger: ledger.companies.by_identifier(identifier))


def test_what_an_import_wrote_is_found_many_at_once(desk: Desk) -> None:
    done = imported(desk, FJORDLYS, BAKKESTO).result
    company = held(desk, NUMBER)
    assert company is not None

    def look(ledger: Ledger) -> tuple[Any, Any, Any, Any]:
        imports = ledger.imports
        return (
            imports.holding([NUMBER, DOMAIN, Identifier(Scheme.DK_CVR, "99000007")]),
            dict(imports.names()),
            imports.known([company.id, UUID(int=9)]),
            imports.done(done.run.file),
        )

    holding, names, known, rows = desk.store.read(look)
    assert holding == {NUMBER: (company.id,), DOMAIN: (company.id,)}
    assert sorted(names.values()) == ["Bakkestø Bygg AS", "Fjordlys Automasjon AS"]
    assert sorted(rows) == [2, 3]
    here = known[company.id]
    assert here.values["company.town"] == ("Molde",)
    assert here.profile.domains == ("fjordlys.example",)
    assert here.profile.street == "Kaigata 1"
    assert here.contacts == {"kari fiktiv", "kari@fjordlys.example"}
    assert here.lead is not None
    assert not here.has_step


def test_rows_of_a_run_come_by_company(desk: Desk) -> None:
    done = imported(desk, FJORDLYS, BAKKESTO, FJORDLYS).result
    first = desk.store.read(lambda ledger: ledger.imports.written(done.run.id, None, 1))
    after = first[-1].company
    second = desk.store.read(lambda ledger: ledger.imports.written(done.run.id, after, 5))
    assert sorted(row.number for row in (*first, *second)) == [2, 3, 4]
    assert {row.company for row in first} & {row.company for row in second} == set()
    last = second[-1].company
    assert desk.store.read(lambda ledger: ledger.imports.written(done.run.id, last, 5)) == ()


def test_numbers_that_are_taken_back_may_come_again(desk: Desk) -> None:
    done = imported(desk, FJORDLYS).result
    before = held(desk, NUMBER)
    assert before is not None
    undo(desk, done.run.id, JobControl())
    assert held(desk, NUMBER) is None
    assert held(desk, DOMAIN) is None
    again = desk.store.read(lambda ledger: ledger.companies.get(before.id))
    assert again.identifiers == ()
    desk.store.write(lambda ledger: ledger.companies.add_identifier(before.id, NUMBER))
    assert held(desk, NUMBER) is not None
    assert desk.store.read(lambda ledger: ledger.imports.holding([NUMBER])) == {
        NUMBER: (before.id,)
    }


def test_work_on_a_company_keeps_it_and_runs_say_they_are_undone(desk: Desk) -> None:
    done = imported(desk, FJORDLYS, BAKKESTO).result
    company = held(desk, NUMBER)
    assert company is not None
    lead = desk.store.read(lambda ledger: ledger.leads.of_company(company.id))
    assert lead is not None
    touch = Touch(
        id=new_id(),
        about=lead.id,
        by=METTE.id,
        at=desk.now(),
        kind=TouchKind.CALL,
        day=desk.now().date(),
        words="They asked.",
    )
    desk.store.write(lambda ledger: ledger.touches.append(touch))
    back = undo(desk, done.run.id, JobControl()).result
    assert [each.name for each in back.stayed] == ["Fjordlys Automasjon AS"]
    assert (back.gone, back.kept) == (1, 1)
    (kept,) = desk.store.read(lambda ledger: ledger.imports.runs())
    assert kept.undone
    assert held(desk, NUMBER) is not None


def test_a_second_file_fills_in_and_is_taken_back_alone(desk: Desk) -> None:
    imported(desk, "Fjordlys Automasjon AS;311000004;;;Molde")
    second = imported(desk, FJORDLYS).result
    assert second.counts[Fate.SAME] == 1
    company = held(desk, DOMAIN)
    assert company is not None
    undo(desk, second.run.id, JobControl())
    assert held(desk, DOMAIN) is None
    assert held(desk, NUMBER) == desk.store.read(lambda ledger: ledger.companies.get(company.id))
    facts = desk.store.read(lambda ledger: ledger.facts.of_company(company.id))
    assert {each.fact.key for each in facts} == {"company.name", "company.town"}


def test_another_imported_file_keeps_a_company(desk: Desk) -> None:
    first = imported(desk, "Fjordlys Automasjon AS;311000004;;;Molde").result
    imported(desk, FJORDLYS)
    back = undo(desk, first.run.id, JobControl()).result
    assert back.kept == 1


def test_a_store_with_imports_holds_together(sql_store: SqlStore, clock: Clock) -> None:
    joined(sql_store)
    desk = replace(bench().desk, store=sql_store, clock=clock)
    done = run(desk, previewed(desk, FJORDLYS, BAKKESTO), JobControl()).result
    undo(desk, done.run.id, JobControl())
    assert check(sql_store).problems == ()


def test_many_rows_are_written_and_read_as_few_are(desk: Desk) -> None:
    numbers = list(islice(synthetic_numbers(), 120))
    rows = [f"Firma {at} AS;{number};Gata {at};0150;Oslo" for at, number in enumerate(numbers)]
    done = imported(desk, *rows).result
    assert done.counts[Fate.NEW] == 120
    last = held(desk, Identifier(Scheme.NO_ORGNR, numbers[-1]))
    assert last is not None
    facts = desk.store.read(lambda ledger: ledger.facts.of_company(last.id))
    assert {each.fact.key: each.fact.value for each in facts} == {
        "company.name": "Firma 119 AS",
        "company.address": "Gata 119, 0150 Oslo",
        "company.town": "Oslo",
    }
    assert all(each.place.original for each in facts)
    again = fates(desk, previewed(desk, *rows))
    assert set(again) == {Fate.DONE}
    assert undo(desk, done.run.id, JobControl()).result.gone == 120


def test_the_registers_word_on_a_number_is_taken_back_with_it(desk: Desk, tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "TINDRA TAK AS")
    looking = replace(desk, registers=registers)
    row = "Tindra Tak AS;;;;Molde;tindra.example;;;;"
    opened = previewed(looking, row).opened.of_country("NO")
    shown = look_up(looking, preview(looking, opened, JobControl()), JobControl())
    done = run(looking, shown, JobControl()).result
    company = held(desk, Identifier(Scheme.NO_ORGNR, "311000001"))
    assert company is not None
    entity = Entity("no_enhetsregisteret", "311000001")
    (written,) = desk.store.read(lambda ledger: ledger.imports.written(done.run.id, None, 9))
    assert written.entities == (entity,)
    assert not desk.store.read(lambda ledger: ledger.imports.worked_on(done.run, [written]))

    def holding(ledger: Ledger) -> dict[Entity, Sameness]:
        return {each.entity: each.sameness for each in ledger.companies.judgements(company.id)}

    assert desk.store.read(holding)[entity] is Sameness.SAME
    undo(desk, done.run.id, JobControl())
    assert desk.store.read(holding)[entity] is Sameness.UNSURE
    assert held(desk, Identifier(Scheme.NO_ORGNR, "311000001")) is None
