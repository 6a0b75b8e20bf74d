"""A list of ours, opened: what kind it is, what each column tells, how many rows can be used."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from workbench.app.desk import Desk
from workbench.app.importing.opening import read_table
from workbench.domain.known_fields import OF_KIND, WHO, Telling
from workbench.domain.known_lists import KnownKind, KnownRow
from workbench.domain.table_file import Table
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.matching.columns import SAMPLE
from workbench.matching.known_columns import KnownColumns, guessed_kind, recognise_known
from workbench.matching.known_told import KnownReader, merged
from workbench.texts import Message, say, say_many

MOST_PROBLEMS = 100
"""Rows that name no company and are told one by one."""
_EACH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedList:
    """A file of ours whose columns are understood.

    Attributes:
        day: as of which the list is.
    """

    name: str
    table: Table
    columns: KnownColumns
    day: date

    @property
    def kind(self) -> KnownKind:
        """What it lists."""
        return self.columns.kind

    def named(self, heading: str) -> int:
        """Return the column that has a heading, case aside.

        Raises:
            InvalidInput: none has, at the field `column`.
        """
        return self.table.named(heading, self.name)

    def of_kind(self, kind: KnownKind) -> "OpenedList":
        """Return the file as a list of another kind, its columns recognised anew."""
        columns = recognise_known(kind, self.table.headings, self.table.sample(SAMPLE))
        return replace(self, columns=columns)

    def of_day(self, day: date) -> "OpenedList":
        """Return the file as a list of another day."""
        return replace(self, day=day)

    def with_fields(self, fields: Mapping[int, Telling | None]) -> "OpenedList":
        """Return the file with some columns, counted from 0, telling what a person says."""
        return replace(self, columns=self.columns.changed(fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """A list read to its end.

    Attributes:
        rows: the companies in it.
        left_out: how many rows of the file name no company.
        problems: the first of these, each the row's number and why.
    """

    opened: OpenedList
    rows: tuple[KnownRow, ...]
    left_out: int
    problems: tuple[tuple[int, Message], ...]

    @property
    def numbered(self) -> int:
        """How many companies in it have a number."""
        return sum(1 for each in self.rows if each.identifiers)

    @property
    def words(self) -> Message:
        """How many companies it names, how many without a number, and how many rows name none."""
        return say_many(
            "{count} company, {bare} without a number; rows left out: {left}.",
            "{count} companies, {bare} without a number; rows left out: {left}.",
            len(self.rows),
            bare=len(self.rows) - self.numbered,
            left=self.left_out,
        )


def open_list(
    desk: Desk, name: str, content: bytes, control: JobControl, *, kind: KnownKind | None = None
) -> OpenedList:
    """Return a file with what it lists, as of today, and what each of its columns tells.

    Raises:
        InvalidInput: it is no table that can be read, at the field `file`.
        CancelledByUser: the reading was stopped.
    """
    table, sample = read_table(desk, name, content, control)
    wanted = kind or guessed_kind(name, table.headings)
    columns = recognise_known(wanted, table.headings, sample)
    return OpenedList(name=name, table=table, columns=columns, day=desk.now().date())


def read_list(desk: Desk, opened: OpenedList, control: JobControl) -> ReadList:
    """Return every company in a list; rows about one company are one.

    Raises:
        CancelledByUser: the reading was stopped.
    """
    reader = KnownReader(columns=opened.columns, day=opened.day, currency=desk.currency)
    found: dict[str, KnownRow] = {}
    problems: list[tuple[int, Message]] = []
    left_out = 0
    for count, row in enumerate(opened.table.rows(), start=1):
        if count % _EACH == 0:
            control.check()
            control.report(count, 0, say("Reading {file}", file=opened.name))
        told = reader.read(row)
        if told.row is not None:
            known = found.get(told.row.key)
            found[told.row.key] = told.row if known is None else merged(known, told.row)
            continue
        left_out += 1
        if told.problem is not None and len(problems) < MOST_PROBLEMS:
            problems.append((row.number, told.problem))
    return ReadList(
        opened=opened, rows=tuple(found.values()), left_out=left_out, problems=tuple(problems)
    )


def may_tell(kind: KnownKind) -> tuple[Telling, ...]:
    """Return what a column of a list of a kind may tell."""
    return (*WHO, *OF_KIND[kind])


def told_as(text: str, kind: KnownKind) -> Telling | None:
    """Return what a person's word for a field means, or None for `nothing`.

    Raises:
        InvalidInput: no list of the kind tells such a thing, at the field `column`.
    """
    known: dict[str, Telling] = {each.value: each for each in may_tell(kind)}
    if text != "nothing" and text not in known:
        raise InvalidInput(
            say("A list of {kind} tells no {field}.", kind=kind.words, field=text),
            field="column",
            hint=say("The fields: {fields}.", fields=", ".join((*known, "nothing"))),
        )
    return known.get(text)
