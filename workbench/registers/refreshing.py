"""A register's changes asked for and kept, and a newer register made of them."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from workbench.domain.register_changes import AT_ONCE, RegisterFeed, Tally
from workbench.domain.registers import RegisterAbout
from workbench.errors import SourceError, SourceUnreadable, StoreBusy, StoreError
from workbench.jobs import JobControl
from workbench.registers import schema
from workbench.registers.build import make_durable, refused, scratch_in
from workbench.registers.format import Entry, FedFormat, file_of
from workbench.registers.kept_changes import KeptChanges, mark_of, up_to
from workbench.registers.making import Made, Make
from workbench.texts import say

MOST = 20_000
"""Companies that are asked for one by one at most: a newer file comes sooner."""

_BEFORE = timedelta(days=1)
"""By how much the changes that are asked for begin sooner than the register's own day: its file
may have been made at any hour of it, or have been dated by who fetched it."""


class Refreshing:
    """One register that is brought up to date."""

    def __init__(
        self, path: Path, known: FedFormat, now: Callable[[], datetime], control: JobControl
    ) -> None:
        """Take the register's file, its format, a clock, and the job.

        Raises:
            StoreDamaged: the register cannot be read.
        """
        self.about, _ = schema.about(path)
        self._path = path
        self._format = known
        self._now = now
        self._control = control
        self._told = schema.told(path)
        self._written = self._told.get("written") or self._guessed()
        self._mark = mark_of(path)

    def read(self, feed: RegisterFeed) -> None:
        """Ask what changed and for the entries of those who did; what comes is kept at once.

        Raises:
            SourceError: it could not be asked to the end, or too much changed.
            StoreError: nothing can be kept.
            CancelledByUser: the job was cancelled.
        """
        try:
            self._read(feed)
        except StoreError:
            # What was kept went with the register that somebody removed.
            self.check_same()
            raise

    def _read(self, feed: RegisterFeed) -> None:
        with KeptChanges(self._path) as kept:
            self._read_changes(feed, kept)
            wanted = kept.unasked()
            done = kept.count - len(wanted)
            for numbers in _batches(wanted):
                label = say("Asking what they tell now: {title}", title=self._format.title)
                self._control.report(done, done + len(wanted), label)
                self._keep(kept, numbers, feed.entries(numbers, self._control))
                done += len(numbers)

    def make(self, make: Make) -> Made:
        """Return the register as it is by the kept changes, in a scratch folder.

        Raises:
            StoreError: there is no room, or the folder cannot be written.
            CancelledByUser: the job was cancelled.
        """
        self.check_same()
        with KeptChanges(self._path) as kept:
            path, count = kept.path, kept.count
            told = up_to(kept.last or int(self._told.get("last", 0)), kept.until)
        if count:
            return make(self._path.parent, path, self._now(), self._control)
        return Made(self._redated(told), (), Tally())

    def check_same(self) -> None:
        """See to it that nobody removed the register meanwhile, or put another in its place.

        Raises:
            StoreBusy: somebody did.
        """
        if not self._path.exists() or mark_of(self._path) != self._mark:
            raise StoreBusy(
                say("This register was built anew or removed meanwhile: nothing was changed.")
            )

    def _read_changes(self, feed: RegisterFeed, kept: KeptChanges) -> None:
        since = _since(self.about)
        label = say("Asking what changed since {day}", day=since.date())
        while True:
            self._control.report(0, 0, label)
            asked = self._now()
            after = kept.last or int(self._told.get("last", 0))
            changes = feed.changes(since, after, self._control)
            if not changes:
                kept.read_until(asked)
                return
            kept.add(changes)
            if kept.count > MOST:
                kept.clear()
                raise self._too_many()

    def _keep(
        self, kept: KeptChanges, numbers: Sequence[str], told: Mapping[str, Mapping[str, object]]
    ) -> None:
        """Keep what companies tell now; one whose entry cannot be read stays as it is here."""
        read = {each: self._format.changed(entry, self._written) for each, entry in told.items()}
        entries = {number: _without_people(entry) for number, entry in read.items() if entry}
        if told and not entries:
            # Else a shape that nobody knows would look like a register that lost its companies.
            raise SourceUnreadable(say("The answer is not in the shape the source promises."))
        kept.answer(numbers, entries)
        kept.leave(read.keys() - entries.keys())

    def _too_many(self) -> SourceError:
        return SourceError(
            say(
                "More than {most} companies changed since {day}: a newer file is quicker.",
                most=MOST,
                day=self.about.dated,
            ),
            hint=file_of(self._format).newer,
        )

    def _guessed(self) -> str:
        """Return how the register's file was written, where an older program did not keep that."""
        with closing(schema.opened(self._path)) as connection:
            former = "SELECT 1 FROM entity WHERE other_names <> '' LIMIT 1"
            return "json" if connection.execute(former).fetchone() else "csv"

    def _redated(self, told: Mapping[str, str]) -> Path:
        """Return a copy of the register with another day: nothing in it changed."""
        scratch = scratch_in(self._path.parent)
        copy = scratch / self._path.name
        try:
            shutil.copyfile(self._path, copy)
            with closing(sqlite3.connect(copy)) as connection, connection:
                connection.executemany("REPLACE INTO about VALUES (?, ?)", told.items())
            make_durable(copy)
        except (sqlite3.Error, OSError) as problem:
            shutil.rmtree(scratch, ignore_errors=True)
            raise refused(problem) from problem
        return copy


def _since(about: RegisterAbout) -> datetime:
    return (about.until or datetime.combine(about.dated, time(), UTC)) - _BEFORE


def _batches(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(numbers), AT_ONCE):
        yield numbers[first : first + AT_ONCE]


def _without_people(entry: Entry) -> Entry:
    """Return a company; of a person only what the register gives as the company's name is kept."""
    return entry._replace(other_names="") if entry.personal else entry
