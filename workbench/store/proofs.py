"""Proofs about a store: that its chains and bytes are whole, what takes room, the list anew."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Table, func, select, text

from workbench.domain.lead import Lead
from workbench.domain.lead_list import LeadFilter
from workbench.domain.ledger import Ledger
from workbench.errors import StoreError
from workbench.store.chains import FIRST, Sealed, digest_of, link_hash
from workbench.store.known_gone import left_over
from workbench.store.leads import SqlLeads
from workbench.store.ledger import SqlLedger
from workbench.store.sql_store import SqlStore
from workbench.store.tables.locked import ACTIVITY, DECISION, ERASURE, HANDOFF
from workbench.store.tables.lookups import SNAPSHOT
from workbench.store.tables.rows import METADATA
from workbench.store.triggers import make_missing, missing_triggers, table_of_trigger
from workbench.store.troubles import translated
from workbench.store.unit import Columns, Unit
from workbench.texts import Message, say, say_many

_CHAINED = (DECISION, HANDOFF, ACTIVITY)
_PLAIN = ("id", "about", "by", "at")
"""Columns of a locked row that repeat a sealed field, to be searched by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainState:
    """One replica's chain of one kind: how long it is, and the hash it ends in."""

    kind: str
    replica: UUID
    links: int
    head: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found.

    Attributes:
        chains: every chain, to be compared with the heads that exports print.
        answers: how many stored answers were read and agree with their names.
        let_go: how many were dropped on purpose.
        erased: how many locked fields were erased and say so.
        problems: what is broken, in words; empty when everything holds.
    """

    chains: tuple[ChainState, ...]
    answers: int
    let_go: int
    erased: int
    problems: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSize:
    """How many rows a table holds and how many bytes they take, indexes aside on SQLite."""

    name: str
    rows: int
    size: int


def check(store: SqlStore) -> Report:
    """Read everything that can be proven: the files, the chains and the bytes of every answer.

    Triggers are part of it: without them a mistake could change what no longer changes.
    """
    problems = [*_file_problems(store), *store.look(_unguarded), *store.look(_left_of_lists)]
    chains, erased, broken = store.look(_chains)
    answers, let_go, missing = _answers(store)
    return Report(
        chains=chains,
        answers=answers,
        let_go=let_go,
        erased=erased,
        problems=(*problems, *broken, *missing),
    )


def _file_problems(store: SqlStore) -> Iterator[Message]:
    if store.path is None:
        return
    for engine in (store.ledger_engine, store.evidence.engine):
        with translated(), engine.connect() as connection:
            for (found,) in connection.exec_driver_sql("PRAGMA integrity_check(5)").all():
                if found != "ok":
                    yield say("The file is damaged: {found}.", found=found)
            for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                yield say("A row of {table} names one that is missing.", table=table)


def _unguarded(unit: Unit) -> list[Message]:
    tables = {table_of_trigger(name): None for name in missing_triggers(unit.connection)}
    return [
        say(
            "The database no longer refuses changes of {table}: run leadline store rebuild.",
            table=table,
        )
        for table in tables
    ]


def _left_of_lists(unit: Unit) -> list[Message]:
    left = left_over(unit)
    if not left:
        return []
    return [
        say_many(
            "{count} row of our own lists was erased and is still here.",
            "{count} rows of our own lists were erased and are still here.",
            left,
        )
    ]


def _chains(unit: Unit) -> tuple[tuple[ChainState, ...], int, list[Message]]:
    states: list[ChainState] = []
    problems: list[Message] = []
    erased = 0
    allowed = _erasures(unit)
    for table in _CHAINED:
        heads: dict[UUID, ChainState] = {}
        for row in unit.rows(select(table).order_by(table.c.replica, table.c.position)):
            before = heads.get(row["replica"])
            sealed = json.loads(row["sealed"])
            problems += _broken_link(table, row, sealed, before)
            gone = {name for name, field in sealed.items() if "value" not in field}
            problems += _unsaid(table, row, gone - allowed.get(str(row["id"]), set()))
            erased += len(gone)
            heads[row["replica"]] = ChainState(
                kind=table.name, replica=row["replica"], links=row["position"], head=row["hash"]
            )
        states += heads.values()
    return tuple(states), erased, problems


def _erasures(unit: Unit) -> dict[str, set[str]]:
    allowed: dict[str, set[str]] = {}
    for row in unit.rows(select(ERASURE.c.subject, ERASURE.c.fields)):
        allowed.setdefault(row["subject"], set()).update(json.loads(row["fields"]))
    return allowed


def _broken_link(
    table: Table, row: Columns, sealed: Sealed, before: ChainState | None
) -> Iterator[Message]:
    position, previous = (before.links + 1, before.head) if before else (1, FIRST)
    whole = (
        row["position"] == position
        and row["previous"] == previous
        and row["hash"] == link_hash(row["previous"], row["position"], sealed)
    )
    if not whole:
        yield say(
            "The chain of {kind} is broken at {position}.",
            kind=table.name,
            position=row["position"],
        )
    changed = [name for name, field in sealed.items() if "value" in field and not _holds(field)]
    for name in [*changed, *_disagreeing(row, sealed)]:
        yield say(
            "{field} of {kind} {position} was changed after it was locked.",
            field=name,
            kind=table.name,
            position=row["position"],
        )


def _holds(field: dict[str, str]) -> bool:
    return digest_of(bytes.fromhex(field["salt"]), field["value"]).hex() == field["digest"]


def _disagreeing(row: Columns, sealed: Sealed) -> Iterator[str]:
    for name in _PLAIN:
        held = row[name].isoformat() if name == "at" else row[name] and str(row[name])
        if name in sealed and "value" in sealed[name] and sealed[name]["value"] != held:
            yield name


def _unsaid(table: Table, row: Columns, names: set[str]) -> Iterator[Message]:
    for name in sorted(names):
        yield say(
            "{field} of {kind} {position} is gone, and no erasure says why.",
            field=name,
            kind=table.name,
            position=row["position"],
        )


def _answers(store: SqlStore) -> tuple[int, int, list[Message]]:
    rows = store.look(lambda unit: unit.rows(select(SNAPSHOT.c.sha256, SNAPSHOT.c.dropped)))
    kept = [row["sha256"] for row in rows if row["dropped"] is None]
    problems: list[Message] = []
    for sha256 in kept:
        try:
            store.evidence.get(sha256)
        except StoreError as problem:
            problems.append(say("Answer {name}: {why}", name=sha256.hex(), why=str(problem)))
    return len(kept) - len(problems), len(rows) - len(kept), problems


def size(store: SqlStore) -> tuple[TableSize, ...]:
    """Return what each table takes, the largest first, the answers' bytes as `content`."""
    tables = store.look(
        lambda unit: [_size(unit.connection, table) for table in METADATA.sorted_tables]
    )
    with translated(), store.evidence.engine.connect() as connection:
        question = "SELECT count(*), coalesce(sum(length(packed)), 0) FROM content"
        rows, taken = connection.execute(text(question)).one()
    content = TableSize(name="content", rows=rows, size=int(taken))
    return tuple(sorted((*tables, content), key=lambda each: (-each.size, each.name)))


def _size(connection: Connection, table: Table) -> TableSize:
    rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
    if connection.dialect.name == "postgresql":
        taken = connection.execute(select(func.pg_total_relation_size(table.name))).scalar_one()
    else:
        quoted = (f'coalesce(length(CAST("{column.name}" AS BLOB)), 0)' for column in table.columns)
        question = f'SELECT coalesce(sum({" + ".join(quoted)}), 0) FROM "{table.name}"'  # noqa: S608 - names of our own tables
        taken = connection.execute(text(question)).scalar_one()
    return TableSize(name=table.name, rows=rows, size=int(taken))


def rebuild(store: SqlStore, summarise: Callable[[Ledger, Lead], None]) -> int:
    """Empty the lead list and make it anew from the ledger; return how many rows it has.

    Triggers that are missing are made anew, too.
    `summarise` writes one lead's row, by the same rule as after any other change.
    """

    def anew(unit: Unit) -> int:
        make_missing(unit.connection)
        leads = SqlLeads(unit)
        leads.clear()
        for lead in leads.every():
            summarise(SqlLedger(unit), lead)
        return leads.count(LeadFilter(aside=True))

    return store.change(anew)
