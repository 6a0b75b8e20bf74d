"""Rows of a large file prepared in a process of their own, while those before are written."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any
from uuid import UUID

from workbench.app.importing.preparing import Prepared, Preparing
from workbench.app.importing.previewing import blocks
from workbench.domain.company import Identifier, Scheme
from workbench.domain.import_ledger import Packed, Whom
from workbench.domain.importing import Batch, Known
from workbench.domain.ledger import Ledger
from workbench.domain.ports import Store
from workbench.domain.table_file import Table
from workbench.jobs import JobControl, nothing_thrown_away

_GLANCE = 0.1
_NICE = 10
# Spawned, not forked: a fork copies locks that other threads hold.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class _Names:
    """Asks for every company we pursue."""

    def answered(self, whom: Whom) -> Any:
        return tuple(whom.names())


@dataclass(frozen=True, slots=True)
class _Holding:
    """Asks who holds some numbers, as scheme and value, which travel lightly."""

    numbers: tuple[tuple[str, str], ...]

    def answered(self, whom: Whom) -> Any:
        return whom.holding([Identifier(Scheme(scheme), value) for scheme, value in self.numbers])


@dataclass(frozen=True, slots=True)
class _Known:
    """Asks what is known of some companies, those that rows above wrote among them."""

    companies: frozenset[UUID]

    def answered(self, whom: Whom) -> Any:
        return whom.known(self.companies)


_Question = _Names | _Holding | _Known


@dataclass(frozen=True, slots=True)
class Ahead:
    """Some rows that were prepared before those above them were written.

    Attributes:
        asked: what the store was asked for them, with its answers.
    """

    prepared: Prepared
    asked: tuple[tuple[_Question, Any], ...]

    def holds(self, whom: Whom, own: Container[UUID]) -> bool:
        """Whether the store would still answer the same; `own` came with the rows above."""
        return all(
            _but(answer, own) == _but(question.answered(whom), own)
            if isinstance(question, _Holding)
            else question.answered(whom) == answer
            for question, answer in self.asked
            # Names only say whom to compare with, and are read once for a file.
            if not isinstance(question, _Names)
        )


def _but(
    holding: Mapping[Identifier, tuple[UUID, ...]], own: Container[UUID]
) -> Mapping[Identifier, tuple[UUID, ...]]:
    """Return who holds numbers, those aside that came with the rows above."""
    others = {each: tuple(one for one in who if one not in own) for each, who in holding.items()}
    return {each: who for each, who in others.items() if who}


class Other:
    """Another process that prepares rows; what is left when it ends early is prepared here."""

    def __init__(self, store: Store, pack: Callable[[Batch], Packed]) -> None:
        """Start it; to read the program in again it needs a second or two."""
        self._store = store
        self._line, theirs = _SPAWN.Pipe()
        # A daemon is ended with this program instead of holding up its exit. What packs is sent
        # at the start, so that the store's modules are read in before it says that it is there.
        self._child = _SPAWN.Process(target=_serve, args=(theirs, pack), daemon=True)
        self._child.start()
        theirs.close()

    @property
    def is_there(self) -> bool:
        """Whether it can be given work; to be asked until it is."""
        try:
            return self._line.poll() and self._line.recv() is None
        except (EOFError, OSError):
            return False

    def close(self) -> None:
        """End it, whatever it is at."""
        self._line.close()
        self._child.kill()
        self._child.join()

    def blocks(
        self, preparing: Preparing, table: Table, first: int, size: int, control: JobControl
    ) -> Iterator[Ahead]:
        """Yield a table's rows in blocks, prepared; ask for each once those before are written.

        Args:
            preparing: has taken in the rows before the first.
            table: the whole table.
            first: how many rows are left out.
            size: rows in a block.
            control: stops it.

        Raises:
            CancelledByUser: the work was stopped.
        """
        if self._sent((preparing, table, first, size)):
            yield from self._heard(control)

    def _heard(self, control: JobControl) -> Iterator[Ahead]:
        ready: Ahead | None = None
        asked: list[tuple[_Question, Any]] = []
        while (said := self._next(control)) is not None:
            if isinstance(said, Prepared):
                if ready is not None:
                    yield ready
                ready, asked = Ahead(said, tuple(asked)), []
                continue
            if ready is not None and isinstance(said, _Known):
                # What is known of companies that rows above wrote is known once they are written.
                yield ready
                ready = None
            asked.append((said, self._store.read(partial(_answered, said))))
            if not self._sent(asked[-1][1]):
                break
            if ready is not None:
                # The other process is at the next rows now.
                yield ready
                ready = None
        if ready is not None:
            yield ready

    def _next(self, control: JobControl) -> Prepared | _Question | None:
        """Return what it says next; None where it says no more."""
        try:
            while not self._line.poll(_GLANCE):
                control.check()
            said: Prepared | _Question | None = self._line.recv()
        except (EOFError, OSError):
            return None
        return said

    def _sent(self, what: object) -> bool:
        try:
            self._line.send(what)
        except OSError:
            return False
        return True


def _answered(question: _Question, ledger: Ledger) -> Any:
    return question.answered(ledger.imports)


class _Line:
    """What the store answers, asked over a line."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def names(self) -> Iterable[tuple[UUID, str]]:
        answer: Iterable[tuple[UUID, str]] = self._answer(_Names())
        return answer

    def holding(self, identifiers: Iterable[Identifier]) -> Mapping[Identifier, tuple[UUID, ...]]:
        numbers = tuple((each.scheme.value, each.value) for each in identifiers)
        answer: Mapping[Identifier, tuple[UUID, ...]] = self._answer(_Holding(numbers))
        return answer

    def known(self, companies: Iterable[UUID]) -> Mapping[UUID, Known]:
        wanted = frozenset(companies)
        answer: Mapping[UUID, Known] = self._answer(_Known(wanted)) if wanted else {}
        return answer

    def _answer(self, question: _Question) -> Any:
        self._line.send(question)
        return self._line.recv()


def _serve(line: Connection, _: Callable[[Batch], Packed]) -> None:
    """Prepare block after block, and say so; end where nobody listens any more."""
    # Control-C in a terminal reaches children too; ours end when the program does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        # Whoever types into the window is not to wait for a file that is read beside it.
        os.nice(_NICE)
    asked = _Line(line)
    try:
        line.send(None)
        preparing, table, first, size = line.recv()
        for rows in blocks(islice(table.rows(), first, None), size):
            with nothing_thrown_away():
                line.send(preparing.prepare(asked, rows))
                preparing.accept()
        line.send(None)
    except (EOFError, OSError):
        return
