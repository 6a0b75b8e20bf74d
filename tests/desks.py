"""A real desk over the demo world and a store of its own, for tests of the window's pages."""

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
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
_STORE = "leadline.db"


@dataclass(frozen=True, slots=True)
class Seat:
    """A desk at which Mette sits, with Jonas in the same store.

    Attributes:
        opened: Fjordlys, where it was researched before the test began.
    """

    desk: Desk
    folder: Path
    opened: Opened | None = None

    def open(self, number: str = FJORDLYS, *, researched: bool = True) -> Opened:
        """Open a company of the demo's cast, and ask every source about it."""
        if self.opened is not None and number == FJORDLYS:
            return self.opened
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
    if not people:
        _put(_joined(), folder)
    with _seated(folder, *people) as seat:
        yield seat


@contextlib.contextmanager
def seated_at_work(folder: Path) -> Iterator[Seat]:
    """Sit down at a store in a folder in which Fjordlys is opened and researched."""
    files, opened = _researched()
    _put(files, folder)
    with _seated(folder) as seat:
        yield replace(seat, opened=opened)


_Files = Mapping[str, bytes]
"""What a closed store consists of, by the names of its files."""


# Made once and copied from then on: hundreds of tests begin with one or the other.
@cache
def _joined() -> _Files:
    with tempfile.TemporaryDirectory() as folder:
        with _seated(Path(folder), METTE, JONAS):
            pass
        return _taken(Path(folder))


@cache
def _researched() -> tuple[_Files, Opened]:
    with tempfile.TemporaryDirectory() as folder:
        with seated(Path(folder)) as seat:
            opened = seat.open()
        return _taken(Path(folder)), opened


def _taken(folder: Path) -> _Files:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def _put(files: _Files, folder: Path) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


@contextlib.contextmanager
def _seated(folder: Path, *join: Person) -> Iterator[Seat]:
    clock = StandingClock()
    keys = SessionKeys()
    store = open_store(folder / _STORE, clock=clock)
    engine = Engine(
        door=WorldDoor(World.open(resources.path("demo")), clock=clock),
        store=store,
        clock=clock,
        keys=keys,
        patience=Patience(pause=0.0),
        paced=False,
    )

    def add(ledger: Ledger) -> None:
        for person in join:
            ledger.people.add(person)

    with contextlib.closing(store), contextlib.closing(engine):
        if join:
            store.write(add)
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
                person=(join[0] if join else METTE).id,
                starter=CARD,
                keys=KeyRing(keys),
                firm="Nordlys Software",
                exports=folder / "exports",
            ),
            folder,
        )
