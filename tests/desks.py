"""A real desk over the demo world and a store of its own, for tests of the window's pages."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resources
from tests.fakes.network import StandingClock
from tests.fakes.rooms import HereRoom
from tests.samples import JONAS, METTE
from tests.starter import CARD
from workbench.app import companies, dossiers, research
from workbench.app.companies import Opened
from workbench.app.desk import Desk
from workbench.domain.dossier import Dossier
from workbench.domain.ledger import Ledger
from workbench.domain.people import Person
from workbench.export.folder import FolderExporter
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.page_reader import ReaderOfPages
from workbench.lookups.verdicts import Patience
from workbench.net.secrets import KeyRing, SessionKeys
from workbench.net.worlds import World, WorldDoor
from workbench.store import open_store
from workbench.tables.reader import FileTables
from workbench.texts import ENGLISH

FJORDLYS = "311000004"
SKAGEN = "99000023"


@dataclass(frozen=True, slots=True)
class Seat:
    """A desk at which Mette sits, with Jonas in the same store."""

    desk: Desk
    folder: Path

    def open(self, number: str = FJORDLYS, *, researched: bool = True) -> Opened:
        """Open a company of the demo's cast, and ask every source about it."""
        found = companies.find(self.desk, number, JobControl())
        opened = companies.open_company(self.desk, found.candidates[0]).result
        if researched:
            research.research(self.desk, opened.company.id, JobControl())
        return opened

    def dossier(self, opened: Opened) -> Dossier:
        """Return what is known of an opened company now."""
        return dossiers.open_dossier(self.desk, opened.company.id)


@contextlib.contextmanager
def seated(folder: Path, *people: Person) -> Iterator[Seat]:
    """Sit down at a new store in a folder; the first of `people` is present."""
    clock = StandingClock()
    keys = SessionKeys()
    store = open_store(folder / "leadline.db", clock=clock)
    engine = Engine(
        door=WorldDoor(World.open(resources.path("demo")), clock=clock),
        store=store,
        clock=clock,
        keys=keys,
        patience=Patience(pause=0.0),
        paced=False,
    )
    here = people or (METTE, JONAS)

    def join(ledger: Ledger) -> None:
        for person in here:
            ledger.people.add(person)

    with contextlib.closing(store), contextlib.closing(engine):
        store.write(join)
        yield Seat(
            Desk(
                store=store,
                keeper=store,
                lookups=engine,
                pages=ReaderOfPages(),
                room=HereRoom(),
                tables=FileTables(),
                exporter=FolderExporter(),
                clock=clock,
                texts=ENGLISH,
                person=here[0].id,
                starter=CARD,
                keys=KeyRing(keys),
                firm="Nordlys Software",
                exports=folder / "exports",
            ),
            folder,
        )
