"""Sources at invented hosts over plain HTTP, the worlds they ask, and an engine between them."""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from tests.fakes.network import InventedHosts, keys
from tests.fakes.sources import manifest, registry
from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact, state
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.ports import Clock, Store
from workbench.domain.source import KeyNeed, Manifest, Pace
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.json_answer import read_json
from workbench.lookups.source import Source
from workbench.lookups.verdicts import Patience
from workbench.net.door import Door, Limits
from workbench.net.exchange import KeyUse, Request, Response, Sender
from workbench.net.secrets import Keys
from workbench.net.served_world import LOOPBACK
from workbench.net.storms import Limit, Storm
from workbench.net.worlds import Exchange, World
from workbench.store.sql_store import SqlStore
from workbench.texts import say

FACTS = 3
"""How many facts a good answer states."""

QUICK = Patience(pause=0.01, lease=60)
"""For tests: nobody is kept waiting by us, only by what a server asks for."""


class Now:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class Stormy(Source):
    """States a year's figures of whatever company it is asked about."""

    manifest: ClassVar[Manifest]
    key_use: ClassVar[KeyUse | None] = None
    seconds: ClassVar[float] = 2.0
    others: ClassVar[tuple[str, ...]] = ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        return [self.question(each.value) for each in company.identifiers]

    def question(self, number: str) -> Question:
        return Question(source=self.manifest.key, kind="accounts", about=number)

    def request(self, question: Question) -> Request:
        (host,) = self.manifest.hosts
        return Request(
            url=f"http://{host}/accounts",
            params=(("number", question.about),),
            hosts=(host, *self.others),
            plain_http=True,
            key=self.key_use,
            seconds=self.seconds,
        )

    def read(self, question: Question, response: Response) -> Answer:
        told = read_json(response.content)
        entity = Entity(self.manifest.key, question.about)
        facts = tuple(
            state(
                entity,
                "accounts.revenue",
                str(node.number()),
                node.place,
                unit="NOK",
                start=date(year, 1, 1),
                end=date(year, 12, 31),
                scope="own",
                filing=str(year),
            )
            for year in range(2023, 2023 + FACTS)
            if (node := told.get(f"revenue_{year}")) is not None
        )
        kind = AnswerKind.FOUND if facts else AnswerKind.NOTHING_FOUND
        return Answer(kind=kind, parser=f"{self.manifest.key}@1", entity=entity, facts=facts)


def stormy(
    key: str,
    *,
    paces: Sequence[Pace] = (),
    cost: Money | None = None,
    use: KeyUse | None = None,
    patient: float = 2.0,
    along: Sequence[str] = (),
) -> Stormy:
    """Return a source of its own host `KEY.example`; it waits `patient` seconds for an answer.

    It may be sent `along` to other hosts, too.
    """
    need = (
        KeyNeed(name=use.key, steps=(), minutes=1, price=say("free"), address="") if use else None
    )
    made = replace(manifest(key, paces, need, cost=cost), plain_http=(f"{key}.example",))

    class Made(Stormy):
        manifest: ClassVar[Manifest] = made
        key_use: ClassVar[KeyUse | None] = use
        seconds: ClassVar[float] = patient
        others: ClassVar[tuple[str, ...]] = tuple(along)

    return Made()


def good(source: Stormy, text: str = "", **more: object) -> Exchange:
    """Return how a source's host answers every question, well unless `more` says otherwise."""
    figures = {f"revenue_{year}": year * 1000 for year in range(2023, 2023 + FACTS)}
    (host,) = source.manifest.hosts
    told = json.dumps({**figures, "rest": "x" * 2000})
    recorded = {"host": host, "path": "/accounts", "text": text or told}
    return Exchange.model_validate(recorded | more)


def world(
    *exchanges: Exchange, limits: Sequence[Limit] = (), storms: Sequence[Storm] = ()
) -> World:
    """Return a world of exchanges."""
    return World(Path(), {}, exchanges, limits=limits, storms=storms)


@contextlib.contextmanager
def asking(
    store: Store,
    port: int,
    sources: Sequence[Stormy],
    *,
    patience: Patience = QUICK,
    ring: Keys | None = None,
    clock: Clock | None = None,
    limits: Limits | None = None,
    private: Sequence[str] = (),
    around: Callable[[Sender], Sender] = lambda door: door,
) -> Iterator[Engine]:
    """Yield an engine that asks sources over real HTTP, at the port a world is served at.

    The names of `private` hosts lead into a network that nobody declared for them; `around` puts
    something before the door.
    """
    kept, time = ring or keys(), clock or Now()
    hosts = {host: (LOOPBACK, port) for each in sources for host in each.manifest.hosts}
    door = Door(
        agent="Leadline/storms",
        clock=time,
        keys=kept,
        resolver=InventedHosts(hosts, [each for each in hosts if each not in private]),
        limits=limits or Limits(size=1_000_000),
    )
    engine = Engine(
        door=around(door),
        store=store,
        clock=time,
        keys=kept,
        sources=registry(*sources),
        patience=patience,
    )
    with closing(engine):
        yield engine


def number(count: int) -> str:
    """Return the registration number of an invented company, counted from 0."""
    return str(311_000_000 + count)


def opened(store: SqlStore, count: int, numbers: int = 1) -> UUID:
    """Open an invented company in a store, counted from 0; it has so many numbers."""
    company = Company(
        id=new_id(),
        name=f"Company {number(count)}",
        country="NO",
        identifiers=tuple(
            Identifier(Scheme.NO_ORGNR, number(count + more)) for more in range(numbers)
        ),
        opened=Now().now(),
    )
    store.write(lambda ledger: ledger.companies.add(company))
    return company.id


def ask(engine: Engine, company: UUID, questions: Sequence[Question]) -> None:
    """Research questions about a company to their end."""
    engine.run(questions, company=company, control=JobControl())
