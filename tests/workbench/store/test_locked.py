"""Cards, scorecards, decisions and the log: what is locked, and how it is proven."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from tests.samples import JONAS, LEAD, METTE, NOW, scorecard
from tests.workbench.store.made import without_triggers
from workbench.domain.card import Band, Cap, Card, CardLine, Demand, Pillar, Signature, Step
from workbench.domain.handoff import Decision, Waiver
from workbench.domain.ids import new_id
from workbench.domain.lead import Stage
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.people import Department, Person
from workbench.domain.ports import Store
from workbench.errors import NotInStore, StoreError
from workbench.store import proofs
from workbench.store.locked import SqlDecisions
from workbench.store.sql_store import SqlStore
from workbench.texts import say

IDA = Person(id=new_id(), name="Ida Dahl", department=Department.MARKETING)
BENTE = Person(id=new_id(), name="Bente Ravn", department=Department.OTHER)


def a_card(version: int = 1) -> Card:
    line = CardLine(
        criterion="own_money@1",
        pillar=Pillar.ECONOMY,
        unknown=10,
        steps=(Step(points=40, at_least=Decimal("0.4")), Step(points=0)),
        review=date(2027, 1, 1),
    )
    return Card(
        id=new_id(),
        title="Starter card",
        version=version,
        source="[card]\n",
        look_closer_from=40,
        go_from=65,
        lines=(line,),
        caps=(Cap(condition="bankrupt", at_most=Band.NOT_NOW),),
        demands=(Demand(requirement="answered", stage=Stage.MQL, number=7),),
    )


def signed(card: Card, person: Person) -> Signature:
    return Signature(
        card=card.id,
        person=person.id,
        name=person.name,
        department=person.department,
        confirmed="pin",
    )


def a_decision(reason: str = "They asked twice.") -> Decision:
    return Decision(
        id=new_id(),
        about=LEAD.id,
        by=METTE.id,
        at=NOW,
        stage=Stage.MQL,
        scorecard=scorecard(),
        reason=reason,
        waivers=(Waiver(requirement="contact", title=say("A contact"), reason="soon"),),
        language="da",
        texts=(("own_money@1", "Egne penge?"),),
    )


def lock(store: Store, decision: Decision) -> None:
    store.write(lambda ledger: ledger.decisions.lock(decision))


def add(card: Card, ledger: Ledger) -> None:
    ledger.cards.add(card)


def sign(store: Store, signature: Signature) -> None:
    store.write(lambda ledger: ledger.cards.sign(signature, NOW))


def log(store: Store, activity: Activity) -> None:
    store.write(lambda ledger: ledger.log(activity))


def test_a_card_is_in_force_when_both_have_signed(store: Store) -> None:
    first, second = a_card(1), a_card(2)
    assert store.read(lambda ledger: ledger.cards.in_force()) is None
    store.write(lambda ledger: ledger.cards.add(first))
    assert store.read(lambda ledger: ledger.cards.in_force()) == first
    for person in (METTE, JONAS, JONAS):
        sign(store, signed(first, person))
    store.write(lambda ledger: ledger.cards.add(second))
    in_force = store.read(lambda ledger: ledger.cards.in_force())
    assert in_force is not None
    assert in_force.signatures == (signed(first, METTE), signed(first, JONAS))
    assert store.read(lambda ledger: ledger.cards.all()) == (in_force, second)


@pytest.mark.parametrize(
    ("signers", "counts"),
    [
        ([[], []], 1),
        ([[METTE, JONAS], []], 0),
        ([[METTE, JONAS], [METTE, JONAS], []], 1),
        ([[METTE], [JONAS], []], 2),
        ([[METTE, BENTE], [METTE, IDA]], 1),
        ([[JONAS, BENTE, METTE], [METTE, BENTE, IDA]], 0),
    ],
)
def test_the_newest_card_counts_that_marketing_and_sales_have_signed_and_else_the_newest(
    store: Store, signers: list[list[Person]], counts: int
) -> None:
    kept = [a_card(version) for version in range(1, len(signers) + 1)]
    for card in kept:
        store.write(partial(add, card))
    # Signed from the newest to the oldest: what counts is which card is newer, not which yes.
    for card, people in reversed(list(zip(kept, signers, strict=True))):
        for person in people:
            sign(store, signed(card, person))
    in_force = store.read(lambda ledger: ledger.cards.in_force())
    assert in_force == store.read(lambda ledger: ledger.cards.all())[counts]


def test_older_versions_are_not_read_to_find_the_card_in_force(sql_store: SqlStore) -> None:
    for version in range(1, 4):
        sql_store.write(partial(add, a_card(version)))
    asked: list[str] = []

    def note(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(sql_store.ledger_engine, "before_cursor_execute", note)
    in_force = sql_store.read(lambda ledger: ledger.cards.in_force())
    assert in_force is not None
    assert in_force.version == 3
    assert len([each for each in asked if "signature.name" in each]) == 1


def test_a_draft_changes_and_a_signed_card_does_not(store: Store) -> None:
    card = a_card()
    store.write(lambda ledger: ledger.cards.add(card))
    store.write(lambda ledger: ledger.cards.add(replace(card, title="Ours")))
    assert [each.title for each in store.read(lambda ledger: ledger.cards.all())] == ["Ours"]
    store.write(lambda ledger: ledger.cards.sign(signed(card, METTE), NOW))
    with pytest.raises(StoreError):
        store.write(lambda ledger: ledger.cards.add(card))


def test_only_a_card_that_is_there_can_be_signed(store: Store) -> None:
    with pytest.raises(NotInStore):
        store.write(lambda ledger: ledger.cards.sign(signed(a_card(), METTE), NOW))


def test_a_scorecard_is_kept_once(store: Store) -> None:
    for _ in range(2):
        store.write(lambda ledger: ledger.keep_scorecard(scorecard(), METTE.id))


def test_decisions_come_back_as_locked_each_naming_the_one_before(store: Store) -> None:
    decisions = [a_decision(), a_decision("Asked a third time.")]
    for each in decisions:
        lock(store, each)
    first, second = store.read(lambda ledger: ledger.decisions.of(LEAD.id))
    assert [first[0], second[0]] == decisions
    assert (first[1].sequence, second[1].sequence) == (1, 2)
    assert second[1].previous == first[1].hash
    assert second[1].hash != first[1].hash


def test_the_log_tells_who_did_what_in_order(store: Store) -> None:
    lines = [
        Activity(by=METTE.id, at=NOW, what=say("Opened {name}.", name="Fjordlys"), about=LEAD.id),
        Activity(by=None, at=NOW - timedelta(days=1), what=say("Research ended."), about=LEAD.id),
        Activity(by=METTE.id, at=NOW, what=say("Signed in.")),
    ]
    for each in lines:
        log(store, each)
    assert store.read(lambda ledger: ledger.activity(LEAD.id)) == tuple(lines[:2])


def test_an_untouched_store_has_nothing_to_report(sql_store: SqlStore) -> None:
    for _ in range(3):
        lock(sql_store, a_decision())
    sql_store.write(lambda ledger: ledger.log(Activity(by=None, at=NOW, what=say("Hello."))))
    report = proofs.check(sql_store)
    assert report.problems == ()
    links = sql_store.read(lambda ledger: ledger.decisions.of(LEAD.id))
    heads = {(chain.kind, chain.links): chain.head for chain in report.chains}
    assert heads["decision", 3] == links[-1][1].hash
    assert ("activity", 1) in heads


def test_erased_is_not_broken(sql_store: SqlStore) -> None:
    decision = a_decision("What a person said.")
    lock(sql_store, decision)
    lock(sql_store, a_decision())
    sql_store.change(
        lambda unit: SqlDecisions(unit).erase(
            decision.id, ("reason", "texts"), say("They asked us to."), METTE.id
        )
    )
    (kept, _), _ = sql_store.read(lambda ledger: ledger.decisions.of(LEAD.id))
    assert (kept.reason, kept.texts, kept.waivers) == ("", (), decision.waivers)
    report = proofs.check(sql_store)
    assert (report.problems, report.erased) == ((), 2)
    sealed = sql_store.look(lambda unit: unit.rows(text("SELECT sealed FROM decision")))
    assert "What a person said." not in str(sealed)


def test_what_names_an_entry_cannot_be_erased(sql_store: SqlStore) -> None:
    decision = a_decision()
    lock(sql_store, decision)
    with pytest.raises(ValueError, match="not erased"):
        sql_store.change(
            lambda unit: SqlDecisions(unit).erase(decision.id, ("scorecard",), say("No."), METTE.id)
        )


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE decision SET hash = previous WHERE position = 2", "chain of decision is broken"),
        ("DELETE FROM decision WHERE position = 2", "chain of decision is broken at 3"),
        ("UPDATE decision SET about = id WHERE position = 3", "about of decision 3 was changed"),
    ],
)
def test_a_tampered_chain_is_found(sql_store: SqlStore, statement: str, problem: str) -> None:
    for _ in range(3):
        lock(sql_store, a_decision())
    without_triggers(sql_store, "decision")
    sql_store.change(lambda unit: unit.run(text(statement)))
    assert any(problem in str(each) for each in proofs.check(sql_store).problems)


@pytest.mark.parametrize("also_digest", [False, True])
def test_a_changed_locked_field_is_found(sql_store: SqlStore, *, also_digest: bool) -> None:
    lock(sql_store, a_decision("True."))
    (row,) = sql_store.look(lambda unit: unit.rows(text("SELECT sealed FROM decision")))
    sealed = json.loads(row["sealed"])
    sealed["reason"]["value"] = "False."
    if also_digest:
        sealed["reason"] = {"digest": "00" * 32}
    without_triggers(sql_store, "decision")
    changed = text("UPDATE decision SET sealed = :sealed").bindparams(sealed=json.dumps(sealed))
    sql_store.change(lambda unit: unit.run(changed))
    problems = [str(each) for each in proofs.check(sql_store).problems]
    assert any("decision 1" in each or "at 1" in each for each in problems)


def test_a_field_that_is_gone_without_an_erasure_is_found(sql_store: SqlStore) -> None:
    lock(sql_store, a_decision())
    (row,) = sql_store.look(lambda unit: unit.rows(text("SELECT sealed FROM decision")))
    sealed = json.loads(row["sealed"])
    sealed["reason"] = {"digest": sealed["reason"]["digest"]}
    without_triggers(sql_store, "decision")
    changed = text("UPDATE decision SET sealed = :sealed").bindparams(sealed=json.dumps(sealed))
    sql_store.change(lambda unit: unit.run(changed))
    problems = [str(each) for each in proofs.check(sql_store).problems]
    assert problems[-1] == "reason of decision 1 is gone, and no erasure says why."


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(words, st.booleans()), min_size=1, max_size=5))
def test_any_chain_holds_after_any_erasures(
    sql_store: SqlStore, reasons: list[tuple[str, bool]]
) -> None:
    for reason, erased in reasons:
        decision = a_decision(reason)
        lock(sql_store, decision)
        if erased:
            erase(sql_store, decision)
    assert proofs.check(sql_store).problems == ()


def erase(store: SqlStore, decision: Decision) -> None:
    store.change(
        lambda unit: SqlDecisions(unit).erase(decision.id, ("reason",), say("Asked."), METTE.id)
    )


def test_two_replicas_have_a_chain_each(new_store: Callable[..., SqlStore], tmp_path: Path) -> None:
    store = new_store()
    lock(store, a_decision())
    first = store.replica
    store.replica = new_id()
    store.change(
        lambda unit: unit.run(
            text("INSERT INTO replica (id, since, last_sequence) VALUES (:id, '', 0)").bindparams(
                id=store.replica.bytes
            )
        )
    )
    lock(store, a_decision())
    report = proofs.check(store)
    assert report.problems == ()
    assert {chain.replica for chain in report.chains} == {first, store.replica}
    assert [chain.links for chain in report.chains] == [1, 1]
