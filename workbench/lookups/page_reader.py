"""The reader of the pages and files that people bring, whichever source they are of."""

from collections.abc import Sequence
from pathlib import Path

from workbench.domain.brought import Room
from workbench.domain.company import Identifier
from workbench.domain.proposal import ProposedFacts
from workbench.jobs import JobControl
from workbench.lookups import belgian_brought, british_file, estonian_brought, proff_page


class ReaderOfPages:
    """The `PageReader` of the use cases."""

    def read_page(self, content: bytes, address: str) -> ProposedFacts:
        """Return what a page proposes; see `british_file.read_file`, `proff_page.read_page`."""
        if british_file.is_british(content):
            return british_file.read_file(content)
        return proff_page.read_page(content, address)

    def filed_in(self, file: Path, identifiers: Sequence[Identifier]) -> bytes | None:
        """Return a company's page out of a package of many; see `british_file.filed_in`."""
        return british_file.filed_in(file, identifiers)

    def read_register(
        self, file: Path, numbers: Sequence[Identifier], room: Room, control: JobControl
    ) -> ProposedFacts | None:
        """Return what a register's file proposes; see `read_entry` of each register's reader."""
        for read_entry in (belgian_brought.read_entry, estonian_brought.read_entry):
            proposed = read_entry(file, numbers, room, control)
            if proposed is not None:
                return proposed
        return None
