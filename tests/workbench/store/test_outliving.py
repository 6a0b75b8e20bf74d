"""Names of people go when their purpose no longer needs them, and what else was told stays."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from tests.fakes.ledger import FakeStore
from tests.samples import LEAD, METTE, NOW
from tests.workbench.store.made import REGISTER, ROLES, UNIT, a_company, answered, judged
from tests.workbench.store.test_facts import day
from tests.workbench.store.test_locked import a_decision
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.ports import Store
from workbench.domain.properties import declared
from workbench.errors import NotInStore
from workbench.store import backups, proofs
from workbench.store.erasing import erase, of_fact
from workbench.store.sql_store import SqlStore
from workbench.store.tables.facts import PLACE
from workbench.store.tables.locked import ERASURE
from workbench.store.tables.rows import METADATA
from workbench.store.unit import Unit
from workbench.texts import say

ANNE = "Anne Fiktiv"
KEPT = declared("role.holder").personal
DAYS = KEPT.keep_days if KEPT else 0


def role(name: str, number: int = 0) -> Stated:
    place = Place(LocatorKind.JSON, f"/roles/{number}/person", name)
    return _said("role.holder", name, place, role="chair")


def auditor(name: str) -> Stated:
    return _said("company.auditor", name, Place(LocatorKind.JSON, "/auditor", name))


def _said(key: str, value: str, place: Place, **qualifiers: str) -> Stated:
    return state(REGISTER, key, value, place, unit="", start=None, end=None, **qualifiers)


def body(*names: str, auditor: str = "", note: str = "") -> bytes:
    roles = [dict(zip(("first", "last"), each.upper().split(), strict=True)) for each in names]
    return json.dumps(
        {"roles": [{"person": each} for each in roles], "auditor": auditor, "note": note}
    ).encode()


def opened(store: Store) -> UUID:
    company = a_company(day(0))
    store.write(lambda it: it.companies.add(company))
    store.write(lambda it: it.companies.judge(judged(company.id, day(0))))
    return company.id


def known(store: Store, company: UUID) -> set[str]:
    facts = store.read(lambda ledger: ledger.facts.of_company(company))
    return {each.fact.value for each in facts}


def expire(store: Store, today: date) -> tuple[int, tuple[UUID, ...]]:
    assert isinstance(store, SqlStore | FakeStore)
    return store.expire_people(today)


def after(number: int) -> date:
    """The first day on which what came on a day is no longer kept."""
    return (day(number) + timedelta(days=DAYS + 1)).date()


def held(store: SqlStore) -> bytes:
    """Everything in the ledger and among the answers' bytes."""

    def everything(unit: Unit) -> bytes:
        rows = [
            " ".join(
                bytes(value).decode("latin-1")
                if isinstance(value, bytes | memoryview)
                else str(value)
                for value in row.values()
            )
            for table in METADATA.sorted_tables
            for row in unit.rows(select(table))
        ]
        return "\n".join(rows).encode()

    with store.evidence.engine.connect() as connection:
        query = "SELECT sha256 FROM content WHERE packed IS NOT NULL"
        names = [bytes(row[0]) for row in connection.exec_driver_sql(query).all()]
    return b"\n".join([store.look(everything), *map(store.evidence.get, names)])


def test_a_name_goes_on_the_day_after_its_last(store: Store) -> None:
    company = opened(store)
    looked = answered(store, day(1), [role(ANNE)], question=ROLES, company=company)
    assert expire(store, after(1) - timedelta(days=1)) == (0, ())
    assert known(store, company) == {ANNE}
    assert expire(store, after(1)) == (1, (company,))
    assert known(store, company) == set()
    assert looked.snapshot is not None
    with pytest.raises(NotInStore):
        store.snapshot(looked.snapshot)
    assert expire(store, after(1)) == (0, ())


@pytest.mark.parametrize("rule", ["company.signature_rule", "company.procuration_rule"])
def test_a_rule_that_names_who_signs_goes_as_well(store: Store, rule: str) -> None:
    company = opened(store)
    words = f"{ANNE} alene"
    told = [role(ANNE), _said(rule, words, Place(LocatorKind.JSON, "/note", words))]
    told.append(auditor("Revisjon Eksempel AS"))
    content = body(ANNE, auditor="Revisjon Eksempel AS", note=words)
    answered(store, day(1), told, content=content, question=ROLES, company=company)
    assert expire(store, after(1)) == (1, (company,))
    assert known(store, company) == {"Revisjon Eksempel AS"}
    if isinstance(store, SqlStore):
        assert b"Fiktiv" not in held(store)
        assert b"FIKTIV" not in held(store)


def test_an_answer_that_states_somebody_again_renews_them_without_twins(store: Store) -> None:
    company = opened(store)
    ask = partial(answered, store, question=ROLES, company=company)
    ask(day(1), [role(ANNE)], content=body(ANNE))
    ask(day(5), [role(ANNE, 1), role("Bo Fiktiv")], content=body("Bo Fiktiv", ANNE))
    facts = store.read(lambda ledger: ledger.facts.of_company(company))
    assert sorted(each.fact.value for each in facts) == [ANNE, "Bo Fiktiv"]
    assert expire(store, after(1)) == (0, ())
    assert known(store, company) == {ANNE, "Bo Fiktiv"}


def test_the_same_bytes_that_come_again_renew_them_too(store: Store) -> None:
    company = opened(store)
    for number in (1, 5):
        answered(store, day(number), [role(ANNE)], question=ROLES, company=company)
    assert expire(store, after(1)) == (0, ())
    assert expire(store, after(5)) == (1, (company,))


def test_who_left_goes_while_who_stayed_is_kept(store: Store) -> None:
    company = opened(store)
    ask = partial(answered, store, question=ROLES, company=company)
    ask(day(1), [role(ANNE), role("Bo Fiktiv", 1)], content=body(ANNE, "Bo Fiktiv"))
    ask(day(5), [role("Bo Fiktiv")], content=body("Bo Fiktiv"))
    assert expire(store, after(1)) == (1, (company,))
    assert known(store, company) == {"Bo Fiktiv"}


def test_the_evidence_of_what_stays_can_still_be_opened(store: Store) -> None:
    company = opened(store)
    stated = [role(ANNE), auditor("Tall AS")]
    content = body(ANNE, auditor="Tall AS", note="x")
    looked = answered(
        store, day(1), stated, content=content, question=ROLES, company=company
    ).snapshot
    assert looked is not None
    expire(store, after(1))
    copy = store.snapshot(looked)
    assert copy.sha256 != looked
    read = json.loads(copy.content)
    assert read["roles"] == [{"person": {"first": "****", "last": "*" * 6}}]
    assert (read["auditor"], read["note"]) == ("Tall AS", "x")


def test_where_a_name_would_be_left_no_copy_stands(store: Store) -> None:
    company = opened(store)
    content = body(ANNE, auditor="Tall AS", note="Signed by Anne and Bo Fiktiv.")
    looked = answered(
        store,
        day(1),
        [role(ANNE), auditor("Tall AS")],
        content=content,
        question=ROLES,
        company=company,
    ).snapshot
    expire(store, after(1))
    assert looked is not None
    with pytest.raises(NotInStore):
        store.snapshot(looked)
    assert known(store, company) == {"Tall AS"}


def test_the_same_answer_asked_for_later_states_them_anew(store: Store) -> None:
    company = opened(store)
    stated = [role(ANNE), auditor("Tall AS")]
    ask = partial(
        answered,
        store,
        content=body(ANNE, auditor="Tall AS"),
        question=ROLES,
        company=company,
    )
    ask(day(1), stated)
    expire(store, after(1))
    assert known(store, company) == {"Tall AS"}
    again = ask(day(DAYS + 9), [role(ANNE), auditor("Tall AS")])
    assert known(store, company) == {ANNE, "Tall AS"}
    assert again.snapshot is not None
    assert b"ANNE" in store.snapshot(again.snapshot).content
    assert expire(store, after(1)) == (0, ())
    assert expire(store, after(DAYS + 9)) == (1, (company,))
    assert b"ANNE" not in store.snapshot(again.snapshot).content


def test_no_table_and_no_answer_holds_the_name(sql_store: SqlStore) -> None:
    company = opened(sql_store)
    lead = replace(LEAD, about=company)
    sql_store.write(lambda it: it.pursuits.append(lead))
    stated = [role(ANNE), auditor("Tall AS")]
    content = body(ANNE, auditor="Tall AS")
    answered(sql_store, day(1), stated, content=content, question=ROLES, company=company)
    answered(sql_store, day(1), [role(ANNE)], content=body(ANNE), question=UNIT, company=company)
    decision = replace(a_decision(), about=lead.id)
    sql_store.write(lambda it: it.decisions.lock(decision))
    for what in (say("The chair is {name} now.", name=ANNE), say("Looked.")):
        done = Activity(by=METTE.id, at=NOW, what=what, about=company)
        sql_store.write(partial(_log, done))
    assert ANNE.encode() in held(sql_store)
    assert expire(sql_store, after(1)) == (1, (company,))
    left = held(sql_store).lower()
    assert b"anne" not in left
    assert b"tall as" in left
    report = proofs.check(sql_store)
    assert (report.problems, report.erased, report.let_go) == ((), 1, 2)
    ((kept, _),) = sql_store.read(lambda it: it.decisions.of(lead.id))
    assert kept == decision
    grounds = sql_store.look(lambda unit: unit.rows(select(ERASURE.c.ground)))
    assert all(after(1).isoformat() in row["ground"] for row in grounds)


def _log(done: Activity, ledger: Ledger) -> None:
    ledger.log(done)


def test_a_later_removal_by_law_takes_the_copy_along(sql_store: SqlStore) -> None:
    company = opened(sql_store)
    stated = [role(ANNE), auditor("Tall AS")]
    content = body(ANNE, auditor="Tall AS")
    answered(sql_store, day(1), stated, content=content, question=ROLES, company=company)
    expire(sql_store, after(1))
    assert b"Tall AS" in held(sql_store)
    sql_store.write(lambda it: it.facts.purge(REGISTER))
    assert b"Tall AS" not in held(sql_store)


@pytest.mark.parametrize("copied_before", [True, False])
def test_a_restored_backup_holds_no_name_and_the_evidence_of_what_stays(
    new_store: Callable[..., SqlStore], tmp_path: Path, *, copied_before: bool
) -> None:
    store = new_store()
    company = opened(store)
    stated = [role(ANNE), auditor("Tall AS")]
    content = body(ANNE, auditor="Tall AS")
    looked = answered(store, day(1), stated, content=content, question=ROLES, company=company)
    if copied_before:
        backups.backup(store, tmp_path / "copy")
    expire(store, after(1))
    if not copied_before:
        backups.backup(store, tmp_path / "copy")
    assert store.path is not None
    store.close()
    backups.restore(tmp_path / "copy", store.path, clock=store._clock)
    restored = new_store(store.path)
    assert known(restored, company) == {"Tall AS"}
    assert b"anne" not in held(restored).lower()
    assert looked.snapshot is not None
    assert json.loads(restored.snapshot(looked.snapshot).content)["auditor"] == "Tall AS"
    assert proofs.check(restored).problems == ()


def test_sole_traders_are_found_and_let_go_of_until_somebody_asks_again(store: Store) -> None:
    company = opened(store)
    stated = [_said("company.sole_trader", "yes", Place(LocatorKind.JSON, "/form", "ENK"))]
    ask = partial(answered, store, question=UNIT, company=company)
    ask(day(1), stated)
    assert store.read(lambda it: it.facts.sole_traders()) == (company,)
    assert store.write(lambda it: it.facts.let_go(company, say("It is not needed."))) == 1
    assert store.read(lambda it: it.facts.sole_traders()) == ()
    assert known(store, company) == set()
    ask(day(9), stated)
    assert store.read(lambda it: it.facts.sole_traders()) == (company,)


def test_who_was_let_go_of_and_asked_about_again_outlasts_a_restored_backup(
    new_store: Callable[..., SqlStore], tmp_path: Path
) -> None:
    store = new_store()
    company = opened(store)
    answered(store, day(1), [auditor("Tall AS")], question=UNIT, company=company)
    store.write(lambda it: it.facts.let_go(company, say("It is not needed.")))
    name = store.read(lambda it: it.companies.get(company))
    assert (name.name, name.removed) == (REGISTER.number, None)
    answered(store, day(9), [auditor("Ny AS")], question=UNIT, company=company)
    backups.backup(store, tmp_path / "copy")
    assert store.path is not None
    store.close()
    backups.restore(tmp_path / "copy", store.path, clock=store._clock)
    restored = new_store(store.path)
    assert known(restored, company) == {"Ny AS"}


def test_no_fact_goes_that_no_erasure_names(sql_store: SqlStore) -> None:
    company = opened(sql_store)
    answered(sql_store, day(1), [role(ANNE), role("Bo Fiktiv", 1)], company=company)
    facts = sql_store.read(lambda it: it.facts.of_company(company))
    first, second = (each.fact.id for each in facts)
    sql_store.change(lambda unit: erase(unit, of_fact(first), say("Asked for."), None))
    with pytest.raises(IntegrityError, match="append-only"):
        sql_store.change(lambda unit: unit.run(delete(PLACE).where(PLACE.c.fact == second)))
    assert len(known(sql_store, company)) == 1


def test_who_was_let_go_of_can_still_be_removed_by_law(sql_store: SqlStore) -> None:
    company = opened(sql_store)
    answered(sql_store, day(1), [auditor("Tall AS")], question=UNIT, company=company)
    sql_store.write(lambda it: it.facts.let_go(company, say("It is not needed.")))
    sql_store.write(lambda it: it.facts.purge(REGISTER))
    removed = sql_store.read(lambda it: it.companies.get(company))
    assert removed.removed is not None


def test_a_name_that_is_read_later_in_an_old_answer_is_kept_no_longer(store: Store) -> None:
    company = opened(store)
    ask = partial(answered, store, content=body(ANNE), question=ROLES, company=company)
    looked = ask(day(1), [])
    store.write(lambda it: it.facts.record(looked, "unit@2", [role(ANNE)], day(DAYS - 5)))
    assert known(store, company) == {ANNE}
    assert expire(store, after(1)) == (1, (company,))


def test_somebody_in_two_roles_is_one_name(store: Store) -> None:
    company = opened(store)
    place = Place(LocatorKind.JSON, "/roles/1/person", ANNE)
    twice = [role(ANNE), _said("role.owner", ANNE.upper(), place, kind="member")]
    answered(store, day(1), twice, question=ROLES, company=company)
    assert expire(store, after(1)) == (1, (company,))
    assert known(store, company) == set()
