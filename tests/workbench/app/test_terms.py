"""What a source lets us keep for two days is let go of after them, and asked for anew."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from tests.fakes.desks import Bench, bench, state
from tests.fakes.planned import UNIT, FakeEngine
from tests.samples import COMPANY
from workbench.app import handoffs, queue, research, terms
from workbench.domain.freshness import Need
from workbench.domain.source import Manifest
from workbench.errors import NotInStore
from workbench.jobs import JobControl

KEPT = 2


@dataclass
class Forgetful(FakeEngine):
    """An engine whose sources let answers be kept for two days."""

    def manifests(self) -> tuple[Manifest, ...]:
        return tuple(replace(each, cache_days=KEPT) for each in super().manifests())


def forgetful() -> Bench:
    made = bench()
    engine = Forgetful()
    return replace(made, desk=replace(made.desk, lookups=engine), engine=engine)


def known(made: Bench) -> int:
    return len(made.store.read(lambda ledger: ledger.facts.of_company(COMPANY.id)))


def test_answers_are_kept_as_long_as_their_terms_allow() -> None:
    made = forgetful()
    state(made)
    made.clock.time += timedelta(days=KEPT)
    assert terms.let_go(made.desk) == 0
    assert known(made)
    made.clock.time += timedelta(seconds=1)
    assert terms.let_go(made.desk) == 1
    assert known(made) == 0


def test_without_such_terms_nothing_goes() -> None:
    made = bench()
    state(made)
    made.clock.time += timedelta(days=4000)
    assert terms.let_go(made.desk) == 0
    assert known(made)


def test_what_had_to_go_is_asked_for_anew() -> None:
    made = forgetful()
    state(made)
    made.clock.time += timedelta(days=KEPT, seconds=1)
    needs = {each.question: each.freshness.need for each in research.plan(made.desk, COMPANY.id)}
    assert needs[UNIT] is Need.STALE
    research.research(made.desk, COMPANY.id, JobControl())
    assert UNIT in made.engine.asked


def test_research_export_and_the_start_let_go_first() -> None:
    def exported(made: Bench) -> None:
        with pytest.raises(NotInStore):
            handoffs.export(made.desk, COMPANY.id, made.desk.exports)

    def researched(made: Bench) -> None:
        research.research(made.desk, COMPANY.id, JobControl())

    def started(made: Bench) -> None:
        queue.ask_due(made.desk, JobControl())

    for act in (exported, researched, started):
        made = forgetful()
        state(made)
        made.clock.time += timedelta(days=KEPT, seconds=1)
        act(made)
        assert known(made) == 0
