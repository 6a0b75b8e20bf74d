"""What a format of a bulk file is: how it is recognised, and one entry for each company in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, Protocol, runtime_checkable

from workbench.domain.company import Scheme
from workbench.domain.registers import RegisterFile, RowTrouble
from workbench.registers.bulk_file import BulkFile
from workbench.registry import Registry
from workbench.texts import Message, say

NAMELESS = say("It has no number or no name.")
"""Why a row is damaged that tells no company."""

_NAMED = 20
_PORTION = 4000


class Entry(NamedTuple):
    """One company of a register, as its file tells it; what it leaves out is empty.

    Its fields are the columns of an offline register, so that a million of them are written as they
    are. `number` is the register's own in its canonical form, `other_names` and `also` (further
    numbers, `scheme value`) have a line each, `founded` is a day as ISO 8601 text, and `status` as
    `company.status` has it.
    """

    number: str
    name: str
    other_names: str = ""
    form: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""
    status: str = ""
    founded: str = ""
    trade: str = ""
    domain: str = ""
    also: str = ""
    personal: bool = False


_MOST_LINES = 40


Fields = tuple[str | bool, ...]
"""An `Entry`, or a plain tuple of its fields."""


def lines(texts: Iterable[object]) -> str:
    """Return texts, a line each, without those that are empty or come again; at most 40."""
    told = (" ".join(str(each).split()) for each in texts)
    return "\n".join(islice(dict.fromkeys(each for each in told if each), _MOST_LINES))


def in_portions(entries: Iterator[Entry]) -> Iterator[Sequence[Entry]]:
    """Yield entries that come one by one, thousands at once."""
    while portion := list(islice(entries, _PORTION)):
        yield portion


class Damaged:
    """Rows that could not be read: how many, and why of the first."""

    def __init__(self) -> None:
        self.count = 0
        self.named: list[RowTrouble] = []

    def add(self, row: int, why: Message) -> None:
        """Count a row, by its number from 1."""
        self.count += 1
        if len(self.named) < _NAMED:
            self.named.append(RowTrouble(row, why))


class RegisterFormat(Protocol):
    """One register's bulk file.

    Attributes:
        country: ISO 3166 code, or empty for the world.
        scheme: of its own numbers.
        names: how its files are called, for a reader.
        address: where they are fetched.
    """

    key: str
    title: Message
    country: str
    scheme: Scheme
    names: str
    address: str
    licence: str
    attribution: str

    def recognises(self, file: BulkFile) -> bool:
        """Whether a file is the register's, by its name and its first bytes, damaged or not.

        Raises:
            InvalidInput: it is one of the register's that may not be read.
        """
        ...

    def dated(self, file: BulkFile) -> date | None:
        """Return the day of which the file itself tells; None where it tells none.

        Raises:
            SourceUnreadable: it is damaged.
        """
        ...

    def portions(self, file: BulkFile, damaged: Damaged) -> Iterator[Sequence[Fields]]:
        """Yield the companies of a file in its order, thousands at once, reading as asked for.

        Raises:
            SourceUnreadable: it is damaged, cut off, or lacks a column.
        """
        ...


@runtime_checkable
class FedFormat(RegisterFormat, Protocol):
    """The format of a register that also tells what changed since a file was made."""

    def written(self, file: BulkFile) -> str:
        """Return how a file writes companies, where the register writes them in several ways."""
        ...

    def changed(self, entry: Mapping[str, object], written: str) -> Entry | None:
        """Return a company as a file written so would tell it, from its present entry alone.

        None where it has no number or no name.
        """
        ...


FORMATS: Registry[RegisterFormat] = Registry("workbench.registers.formats")
"""Every format by its key. A module of `formats/` adds one: `FORMATS.add(key)(TheFormat())`."""


def file_of(known: RegisterFormat, *, has_feed: bool = False) -> RegisterFile:
    """Return what is told of a format to a person, who is to fetch its file."""
    return RegisterFile(
        key=known.key,
        title=known.title,
        country=known.country,
        names=known.names,
        address=known.address,
        licence=known.licence,
        attribution=known.attribution,
        has_feed=has_feed,
    )
