"""How long the window falls silent while the news of 500 watched companies is worked out."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.figures import Figure, in_turn
from tests.bench.starting import figure_of, with_bytecode
from tests.bench.store import row
from tests.samples import METTE, REGISTER, annual, register_facts
from tests.workbench.store.made import a_company, answered, judged
from workbench.bootstrap import SystemClock
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact, Stated, state
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Question
from workbench.domain.watch import Watch
from workbench.store import open_store
from workbench.store.sql_store import SqlStore

WATCHED = 500
_SILENCE = 50.0
_BEGAN, _SEEN, _NEW = timedelta(days=60), timedelta(days=30), timedelta(days=1)


def figures() -> Iterator[Figure]:
    """Measure the longest silence from the first paint until the news stands over the list."""
    with (
        tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder,
        with_bytecode() as environment,
    ):
        path = Path(folder) / "leadline.db"
        fill(path, WATCHED)
        silence, calm = in_turn(
            lambda: figure_of(["tests.bench.telling", "--store", str(path)], environment),
            lambda: figure_of(["tests.bench.resting"], environment),
        )
    yield Figure(
        name="longest silence while 500 watched have news",
        ours=silence,
        control=calm,
        control_name="bare window",
        limit=_SILENCE,
        rule="50 ms",
    )


def fill(path: Path, companies: int) -> None:
    """Make a store of watched companies, each of which has new and worse accounts."""
    clock = SystemClock()
    with closing(open_store(path, clock=clock)) as store:
        store.write(lambda ledger: ledger.people.add(METTE))
        for number in range(companies):
            _watched(store, number, clock.now().astimezone(UTC))


def _watched(store: SqlStore, number: int, now: datetime) -> None:
    entity = Entity(REGISTER.source, str(311_000_000 + number))
    company = a_company(now - _BEGAN, name=f"Company {number} AS")
    lead = Lead(id=new_id(), about=company.id, by=METTE.id, at=now - _BEGAN)
    stage = StageChange(
        id=new_id(), about=lead.id, by=METTE.id, at=now - _BEGAN, stage=Stage.RESEARCHING
    )
    watch = Watch(
        id=new_id(),
        about=company.id,
        by=METTE.id,
        at=now - _BEGAN,
        running=True,
        days=14,
        seen=now - _SEEN,
        looked=now,
    )

    def begin(ledger: Ledger) -> None:
        ledger.companies.add(company)
        ledger.companies.judge(judged(company.id, now - _BEGAN, entity=entity))
        ledger.pursuits.append(lead)
        ledger.stages.append(stage)
        ledger.watches.append(watch)
        ledger.leads.summarise(replace(row(number), lead=lead.id, company=company.id))

    store.write(begin)
    unit = Question(source=entity.source, kind="unit", about=entity.number)
    accounts = replace(unit, kind="accounts")
    healthy = annual(2024, revenue=118_000_000, operating_result=9_800_000, equity=32_750_000)
    worse = annual(2025, revenue=101_000_000, operating_result=-4_200_000, equity=12_300_000)
    told = ((unit, register_facts(), _BEGAN), (accounts, healthy, _BEGAN), (accounts, worse, _NEW))
    for question, facts, ago in told:
        answered(store, now - ago, _of(entity, facts), question=question, company=company.id)


def _of(entity: Entity, facts: Sequence[KnownFact]) -> list[Stated]:
    said = ((each.fact, each.place) for each in facts)
    return [
        state(
            entity,
            fact.key,
            fact.value,
            place,
            unit=fact.unit,
            start=fact.start,
            end=fact.end,
            **dict(fact.qualifiers),
        )
        for fact, place in said
    ]
