"""Answers that a source lets us keep for some days only go, and so does what rests on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.samples import LEAD
from tests.workbench.store.made import REGISTER, UNIT, a_company, answered, judged, says
from tests.workbench.store.test_facts import day
from tests.workbench.store.test_locked import a_decision
from workbench.domain.lookup import Mention, Question
from workbench.domain.ports import Store
from workbench.errors import NotInStore
from workbench.store import backups, proofs
from workbench.store.sql_store import SqlStore

NAME = says("company.name", "Fjordlys Automasjon AS")
TOWN = says("company.town", "Bergen")
ROLES = Question(source=UNIT.source, kind="roles", about=UNIT.about)
SOURCE = REGISTER.source


def known(store: Store, company: UUID) -> set[str]:
    facts = store.read(lambda ledger: ledger.facts.of_company(company))
    return {each.fact.value for each in facts}


def opened(store: Store) -> UUID:
    company = a_company(day(0))
    store.write(lambda it: it.companies.add(company))
    store.write(lambda it: it.companies.judge(judged(company.id, day(0))))
    return company.id


def test_what_stood_in_old_answers_alone_goes_with_them(store: Store) -> None:
    company = opened(store)
    old = answered(store, day(1), [NAME, TOWN], company=company)
    young = answered(store, day(3), [NAME], question=ROLES, company=company)
    gone = store.write(lambda it: it.facts.expire(SOURCE, day(2)))
    assert gone == (1, (company,))
    assert known(store, company) == {"Fjordlys Automasjon AS"}
    assert old.snapshot is not None
    assert young.snapshot is not None
    with pytest.raises(NotInStore):
        store.snapshot(old.snapshot)
    assert store.snapshot(young.snapshot).content
    assert store.write(lambda it: it.facts.expire(SOURCE, day(2))) == (0, ())


def test_bytes_that_came_again_since_are_kept(store: Store) -> None:
    company = opened(store)
    answered(store, day(1), [NAME], company=company)
    answered(store, day(3), [NAME], company=company)
    assert store.write(lambda it: it.facts.expire(SOURCE, day(2))) == (0, ())
    assert known(store, company) == {"Fjordlys Automasjon AS"}


def test_another_sources_answers_are_left_alone(store: Store) -> None:
    company = opened(store)
    answered(store, day(1), [NAME], company=company)
    assert store.write(lambda it: it.facts.expire("other", day(9))) == (0, ())
    assert store.write(lambda it: it.facts.expire(SOURCE[:-1], day(9))) == (0, ())
    assert known(store, company)


def test_the_same_answer_asked_for_later_states_its_facts_again(store: Store) -> None:
    company = opened(store)
    answered(store, day(1), [NAME], company=company)
    store.write(lambda it: it.facts.expire(SOURCE, day(2)))
    assert known(store, company) == set()
    again = answered(store, day(4), [NAME], company=company)
    assert known(store, company) == {"Fjordlys Automasjon AS"}
    assert again.snapshot is not None
    assert store.snapshot(again.snapshot).content


def test_the_store_still_holds_together_and_locked_things_stay(sql_store: SqlStore) -> None:
    company = opened(sql_store)
    lead = replace(LEAD, about=company)
    sql_store.write(lambda it: it.pursuits.append(lead))
    looked = answered(sql_store, day(1), [NAME], company=company)
    found = replace(looked, mentions=(Mention(title="A", address="https://a.example"),))
    sql_store.write(lambda it: it.lookups.settle(found))
    decision = replace(a_decision(), about=lead.id)
    sql_store.write(lambda it: it.decisions.lock(decision))
    sql_store.write(lambda it: it.facts.expire(SOURCE, day(2)))
    report = proofs.check(sql_store)
    assert (report.problems, report.let_go, report.erased) == ((), 1, 0)
    assert sql_store.read(lambda it: it.lookups.get(looked.id)).mentions == ()
    ((kept, _),) = sql_store.read(lambda it: it.decisions.of(lead.id))
    assert kept == decision


def test_a_restored_backup_does_not_bring_it_back(
    new_store: Callable[..., SqlStore], tmp_path: Path
) -> None:
    store = new_store()
    company = opened(store)
    answered(store, day(1), [NAME], company=company)
    backups.backup(store, tmp_path / "copy")
    answered(store, day(2) + timedelta(hours=1), [TOWN], question=ROLES, company=company)
    store.write(lambda it: it.facts.expire(SOURCE, day(2)))
    assert store.path is not None
    store.close()
    backups.restore(tmp_path / "copy", store.path, clock=store._clock)
    restored = new_store(store.path)
    assert known(restored, company) == set()
    assert proofs.check(restored).problems == ()
