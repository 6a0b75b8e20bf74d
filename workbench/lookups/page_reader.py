"""The reader of the pages and files that people bring, whichever source they are of."""

from collections.abc import Sequence
from pathlib import Path

from workbench.domain.brought import Room
from workbench.domain.company import Identifier
from workbench.domain.proposal import ProposedFacts
from workbench.jobs import JobControl
from workbench.lookups import brought_entry, proff_page


class ReaderOfPages:
    """The `PageReader` of the use cases."""

    def read_page(self, content: bytes, address: str) -> ProposedFacts:
        """Return what a page proposes; see `proff_page.read_page`."""
        return proff_page.read_page(content, address)

    def read_register(
        self, file: Path, numbers: Sequence[Identifier], room: Room, control: JobControl
    ) -> ProposedFacts | None:
        """Return what a register's file proposes; see `brought_entry.read_entry`."""
        return brought_entry.read_entry(file, numbers, room, control)
