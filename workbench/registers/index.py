"""One offline register, asked: which of its companies a query finds, in tiers, the best first."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.registers import Match
from workbench.errors import StoreDamaged
from workbench.jobs import JobControl
from workbench.registers import query, schema
from workbench.registers.query import Asked
from workbench.registers.vocabulary import Vocabulary

_STEPS = 2_000
"""Instructions of SQLite's own between two looks at whether a newer search came."""

_LAST = "\x7f"
"""Sorts behind every folded text."""

_NUMBER = """
SELECT id FROM entity WHERE number = ?1
UNION ALL SELECT entity FROM number WHERE value = ?1 LIMIT ?2
"""
_BEGUN = """
SELECT id FROM (
  SELECT id FROM entity WHERE number > ?1 AND number < ?2 ORDER BY number LIMIT ?3
) UNION ALL SELECT entity FROM (
  SELECT entity FROM number WHERE value > ?1 AND value < ?2 ORDER BY value LIMIT ?3
)
"""
_EXACT = (
    "SELECT r.entity, n.former FROM name n JOIN ranked r ON r.id = n.rank WHERE n.key = ?"
    " ORDER BY n.former, n.rank LIMIT ?"
)
_BEGINS = (
    "SELECT r.entity, n.former FROM (SELECT former, rank FROM name WHERE key > ? AND key < ?"
    " ORDER BY former, rank LIMIT ?) n JOIN ranked r ON r.id = n.rank ORDER BY n.former, n.rank"
)
_WORDS = (
    "SELECT r.entity FROM (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?) w"
    " JOIN ranked r ON r.id = w.rowid ORDER BY w.rowid"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A company's row: its columns as `schema.ENTITY_COLUMNS` names them."""

    entity: int
    cells: Mapping[str, str]


Tiers = dict[int, Match]
"""Companies by what found them first, the best first."""


class RegisterIndex:
    """A register's file, open for reading; used by one thread at a time, others wait."""

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            StoreDamaged: it cannot be read.
        """
        self.about, self.scheme = schema.about(path)
        self.path = path
        self._connection = schema.opened(path)
        self._lock = threading.Lock()
        self._vocabulary: Vocabulary | None = None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def asked(self, control: JobControl) -> Iterator[None]:
        """Keep the register for one question, which ends when its job is cancelled.

        Raises:
            CancelledByUser: it was.
            StoreDamaged: the file cannot be read.
        """
        with self._lock:
            control.check()
            self._connection.set_progress_handler(lambda: control.cancelled, _STEPS)
            try:
                yield
            except sqlite3.Error as problem:
                control.check()
                raise StoreDamaged(schema.unreadable(self.path), detail=str(problem)) from problem
            finally:
                self._connection.set_progress_handler(None, 0)

    @property
    def vocabulary(self) -> Vocabulary:
        """The register's words, read when first asked for."""
        if self._vocabulary is None:
            counted = self._connection.execute("SELECT word, count FROM word ORDER BY word")
            self._vocabulary = Vocabulary(counted)
        return self._vocabulary

    def strict(self, asked: Asked, limit: int) -> Tiers:
        """Return what a query finds as it is typed."""
        found: Tiers = {}
        for step in (self._numbers, self._names, self._by_words, self._begun):
            step(asked, limit, found)
            if len(found) >= limit:
                break
        return found

    def matching(self, expression: str, limit: int) -> list[int]:
        """Return the companies that an expression finds, the best first."""
        return [entity for (entity,) in self._connection.execute(_WORDS, (expression, limit))]

    def with_key(self, key: str, limit: int) -> list[int]:
        """Return the companies whose name, folded, is a key; those that bear it now first."""
        return [entity for entity, _ in self._connection.execute(_EXACT, (key, limit))]

    def with_number(self, number: str, limit: int) -> list[int]:
        """Return the companies that have a number, given without what stands between its signs."""
        return [entity for (entity,) in self._connection.execute(_NUMBER, (number, limit))]

    def rows(self, entities: Iterable[int]) -> dict[int, Row]:
        """Return the rows of companies."""
        wanted = tuple(entities)
        marks = ", ".join("?" * len(wanted))
        names = schema.ENTITY_COLUMNS.replace(" ", "").split(",")
        told = self._connection.execute(
            f"SELECT id, {schema.ENTITY_COLUMNS} FROM entity WHERE id IN ({marks})",  # noqa: S608
            wanted,
        )
        return {
            entity: Row(entity, dict(zip(names, cells, strict=True))) for entity, *cells in told
        }

    def _numbers(self, asked: Asked, limit: int, found: Tiers) -> None:
        for number in asked.numbers:
            _add(found, self.with_number(number, limit), Match.NUMBER)
        if asked.is_number:
            self._begun(asked, limit, found)

    def _begun(self, asked: Asked, limit: int, found: Tiers) -> None:
        if asked.begun and len(found) < limit:
            span = (asked.begun, asked.begun + _LAST, limit)
            begun = self._connection.execute(_BEGUN, span)
            _add(found, (entity for (entity,) in begun), Match.BEGUN)

    def _names(self, asked: Asked, limit: int, found: Tiers) -> None:
        if not asked.key:
            return
        _add(found, self.with_key(asked.key, limit), Match.EXACT)
        if len(found) < limit:
            span = (asked.key, asked.key + _LAST, limit + len(found))
            begun = self._connection.execute(_BEGINS, span)
            _add(found, (entity for entity, _ in begun), Match.BEGINS)

    def _by_words(self, asked: Asked, limit: int, found: Tiers) -> None:
        if not asked.words:
            return
        more = limit + len(found)
        _add(found, self.matching(query.in_names(asked.words), more), Match.WORDS)
        if len(found) < limit:
            placed = query.in_names_or_places(asked.words, self.vocabulary)
            if placed:
                _add(found, self.matching(placed, limit + len(found)), Match.PLACE)


def _add(found: Tiers, entities: Iterable[int], match: Match) -> None:
    for entity in entities:
        found.setdefault(entity, match)
