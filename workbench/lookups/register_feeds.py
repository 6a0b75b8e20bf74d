"""The registers that tell what changed in them, asked for an offline register's sake."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbench.domain.lookup import Question
from workbench.domain.register_changes import RegisterFeed
from workbench.lookups.errand import Errand
from workbench.lookups.means import Means
from workbench.lookups.norway_changes import NorwegianFeed

KIND = "register_changes"
"""What an errand to a feed is called in the ledger."""

_FEEDS: dict[str, Callable[[Errand], RegisterFeed]] = {"no_enhetsregisteret": NorwegianFeed}


class SourceFeeds:
    """The `RegisterFeeds` of the engine's sources: a register has the key of its source."""

    def __init__(self, means: Means) -> None:
        """Take the engine's means."""
        self._means = means

    @contextmanager
    def asked(self, register: str) -> Iterator[RegisterFeed]:
        """Ask a register for as long as the context lasts; how it ended stands in the ledger."""
        question = Question(source=register, kind=KIND, about=register)
        with Errand(self._means, self._means.sources[register], question) as errand:
            yield _FEEDS[register](errand)
