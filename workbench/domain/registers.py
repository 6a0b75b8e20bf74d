"""Offline registers: a register's bulk file made searchable here, and what a search finds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from workbench.domain.company import Identifier
from workbench.domain.profile import Profile
from workbench.domain.register_changes import Tally
from workbench.jobs import JobControl
from workbench.texts import Message, say

FIRST = 20
"""Hits that a search gives: what a list shows at once."""

CEASED = frozenset({"ceased", "merged"})
"""Statuses of a company that is no more."""


class Match(StrEnum):
    """What of a company a query found, the best first."""

    NUMBER = "number"
    EXACT = "exact"
    BEGINS = "begins"
    WORDS = "words"
    PLACE = "place"
    BEGUN = "begun"
    MENDED = "mended"

    @property
    def order(self) -> int:
        """Its place among the others; 0 is the best."""
        return list(Match).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """A bulk file that can be made searchable, and where it is fetched.

    Attributes:
        key: of the register, by which it is removed.
        names: how the file is called there.
        address: of the page or file.
        licence: under which it may be used.
        attribution: how the register wants to be named; may be empty.
        has_feed: the register tells what changed, so that what was built is brought up to date.
    """

    key: str
    title: Message
    country: str
    names: str
    address: str
    licence: str
    attribution: str
    has_feed: bool = False

    @property
    def newer(self) -> Message:
        """How a newer register is had where none can be made of its changes."""
        return say(
            "Fetch {names} from {address} and build it.", names=self.names, address=self.address
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAbout:
    """One offline register as it was built.

    Attributes:
        rows: companies in it.
        personal: how many of them are sole traders, whose rows are personal data.
        damaged: rows of the file that could not be read and were left out.
        dated: the day of the file: told inside it, else in its name, else when it was written; or
            the day up to which the register's changes were read since.
        built: when it was made searchable here.
        file: the name of the file it was built from.
        size: bytes it takes here.
        until: the instant up to which changes were read; None where none were.
    """

    key: str
    title: Message
    country: str
    rows: int
    personal: int
    damaged: int
    dated: date
    built: datetime
    licence: str
    attribution: str
    address: str
    file: str
    size: int
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterHit:
    """A company that a search found in an offline register.

    Attributes:
        register: the register's key.
        title: the register in words.
        dated: the day of the register's file.
        number: the register's own number for it.
        personal: it is a sole trader, so that all of this is personal data.
        former: the former or other name that was found, where the present one was not.
        mended: typed words and the words found instead.
    """

    profile: Profile
    register: str
    title: Message
    dated: date
    number: Identifier
    match: Match
    personal: bool = False
    former: str = ""
    mended: tuple[tuple[str, str], ...] = ()

    @property
    def because(self) -> Message:
        """Why it was found, in words."""
        if self.mended:
            pairs = ", ".join(f"{typed} → {found}" for typed, found in self.mended)
            return say("Read as: {words}", words=pairs)
        if self.former:
            return say("Other or former name: {name}", name=self.former)
        return _BECAUSE[self.match]


_BECAUSE = {
    Match.NUMBER: say("By its number"),
    Match.EXACT: say("The very name"),
    Match.BEGINS: say("The name begins so"),
    Match.WORDS: say("All words are in the name"),
    Match.PLACE: say("By name and place"),
    Match.BEGUN: say("Its number begins so"),
    Match.MENDED: say("Written otherwise"),
}


@dataclass(frozen=True, slots=True)
class RegisterFound:
    """What a search over all registers found.

    Attributes:
        hits: the best first.
        unread: registers that could not be searched, in words.
    """

    hits: tuple[RegisterHit, ...]
    unread: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """A row of a file that could not be read: its number, counted from 1, and why."""

    row: int
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBuilt:
    """A register that was built.

    Attributes:
        before: the day of the file it was built from before; None where it is new.
        troubles: the first rows that were left out.
    """

    about: RegisterAbout
    before: date | None
    troubles: tuple[RowTrouble, ...] = ()

    @property
    def older(self) -> bool:
        """Whether a newer file was replaced by an older one."""
        return self.before is not None and self.about.dated < self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRefreshed:
    """A register that was brought up to date.

    Attributes:
        before: the day it was of.
        tally: what changed in it.
    """

    about: RegisterAbout
    before: date
    tally: Tally


class Registers(Protocol):
    """The offline registers of this computer."""

    def known(self) -> tuple[RegisterFile, ...]:
        """Return every file that can be made searchable."""
        ...

    def all(self) -> tuple[RegisterAbout, ...]:
        """Return the registers that are here; those that cannot be read are left out."""
        ...

    def build(self, file: Path, control: JobControl) -> RegisterBuilt:
        """Make a file searchable, in place of what was built of the same register before.

        Whatever happens meanwhile, the older one stays usable until the new one is whole.

        Raises:
            InvalidInput: it is no file of a register we know, or none that may be read.
            SourceUnreadable: it is damaged, cut off, or lacks a column.
            StoreError: there is no room, or the folder cannot be written.
            CancelledByUser: the job was cancelled.
        """
        ...

    def refresh(self, key: str, control: JobControl) -> RegisterRefreshed:
        """Bring a register that has a feed up to date by what it tells of its changes.

        Whatever happens meanwhile, the older one stays usable until the new one is whole. What was
        read of the changes until then is kept, and the next who tries goes on from there.

        Raises:
            NotInStore: it is not here.
            InvalidInput: its register has no feed; `field` is `key`.
            SourceError: the register refuses, does not answer or answers in another shape, or so
                much changed that a newer file is quicker.
            StoreError: what is here cannot be read, there is no room, or it cannot be written.
            CancelledByUser: the job was cancelled.
        """
        ...

    def search(self, words: str, control: JobControl, limit: int = FIRST) -> RegisterFound:
        """Return the best hits of all registers for what was typed so far, the best first.

        A word counts as soon as it is begun; order, letters, legal forms and one slip of the
        finger (two in long words) make no difference. Numbers may be spaced as people like.

        Raises:
            CancelledByUser: a newer search cancelled this one.
        """
        ...

    def candidates(
        self, wanted: Profile, control: JobControl, limit: int = 5
    ) -> tuple[RegisterHit, ...]:
        """Return the likeliest companies for a row of somebody's list, the likeliest first.

        Raises:
            CancelledByUser: the job was cancelled.
        """
        ...

    def remove(self, key: str) -> bool:
        """Remove a register; return whether there was one.

        Raises:
            StoreError: its file cannot be removed.
        """
        ...
