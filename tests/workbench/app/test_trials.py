"""Testing a source: what comes is held against what is known, and becomes nobody's fact."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from tests.fakes.desks import Bench, bench
from tests.fakes.network import NOON
from tests.fakes.planned import REGISTER, FakeEngine
from tests.fakes.sources import BRAVE, manifest
from workbench.app import sources, trials
from workbench.domain.company import Entity
from workbench.domain.fact import LocatorKind, Place, state
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.lookup import Answer, AnswerKind, Lookup, LookupState
from workbench.domain.source import Golden, Manifest
from workbench.errors import CancelledByUser, InvalidInput
from workbench.jobs import JobControl

FOUNDED = Golden(kind="unit", about="923609016", states=(("company.founded", "1972-09-18"),))
BANK = Golden(kind="accounts", about="984851006", comes=(AnswerKind.NOT_OFFERED,))
TESTED = replace(manifest(REGISTER), title="Register", golden=(FOUNDED, BANK))
PAID = replace(
    manifest("brave", key_need=BRAVE, cost=Money(Decimal("0.005"), "USD")), golden=(BANK, FOUNDED)
)


def read_as(day: str) -> Answer:
    place = Place(LocatorKind.JSON, "/founded", day)
    stated = state(Entity(REGISTER, "923609016"), "company.founded", day, place)
    return Answer(kind=AnswerKind.FOUND, parser=f"{REGISTER}@1", facts=(stated,))


@dataclass
class Kept(FakeEngine):
    """An engine that keeps its look-ups in the store, as the real one does."""

    made: Bench | None = None

    def manifests(self) -> tuple[Manifest, ...]:
        return (PAID, TESTED)

    def _ended(self, question, company):  # type: ignore[no-untyped-def]
        lookup = replace(super()._ended(question, company), id=new_id(), answered=NOON)
        if lookup.kind is None:
            lookup = replace(lookup, answered=None)
        assert self.made is not None
        self.made.store.write(lambda ledger: ledger.lookups.add([lookup]))
        return lookup


def ready(day: str = "1972-09-18", bank: AnswerKind | None = AnswerKind.NOT_OFFERED) -> Bench:
    made = bench()
    engine = Kept(reads={"unit": read_as(day)})
    engine.ends[BANK.question(REGISTER).key] = bank
    made = replace(made, desk=replace(made.desk, lookups=engine), engine=engine)
    engine.made = made
    return made


def test_what_comes_as_it_must_passes_and_is_kept() -> None:
    made = ready()
    operation = trials.try_source(made.desk, TESTED, JobControl())
    assert operation.result.passed
    assert str(operation.did) == "Register: 2 known answers came as they must."
    kept = made.store.read(lambda ledger: ledger.records.trials(REGISTER))
    assert [(each.number, each.passed) for each in kept] == [
        ("unit 923609016", True),
        ("accounts 984851006", True),
    ]
    assert all(question.is_trial for question in made.engine.asked)


def test_a_value_that_is_not_what_is_known_fails_the_test() -> None:
    made = ready(day="1999-01-01")
    tested = trials.try_source(made.desk, TESTED, JobControl()).result
    assert not tested.passed
    wrong = [str(each.words) for each in tested.trials if not each.passed]
    assert len(wrong) == 1
    assert "1999" in wrong[0]
    (state,) = [e for e in sources.overview(made.desk).states if e.manifest.key == REGISTER]
    assert state.health.odd


def test_an_answer_of_another_kind_fails_the_test() -> None:
    made = ready(bank=AnswerKind.FAILED)
    tested = trials.try_source(made.desk, TESTED, JobControl()).result
    assert "1 of 2 answers is not what it must be" in str(tested.words)


def test_what_could_not_be_asked_now_is_not_asked_later_by_itself() -> None:
    made = ready(bank=None)
    tested = trials.try_source(made.desk, TESTED, JobControl()).result
    assert (len(tested.trials), tested.waiting, tested.passed) == (1, 1, False)
    assert made.store.read(lambda ledger: ledger.lookups.open()) == ()


def test_what_costs_is_asked_only_when_somebody_confirmed_it() -> None:
    made = ready()
    made.engine.has_key = True
    with pytest.raises(InvalidInput) as refused:
        trials.try_source(made.desk, PAID, JobControl())
    assert "0.01" in str(refused.value.message)
    assert made.engine.asked == []
    trials.try_source(made.desk, PAID, JobControl(), paid=True)
    assert len(made.engine.asked) == 2


def test_recorded_answers_are_not_called_a_test() -> None:
    made = ready()
    desk = replace(made.desk, recorded=True)
    with pytest.raises(InvalidInput, match="Recorded answers stand in"):
        trials.try_source(desk, TESTED, JobControl())
    assert made.engine.asked == []
    assert sources.overview(desk).recorded
    assert not any(each.testable for each in sources.overview(desk).states)


def test_without_a_key_or_a_known_question_nothing_is_asked() -> None:
    made = ready()
    for each in (PAID, replace(TESTED, golden=())):
        with pytest.raises(InvalidInput):
            trials.try_source(made.desk, each, JobControl(), paid=True)
    assert made.engine.asked == []


def test_a_cancelled_test_keeps_nothing_half_asked() -> None:
    made = ready()
    control = JobControl()
    control.cancel()
    waits = Lookup(
        id=new_id(),
        question=BANK.question(REGISTER),
        company=None,
        state=LookupState.PLANNED,
        planned=NOON,
    )
    made.store.write(lambda ledger: ledger.lookups.add([waits]))
    with pytest.raises(CancelledByUser):
        trials.try_source(made.desk, TESTED, control)
    assert made.store.read(lambda ledger: ledger.lookups.open()) == ()
    assert made.store.read(lambda ledger: ledger.records.trials(REGISTER)) == ()
