"""The desk: what every use case works with, and who sits at it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from workbench.domain.brought import Room, T, TaskT
from workbench.domain.card import Card
from workbench.domain.company import Identifier
from workbench.domain.fill_rate import Suspicion
from workbench.domain.ports import Clock, Exporter, Keeper, Keys, Lookups, Seats, Store
from workbench.domain.profile import Profile
from workbench.domain.proposal import PageReader, ProposedFacts
from workbench.domain.registers import (
    FIRST,
    RegisterAbout,
    RegisterBuilt,
    RegisterFile,
    RegisterFound,
    RegisterHit,
    RegisterRefreshed,
    Registers,
)
from workbench.domain.table_file import Table, TableFiles
from workbench.errors import InvalidInput, NotInStore, SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import Message, Texts, say


class NoKeys:
    """The keys of a desk that was given no place for them: there are none, and none are taken."""

    def has(self, name: str) -> bool:
        """Say that there is no key."""
        return False

    def put(self, name: str, key: str) -> None:
        """Refuse.

        Raises:
            InvalidInput: always, at the field `key`.
        """
        raise InvalidInput(say("No key can be kept here."), field="key")

    def forget(self, name: str) -> None:
        """Leave things as they are."""

    @property
    def remark(self) -> Message:
        """Say that no key is kept."""
        return say("No key can be kept here.")


class NoPages:
    """The reader of a desk that was given none: it reads no page."""

    def read_page(self, content: bytes, address: str) -> ProposedFacts:
        """Refuse.

        Raises:
            InvalidInput: always, at the field `page`.
        """
        raise InvalidInput(say("No page can be read here."), field="page")

    def filed_in(self, file: Path, identifiers: Sequence[Identifier]) -> None:
        """Find no package."""

    def read_register(
        self, file: Path, numbers: Sequence[Identifier], room: Room, control: JobControl
    ) -> ProposedFacts | None:
        """Refuse.

        Raises:
            InvalidInput: always, at the field `page`.
        """
        raise InvalidInput(say("No page can be read here."), field="page")


class NoRoom:
    """The room of a desk that was given none: nothing is read in it."""

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        """Refuse.

        Raises:
            SourceUnreadable: always.
        """
        raise SourceUnreadable(say("No file can be read here."))


class NoTables:
    """The reader of tables of a desk that was given none: it reads no file."""

    def read(self, content: bytes, name: str, sheet: str, room: Room, control: JobControl) -> Table:
        """Refuse.

        Raises:
            InvalidInput: always, at the field `file`.
        """
        raise InvalidInput(say("No file can be read here."), field="file")


class NoRegisters:
    """The offline registers of a desk that was given none: there are none, and none is built."""

    def known(self) -> tuple[RegisterFile, ...]:
        """Know no file."""
        return ()

    def all(self) -> tuple[RegisterAbout, ...]:
        """Have none."""
        return ()

    def build(self, file: Path, control: JobControl) -> RegisterBuilt:
        """Refuse.

        Raises:
            InvalidInput: always, at the field `file`.
        """
        raise InvalidInput(say("No offline register can be built here."), field="file")

    def refresh(self, key: str, control: JobControl) -> RegisterRefreshed:
        """Refuse.

        Raises:
            NotInStore: always.
        """
        raise NotInStore(say("There is no offline register {key} here.", key=key))

    def search(self, words: str, control: JobControl, limit: int = FIRST) -> RegisterFound:
        """Find nothing."""
        return RegisterFound(())

    def candidates(
        self, wanted: Profile, control: JobControl, limit: int = 5
    ) -> tuple[RegisterHit, ...]:
        """Find nothing."""
        return ()

    def remove(self, key: str) -> bool:
        """Say that there was none."""
        return False


class NoSeats:
    """The seats of a desk whose next start begins as this one did."""

    def keep(self, person: UUID) -> None:
        """Leave things as they are."""


class NoKeeper:
    """The keeper of a desk whose store is looked after elsewhere: it lets go of nothing."""

    def expire_people(self, today: date) -> tuple[int, tuple[UUID, ...]]:
        """Leave things as they are."""
        return 0, ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The ports and the present person.

    Attributes:
        person: who is present; every entry is written in their name.
        starter: the card that counts until the team has one of its own.
        pages: reads the pages that people bring.
        room: where files from outside are read.
        tables: reads the tables in files that are imported.
        registers: bulk files of registers, searched without a network.
        keys: where the user's keys to sources are put.
        keeper: lets go of names that were kept for as long as their purpose needs.
        seats: where it is remembered who sits here, for the next start.
        firm: our own firm's name, printed on what we hand over.
        currency: ISO 4217 code in which a new offer is priced.
        exports: the folder in which handoff folders are written unless another is chosen.
        renew_rows: whether each write renews the company's row of the lead list; who writes much
            about one company at once renews it at the end instead.
        recorded: recorded answers stand in for the network.
        suspected: by source why it is suspect, and when that was worked out.
    """

    store: Store
    lookups: Lookups
    exporter: Exporter
    clock: Clock
    texts: Texts
    person: UUID
    starter: Card
    pages: PageReader = field(default_factory=NoPages)
    room: Room = field(default_factory=NoRoom)
    tables: TableFiles = field(default_factory=NoTables)
    registers: Registers = field(default_factory=NoRegisters)
    keys: Keys = field(default_factory=NoKeys)
    keeper: Keeper = field(default_factory=NoKeeper)
    seats: Seats = field(default_factory=NoSeats)
    firm: str = ""
    currency: str = "NOK"
    exports: Path = field(default_factory=Path.home)
    renew_rows: bool = True
    recorded: bool = False
    suspected: dict[str, tuple[datetime, tuple[Suspicion, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return self.clock.now()
