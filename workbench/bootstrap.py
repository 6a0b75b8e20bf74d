"""The composition root: the only module that knows which adapters there are.

Adapters are read when they are first needed: most of a start is their libraries. Help, bad input
and the list of sources need none of the store's, nor the window before its first paint, and the
lead list needs neither the network's nor the reports'.
"""

import contextlib
import getpass
import importlib
import locale
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from workbench.app.desk import Desk
from workbench.domain.card import Axis, Card
from workbench.domain.lead import Lead
from workbench.domain.lead_list import PAGE, LeadFilter, Listed
from workbench.domain.ports import Exporter, Ledger
from workbench.domain.proposal import PageReader
from workbench.domain.source import Manifest
from workbench.late import Late, LateExporter, LateKeys, LateLookups, LatePages, LateRoom
from workbench.paths import Places, user_places
from workbench.texts import LANGUAGES, STRETCHED, Texts, load_texts

if TYPE_CHECKING:
    from workbench.lookups.engine import Engine
    from workbench.lookups.parsing import ReadingRoom
    from workbench.net.door import Door
    from workbench.net.secrets import KeyRing, Keys
    from workbench.net.worlds import WorldDoor
    from workbench.settings import Settings
    from workbench.store.glance import Glance
    from workbench.store.proofs import Report, TableSize
    from workbench.store.sql_store import SqlStore

DEMO_STORE = "demo.db"
VERSION = "0.1.0"


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user asked for on top of the settings; empty means as set.

    `offline` is the switch for no network: nothing is asked, and what would be waits.
    """

    store: str = ""
    world: str = ""
    language: str = ""
    offline: bool = False
    places: Places = field(default_factory=user_places)

    @property
    def settings(self) -> "Settings":
        """The user's settings, with what was asked for now in their place.

        Raises:
            InvalidInput: the settings file cannot be read.
        """
        load_settings = importlib.import_module("workbench.settings").load_settings
        kept: Settings = load_settings(self.places.settings)
        asked = {"store": self.store, "world": self.world, "language": self.language}
        return kept.model_copy(update={name: word for name, word in asked.items() if word})


def demo(wanted: Wanted) -> Wanted:
    """Return the same wishes for the demo: its own store beside the user's, its own world."""
    return Wanted(
        store=str(wanted.places.data / DEMO_STORE),
        world=str(resources.path("demo")),
        language=wanted.language,
        offline=wanted.offline,
        places=wanted.places,
    )


@contextlib.contextmanager
def open_desk(wanted: Wanted) -> Iterator[Desk]:
    """Open the store and sit down at it; closed again at the end.

    Sources, keys and exports are only read in when they are first used, a recorded world at once.

    Raises:
        StoreError: the store refused.
        InvalidInput: the settings or the world cannot be read.
    """
    settings = wanted.settings
    clock = SystemClock()
    people = importlib.import_module("workbench.app.people")
    keys = Late(_keys)
    with contextlib.ExitStack() as closing:
        store = closing.enter_context(contextlib.closing(_store(wanted, settings)))
        engine = Late(lambda: _engine(wanted, settings, store, keys()))
        lookups = closing.enter_context(contextlib.closing(LateLookups(engine)))
        room = closing.enter_context(contextlib.closing(LateRoom(Late(_room))))
        if settings.world:
            engine()
        yield Desk(
            store=store,
            lookups=lookups,
            pages=LatePages(Late(_pages)),
            room=room,
            exporter=LateExporter(Late(_exporter)),
            clock=clock,
            texts=texts_of(settings),
            person=people.present(store, clock, getpass.getuser(), settings.person).id,
            starter=_starter(),
            keys=LateKeys(Late(lambda: _ring(keys()))),
            seats=importlib.import_module("workbench.settings").SeatInSettings(
                wanted.places.settings
            ),
            firm=settings.firm,
            currency=settings.currency,
            exports=wanted.places.exports,
        )


def texts_of(settings: "Settings") -> Texts:
    """Return the texts in the language that is set, or in the system's."""
    language = settings.language or (locale.getlocale()[0] or "en").split("_")[0]
    known = language in LANGUAGES or language == STRETCHED
    return load_texts(language if known else "en", resources.path("texts"))


def glance(store: str, places: Places) -> Listed | None:
    """Return the first page of a store's lead list without opening the store.

    None where that cannot be had: there is no store yet, it is not a file in today's shape, or it
    cannot be read now. Opening it, which comes next, does what is needed or says why not.
    """
    reading = importlib.import_module("workbench.store.glance")
    seen: Glance | None = reading.glance(Path(store or places.store), PAGE)
    if seen is None:
        return None
    card = seen.card or _starter()
    return Listed(
        wanted=LeadFilter(),
        total=seen.open,
        aside=seen.every - seen.open,
        first=0,
        rows=seen.rows,
        look_closer_from=card.look_closer_from,
        go_from=card.go_from,
        possible=card.possible(Axis.CAN),
        today=SystemClock().now().date(),
    )


def known_sources() -> tuple[tuple[Manifest, bool], ...]:
    """Return what every source says of itself, and whether it can be asked now; needs no store."""
    lookups = importlib.import_module("workbench.lookups.source")
    by_hand = importlib.import_module("workbench.lookups.by_hand").BY_HAND
    keys = _keys()
    return (
        *((source.manifest, lookups.usable(source, keys)) for source in lookups.SOURCES.values()),
        *((manifest, False) for manifest in by_hand),
    )


def check_store(wanted: Wanted) -> "Report":
    """Prove the store's chains, files and stored answers.

    Raises:
        StoreError: the store refused.
    """
    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        report: Report = importlib.import_module("workbench.store.proofs").check(store)
        return report


def size_of_store(wanted: Wanted) -> "tuple[TableSize, ...]":
    """Return what takes room in the store.

    Raises:
        StoreError: the store refused.
    """
    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        sizes: tuple[TableSize, ...] = importlib.import_module("workbench.store.proofs").size(store)
        return sizes


def rebuild_store(wanted: Wanted) -> int:
    """Work the lead list out anew from the ledger; return how many rows it has.

    Raises:
        StoreError: the store refused.
    """
    starter = _starter()
    now = SystemClock().now()
    summaries = importlib.import_module("workbench.app.summaries")

    def summarise(ledger: Ledger, lead: Lead) -> None:
        summaries.refresh(ledger, lead.about, starter, now)

    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        proofs = importlib.import_module("workbench.store.proofs")
        rows: int = proofs.rebuild(store, summarise)
        return rows


def back_up_store(wanted: Wanted, folder: Path) -> tuple[Path, ...]:
    """Copy the store into a folder, verified, while it is in use; return the copies.

    Raises:
        StoreError: the store refused, or lies in PostgreSQL.
    """
    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        backups = importlib.import_module("workbench.store.backups")
        copies: tuple[Path, ...] = backups.backup(store, folder)
        return copies


def restore_store(wanted: Wanted, copy: Path) -> Path | None:
    """Put a copy in the store's place; return the folder that what was there moved to.

    Raises:
        NotInStore: there is no copy there.
        StoreError: the copy does not hold together; nothing was changed.
    """
    target = Path(wanted.settings.store or wanted.places.store)
    backups = importlib.import_module("workbench.store.backups")
    moved: Path | None = backups.restore(copy, target, SystemClock())
    return moved


def _starter() -> Card:
    text = resources.path("cards", "starter.toml").read_text(encoding="utf-8")
    card: Card = importlib.import_module("workbench.scoring.cards").read_card(text)
    return card


def _store(wanted: Wanted, settings: "Settings") -> "SqlStore":
    opening = importlib.import_module("workbench.store")
    store: SqlStore = opening.open_store(settings.store or wanted.places.store, clock=SystemClock())
    return store


def _exporter() -> Exporter:
    exporter: Exporter = importlib.import_module("workbench.export.folder").FolderExporter()
    return exporter


def _keys() -> "Keys":
    keys: Keys = importlib.import_module("workbench.net.keyring_keys").user_keys()
    return keys


def _door(wanted: Wanted, settings: "Settings", keys: "Keys") -> "Door | WorldDoor":
    clock = SystemClock()
    if settings.world:
        worlds = importlib.import_module("workbench.net.worlds")
        world = worlds.World.open(Path(settings.world))
        door: Door | WorldDoor = worlds.WorldDoor(world, clock=clock)
    else:
        agent = f"Leadline/{VERSION} ({settings.firm or 'desktop'})"
        door = importlib.import_module("workbench.net.door").Door(
            agent=agent, clock=clock, keys=keys
        )
    door.offline = wanted.offline
    return door


def _pages() -> PageReader:
    pages: PageReader = importlib.import_module("workbench.lookups.page_reader").ReaderOfPages()
    return pages


def _room() -> "ReadingRoom":
    room: ReadingRoom = importlib.import_module("workbench.lookups.parsing").ReadingRoom(desks=1)
    return room


def _ring(keys: "Keys") -> "KeyRing":
    ring: KeyRing = importlib.import_module("workbench.net.secrets").KeyRing(keys)
    return ring


def _engine(wanted: Wanted, settings: "Settings", store: "SqlStore", keys: "Keys") -> "Engine":
    patience = importlib.import_module("workbench.lookups.verdicts").Patience
    engine: Engine = importlib.import_module("workbench.lookups.engine").Engine(
        store=store,
        door=_door(wanted, settings, keys),
        clock=SystemClock(),
        keys=keys,
        # A recorded world answers at once, so what a killed program was asking need not wait long.
        patience=patience(pause=0.0, lease=15) if settings.world else None,
        paced=not settings.world,
    )
    return engine
