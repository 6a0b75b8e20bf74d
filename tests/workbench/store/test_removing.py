"""What a register removed by law goes from every table, whichever database holds them."""

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import Table, select

from tests.samples import LEAD, METTE, NOW, scorecard
from tests.workbench.store.made import (
    REGISTER,
    UNIT,
    a_company,
    answered,
    judged,
    says,
)
from tests.workbench.store.test_facts import day
from tests.workbench.store.test_locked import a_decision
from workbench.domain.company import Candidate, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.handoff import Handoff
from workbench.domain.ids import new_id
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.lookup import AnswerKind, Question
from workbench.domain.reference import HandAnswer, HandSearch
from workbench.store import proofs
from workbench.store.sql_store import SqlStore
from workbench.store.tables.rows import METADATA
from workbench.store.unit import Columns, Unit
from workbench.texts import say

NAME = "Fjordlys Automasjon AS"
DOMAIN = Entity("rdap", "fjordlys-automasjon.example")
SEARCH = Question(source="no_enhetsregisteret", kind="search", about="lys automasjon")
NEWS = Question(source="brave_news", kind="press", about=NAME)
REGISTERED = Question(source="rdap", kind="domain", about=DOMAIN.number)


def pursued(store: SqlStore) -> UUID:
    """Fill a store with Fjordlys: found by a search, researched, decided and handed over."""
    company = a_company(day(0), NAME)
    lead = replace(LEAD, about=company.id)

    found = Candidate(
        entity=REGISTER,
        identifier=Identifier(Scheme.NO_ORGNR, REGISTER.number),
        name=NAME,
        country="NO",
        founded=date(2008, 5, 14),
    )
    searched = answered(store, day(0), [], question=SEARCH)
    store.write(lambda it: it.lookups.settle(replace(searched, candidates=(found,))))
    store.write(lambda it: it.companies.add(company))
    store.write(lambda it: it.companies.judge(judged(company.id, day(0))))
    store.write(lambda it: it.companies.judge(judged(company.id, day(0), entity=DOMAIN)))
    store.write(lambda it: it.pursuits.append(lead))
    answered(store, day(1), [says("company.name", NAME)], company=company.id)
    answered(store, day(1), [], question=NEWS, company=company.id)
    registered = [says("domain.registered", "2009-02-01", DOMAIN)]
    answered(store, day(1), registered, question=REGISTERED, company=company.id)
    decision = replace(a_decision(), about=lead.id, texts=(("company.name", NAME),))
    store.write(lambda it: it.keep_scorecard(scorecard(), METTE.id))
    store.write(lambda it: it.decisions.lock(decision))
    handoff = Handoff(
        id=new_id(),
        about=lead.id,
        by=METTE.id,
        at=NOW,
        decision=decision.id,
        folder=f"Documents/{NAME} MQL 2026-11-22",
        answer_by=date(2026, 11, 24),
    )
    store.write(lambda it: it.handoffs.append(handoff))
    asked = HandSearch(
        id=new_id(),
        about=company.id,
        by=METTE.id,
        at=NOW,
        question="press",
        asked=f"https://press.example/?q={NAME}",
        answer=HandAnswer.NOTHING_FOUND,
    )
    store.write(lambda it: it.hand_searches.append(asked))
    for what in (say("Opened {name}.", name=NAME), say("Undone: {what}", what="3 look-ups.")):
        done = Activity(by=METTE.id, at=NOW, what=what, about=company.id)
        store.write(partial(_log, done))
    return company.id


def _log(done: Activity, ledger: Ledger) -> None:
    ledger.log(done)


def _judge(given: Judgement, ledger: Ledger) -> None:
    ledger.companies.judge(given)


def _rows(table: Table, unit: Unit) -> tuple[Columns, ...]:
    return unit.rows(select(table))


def naming(store: SqlStore, *words: str) -> set[str]:
    """Return the tables that hold some words: the name or the web address, where none is said."""
    sought = words or (NAME, DOMAIN.number)
    found = set()
    for table in METADATA.sorted_tables:
        for row in store.look(partial(_rows, table)):
            text = " ".join(
                bytes(held).decode("latin-1") if isinstance(held, bytes | memoryview) else str(held)
                for held in row.values()
            )
            if any(each in text for each in sought):
                found.add(table.name)
    return found


def test_neither_name_nor_web_address_stands_in_any_table(sql_store: SqlStore) -> None:
    company = pursued(sql_store)
    assert naming(sql_store) == {
        "activity",
        "company",
        "decision",
        "fact",
        "hand_search",
        "handoff",
        "lookup",
        "place",
        "reading",
        "same_as",
    }
    assert sql_store.write(lambda ledger: ledger.facts.purge(REGISTER)) == 2
    assert naming(sql_store) == set()
    known = sql_store.read(lambda ledger: ledger.companies.get(company))
    assert (known.name, known.removed) == (REGISTER.number, date(2026, 11, 22))
    assert sql_store.read(lambda ledger: ledger.decisions.of(LEAD.id)) == ()
    kept = sql_store.read(lambda ledger: ledger.activity(company))
    assert [str(each.what) for each in kept] == ["(erased)", "Undone: 3 look-ups."]
    report = proofs.check(sql_store)
    assert (report.problems, report.erased, report.answers) == ((), 4, 0)


def test_an_answer_that_comes_after_the_removal_leaves_nothing_behind(sql_store: SqlStore) -> None:
    company = pursued(sql_store)
    late = answered(sql_store, day(2), [], question=REGISTERED, company=company)
    sql_store.write(lambda ledger: ledger.facts.purge(REGISTER))
    # It was being asked when its question was blanked, and is settled with where it was asked.
    address = f"https://rdap.example/domain/{DOMAIN.number}"
    sql_store.write(lambda ledger: ledger.lookups.settle(replace(late, address=address)))
    sql_store.write(lambda ledger: ledger.facts.purge(REGISTER))
    assert naming(sql_store) == set()
    assert proofs.check(sql_store).problems == ()


def test_the_answer_that_tells_of_the_removal_is_kept(sql_store: SqlStore) -> None:
    company = pursued(sql_store)
    told = answered(
        sql_store, day(3), [], content=b"gone", kind=AnswerKind.NOTHING_FOUND, company=company
    )
    for _ in range(2):
        sql_store.write(lambda ledger: ledger.facts.purge(REGISTER))
    assert told.snapshot is not None
    assert sql_store.snapshot(told.snapshot).content == b"gone"
    assert sql_store.read(lambda ledger: ledger.lookups.of_company(company))[-1].question == UNIT


def test_a_page_that_was_confirmed_and_taken_back_goes_too(sql_store: SqlStore) -> None:
    company = pursued(sql_store)
    page = Entity("proff_page", f"{REGISTER.number}/1f")
    for number, sameness in enumerate((Sameness.SAME, Sameness.DIFFERENT)):
        given = judged(company, day(number), sameness, page)
        sql_store.write(partial(_judge, given))
    read = Question(source=page.source, kind="page", about="https://page.example/")
    answered(sql_store, day(1), [says("company.name", NAME, page)], question=read, company=company)
    sql_store.write(lambda ledger: ledger.facts.purge(REGISTER))
    assert naming(sql_store) == set()
    assert sql_store.read(lambda ledger: ledger.facts.of([page])) == ()


def test_another_company_is_left_as_it_is(sql_store: SqlStore) -> None:
    pursued(sql_store)
    other = replace(
        a_company(day(0), "Tromsdal Tre AS"),
        identifiers=(Identifier(Scheme.NO_ORGNR, "311000020"),),
    )
    entity = Entity(REGISTER.source, "311000020")
    unit = Question(source=entity.source, kind="unit", about=entity.number)
    sql_store.write(lambda it: it.companies.add(other))
    sql_store.write(lambda it: it.companies.judge(judged(other.id, day(0), entity=entity)))
    # Both use one web domain, which a person judged to be each of them.
    sql_store.write(lambda it: it.companies.judge(judged(other.id, day(0), entity=DOMAIN)))
    named = [says("company.name", other.name, entity)]
    kept = answered(sql_store, day(1), named, question=unit, company=other.id)
    sql_store.write(lambda ledger: ledger.facts.purge(REGISTER))
    known = sql_store.read(lambda ledger: ledger.companies.get(other.id))
    assert (known.name, known.removed) == (other.name, None)
    facts = sql_store.read(lambda ledger: ledger.facts.of_company(other.id))
    assert {each.fact.key for each in facts} >= {"company.name", "domain.registered"}
    assert kept.snapshot is not None
    assert sql_store.snapshot(kept.snapshot).content
