"""The composition root: the only module that knows which adapters there are."""

import contextlib
import getpass
import locale
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import resources
from workbench.app import people, summaries
from workbench.app.desk import Desk
from workbench.domain.card import Card
from workbench.domain.lead import Lead
from workbench.domain.ports import Ledger
from workbench.export.folder import FolderExporter
from workbench.lookups.by_hand import ReaderOfPages
from workbench.lookups.engine import Engine
from workbench.lookups.verdicts import Patience
from workbench.net.door import Door
from workbench.net.keyring_keys import user_keys
from workbench.net.secrets import KeyRing, Keys
from workbench.net.worlds import World, WorldDoor
from workbench.paths import Places, user_places
from workbench.scoring.cards import read_card
from workbench.settings import Settings, load_settings
from workbench.store import backups, open_store, proofs
from workbench.store.sql_store import SqlStore
from workbench.texts import LANGUAGES, STRETCHED, Texts, load_texts

DEMO_STORE = "demo.db"
VERSION = "0.1.0"


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user asked for on top of the settings; empty means as set."""

    store: str = ""
    world: str = ""
    language: str = ""
    places: Places = field(default_factory=user_places)

    @property
    def settings(self) -> Settings:
        """The user's settings, with what was asked for now in their place.

        Raises:
            InvalidInput: the settings file cannot be read.
        """
        kept = load_settings(self.places.settings)
        asked = {"store": self.store, "world": self.world, "language": self.language}
        return kept.model_copy(update={name: word for name, word in asked.items() if word})


def demo(wanted: Wanted) -> Wanted:
    """Return the same wishes for the demo: its own store beside the user's, its own world."""
    return Wanted(
        store=str(wanted.places.data / DEMO_STORE),
        world=str(resources.path("demo")),
        language=wanted.language,
        places=wanted.places,
    )


@contextlib.contextmanager
def open_desk(wanted: Wanted) -> Iterator[Desk]:
    """Open the store and sit down at it; closed again at the end.

    Raises:
        StoreError: the store refused.
        InvalidInput: the settings or the world cannot be read.
    """
    settings = wanted.settings
    clock = SystemClock()
    keys = user_keys()
    with contextlib.ExitStack() as closing:
        store = closing.enter_context(contextlib.closing(_store(wanted, settings)))
        lookups = closing.enter_context(contextlib.closing(_engine(settings, store, keys)))
        yield Desk(
            store=store,
            lookups=lookups,
            pages=ReaderOfPages(),
            exporter=FolderExporter(),
            clock=clock,
            texts=texts_of(settings),
            person=people.present(store, clock, getpass.getuser()).id,
            starter=_starter(),
            keys=KeyRing(keys),
            firm=settings.firm,
            currency=settings.currency,
            exports=wanted.places.exports,
        )


def texts_of(settings: Settings) -> Texts:
    """Return the texts in the language that is set, or in the system's."""
    language = settings.language or (locale.getlocale()[0] or "en").split("_")[0]
    known = language in LANGUAGES or language == STRETCHED
    return load_texts(language if known else "en", resources.path("texts"))


def check_store(wanted: Wanted) -> proofs.Report:
    """Prove the store's chains, files and stored answers.

    Raises:
        StoreError: the store refused.
    """
    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        return proofs.check(store)


def size_of_store(wanted: Wanted) -> tuple[proofs.TableSize, ...]:
    """Return what takes room in the store.

    Raises:
        StoreError: the store refused.
    """
    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        return proofs.size(store)


def rebuild_store(wanted: Wanted) -> int:
    """Work the lead list out anew from the ledger; return how many rows it has.

    Raises:
        StoreError: the store refused.
    """
    starter = _starter()
    now = SystemClock().now()

    def summarise(ledger: Ledger, lead: Lead) -> None:
        summaries.refresh(ledger, lead.about, starter, now)

    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        return proofs.rebuild(store, summarise)


def back_up_store(wanted: Wanted, folder: Path) -> tuple[Path, ...]:
    """Copy the store into a folder, verified, while it is in use; return the copies.

    Raises:
        StoreError: the store refused, or lies in PostgreSQL.
    """
    with contextlib.closing(_store(wanted, wanted.settings)) as store:
        return backups.backup(store, folder)


def restore_store(wanted: Wanted, copy: Path) -> Path | None:
    """Put a copy in the store's place; return the folder that what was there moved to.

    Raises:
        NotInStore: there is no copy there.
        StoreError: the copy does not hold together; nothing was changed.
    """
    target = Path(wanted.settings.store or wanted.places.store)
    return backups.restore(copy, target, SystemClock())


def _starter() -> Card:
    return read_card(resources.path("cards", "starter.toml").read_text(encoding="utf-8"))


def _store(wanted: Wanted, settings: Settings) -> SqlStore:
    return open_store(settings.store or wanted.places.store, clock=SystemClock())


def _engine(settings: Settings, store: SqlStore, keys: Keys) -> Engine:
    clock = SystemClock()
    if settings.world:
        door: Door | WorldDoor = WorldDoor(World.open(Path(settings.world)), clock=clock)
    else:
        agent = f"Leadline/{VERSION} ({settings.firm or 'desktop'})"
        door = Door(agent=agent, clock=clock, keys=keys)
    return Engine(
        store=store,
        door=door,
        clock=clock,
        keys=keys,
        patience=Patience(pause=0.0) if settings.world else None,
        paced=not settings.world,
    )
