"""A program that shares a store with another: it researches the same companies, and what waits.

`python -m tests.workbench.store.sharing STORE PORT LEASE`: it says `ready`, waits for a line, works
until nothing is left to ask, and ends; a killed one's work is taken over.
"""

import sys
import time
from contextlib import closing
from pathlib import Path

from tests.fakes.rooms import HereRoom
from tests.fakes.stormy import Now, Stormy, asking, number, stormy
from tests.samples import METTE
from tests.starter import CARD
from workbench.app import queue, research
from workbench.app.desk import Desk
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.ledger import Ledger
from workbench.domain.source import Pace
from workbench.export.folder import FolderExporter
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.verdicts import Patience
from workbench.store import open_store
from workbench.store.sql_store import SqlStore
from workbench.texts import ENGLISH

PACES = {"a": (Pace(6, 2),), "b": (), "c": (Pace(9, 1), Pace(20, 4))}
READY = "ready"
COMPANIES = 10


def sources() -> list[Stormy]:
    """Return the sources that both ask, on the same terms."""
    return [stormy(key, paces=paces, patient=10.0) for key, paces in PACES.items()]


def companies(store: SqlStore) -> list[Company]:
    """Return the companies of a store that were opened for this, in their order."""

    def look(ledger: Ledger) -> list[Company]:
        numbers = (Identifier(Scheme.NO_ORGNR, number(count)) for count in range(COMPANIES))
        found = (ledger.companies.by_identifier(each) for each in numbers)
        return [each for each in found if each is not None]

    return store.read(look)


def desk_at(store: SqlStore, engine: Engine) -> Desk:
    """Return a desk at a shared store."""
    return Desk(
        store=store,
        lookups=engine,
        room=HereRoom(),
        exporter=FolderExporter(),
        clock=Now(),
        texts=ENGLISH,
        person=METTE.id,
        starter=CARD,
    )


def main(where: str, port: int, lease: int) -> None:
    """Research every company, then ask what waits until nothing does."""
    place = where if "://" in where else Path(where)
    with (
        closing(open_store(place, clock=Now(), patience=20.0)) as store,
        asking(store, port, sources(), patience=Patience(pause=0.05, lease=lease)) as engine,
    ):
        desk = desk_at(store, engine)
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for company in companies(store):
            research.research(desk, company.id, JobControl())
        while store.read(lambda ledger: ledger.lookups.open()):
            queue.ask_due(desk, JobControl())
            time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
