"""A bulk file that is one table, alone or packed, with a row for each company."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from workbench.registers.bulk_file import BulkFile, Member
from workbench.registers.format import NAMELESS, Damaged, Entry, in_portions
from workbench.registers.tables import Table, columns_in


class OneTable:
    """Reads such a file; a format says which columns and what a row means.

    Attributes:
        endings: of the table's name, where several files are packed together.
        signs: columns by which the table is recognised.
        needed: columns without which it cannot be read.
    """

    endings: ClassVar[tuple[str, ...]] = (".csv", ".txt")
    signs: ClassVar[frozenset[str]]
    needed: ClassVar[tuple[str, ...]]

    def recognises(self, file: BulkFile) -> bool:
        """Whether the table has the columns it is known by."""
        member = self.table(file)
        if member is None:
            return False
        return self.signs <= columns_in(file.first(member))

    def dated(self, file: BulkFile) -> None:
        """Tell no day: the file has none inside."""

    def portions(self, file: BulkFile, damaged: Damaged) -> Iterator[Sequence[Entry]]:
        """Yield the companies, thousands at once."""
        return in_portions(self.entries(file, damaged))

    def entries(self, file: BulkFile, damaged: Damaged) -> Iterator[Entry]:
        """Yield every company that has a number and a name."""
        member = self.table(file)
        if member is None:
            return
        with file.open(member) as stream:
            table = Table(stream, member.name, damaged)
            for number, cells in table.rows(self.needed, self.columns(table)):
                entry = self.entry(cells)
                if entry.number and entry.name:
                    yield entry
                else:
                    damaged.add(number, NAMELESS)

    def table(self, file: BulkFile) -> Member | None:
        """Return the table: by its ending, else the one file there is."""
        found = file.member(*self.endings)
        return found or (file.members[0] if len(file.members) == 1 else None)

    @abstractmethod
    def columns(self, table: Table) -> tuple[str, ...]:
        """Return the columns that `entry` is given, in their order."""

    @abstractmethod
    def entry(self, cells: tuple[str, ...]) -> Entry:
        """Return the company a row tells; without number or name the row is damaged."""
