"""The steps of bringing a list in as the page asks for them: reading, understanding otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from workbench.app.desk import Desk
from workbench.app.importing.opening import read_bytes
from workbench.app.known_lists import bringing
from workbench.app.known_lists.bringing import Brought
from workbench.app.known_lists.opening import OpenedList, ReadList, open_list, read_list
from workbench.domain.known_fields import Telling
from workbench.domain.known_lists import KnownKind, KnownList
from workbench.domain.operation import Operation
from workbench.jobs import JobControl

_FILLED = 50
"""Rows among which each column's example is sought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A list as it would be brought in, with an example of each column, and the lists there are."""

    read: ReadList
    examples: tuple[str, ...]
    lists: tuple[KnownList, ...]

    @property
    def opened(self) -> OpenedList:
        """The file."""
        return self.read.opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person says of a file that is shown; None leaves it as it is."""

    kind: KnownKind | None = None
    day: date | None = None
    fields: Mapping[int, Telling | None] = field(default_factory=dict)


def read(desk: Desk, file: Path, control: JobControl) -> Shown:
    """Read a list; nothing is written.

    Raises:
        InvalidInput: it is no table that can be read.
        CancelledByUser: the reading was stopped.
    """
    return _shown(desk, open_list(desk, file.name, read_bytes(file), control), control)


def changed(desk: Desk, shown: Shown, wishes: Wishes, control: JobControl) -> Shown:
    """Read a list again as a person says it is.

    Raises:
        CancelledByUser: the reading was stopped.
    """
    opened = shown.opened
    if wishes.kind is not None:
        opened = opened.of_kind(wishes.kind)
    if wishes.day is not None:
        opened = opened.of_day(wishes.day)
    if wishes.fields:
        opened = opened.with_fields(wishes.fields)
    return _shown(desk, opened, control)


def bring(desk: Desk, shown: Shown, replaces: str, control: JobControl) -> Operation[Brought]:
    """Write what was shown; see `bringing.bring`."""
    return bringing.bring(desk, shown.read, control, replaces=replaces)


def _shown(desk: Desk, opened: OpenedList, control: JobControl) -> Shown:
    rows = [row.cells for row in islice(opened.table.rows(), _FILLED)]
    examples = tuple(
        next((row[at] for row in rows if row[at]), "") for at in range(len(opened.table.headings))
    )
    lists = bringing.lists(desk)
    return Shown(read=read_list(desk, opened, control), examples=examples, lists=lists)
