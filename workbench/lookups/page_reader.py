"""The reader of the pages that people bring, whichever source they are of."""

from workbench.domain.proposal import ProposedFacts
from workbench.lookups import proff_page


class ReaderOfPages:
    """The `PageReader` of the use cases."""

    def read_page(self, content: bytes, address: str) -> ProposedFacts:
        """Return what a page proposes; see `proff_page.read_page`."""
        return proff_page.read_page(content, address)
