"""The companies of an older register with what changed since, of which a newer one is built."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.domain.register_changes import ChangeKind, Tally
from workbench.domain.registers import CEASED
from workbench.errors import StoreDamaged
from workbench.jobs import JobControl
from workbench.registers import schema
from workbench.registers.format import FORMATS, Damaged, Entry, RegisterFormat
from workbench.registers.kept_changes import KeptChange, KeptChanges, register_beside, up_to
from workbench.texts import say

_AT_ONCE = 4000
_CEASED = "ceased"
_OUT_OF_ORDER = """
SELECT 1 FROM (SELECT number, lag(number) OVER (ORDER BY id) AS before FROM entity)
WHERE number < before LIMIT 1
"""


class Changed:
    """An `Origin`: a register that is here, and the changes kept beside it.

    Every row stays where it stands. What is new stands where a file in the order of numbers has it,
    or at the end where the register has another order. So whatever is equally good in a search
    comes in the order in which a newer file would bring it.

    Attributes:
        tally: what was found to have changed so far.
    """

    def __init__(self, changes: Path, control: JobControl) -> None:
        """Open both.

        Raises:
            StoreDamaged: the register cannot be read.
            StoreError: the changes cannot.
        """
        self._path = register_beside(changes)
        self._control = control
        self._told = schema.told(self._path)
        self.format: RegisterFormat = FORMATS[self._told["key"]]
        self.name = self._told["file"]
        self.tally = Tally()
        with KeptChanges(self._path) as kept:
            self._changes = kept.all()
            self._last, self._until = kept.last, kept.until
        self._placed: set[str] = set()
        self._connection = schema.opened(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def told(self) -> Mapping[str, str]:
        """Return what the older register told of its origin, with the day of the changes."""
        kept = ("file", "dated", "damaged", "written", "last", "until")
        told = {name: self._told[name] for name in kept if name in self._told}
        return {**told, **up_to(self._last, self._until)}

    def portions(self, damaged: Damaged) -> Iterator[Sequence[Entry]]:
        """Yield the companies, thousands at once; see `Origin.portions`.

        Raises:
            StoreDamaged: the older register cannot be read to its end.
        """
        try:
            yield from self._portions()
        except sqlite3.Error as problem:
            raise StoreDamaged(schema.unreadable(self._path), detail=str(problem)) from problem

    def _portions(self) -> Iterator[Sequence[Entry]]:
        fresh = self._fresh()
        in_order = self._connection.execute(_OUT_OF_ORDER).fetchone() is None
        total, done = int(self._told["rows"]), 0
        query = f"SELECT {schema.ENTITY_COLUMNS} FROM entity ORDER BY id"  # noqa: S608
        with closing(self._connection.execute(query)) as rows:
            while told := [Entry(*row) for row in rows.fetchmany(_AT_ONCE)]:
                self._control.report(done, total, say("Putting the changes in"))
                done += len(told)
                yield [*self._portion(told, fresh if in_order else [])]
        yield fresh

    def _portion(self, rows: Sequence[Entry], fresh: list[Entry]) -> Iterator[Entry]:
        """Yield rows as they are now, those that are new among them; they leave `fresh`."""
        for row in rows:
            while fresh and fresh[0].number < row.number:
                yield fresh.pop(0)
            change = self._changes.get(row.number)
            now = row if change is None else self._now(row, change)
            if now is not None:
                yield now

    def _now(self, row: Entry, change: KeptChange) -> Entry | None:
        """Return a company as it is now, or None where it is not in the register any more."""
        if row.number in self._placed:
            return None
        self._placed.add(row.number)
        entry = change.entry
        if _is_gone(row, change):
            self.tally = replace(self.tally, removed=self.tally.removed + 1)
            return None
        if entry is None or entry.status in CEASED:
            ceased = row.status not in CEASED
            self.tally = replace(self.tally, ceased=self.tally.ceased + ceased)
            return row._replace(status=_CEASED)
        self.tally = replace(self.tally, changed=self.tally.changed + (entry != row))
        return entry

    def _fresh(self) -> list[Entry]:
        """Return the companies that were not here, by their numbers."""
        entries = (each.entry for each in self._changes.values())
        living = (each for each in entries if each is not None and each.status not in CEASED)
        known = "SELECT 1 FROM entity WHERE number = ?"
        fresh = [
            each
            for each in sorted(living)
            if self._connection.execute(known, (each.number,)).fetchone() is None
        ]
        self.tally = replace(self.tally, new=len(fresh))
        return fresh


def _is_gone(row: Entry, change: KeptChange) -> bool:
    """Whether a company's row goes: removed by law, unknown by now, or a person who stopped.

    The register's own files leave out whoever ceased. A firm is kept, so that its number still
    says what became of it; of a sole trader that would be a person's data without a purpose.
    """
    if change.kind is ChangeKind.REMOVED or (change.kind is ChangeKind.TOLD and not change.entry):
        return True
    ceased = change.entry is None or change.entry.status in CEASED
    return ceased and row.personal
