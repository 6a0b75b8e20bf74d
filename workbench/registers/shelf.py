"""The offline registers of this computer: built, listed, searched and removed."""

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

from workbench.domain.profile import Profile
from workbench.domain.register_changes import RegisterFeeds
from workbench.domain.registers import (
    FIRST,
    Match,
    RegisterAbout,
    RegisterBuilt,
    RegisterFile,
    RegisterFound,
    RegisterHit,
    RegisterRefreshed,
)
from workbench.errors import InvalidInput, NotInStore, StoreBusy, StoreDamaged, StoreError
from workbench.jobs import JobControl
from workbench.registers import likely, mending, schema
from workbench.registers.build import put_in_place
from workbench.registers.format import FORMATS, FedFormat, RegisterFormat, file_of
from workbench.registers.hits import all_words, best, hit_of
from workbench.registers.index import RegisterIndex, Row, Tiers
from workbench.registers.kept_changes import forget
from workbench.registers.making import Made, Make, make
from workbench.registers.mending import Mended
from workbench.registers.query import Asked, understood
from workbench.registers.refreshing import Refreshing
from workbench.registers.vocabulary import Vocabulary
from workbench.texts import Message, say


class RegisterShelf:
    """A folder with one file for each register."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        make: Make = make,
        feeds: Callable[[], RegisterFeeds] | None = None,
    ) -> None:
        """Take the folder, a clock, who builds (here, or a process of its own), and the feeds."""
        self._feeds = feeds
        self._folder = folder
        self._make = make
        self._now = now
        self._lock = threading.Lock()
        self._open: dict[Path, tuple[object, RegisterIndex]] = {}

    def known(self) -> tuple[RegisterFile, ...]:
        """Return every file that can be made searchable."""
        return tuple(file_of(each, has_feed=self._fed(each)) for each in FORMATS.values())

    def all(self) -> tuple[RegisterAbout, ...]:
        """Return the registers that are here; those that cannot be read are left out."""
        found = []
        for path in self._paths():
            with suppress(StoreDamaged):
                found.append(schema.about(path)[0])
        return tuple(found)

    def build(self, file: Path, control: JobControl) -> RegisterBuilt:
        """Make a file searchable; see `Registers.build`."""
        made = self._make(self._folder, file, self._now(), control)
        path = self._folder / made.path.name
        before = _dated(path)
        about = self._place(made)
        return RegisterBuilt(about=about, before=before, troubles=made.troubles)

    def refresh(self, key: str, control: JobControl) -> RegisterRefreshed:
        """Bring a register up to date; see `Registers.refresh`."""
        path = schema.path_of(self._folder, key)
        if path not in self._paths():
            raise NotInStore(
                say("There is no offline register {key} here.", key=key),
                hint=say("See: leadline register list"),
            )
        known = FORMATS.get(key)
        if not isinstance(known, FedFormat) or self._feeds is None:
            title = schema.title_of(key)
            raise InvalidInput(
                say("{title} has no feed of changes that Leadline reads.", title=title),
                field="key",
                hint=file_of(known).newer if known is not None else None,
            )
        refreshing = Refreshing(path, known, self._now, control)
        with self._feeds().asked(key) as feed:
            refreshing.read(feed)
        made = refreshing.make(self._make)
        about = self._place(made, refreshing.check_same)
        return RegisterRefreshed(about=about, before=refreshing.about.dated, tally=made.tally)

    def _fed(self, known: RegisterFormat) -> bool:
        return self._feeds is not None and isinstance(known, FedFormat)

    def _place(self, made: Made, check: Callable[[], None] = lambda: None) -> RegisterAbout:
        """Put a register that was made in its place, and return what it says of itself."""
        path = self._folder / made.path.name
        with self._lock:
            try:
                check()
            except StoreError:
                shutil.rmtree(made.path.parent, ignore_errors=True)
                raise
            self._let_go(path)
            put_in_place(made.path, self._folder)
            forget(path)
        return schema.about(path)[0]

    def search(self, words: str, control: JobControl, limit: int = FIRST) -> RegisterFound:
        """Return the best hits; see `Registers.search`."""
        asked = understood(words)
        unread: dict[Path, Message] = {}
        if not asked.words and not asked.numbers:
            return RegisterFound(())
        hits = self._ask(partial(_strict_hits, asked, limit), control, unread)
        if not hits and (fewer := asked.without_begun_forms) is not None:
            hits = self._ask(partial(_strict_hits, fewer, limit), control, unread)
        for readings, enough in ((mending.readings, limit), (mending.bolder_readings, 1)):
            if not asked.words or len(hits) >= enough:
                break
            seen = {(each.register, each.number) for each in hits}
            more = self._ask(partial(_mended_hits, asked, limit, readings), control, unread)
            hits += (each for each in more if (each.register, each.number) not in seen)
        return RegisterFound(best(hits, limit), tuple(unread.values()))

    def candidates(
        self, wanted: Profile, control: JobControl, limit: int = 5
    ) -> tuple[RegisterHit, ...]:
        """Return the likeliest companies; see `Registers.candidates`."""
        asked = likely.asked(wanted)
        hits = self._ask(
            lambda index: _hits(index, likely.found(index, wanted, asked), asked), control, {}
        )
        return likely.ranked(hits, wanted, limit)

    def remove(self, key: str) -> bool:
        """Remove a register; see `Registers.remove`."""
        path = schema.path_of(self._folder, key)
        if path not in self._paths():
            return False
        with self._lock:
            self._let_go(path)
            forget(path)
            try:
                path.unlink(missing_ok=True)
            except OSError as problem:
                raise StoreBusy(
                    say("The offline register cannot be removed while a program uses it."),
                    detail=str(problem),
                ) from problem
        return True

    def close(self) -> None:
        """Close every file."""
        with self._lock:
            for path in tuple(self._open):
                self._let_go(path)

    def _paths(self) -> tuple[Path, ...]:
        return tuple(sorted(self._folder.glob(f"*{schema.SUFFIX}")))

    def _ask(
        self,
        question: Callable[[RegisterIndex], Iterable[RegisterHit]],
        control: JobControl,
        unread: dict[Path, Message],
    ) -> list[RegisterHit]:
        """Return what every register says; one that cannot be read is named, the others go on."""
        hits: list[RegisterHit] = []
        for path in self._paths():
            if path in unread:
                continue
            try:
                with ExitStack() as held:
                    # Taken under the lock, so that a build does not close it before it is asked.
                    with self._lock:
                        index = self._index(path)
                        held.enter_context(index.asked(control))
                    hits += question(index)
            except StoreDamaged:
                unread[path] = schema.unreadable(path)
        return hits

    def _index(self, path: Path) -> RegisterIndex:
        """Return a register, opened; one that was built anew since is opened anew."""
        try:
            state = path.stat()
        except OSError as problem:
            raise StoreDamaged(schema.unreadable(path), detail=str(problem)) from problem
        mark = (state.st_ino, state.st_mtime_ns, state.st_size)
        known = self._open.get(path)
        if known is not None and known[0] == mark:
            return known[1]
        self._let_go(path)
        index = RegisterIndex(path)
        self._open[path] = (mark, index)
        return index

    def _let_go(self, path: Path) -> None:
        known = self._open.pop(path, None)
        if known is not None:
            known[1].close()


def _dated(path: Path) -> date | None:
    if path.exists():
        with suppress(StoreDamaged):
            return schema.about(path)[0].dated
    return None


def _strict_hits(asked: Asked, limit: int, index: RegisterIndex) -> Iterator[RegisterHit]:
    return _hits(index, index.strict(asked, limit), asked)


def _hits(index: RegisterIndex, tiers: Tiers, asked: Asked) -> Iterator[RegisterHit]:
    rows = index.rows(tiers)
    for entity, match in tiers.items():
        yield hit_of(rows[entity].cells, index.about, match, asked, scheme=index.scheme)


def _mended_hits(
    asked: Asked,
    limit: int,
    readings: Callable[[Sequence[str], Vocabulary], Iterable[Mended]],
    index: RegisterIndex,
) -> Iterable[RegisterHit]:
    """Return what other readings of a query find, the likeliest reading first."""
    found: dict[int, Mended] = {}
    for reading in readings(asked.words, index.vocabulary):
        for entity in index.matching(reading.expression, limit + len(found)):
            found.setdefault(entity, reading)
        if len(found) >= limit:
            break
    rows = index.rows(found)
    for entity, reading in found.items():
        row: Row = rows[entity]
        pairs = mending.explained(reading, asked.words, all_words(row.cells))
        yield hit_of(row.cells, index.about, Match.MENDED, asked, scheme=index.scheme, mended=pairs)
