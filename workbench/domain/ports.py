"""What the use cases need of the outside, as small protocols."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from workbench.domain.company import Company, Query
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, Lookup, Question, Snapshot
from workbench.domain.source import Manifest
from workbench.jobs import JobControl
from workbench.texts import Message, Texts

T = TypeVar("T")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        ...


class Store(Protocol):
    """The local store."""

    def read(self, look: Callable[[Ledger], T]) -> T:
        """Run a function that only reads, on one consistent view."""
        ...

    def write(self, change: Callable[[Ledger], T]) -> T:
        """Run a function without other side effects as one unit of work; it may be run again.

        Raises:
            StoreError: the store refused; nothing of the change was kept.
        """
        ...

    def keep(self, snapshot: Snapshot, of: Lookup | None = None) -> bytes:
        """Store the bytes of an answer, durably, and return their SHA-256.

        `of` is the look-up it answers: should the program end before the answer is read, whoever
        takes the look-up over reads these bytes, and asks nobody.
        """
        ...

    def snapshot(self, sha256: bytes) -> Snapshot:
        """Return stored bytes, or the copy without people's names that stands for them.

        A copy bears its own SHA-256.

        Raises:
            NotInStore: they were dropped or never kept.
        """
        ...


class Keeper(Protocol):
    """What lets go of names in a store, and of the answers' bytes that hold them."""

    def expire_people(self, today: date) -> tuple[int, tuple[UUID, ...]]:
        """Remove for good the names of people that were kept for as long as their purpose needs.

        An answer that holds them goes, or a copy without them stands for it.

        Returns:
            how many names went, each counted once, and the companies they were at.
        """
        ...


class Lookups(Protocol):
    """The engine that asks sources."""

    def manifests(self) -> tuple[Manifest, ...]:
        """Return what every source says of itself, in the order they are offered."""
        ...

    def usable(self, source: str) -> bool:
        """Whether a source can be asked now: it needs no key, or has one."""
        ...

    def searches(self, query: Query) -> tuple[Question, ...]:
        """Return the questions that may find candidates for a query."""
        ...

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> tuple[Question, ...]:
        """Return the questions that research of a company asks now."""
        ...

    def feeds(
        self, questions: Sequence[Question], since: datetime
    ) -> tuple[tuple[Question, frozenset[str]], ...]:
        """Return the questions by which sources tell at once what changed since an instant.

        Beside each stand the keys of those questions that need not be put where its answer does
        not name what they are about.
        """
        ...

    def run(
        self,
        questions: Sequence[Question],
        *,
        company: UUID | None,
        control: JobControl,
        told: Callable[[Lookup], None] | None = None,
        reasons: Mapping[str, Message] = ...,
        within: int | None = ...,
    ) -> tuple[Lookup, ...]:
        """Ask, and every question that an answer opens; return each look-up as it ended.

        Each answer is stored as it arrives. Sources are asked side by side. `reasons` says of
        questions, by key, why they are asked; one whose answer somebody else has brought since is
        not asked again, and returned as it ended. `within` says that an answer older than so many
        days was to be asked for again, whatever its shelf life.

        Raises:
            CancelledByUser: after what had arrived was stored.
            StoreError: the store refused.
        """
        ...

    def read_again(self, company: UUID, control: JobControl) -> int:
        """Read a company's stored answers again whose reader is newer now; return how many.

        Nobody is asked. What was known before stays as it was known; what the present reader
        cannot read stays as it was read.

        Raises:
            CancelledByUser: the job was cancelled meanwhile.
        """
        ...

    def read(self, lookup: Lookup, control: JobControl) -> Answer:
        """Return what the present parser reads in a look-up's stored answer; nothing is kept.

        Raises:
            NotInStore: the look-up has no stored answer, or its source is no longer known.
        """
        ...

    def resume(
        self, control: JobControl, told: Callable[[Lookup], None] | None = None
    ) -> tuple[Lookup, ...]:
        """Ask what waits about companies and is due; return each look-up as it ended.

        What a program was asking when it ended is asked again once its lease is over, unless that
        costs: then it has failed, and a person decides. Much that waits is begun for a while only;
        what is left is returned as it waits, and asked by whoever calls again.

        Raises:
            CancelledByUser: after what had arrived was stored.
            StoreError: the store refused.
        """
        ...

    def documents(self, company: Company, facts: Sequence[KnownFact]) -> tuple[FiledDocument, ...]:
        """Return the accounts that registers keep as documents; nobody is asked."""
        ...

    def turns(self, sources: Iterable[str]) -> Mapping[str, float]:
        """Return in how many seconds each source may be asked next, by its pace and its wishes.

        Sources that cannot be asked now are left out; 0 where a call of `resume` waits for that.
        """
        ...


class Keys(Protocol):
    """The user's keys to sources, by the name a manifest gives them; they are never read back."""

    def has(self, name: str) -> bool:
        """Whether a key is kept."""
        ...

    def put(self, name: str, key: str) -> None:
        """Keep a key, in place of an older one."""
        ...

    def forget(self, name: str) -> None:
        """Remove a key, if there is one."""
        ...

    @property
    def remark(self) -> Message | None:
        """What the user should know of how keys are kept here, or None."""
        ...


class Seats(Protocol):
    """Where it is remembered who sits at this computer."""

    def keep(self, person: UUID) -> None:
        """Let every later start begin with this person.

        Raises:
            InvalidInput: it cannot be remembered.
        """
        ...


class Format(Protocol):
    """One export format."""

    key: str
    title: Message
    suffix: str
    media_type: str

    def write(self, dossier: Dossier, texts: Texts) -> bytes:
        """Return the file's bytes: equal for equal dossiers.

        Raises:
            ExportError: it could not be made.
        """
        ...


class Exporter(Protocol):
    """Writes handoff folders."""

    def formats(self) -> tuple[Format, ...]:
        """Return every format there is."""
        ...

    def write_folder(self, dossier: Dossier, texts: Texts, folder: Path) -> tuple[Path, ...]:
        """Write every format into `folder`, whole or not at all, and return the files.

        Raises:
            NameTaken: the folder holds something else, which is left as it is.
            ExportError: the folder cannot be written.
        """
        ...
