"""The shape of an offline register's file, and how one is opened for reading."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from workbench.domain.company import Scheme
from workbench.domain.registers import RegisterAbout
from workbench.errors import StoreDamaged
from workbench.registers.format import FORMATS
from workbench.texts import Message, say

APPLICATION_ID = 0x4C4C5247
VERSION = 1
SUFFIX = ".register.db"

TOKENS = "ascii tokenchars _"
PREFIXES = "1 2 3 4 5"
"""Beginnings of so many letters have lists of their own: a search of one reads one list."""

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (
  id INTEGER PRIMARY KEY, number TEXT, name TEXT, other_names TEXT, form TEXT, street TEXT,
  postcode TEXT, town TEXT, country TEXT, status TEXT, founded TEXT, trade TEXT, domain TEXT,
  also TEXT, personal INTEGER
);
CREATE TABLE ranked (id INTEGER PRIMARY KEY, entity INTEGER NOT NULL);
CREATE TABLE name (
  key TEXT, former INTEGER, rank INTEGER, PRIMARY KEY (key, former, rank)
) WITHOUT ROWID;
CREATE TABLE number (value TEXT, entity INTEGER, PRIMARY KEY (value, entity)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
"""
"""`ranked` orders all companies: those that live before those that ceased, short names first. Its
ids are those of the index `words`, so that whatever that finds first is the best. `name` has
every name, folded; `number` the numbers beside the register's own and the web
domains, without what stands between their signs; `word` the
words of the index, those of places marked. `also` of a company are its further numbers, a line
each."""

INDEX = (
    "CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail=none, columnsize=0,"
    f" tokenize='{TOKENS}', prefix='{PREFIXES}')"
)

ENTITY_COLUMNS = (
    "number, name, other_names, form, street, postcode, town, country, status, founded, trade,"
    " domain, also, personal"
)


def path_of(folder: Path, key: str) -> Path:
    """Return the file of a register."""
    return folder / f"{key}{SUFFIX}"


def opened(path: Path) -> sqlite3.Connection:
    """Open a register for reading; any one thread at a time may use it.

    Raises:
        StoreDamaged: it is none of ours, of another version, or damaged.
    """
    try:
        # A register's file never changes: a new one takes its place.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, isolation_level=None
        )
    except sqlite3.Error as problem:
        raise StoreDamaged(unreadable(path), detail=str(problem)) from problem
    try:
        marks = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        ]
    except sqlite3.Error as problem:
        connection.close()
        raise StoreDamaged(unreadable(path), detail=str(problem)) from problem
    if marks != [APPLICATION_ID, VERSION]:
        connection.close()
        raise StoreDamaged(unreadable(path), detail=str(marks))
    return connection


def title_of(key: str) -> Message:
    """Return what a register is called; one of an unknown key by that."""
    known = FORMATS.get(key)
    return known.title if known is not None else say("{title}", title=key)


def unreadable(path: Path) -> Message:
    """What is said of a register that cannot be read."""
    return say(
        "The offline register {title} cannot be read: build it again.",
        title=title_of(path.name.removesuffix(SUFFIX)),
    )


def told(path: Path) -> dict[str, str]:
    """Return what a register's file says of itself, by names.

    Raises:
        StoreDamaged: it cannot be read.
    """
    with closing(opened(path)) as connection:
        try:
            return dict(connection.execute("SELECT name, value FROM about"))
        except sqlite3.Error as problem:
            raise StoreDamaged(unreadable(path), detail=str(problem)) from problem


def about(path: Path) -> tuple[RegisterAbout, Scheme]:
    """Return what a register's file says of itself, and the scheme of its own numbers.

    Raises:
        StoreDamaged: it cannot be read.
    """
    said = told(path)
    try:
        until = said.get("until")
        register = RegisterAbout(
            key=said["key"],
            title=title_of(said["key"]),
            country=said["country"],
            rows=int(said["rows"]),
            personal=int(said["personal"]),
            damaged=int(said["damaged"]),
            dated=date.fromisoformat(said["dated"]),
            built=datetime.fromisoformat(said["built"]),
            licence=said["licence"],
            attribution=said["attribution"],
            address=said["address"],
            file=said["file"],
            size=path.stat().st_size,
            until=datetime.fromisoformat(until) if until else None,
        )
        return register, Scheme(said["scheme"])
    except (OSError, KeyError, ValueError) as problem:
        raise StoreDamaged(unreadable(path), detail=str(problem)) from problem
