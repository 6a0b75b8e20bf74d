"""Where a register's companies come from when it is built: a bulk file, for one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from workbench.registers.bulk_file import BulkFile
from workbench.registers.format import Damaged, FedFormat, Fields, RegisterFormat


class Origin(Protocol):
    """Companies of one register, read once.

    Attributes:
        name: of the file that they are read from, for a reader.
    """

    @property
    def format(self) -> RegisterFormat:
        """The register's format."""
        ...

    @property
    def name(self) -> str:
        """The file's name."""
        ...

    def portions(self, damaged: Damaged) -> Iterator[Sequence[Fields]]:
        """Yield the companies, thousands at once.

        Raises:
            SourceUnreadable: what they are read from is damaged, cut off, or lacks a column.
        """
        ...

    def told(self) -> Mapping[str, str]:
        """Return what the register says of its origin, after the companies were read.

        `file` and `dated` (ISO 8601) are always among it.

        Raises:
            SourceUnreadable: it is damaged.
        """
        ...


class FromFile:
    """Companies of a bulk file."""

    def __init__(self, known: RegisterFormat, file: BulkFile) -> None:
        """Take the file and its format."""
        self.format = known
        self.name = file.name
        self._file = file

    def portions(self, damaged: Damaged) -> Iterator[Sequence[Fields]]:
        """Yield the companies; see `Origin.portions`."""
        return self.format.portions(self._file, damaged)

    def told(self) -> Mapping[str, str]:
        """Return the file's name and day, and how it writes companies where that matters."""
        dated = self.format.dated(self._file) or self._file.dated
        told = {"file": self.name, "dated": dated.isoformat()}
        if isinstance(self.format, FedFormat):
            told["written"] = self.format.written(self._file)
        return told
