"""Adapters that are built when they are first used: most of a start is reading their libraries."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from workbench.domain.brought import Room, T, TaskT
from workbench.domain.company import Company, Identifier, Query
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.lookup import Answer, Lookup, Question
from workbench.domain.ports import Exporter, Format, Keys, Lookups
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
from workbench.domain.source import Manifest
from workbench.domain.table_file import Table, TableFiles
from workbench.jobs import JobControl
from workbench.texts import Message, Texts

BuiltT_co = TypeVar("BuiltT_co", covariant=True)


class Late(Generic[BuiltT_co]):
    """Something built once, by whichever thread first asks for it.

    Where building fails the next who asks tries again.
    """

    def __init__(self, build: Callable[[], BuiltT_co]) -> None:
        self._build = build
        self._built: list[BuiltT_co] = []
        self._lock = threading.Lock()

    def __call__(self) -> BuiltT_co:
        """Return it, built."""
        with self._lock:
            if not self._built:
                self._built.append(self._build())
            return self._built[0]

    @property
    def built(self) -> BuiltT_co | None:
        """What was built so far."""
        with self._lock:
            return self._built[0] if self._built else None


class ClosedLookups(Lookups, Protocol):
    """Look-ups that hold threads, which end when they are closed."""

    def close(self) -> None:
        """End the threads."""
        ...


class LateLookups:
    """The engine, built when a source is first asked about."""

    def __init__(self, engine: Late[ClosedLookups]) -> None:
        self._engine = engine

    def manifests(self) -> tuple[Manifest, ...]:
        """Return what every source says of itself, in the order they are offered."""
        return self._engine().manifests()

    def usable(self, source: str) -> bool:
        """Whether a source can be asked now."""
        return self._engine().usable(source)

    def searches(self, query: Query) -> tuple[Question, ...]:
        """Return the questions that may find candidates for a query."""
        return self._engine().searches(query)

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> tuple[Question, ...]:
        """Return the questions that research of a company asks now."""
        return self._engine().plan(company, facts)

    def feeds(
        self, questions: Sequence[Question], since: datetime
    ) -> tuple[tuple[Question, frozenset[str]], ...]:
        """Return how changes are told; see `Lookups.feeds`."""
        return self._engine().feeds(questions, since)

    def run(
        self,
        questions: Sequence[Question],
        *,
        company: UUID | None,
        control: JobControl,
        told: Callable[[Lookup], None] | None = None,
        reasons: Mapping[str, Message] = {},
        within: int | None = None,
    ) -> tuple[Lookup, ...]:
        """Ask; see `Lookups.run`."""
        return self._engine().run(
            questions,
            company=company,
            control=control,
            told=told,
            reasons=reasons,
            within=within,
        )

    def read_again(self, company: UUID, control: JobControl) -> int:
        """Read stored answers again; see `Lookups.read_again`."""
        return self._engine().read_again(company, control)

    def read(self, lookup: Lookup, control: JobControl) -> Answer:
        """Read a stored answer; see `Lookups.read`."""
        return self._engine().read(lookup, control)

    def resume(
        self, control: JobControl, told: Callable[[Lookup], None] | None = None
    ) -> tuple[Lookup, ...]:
        """Ask what is due; see `Lookups.resume`."""
        return self._engine().resume(control, told)

    def documents(self, company: Company, facts: Sequence[KnownFact]) -> tuple[FiledDocument, ...]:
        """Return what registers keep as documents; see `Lookups.documents`."""
        return self._engine().documents(company, facts)

    def turns(self, sources: Iterable[str]) -> Mapping[str, float]:
        """Return when sources may be asked next; see `Lookups.turns`."""
        return self._engine().turns(sources)

    def close(self) -> None:
        """End the engine's threads, if it was ever built."""
        if (engine := self._engine.built) is not None:
            engine.close()


class LateKeys:
    """The user's keys, whose vault is opened when one is first asked for."""

    def __init__(self, keys: Late[Keys]) -> None:
        self._keys = keys

    def has(self, name: str) -> bool:
        """Whether a key is kept."""
        return self._keys().has(name)

    def put(self, name: str, key: str) -> None:
        """Keep a key, in place of an older one."""
        self._keys().put(name, key)

    def forget(self, name: str) -> None:
        """Remove a key, if there is one."""
        self._keys().forget(name)

    @property
    def remark(self) -> Message | None:
        """What the user should know of how keys are kept here, or None."""
        return self._keys().remark


class LatePages:
    """The reader of pages, built when a page is first brought."""

    def __init__(self, reader: Late[PageReader]) -> None:
        self._reader = reader

    def read_page(self, content: bytes, address: str) -> ProposedFacts:
        """Return what a page proposes; see `PageReader.read_page`."""
        return self._reader().read_page(content, address)

    def filed_in(self, file: Path, identifiers: Sequence[Identifier]) -> bytes | None:
        """Return a company's page out of a package; see `PageReader.filed_in`."""
        return self._reader().filed_in(file, identifiers)

    def read_register(
        self, file: Path, numbers: Sequence[Identifier], room: Room, control: JobControl
    ) -> ProposedFacts | None:
        """Return what a register's file proposes; see `PageReader.read_register`."""
        return self._reader().read_register(file, numbers, room, control)


class LateTables:
    """The reader of tables, built when a file is first imported."""

    def __init__(self, reader: Late[TableFiles]) -> None:
        self._reader = reader

    def read(self, content: bytes, name: str, sheet: str, room: Room, control: JobControl) -> Table:
        """Return the table in a file; see `TableFiles.read`."""
        return self._reader().read(content, name, sheet, room, control)


class ClosedRoom(Room, Protocol):
    """A room that holds processes, which end when it is closed."""

    def close(self) -> None:
        """End the processes."""
        ...


class LateRoom:
    """The room in which files are read, built when one is first brought or shown."""

    def __init__(self, room: Late[ClosedRoom]) -> None:
        self._room = room

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        """Return what a function makes of a task; see `Room.run`."""
        return self._room().run(call, task, control)

    def close(self) -> None:
        """End the room's processes, if it was ever built."""
        if (room := self._room.built) is not None:
            room.close()


class ClosedRegisters(Registers, Protocol):
    """Registers that hold files open, which are let go of when they are closed."""

    def close(self) -> None:
        """Close the files."""
        ...


class LateRegisters:
    """The offline registers, opened when one is first asked for."""

    def __init__(self, registers: Late[ClosedRegisters]) -> None:
        self._registers = registers

    def known(self) -> tuple[RegisterFile, ...]:
        """Return every file that can be made searchable."""
        return self._registers().known()

    def all(self) -> tuple[RegisterAbout, ...]:
        """Return the registers that are here."""
        return self._registers().all()

    def build(self, file: Path, control: JobControl) -> RegisterBuilt:
        """Make a file searchable; see `Registers.build`."""
        return self._registers().build(file, control)

    def refresh(self, key: str, control: JobControl) -> RegisterRefreshed:
        """Bring a register up to date; see `Registers.refresh`."""
        return self._registers().refresh(key, control)

    def search(self, words: str, control: JobControl, limit: int = FIRST) -> RegisterFound:
        """Return the best hits; see `Registers.search`."""
        return self._registers().search(words, control, limit)

    def candidates(
        self, wanted: Profile, control: JobControl, limit: int = 5
    ) -> tuple[RegisterHit, ...]:
        """Return the likeliest companies; see `Registers.candidates`."""
        return self._registers().candidates(wanted, control, limit)

    def remove(self, key: str) -> bool:
        """Remove a register; see `Registers.remove`."""
        return self._registers().remove(key)

    def close(self) -> None:
        """Close the files, if any was ever opened."""
        if (registers := self._registers.built) is not None:
            registers.close()


class LateExporter:
    """The exporter, built when a folder is first handed over."""

    def __init__(self, exporter: Late[Exporter]) -> None:
        self._exporter = exporter

    def formats(self) -> tuple[Format, ...]:
        """Return every format."""
        return self._exporter().formats()

    def write_folder(self, dossier: Dossier, texts: Texts, folder: Path) -> tuple[Path, ...]:
        """Write every format into `folder`; see `Exporter.write_folder`."""
        return self._exporter().write_folder(dossier, texts, folder)
