"""How each adapter is built; its libraries are read in when that is first asked for."""

import importlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from workbench.bootstrap.wanted import Wanted
from workbench.domain.card import Card
from workbench.domain.ports import Exporter, Seats
from workbench.domain.proposal import PageReader
from workbench.domain.table_file import TableFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.lookups.engine import Engine
    from workbench.lookups.parsing import ReadingRoom
    from workbench.net.door import Door
    from workbench.net.secrets import KeyRing, Keys
    from workbench.net.worlds import WorldDoor
    from workbench.registers.shelf import RegisterShelf
    from workbench.settings import Settings
    from workbench.store.sql_store import SqlStore

_VERSION = "0.1.0"


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return datetime.now(UTC)


def starter() -> Card:
    """Return the card that counts until the store has one."""
    text = resources.path("cards", "starter.toml").read_text(encoding="utf-8")
    card: Card = importlib.import_module("workbench.scoring.cards").read_card(text)
    return card


def store(wanted: Wanted, settings: "Settings") -> "SqlStore":
    """Open the store that is wanted.

    Raises:
        StoreError: the store refused.
    """
    opening = importlib.import_module("workbench.store")
    made: SqlStore = opening.open_store(settings.store or wanted.places.store, clock=SystemClock())
    return made


def exporter() -> Exporter:
    """Return what writes handoff folders."""
    made: Exporter = importlib.import_module("workbench.export.folder").FolderExporter()
    return made


def user_keys() -> "Keys":
    """Return the user's keys to sources, as they are sent."""
    made: Keys = importlib.import_module("workbench.net.keyring_keys").user_keys()
    return made


def ring(keys: "Keys") -> "KeyRing":
    """Return the user's keys as use cases know them: put there, and never read back."""
    made: KeyRing = importlib.import_module("workbench.net.secrets").KeyRing(keys)
    return made


def seats(wanted: Wanted) -> Seats:
    """Return what remembers, in the user's settings, who sits here."""
    made: Seats = importlib.import_module("workbench.settings").SeatInSettings(
        wanted.places.settings
    )
    return made


def pages() -> PageReader:
    """Return what reads a page that somebody saved or pasted."""
    made: PageReader = importlib.import_module("workbench.lookups.page_reader").ReaderOfPages()
    return made


def tables() -> TableFiles:
    """Return what reads the tables in files that somebody imports."""
    made: TableFiles = importlib.import_module("workbench.tables.reader").FileTables()
    return made


def room() -> "ReadingRoom":
    """Return the process in which large files are read, with a cap on time and memory."""
    made: ReadingRoom = importlib.import_module("workbench.lookups.parsing").ReadingRoom(desks=1)
    return made


def registers(wanted: Wanted, engine: "Callable[[], Engine]") -> "RegisterShelf":
    """Return the offline registers in the user's data folder; the engine is needed for feeds."""
    made: RegisterShelf = importlib.import_module("workbench.registers.shelf").RegisterShelf(
        wanted.places.registers,
        now=SystemClock().now,
        make=importlib.import_module("workbench.registers.apart").make_apart,
        feeds=lambda: engine().register_feeds(),
    )
    return made


def engine(wanted: Wanted, settings: "Settings", store: "SqlStore", keys: "Keys") -> "Engine":
    """Return what asks sources, through the network or a recorded world.

    Raises:
        InvalidInput: the world cannot be read.
    """
    patience = importlib.import_module("workbench.lookups.verdicts").Patience
    made: Engine = importlib.import_module("workbench.lookups.engine").Engine(
        store=store,
        door=_door(wanted, settings, keys),
        clock=SystemClock(),
        keys=keys,
        # A recorded world answers at once, so what a killed program was asking need not wait long.
        patience=patience(pause=0.0, lease=15) if settings.world else None,
        paced=not settings.world,
    )
    return made


def _door(wanted: Wanted, settings: "Settings", keys: "Keys") -> "Door | WorldDoor":
    clock = SystemClock()
    if settings.world:
        worlds = importlib.import_module("workbench.net.worlds")
        world = worlds.World.open(Path(settings.world))
        door: Door | WorldDoor = worlds.WorldDoor(world, clock=clock)
    else:
        agent = f"Leadline/{_VERSION} ({settings.firm or 'desktop'})"
        door = importlib.import_module("workbench.net.door").Door(
            agent=agent, clock=clock, keys=keys
        )
    door.offline = wanted.offline
    return door
