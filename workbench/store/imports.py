"""Imported files as rows: runs, their rows, many companies at once, and taking a run back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from workbench.domain.company import Entity, Identifier, Judgement, Scheme
from workbench.domain.ids import new_id
from workbench.domain.importing import PARSER, ImportRun, Known, TakeBack, WrittenRow
from workbench.store import journals
from workbench.store.clusters import clusters
from workbench.store.companies import SqlCompanies
from workbench.store.facts import SqlFacts
from workbench.store.import_known import known_companies
from workbench.store.import_packing import BatchPacker, PackedBatch
from workbench.store.import_touched import touched
from workbench.store.leads import SqlLeads
from workbench.store.lookups import SqlLookups
from workbench.store.numbers_withdrawn import withdraw_numbers, withdrawn_numbers
from workbench.store.tables.companies import IDENTIFIER
from workbench.store.tables.imports import IMPORT_ROW, IMPORT_RUN
from workbench.store.tables.lists import SUMMARY
from workbench.store.tables.pursuit import WITHDRAWAL
from workbench.store.unit import Columns, Unit
from workbench.texts import Message

T = TypeVar("T")
_AT_ONCE = 400


class SqlImports:
    """Imported files, row by row."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    def begin(self, run: ImportRun) -> None:
        """Add a run."""
        self._unit.add(
            IMPORT_RUN,
            {
                "id": run.id,
                "file": run.file,
                "name": run.name,
                "sheet": run.sheet,
                "columns": run.columns,
                "rows": run.rows,
                **self._unit.stamp(run.by, run.at),
            },
        )

    def runs(self) -> tuple[ImportRun, ...]:
        """Return every run, oldest first."""
        gone = {
            row["entry"]
            for row in self._unit.rows(
                select(WITHDRAWAL.c.entry).where(WITHDRAWAL.c.kind == IMPORT_RUN.name)
            )
        }
        order = (IMPORT_RUN.c.sequence, IMPORT_RUN.c.replica)
        rows = self._unit.rows(select(IMPORT_RUN).order_by(*order))
        return tuple(_run(row, undone=row["id"] in gone) for row in rows)

    def done(self, file: bytes) -> Mapping[int, UUID]:
        """Return which rows of a file are imported, and into which company; not undone ones."""
        standing = [each.id for each in self.runs() if each.file == file and not each.undone]
        rows = self._unit.rows(
            select(IMPORT_ROW.c.line, IMPORT_ROW.c.company).where(IMPORT_ROW.c.run.in_(standing))
        )
        return {row["line"]: row["company"] for row in rows}

    def holding(self, identifiers: Iterable[Identifier]) -> Mapping[Identifier, tuple[UUID, ...]]:
        """Return the companies that hold each of some numbers, the first one opened first."""
        wanted = set(identifiers)
        found: list[tuple[UUID, Identifier]] = []
        # By value alone, for which there is an index; pairs would be sought in every row.
        for some in _chunks(sorted({each.value for each in wanted})):
            rows = self._unit.rows(
                select(IDENTIFIER)
                .where(IDENTIFIER.c.value.in_(some))
                .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
            )
            read = (
                (row["company"], Identifier(Scheme(row["scheme"]), row["value"])) for row in rows
            )
            found += [(company, each) for company, each in read if each in wanted]
        gone = withdrawn_numbers(self._unit, found)
        one = clusters(self._unit)
        holding: dict[Identifier, tuple[UUID, ...]] = {}
        for company, identifier in found:
            front, known = one.canonical(company), holding.get(identifier, ())
            if (company, identifier) not in gone and front not in known:
                holding[identifier] = (*known, front)
        return holding

    def names(self) -> Iterable[tuple[UUID, str]]:
        """Return every company we pursue, with its name."""
        rows = self._unit.rows(select(SUMMARY.c.company, SUMMARY.c.name))
        return [(row["company"], row["name"]) for row in rows]

    def known(self, companies: Iterable[UUID]) -> Mapping[UUID, Known]:
        """Return what is known of some companies."""
        return known_companies(self._unit, tuple(companies))

    def packer(self) -> BatchPacker:
        """Return what packs batches for this store; it can be sent to another process."""
        return BatchPacker(self._unit.connection.dialect.name, self._unit.replica)

    def add(self, packed: PackedBatch) -> None:
        """Write some rows of a file."""
        unit, companies = self._unit, SqlCompanies(self._unit)
        unit.remember_pages()
        unit.insert(packed.companies)
        companies.join(packed.numbers)
        for company, identifier in packed.given:
            companies.add_identifier(company, identifier)
        SqlLookups(unit).add([packed.lookup])
        unit.insert(packed.facts)
        SqlFacts(unit).add_reading(packed.reading, packed.lookup, PARSER, packed.run.at)
        unit.insert((*packed.places, *packed.others))
        # A new lead of a company that is one with others is read together with theirs.
        unit.leads.clear()

    def written(self, run: UUID, after: UUID | None, most: int) -> tuple[WrittenRow, ...]:
        """Return the rows of a run about the next so many companies, by the companies' ids."""
        of_run = IMPORT_ROW.c.run == run
        next_ones = select(IMPORT_ROW.c.company).where(of_run)
        if after is not None:
            next_ones = next_ones.where(IMPORT_ROW.c.company > after)
        companies = next_ones.distinct().order_by(IMPORT_ROW.c.company).limit(most)
        rows = self._unit.rows(
            select(IMPORT_ROW)
            .where(of_run, IMPORT_ROW.c.company.in_(companies))
            .order_by(IMPORT_ROW.c.company, IMPORT_ROW.c.line)
        )
        return tuple(map(_written, rows))

    def worked_on(self, run: ImportRun, rows: Iterable[WrittenRow]) -> Mapping[UUID, Message]:
        """Return the companies of some rows that somebody worked on beside the run, and how."""
        return touched(self._unit, run, tuple(rows))

    def take_back(self, taken: TakeBack) -> None:
        """Withdraw what some rows wrote."""
        SqlCompanies(self._unit).judge_all(
            [
                Judgement(
                    id=new_id(),
                    entity=entity,
                    company=row.company,
                    sameness=sameness,
                    reason=taken.reason,
                    by=taken.by,
                    at=taken.at,
                )
                for row in taken.rows
                for entity, sameness in taken.judged(row)
            ]
        )
        entries = [
            (kind, each) for row in taken.rows for kind, ids in row.entries.items() for each in ids
        ]
        self._unit.insert(
            journals.packed_withdrawals(self._unit.packer, entries, taken.by, taken.at)
        )
        numbers = [(row.company, each) for row in taken.rows for each in row.identifiers]
        withdraw_numbers(self._unit, numbers, taken.by, taken.at)
        for some in _chunks([row.lead for row in taken.rows if row.lead is not None]):
            SqlLeads(self._unit).unlist(some)

    def undo(self, run: UUID, by: UUID) -> None:
        """Say that a run is undone."""
        journals.withdraw(self._unit, IMPORT_RUN, run, by, self._unit.now())


def _run(row: Columns, *, undone: bool) -> ImportRun:
    return ImportRun(
        id=row["id"],
        file=row["file"],
        name=row["name"],
        sheet=row["sheet"],
        columns=row["columns"],
        rows=row["rows"],
        by=row["by"],
        at=row["at"],
        undone=undone,
    )


def _written(row: Columns) -> WrittenRow:
    wrote = json.loads(row["wrote"])
    numbers = (each.split(" ", maxsplit=1) for each in wrote["identifiers"])
    return WrittenRow(
        number=row["line"],
        company=row["company"],
        new=wrote["new"],
        entries={kind: tuple(map(UUID, ids)) for kind, ids in wrote["entries"].items()},
        identifiers=tuple(Identifier(Scheme(scheme), value) for scheme, value in numbers),
        # Rows of before there were offline registers say nothing of them.
        entities=tuple(Entity(source, number) for source, number in wrote.get("entities", ())),
        listed=wrote["listed"],
    )


def _chunks(every: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(every), _AT_ONCE):
        yield every[first : first + _AT_ONCE]
