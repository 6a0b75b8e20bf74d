"""What a page or file that a person brought seems to say, and who reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from workbench.domain.brought import Room
from workbench.domain.company import Entity, Identifier
from workbench.domain.fact import KnownFact, Stated
from workbench.jobs import JobControl
from workbench.texts import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFacts:
    """What a page seems to say; a person confirms it fact by fact.

    Attributes:
        address: of the page, without a query.
        name: the company's, as the page writes it; empty where it does not.
        kept: the copy that is kept of the page, in which every place is found: the company's own
            lines, without the people it names.
        media_type: of the copy.
        parser: `key@version` of the reader.
        notes: what was assumed or left out.
    """

    address: str
    entity: Entity
    identifier: Identifier
    name: str
    facts: tuple[Stated, ...]
    kept: bytes
    media_type: str
    parser: str
    notes: tuple[Message, ...] = ()


class PageReader(Protocol):
    """Reads pages and files that a person brought; nothing is asked of anybody."""

    def read_page(self, content: bytes, address: str) -> ProposedFacts:
        """Return what a page proposes; `address` may be empty where the page itself says it.

        Raises:
            InvalidInput: no page of this address is read; `field` is `address`.
            SourceUnreadable: the page names no company, or is half a page.
        """
        ...

    def filed_in(self, file: Path, identifiers: Sequence[Identifier]) -> bytes | None:
        """Return a company's page out of a package of many companies' pages.

        None where the file is no such package; nothing of the others' is read.

        Raises:
            SourceUnreadable: the package holds no page of the company's, or is damaged.
        """
        ...

    def read_register(
        self, file: Path, numbers: Sequence[Identifier], room: Room, control: JobControl
    ) -> ProposedFacts | None:
        """Return what a register's own file, which holds all companies, proposes about one.

        None where the file is none of a register that we read.

        Raises:
            InvalidInput: the company is not in it, or has no number of that register; `field` is
                `page`.
            SourceUnreadable: the file is damaged, or in another shape than its register's.
            CancelledByUser: the job was cancelled.
        """
        ...


class Standing(StrEnum):
    """How a proposed fact stands beside what is known already."""

    NEW = "new"
    """No register says anything of it."""
    SAME = "same"
    """A register says the same."""
    OTHER = "other"
    """A register says otherwise."""
    KEPT = "kept"
    """It was confirmed from an earlier page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLine:
    """One proposed fact.

    Attributes:
        stands: what is shown for the same thing now, or None.
    """

    stated: Stated
    standing: Standing
    stands: KnownFact | None = None

    @property
    def taken(self) -> bool:
        """Whether it is taken unless the person says otherwise."""
        return self.standing in {Standing.NEW, Standing.SAME}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A page read for one company, line by line beside what stands now.

    Attributes:
        notes: what was assumed or left out, and what to look at before confirming.
    """

    page: ProposedFacts
    lines: tuple[ProposedLine, ...]
    notes: tuple[Message, ...] = ()
