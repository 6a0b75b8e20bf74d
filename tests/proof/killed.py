"""The child that is killed: it researches company after company and says on a witness what it did.

`python -m tests.proof.killed FOLDER PORT HOURS` asks the world that is served at a port, with the
wall clock set on or back by some hours. A line on the witness is written after what it tells was
promised to the person, so whatever stands there must be found in the store afterwards.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from tests.bench.sources import EIGHT, Slow, shelf, write_world
from tests.fakes.network import InventedHosts, keys
from tests.fakes.sources import manifest
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.lead_list import LeadRow
from workbench.domain.ledger import Activity, Ledger
from workbench.domain.lookup import Lookup, LookupState, Question
from workbench.domain.source import Pace
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.verdicts import Patience
from workbench.net.door import Door
from workbench.net.exchange import Request, Response
from workbench.net.served_world import LOOPBACK
from workbench.store import open_store
from workbench.store.sql_store import SqlStore
from workbench.texts import say

STORE, WORLD, WITNESS = "leadline.db", "world", "witness"
READY, OPENED, ASKED, ANSWERED = "ready", "opened", "asked", "answered"
_DELAY = 0.08


class Paid(Slow):
    """One that costs: what was left half asked waits for a person."""

    manifest: ClassVar = manifest("killed_paid", cost=Money(Decimal("0.005"), "USD"))


class Paced(Slow):
    """One whose owner allows so much; the world counts."""

    manifest: ClassVar = manifest("killed_paced", [Pace(20, 3)])


PAID, PACED = Paid(), Paced()
SOURCES: tuple[Slow, ...] = (*EIGHT, PAID, PACED)

_FIRST = 311_000_000


class Now:
    """The computer's clock, set wrong by some hours; the bootstrap's imports every adapter."""

    def __init__(self, hours: int = 0) -> None:
        self._wrong = timedelta(hours=hours)

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return datetime.now(UTC) + self._wrong


class Witness:
    """Lines that survive the death of the one who writes them."""

    def __init__(self, path: Path) -> None:
        # Written at once by the operating system, which does not die with the process.
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(self, what: str, about: str = "") -> None:
        """Add a line."""
        os.write(self._file, f"{what} {about}\n".encode())

    def heard(self, lookup: Lookup) -> None:
        """Say that a look-up was told as answered."""
        if lookup.state is LookupState.ANSWERED:
            self.say(ANSWERED, lookup.question.key)


class WitnessedDoor:
    """The door to the served world; it says whom it asks."""

    def __init__(self, door: Door, witness: Witness) -> None:
        self.offline = False
        self._door = door
        self._witness = witness

    def send(self, request: Request, control: JobControl) -> Response:
        """Say it, then ask."""
        number = dict(request.params)["number"]
        asked = next(each for each in SOURCES if each.manifest.hosts == request.hosts)
        self._witness.say(ASKED, asked.question(number).key)
        return self._door.send(request, control)


def questions(number: str) -> list[Question]:
    """Return everything that is asked about a company."""
    return [each.question(number) for each in SOURCES]


def company_of(ledger: Ledger, number: str) -> Company | None:
    """Return the company with a number."""
    return ledger.companies.by_identifier(Identifier(Scheme.NO_ORGNR, number))


def how_many(ledger: Ledger) -> int:
    """Return how many companies were opened; they are numbered without a gap."""
    count = 0
    while company_of(ledger, numbered(count)):
        count += 1
    return count


def numbered(count: int) -> str:
    """Return the number of the company that is opened as number `count`, from 0."""
    return str(_FIRST + count)


def main(folder: Path, port: int, hours: int) -> None:
    """Work until somebody ends the process."""
    witness = Witness(folder / WITNESS)
    clock = Now(hours)
    hosts = {host: (LOOPBACK, port) for each in SOURCES for host in each.manifest.hosts}
    door = Door(agent="Leadline", clock=clock, keys=keys(), resolver=InventedHosts(hosts))
    with closing(open_store(folder / STORE, clock=clock)) as store:
        engine = Engine(
            door=WitnessedDoor(door, witness),
            store=store,
            clock=clock,
            keys=keys(),
            sources=shelf(SOURCES),
            patience=Patience(lease=1),
        )
        witness.say(READY)
        _resume(engine, store, witness)
        count = store.read(how_many)
        while True:
            company = _open(store, numbered(count), clock.now())
            witness.say(OPENED, numbered(count))
            _ask(engine, questions(numbered(count)), company, witness)
            count += 1


def _resume(engine: Engine, store: SqlStore, witness: Witness) -> None:
    left = store.read(lambda ledger: ledger.lookups.open())
    for company in {each.company for each in left}:
        asked = [each.question for each in left if each.company == company]
        _ask(engine, asked, company, witness)


def _ask(engine: Engine, asked: Sequence[Question], company: UUID | None, witness: Witness) -> None:
    engine.run(asked, company=company, control=JobControl(), told=witness.heard)


def _open(store: SqlStore, number: str, now: datetime) -> UUID:
    company = Company(
        id=new_id(),
        name=f"Company {number}",
        country="NO",
        identifiers=(Identifier(Scheme.NO_ORGNR, number),),
        opened=now,
    )

    def unit(ledger: Ledger) -> None:
        ledger.companies.add(company)
        ledger.leads.summarise(_row(company))
        ledger.log(Activity(by=None, at=now, what=say("Opened."), about=company.id))

    store.write(unit)
    return company.id


def _row(company: Company) -> LeadRow:
    return LeadRow(
        lead=new_id(),
        company=company.id,
        name=company.name,
        town="",
        founded="",
        stage="new",
        aside="no",
        lowest=None,
        highest=None,
        band="",
        interest="",
        next_step="",
        next_due="",
        responsible="",
    )


def write_its_world(folder: Path) -> None:
    """Write the world that the child asks."""
    write_world(folder / WORLD, delay=_DELAY, sources=SOURCES)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
