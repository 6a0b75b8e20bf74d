"""Our own lists of companies as rows: written in blocks, found by number, domain and name."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from workbench.domain.company import Identifier, Sameness, Scheme
from workbench.domain.ids import new_id
from workbench.domain.known_lists import SOURCE, KnownKind, KnownList, KnownRow
from workbench.store.companies import SqlCompanies
from workbench.store.erasing import erase, of_answer, of_known_list
from workbench.store.known_about import RowsAbout
from workbench.store.known_rows import columns_of, row_of
from workbench.store.numbers_withdrawn import withdrawn_numbers
from workbench.store.tables.companies import IDENTIFIER, SAME_AS
from workbench.store.tables.known_lists import KNOWN_LIST, KNOWN_ROW, KNOWN_SIGN
from workbench.store.tables.locked import ERASURE
from workbench.store.tables.pursuit import WITHDRAWAL
from workbench.store.unit import Columns, Unit
from workbench.texts import Message

_TAKEN_BACK, _BROUGHT_BACK = KNOWN_LIST.name, f"{KNOWN_LIST.name} again"
"""Kinds of withdrawals of a list: it no longer counts, or counts again; the last one holds."""


class SqlKnownLists:
    """Lists of companies we know, row by row."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def lists(self, as_of: datetime | None = None) -> tuple[KnownList, ...]:
        """Return every whole list there is, or was at an instant, oldest first."""
        order = (KNOWN_LIST.c.sequence, KNOWN_LIST.c.replica)
        rows = self._unit.rows(_until(select(KNOWN_LIST), KNOWN_LIST.c.at, as_of).order_by(*order))
        if not rows:
            return ()
        taken = select(WITHDRAWAL).where(WITHDRAWAL.c.kind.in_((_TAKEN_BACK, _BROUGHT_BACK)))
        order = (WITHDRAWAL.c.sequence, WITHDRAWAL.c.replica)
        gone: dict[UUID, datetime | None] = {}
        for each in self._unit.rows(_until(taken, WITHDRAWAL.c.at, as_of).order_by(*order)):
            gone[each["entry"]] = each["at"] if each["kind"] == _TAKEN_BACK else None
        named = select(ERASURE.c.subject, ERASURE.c.at).where(
            ERASURE.c.subject.in_([str(row["id"]) for row in rows]),
            ERASURE.c.kind == KNOWN_LIST.name,
        )
        let_go = {UUID(each["subject"]): each["at"] for each in self._unit.rows(named)}
        # What rows told can be read of no instant any more, so those lists are never read as whole.
        return tuple(_list(row, gone.get(row["id"]), let_go.get(row["id"])) for row in rows)

    def add_rows(
        self, known_list: KnownList, rows: Sequence[tuple[KnownRow, Sequence[str]]]
    ) -> None:
        """Write some rows, each with what it is found by; they count once the list is whole."""
        self._unit.remember_pages()
        self._append(known_list, KNOWN_ROW, [columns_of(known_list, row) for row, _ in rows])
        signs = [
            {"list": known_list.id, "line": row.number, "sign": sign}
            for row, signs in rows
            for sign in dict.fromkeys(signs)
        ]
        self._append(known_list, KNOWN_SIGN, signs)

    def finish(self, known_list: KnownList) -> None:
        """Say that a list is whole: from now on its rows are found."""
        row = {
            "id": known_list.id,
            "series": known_list.series,
            "kind": known_list.kind.value,
            "name": known_list.name,
            "file": known_list.file,
            "columns": known_list.columns,
            "day": known_list.day,
            "rows": known_list.rows,
            "left_out": known_list.left_out,
        }
        self._append(known_list, KNOWN_LIST, [row])

    def withdraw(self, known_list: UUID, by: UUID, at: datetime) -> None:
        """Take a list back; its rows stay in history and are no longer found."""
        self._withdrawn(_TAKEN_BACK, known_list, by, at)

    def restore(self, known_list: UUID, by: UUID, at: datetime) -> None:
        """Let a list that was taken back count again."""
        self._withdrawn(_BROUGHT_BACK, known_list, by, at)

    def find(
        self, lists: Iterable[UUID], signs: Iterable[str], most: int
    ) -> tuple[tuple[UUID, KnownRow], ...]:
        """Return rows of some lists that bear one of some signs, each with its list."""
        wanted, sought = set(lists), list(dict.fromkeys(signs))
        found: dict[tuple[UUID, int], None] = {}
        for sign in sought if wanted else ():
            bearing = (
                select(KNOWN_SIGN.c.list, KNOWN_SIGN.c.line)
                .where(KNOWN_SIGN.c.sign == sign, KNOWN_SIGN.c.list.in_(wanted))
                .limit(most)
            )
            for row in self._unit.rows(bearing):
                found[row["list"], row["line"]] = None
        rows = ((each, self.row(*each)) for each in sorted(found))
        return tuple((known_list, row) for (known_list, _), row in rows if row is not None)

    def row(self, known_list: UUID, number: int) -> KnownRow | None:
        """Return the row of a list that begins at a row of its file, or None."""
        row = self._unit.row(
            select(KNOWN_ROW).where(KNOWN_ROW.c.list == known_list, KNOWN_ROW.c.line == number)
        )
        return None if row is None else row_of(row)

    def concerned(self, known_list: UUID) -> tuple[UUID, ...]:
        """Return the companies of ours that hold a number in a list, or are judged to be in it."""
        sign = KNOWN_SIGN.c.sign
        holding = (
            select(IDENTIFIER)
            .join(KNOWN_SIGN, sign == IDENTIFIER.c.scheme + " " + IDENTIFIER.c.value)
            .where(KNOWN_SIGN.c.list == known_list)
            .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
        )
        pairs = [
            (row["company"], Identifier(Scheme(row["scheme"]), row["value"]))
            for row in self._unit.rows(holding)
        ]
        gone = withdrawn_numbers(self._unit, pairs)
        found = dict.fromkeys(company for company, each in pairs if (company, each) not in gone)
        judged = select(SAME_AS.c.company, SAME_AS.c.number).where(
            SAME_AS.c.source == SOURCE, SAME_AS.c.sameness == Sameness.SAME.value
        )
        series = select(KNOWN_LIST.c.series).where(KNOWN_LIST.c.id == known_list)
        of = {row["series"].hex for row in self._unit.rows(series)}
        for row in self._unit.rows(judged):
            if row["number"].partition("/")[0] in of:
                found[row["company"]] = None
        return tuple(found)

    def about(self, company: UUID) -> int:
        """Return how many rows of all lists an erasure of a company reaches."""
        entities = SqlCompanies(self._unit).entities(company)
        return len(RowsAbout.of(self._unit, company, entities).going)

    def objections(self, known_list: UUID) -> tuple[KnownRow, ...]:
        """Return the rows of a list of which an erasure left nothing but an objection."""
        named = select(ERASURE.c.subject).where(
            ERASURE.c.kind == KNOWN_ROW.name, ERASURE.c.subject.startswith(f"{known_list}/")
        )
        # One that was carried into this list stands before all rows of its file.
        lines = {int(row["subject"].partition("/")[2]) for row in self._unit.rows(named)}
        rows = self._unit.rows(
            select(KNOWN_ROW)
            .where(KNOWN_ROW.c.list == known_list)
            .where(KNOWN_ROW.c.line.in_(lines) | (KNOWN_ROW.c.line < 0))
            .order_by(KNOWN_ROW.c.line)
        )
        return tuple(each for each in map(row_of, rows) if each.is_bare)

    def broken_off(self, before: datetime) -> tuple[UUID, ...]:
        """Return what is no list because it was broken off, and was written before an instant."""
        rows = self._unit.rows(
            select(KNOWN_ROW.c.list)
            .where(KNOWN_ROW.c.list.not_in(select(KNOWN_LIST.c.id)))
            .group_by(KNOWN_ROW.c.list)
            .having(func.max(KNOWN_ROW.c.at) < before)
            .order_by(KNOWN_ROW.c.list)
        )
        return tuple(row["list"] for row in rows)

    def let_go(self, known_list: UUID, ground: Message) -> None:
        """Remove a list's rows, what they are found by and its file's bytes for good."""
        standing = {each.id: each.file for each in self.lists() if each.let_go is None}
        file = standing.pop(known_list, None)
        erase(self._unit, of_known_list(known_list), ground, None)
        if file is not None and file not in standing.values():
            erase(self._unit, of_answer(file), ground, None)

    def _append(self, known_list: KnownList, table: Any, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            stamps = self._unit.stamps(len(rows), known_list.by, known_list.at)
            self._unit.add(table, *(row | stamp for row, stamp in zip(rows, stamps, strict=True)))

    def _withdrawn(self, kind: str, known_list: UUID, by: UUID, at: datetime) -> None:
        row = {"id": new_id(), "kind": kind, "entry": known_list}
        self._unit.add(WITHDRAWAL, row | self._unit.stamp(by, at, known_list))


def _until(question: Select[Any], at: Any, as_of: datetime | None) -> Select[Any]:
    return question if as_of is None else question.where(at <= as_of)


def _list(row: Columns, withdrawn: datetime | None, let_go: datetime | None) -> KnownList:
    return KnownList(
        id=row["id"],
        series=row["series"],
        kind=KnownKind(row["kind"]),
        name=row["name"],
        file=row["file"],
        columns=row["columns"],
        day=row["day"],
        rows=row["rows"],
        left_out=row["left_out"],
        by=row["by"],
        at=row["at"],
        withdrawn=withdrawn,
        let_go=let_go,
    )
