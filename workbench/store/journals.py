"""Journals: entries of one kind, appended, superseded and withdrawn, never edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, Generic
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, Table, bindparam, select, tuple_

from workbench.domain.ids import new_id
from workbench.domain.informing import Informed
from workbench.domain.lead import (
    Brief,
    Channel,
    Contact,
    Lead,
    NextStep,
    Offer,
    Signal,
    StageChange,
    Touch,
)
from workbench.domain.ledger import EntryT
from workbench.domain.reference import HandSearch, Rating, Reference
from workbench.domain.sole_trader import EndNotice
from workbench.domain.watch import Watch
from workbench.domain.work_list import WorkList, WorkSession
from workbench.store.clusters import clusters, together
from workbench.store.mapping import Mapper
from workbench.store.packing import Column, PackedRows, Packer, Same
from workbench.store.tables import heard, persons, pursuit, work
from workbench.store.tables.locked import DECISION, HANDOFF
from workbench.store.tables.rows import EntryRow, table_of
from workbench.store.unit import Columns, Unit
from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class Kind(Generic[EntryT]):
    """One kind of entry: its table, and why we keep it where it is about a person."""

    mapper: Mapper[EntryT]
    table: Table
    purpose: Message | None = None


def _kind(entry: type[EntryT], row: type[EntryRow], purpose: Message | None = None) -> Kind[EntryT]:
    return Kind(Mapper(entry), table_of(row), purpose)


PURSUITS = _kind(Lead, pursuit.LeadRow)
OFFERS = _kind(Offer, pursuit.OfferRow)
SIGNALS = _kind(Signal, pursuit.SignalRow)
CONTACTS = _kind(Contact, pursuit.ContactRow, say("reaching the people at a lead"))
CHANNELS = _kind(Channel, pursuit.ChannelRow)
TOUCHES = _kind(Touch, pursuit.TouchRow)
NEXT_STEPS = _kind(NextStep, pursuit.NextStepRow)
STAGES = _kind(StageChange, pursuit.StageChangeRow)
BRIEFS = _kind(Brief, pursuit.BriefRow)
REFERENCES = _kind(Reference, heard.ReferenceRow, say("judging a company as a customer"))
HAND_SEARCHES = _kind(HandSearch, heard.HandSearchRow)
RATINGS = _kind(Rating, heard.RatingRow)
WATCHES = _kind(Watch, pursuit.WatchRow)
INFORMED = _kind(Informed, persons.InformedRow)
END_NOTICES = _kind(EndNotice, persons.EndNoticeRow)
WORK_LISTS = _kind(WorkList, work.WorkListRow)
WORK_SESSIONS = _kind(WorkSession, work.WorkSessionRow)


def withdraw(unit: Unit, table: Table, entry: UUID, by: UUID | None, at: datetime) -> None:
    """Append that an entry of a table is withdrawn."""
    unit.add(
        pursuit.WITHDRAWAL,
        {"id": new_id(), "kind": table.name, "entry": entry, **unit.stamp(by, at, entry)},
    )


def packed_withdrawals(
    packer: Packer, entries: Sequence[tuple[str, UUID]], by: UUID, at: datetime
) -> Iterator[PackedRows]:
    """Yield the rows that withdraw entries, each of a table by its name."""
    if entries:
        columns: dict[str, Column] = {
            "id": [new_id() for _ in entries],
            "kind": [kind for kind, _ in entries],
            "entry": [entry for _, entry in entries],
        }
        yield packer.appended(pursuit.WITHDRAWAL, columns, by, at)


ALONE = frozenset({STAGES.table, PURSUITS.table, DECISION, HANDOFF})
"""Where a lead stands, and what was locked about it, is read of that lead alone."""


def in_order(unit: Unit, table: Table, about: UUID) -> tuple[Columns, ...]:
    """Return all entries about something, in the order they were appended.

    Those about companies that are one, and about their leads, are read as one.
    """
    abouts = _abouts(unit, table, about, None)
    return unit.rows(_in_order(table, several=len(abouts) > 1), _bound(abouts))


def current(
    unit: Unit, table: Table, about: UUID, as_of: datetime | None = None
) -> tuple[Columns, ...]:
    """Return the entries that nothing superseded or withdrew, by an instant, oldest first.

    Those about companies that are one, and about their leads, are read as one.
    """
    abouts = _abouts(unit, table, about, as_of)
    if as_of is None:
        return unit.rows(_current(table, several=len(abouts) > 1), _bound(abouts))
    statement = _current_at(table, several=len(abouts) > 1)
    return unit.rows(statement, {**_bound(abouts), "as_of": as_of})


def _abouts(unit: Unit, table: Table, about: UUID, as_of: datetime | None) -> tuple[UUID, ...]:
    return (about,) if table in ALONE else together(unit, about, as_of)


def _bound(abouts: tuple[UUID, ...]) -> dict[str, object]:
    return {"about": abouts if len(abouts) > 1 else abouts[0]}


# Putting a query together costs more than asking it, and a sounding asks a dozen of them.
@cache
def _in_order(table: Table, *, several: bool) -> Select[Any]:
    return (
        select(table)
        .where(_is_about(table, several=several))
        .order_by(table.c.sequence, table.c.replica)
    )


@cache
def _current(table: Table, *, several: bool) -> Select[Any]:
    superseded = _superseded(table.alias("newer"), several=several)
    return _standing(table, superseded, _withdrawn(table), several=several)


@cache
def _everywhere(table: Table) -> Select[Any]:
    newer = table.alias("newer")
    superseded = select(newer.c.supersedes, newer.c.about).where(newer.c.supersedes.is_not(None))
    return (
        select(table)
        .where(tuple_(table.c.id, table.c.about).not_in(superseded), ~_withdrawn(table).exists())
        .order_by(table.c.sequence, table.c.replica)
    )


@cache
def _current_at(table: Table, *, several: bool) -> Select[Any]:
    newer = table.alias("newer")
    as_of = bindparam("as_of", type_=table.c.at.type)
    superseded = _superseded(newer, several=several).where(newer.c.at <= as_of)
    withdrawn = _withdrawn(table).where(pursuit.WITHDRAWAL.c.at <= as_of)
    standing = _standing(table, superseded, withdrawn, several=several)
    return standing.where(table.c.at <= as_of)


def _is_about(table: FromClause, *, several: bool) -> ColumnElement[bool]:
    about = bindparam("about", type_=table.c.about.type, expanding=several)
    return table.c.about.in_(about) if several else table.c.about == about


def _superseded(newer: FromClause, *, several: bool) -> Select[Any]:
    # What was written in place of an entry while its company was one with another is about that.
    return select(newer.c.supersedes).where(
        _is_about(newer, several=several), newer.c.supersedes.is_not(None)
    )


def _withdrawn(table: Table) -> Select[Any]:
    # Asked of each entry by the index: a list of all that was ever withdrawn may be long.
    return select(pursuit.WITHDRAWAL.c.id).where(
        pursuit.WITHDRAWAL.c.entry == table.c.id, pursuit.WITHDRAWAL.c.kind == table.name
    )


def _standing(
    table: Table, superseded: Select[Any], withdrawn: Select[Any], *, several: bool
) -> Select[Any]:
    entries = _in_order(table, several=several)
    return entries.where(table.c.id.not_in(superseded), ~withdrawn.exists())


class SqlJournal(Generic[EntryT]):
    """A journal in a table of its own."""

    def __init__(self, unit: Unit, kind: Kind[EntryT]) -> None:
        """Take the unit of work and the kind of entry."""
        self._unit = unit
        self._kind = kind

    def append(self, entry: EntryT) -> None:
        """Add an entry; what it supersedes is no longer current."""
        columns = self._kind.mapper.columns(entry)
        if self._kind.purpose is not None:
            columns["purpose"] = self._kind.purpose.encoded()
        stamp = self._unit.stamp(entry.by, entry.at, entry.supersedes)
        self._unit.add(self._kind.table, columns | stamp)
        self._appended()

    def _appended(self) -> None:
        # A new lead of a company that is one with others is read together with theirs.
        if self._kind.table is pursuit.LEAD:
            self._unit.leads.clear()

    def withdraw(self, entry: UUID, by: UUID, at: datetime) -> None:
        """Make an entry no longer current without putting another in its place."""
        withdraw(self._unit, self._kind.table, entry, by, at)

    def of(self, about: UUID, as_of: datetime | None = None) -> tuple[EntryT, ...]:
        """Return the entries about something that are current, or were at `as_of`, oldest first."""
        rows = current(self._unit, self._kind.table, about, as_of)
        return tuple(self._kind.mapper.value(row) for row in rows)

    def everywhere(self) -> tuple[EntryT, ...]:
        """Return the newest current entry about each thing; of companies that are one, one."""
        rows = self._unit.rows(_everywhere(self._kind.table))
        newest = {each.about: each for each in map(self._kind.mapper.value, rows)}
        one = clusters(self._unit)
        fronts = {one.canonical(each) for each in newest if each in one.members}
        alone = (each for about, each in newest.items() if about not in one.members)
        merged = ((front, each) for front in sorted(fronts) for each in self.of(front)[-1:])
        return (*alone, *(replace(each, about=front) for front, each in merged))

    def history(self, about: UUID) -> tuple[EntryT, ...]:
        """Return all entries about something, oldest first."""
        rows = in_order(self._unit, self._kind.table, about)
        return tuple(self._kind.mapper.value(row) for row in rows)


def packed_entries(
    packer: Packer, kind: Kind[EntryT], entries: Sequence[EntryT]
) -> Iterator[PackedRows]:
    """Yield the rows of entries that supersede nothing, written by one person at one time."""
    if entries:
        purpose = {} if kind.purpose is None else {"purpose": Same(kind.purpose.encoded())}
        columns: dict[str, Column] = {**kind.mapper.every(entries), **purpose}
        yield packer.appended(kind.table, columns, entries[0].by, entries[0].at)
