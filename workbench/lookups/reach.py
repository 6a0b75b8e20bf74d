"""Whether there is a network, as far as the sources of one run tell."""

from workbench.net.exchange import Sender

_TELL_FOR_ALL = 2
"""Sources that cannot be reached, from which on there is no network."""


class Reach:
    """Which sources were found without a way to them; safe from any thread."""

    def __init__(self, door: Sender) -> None:
        """Take the door, whose switch the user may turn meanwhile."""
        self._door = door
        self._found = False
        self._missed: set[str] = set()

    def found(self) -> None:
        """Take note that a source answered: there is a network."""
        self._found = True

    def missed(self, source: str) -> None:
        """Take note that there was no network on the way to a source."""
        self._missed.add(source)

    def ended_for(self, source: str) -> bool:
        """Whether a source is not worth trying in this run.

        Two that cannot be reached tell for all. Where one was reached there is a network, and each
        tells for itself alone: a name that nobody can look up is one source's trouble.
        """
        nobody = not self._found and len(self._missed) >= _TELL_FOR_ALL
        return nobody or source in self._missed or self._door.offline
