"""What the databases themselves refuse: the triggers that keep what was appended as it was.

A table is kept whole unless it is named here: whoever adds one must say what may change in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Dialect, Table, text

from workbench.store.tables.rows import METADATA

FREE = frozenset({"hold", "meta", "summary"})
"""Tables without triggers: words about the store, what is made anew at any time, what passes."""

CHANGING: Mapping[str, frozenset[str]] = {
    "activity": frozenset({"sealed"}),
    "card": frozenset({"revision", "title", "version", "content"}),
    "company": frozenset({"name"}),
    "decision": frozenset({"sealed"}),
    "handoff": frozenset({"sealed"}),
    "lookup": frozenset(
        {
            "company",
            "state",
            "attempt",
            "asked",
            "answered",
            "due",
            "lease",
            "kind",
            "problem",
            "snapshot",
            "address",
            "missing",
            "candidates",
            "mentions",
            "cost_amount",
            "cost_currency",
            "quota_left",
            "drift",
            "reason",
            "changed",
        }
    ),
    "pace": frozenset({"came"}),
    "person": frozenset({"name", "department", "pin"}),
    "replica": frozenset({"last_sequence"}),
    "snapshot": frozenset({"dropped"}),
}
"""Columns that may change: by a settled look-up, an erasure, a new name, bytes let go of."""

ERASABLE: Mapping[str, tuple[str, ...]] = {
    "contact": ("name", "role", "phone", "mail", "where_from", "part"),
    "hand_search": ("asked",),
    "lookup": ("question",),
    "reading": ("question",),
    "same_as": ("number", "reason"),
    "scorecard": ("content",),
    "snapshot": ("address",),
}
"""Columns that change only where an erasure names the row and the column."""

_SEALED = frozenset({"activity", "decision", "handoff"})
_POSTGRESQL = "postgresql"


@dataclass(frozen=True, slots=True)
class _Refusal:
    """One trigger: which change of a table it refuses, and when; an empty `when` is always.

    A condition that looks at other rows can be `when` on SQLite only. On PostgreSQL it stands in a
    function of its own, which is called instead of the one that always refuses.
    """

    name: str
    event: str
    when: str = ""
    function: str = "refuse_change"
    columns: tuple[str, ...] = ()


def declared_triggers(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Return the name and the statement of every trigger there should be, tables in order.

    A new revision's SQL is written with their help; the store itself only runs migrations.
    """
    written = _on_postgresql if dialect.name == _POSTGRESQL else _on_sqlite
    for table in METADATA.sorted_tables:
        if table.name not in FREE:
            for each in _refusals(table, dialect):
                yield f"tr_{table.name}_{each.name}", written(table.name, each)


def declared_functions() -> tuple[str, ...]:
    """Return the statements of what PostgreSQL's triggers call."""
    return _FUNCTIONS


def missing_triggers(connection: Connection) -> dict[str, str]:
    """Return the statement of each declared trigger that a store lacks, by the trigger's name.

    On SQLite a trigger that reads otherwise than declared is missing, too; on PostgreSQL one that
    was switched off.
    """
    native = connection.dialect.name == _POSTGRESQL
    rows = connection.execute(_ENABLED if native else _HELD).all()
    held = {str(name): sql for name, sql in rows}
    return {
        name: statement
        for name, statement in declared_triggers(connection.dialect)
        if name not in held or (not native and held[name] != statement)
    }


def make_missing(connection: Connection) -> None:
    """Make every declared trigger that a store lacks, in the transaction that is open."""
    missing = missing_triggers(connection)
    native = connection.dialect.name == _POSTGRESQL
    if native and missing:
        for statement in declared_functions():
            connection.exec_driver_sql(statement)
    for name, statement in missing.items():
        on = f" ON {table_of_trigger(name)}" if native else ""
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}{on}")
        connection.exec_driver_sql(statement)


def table_of_trigger(name: str) -> str:
    """Return the table a declared trigger stands on."""
    return name.removeprefix("tr_").rpartition("_")[0]


def _refusals(table: Table, dialect: Dialect) -> Iterator[_Refusal]:
    yield _Refusal("update", *_fixed(table, dialect))
    yield _deleted(table.name)
    if table.name in ERASABLE:
        columns = ERASABLE[table.name]
        event = f"UPDATE OF {', '.join(columns)}"
        yield _Refusal("erased", event, _named_by_none(table.name), "keep_unnamed", columns)
    if "sealed" in table.columns:
        row = _SQLITE_ID.format("OLD.id")
        kept = _SEALED_IS_KEPT.replace(":kind", f"'{table.name}'").replace(":id", row)
        yield _Refusal("sealed", "UPDATE OF sealed", kept, "keep_sealed")
    if table.name == "card":
        yield _Refusal("signed", "UPDATE", _CARD_IS_SIGNED, "keep_signed")
    if table.name == "replica":
        yield _Refusal("back", "UPDATE OF last_sequence", _GOES_BACK)
    if dialect.name == _POSTGRESQL:
        yield _Refusal("truncate", "TRUNCATE")


def _deleted(table: str) -> _Refusal:
    match table:
        case "fact":
            kept = _fact_is_kept(_SQLITE_ID, _SQLITE_HEX)
            return _Refusal("delete", "DELETE", kept, "keep_fact")
        case "place":
            kept = _place_is_kept(_SQLITE_ID, _SQLITE_HEX)
            return _Refusal("delete", "DELETE", kept, "keep_place")
        case "known_row" | "known_sign":
            return _Refusal("delete", "DELETE", _known_is_kept(_SQLITE_ID), "keep_known")
        case _:
            return _Refusal("delete", "DELETE")


def _fixed(table: Table, dialect: Dialect) -> tuple[str, str]:
    """Return which updates are refused: all, or those that change what stays beside what may."""
    free = {*CHANGING.get(table.name, ()), *ERASABLE.get(table.name, ())}
    if not free:
        return "UPDATE", ""
    quoted = dialect.identifier_preparer.quote
    differs = "IS DISTINCT FROM" if dialect.name == _POSTGRESQL else "IS NOT"
    fixed = [quoted(each.name) for each in table.columns if each.name not in free]
    now, was = (", ".join(f"{row}.{each}" for each in fixed) for row in ("NEW", "OLD"))
    return f"UPDATE OF {', '.join(fixed)}", f"({now}) {differs} ({was})"


def _on_sqlite(table: str, refusal: _Refusal) -> str:
    when = f"\nWHEN {refusal.when}" if refusal.when else ""
    refused = f"{table} is append-only: {refusal.event.split()[0].lower()} refused"
    return (
        f"CREATE TRIGGER tr_{table}_{refusal.name}\nBEFORE {refusal.event} ON {table}{when}\n"
        f"BEGIN SELECT RAISE(ABORT, '{refused}'); END"
    )


def _on_postgresql(table: str, refusal: _Refusal) -> str:
    each = "STATEMENT" if refusal.event == "TRUNCATE" else "ROW"
    plain = refusal.function == "refuse_change"
    when = f"\nWHEN ({refusal.when})" if refusal.when and plain else ""
    named = ", ".join(f"'{column}'" for column in refusal.columns)
    return (
        f"CREATE TRIGGER tr_{table}_{refusal.name}\nBEFORE {refusal.event} ON {table}\n"
        f"FOR EACH {each}{when}\nEXECUTE FUNCTION {refusal.function}({named})"
    )


_HELD = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
_ENABLED = text(
    "SELECT tgname, tgenabled FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE relnamespace = current_schema()::regnamespace AND tgenabled IN ('O', 'A')"
)

_GOES_BACK = "NEW.last_sequence < OLD.last_sequence"
_CARD_IS_SIGNED = "EXISTS (SELECT 1 FROM signature WHERE card = OLD.id)"

_SQLITE_ID = (
    "lower(substr(hex({0}), 1, 8) || '-' || substr(hex({0}), 9, 4) || '-' "
    "|| substr(hex({0}), 13, 4) || '-' || substr(hex({0}), 17, 4) || '-' || substr(hex({0}), 21))"
)
_POSTGRESQL_ID = "{0}::text"
_SQLITE_HEX = "lower(hex({0}))"
_POSTGRESQL_HEX = "encode({0}, 'hex')"


# What an erasure names is written down before anything is removed, in the same unit of work; whom
# an erased judgement was about is blanked in it after what was said of them has gone.
_ERASED = """EXISTS (
    SELECT 1 FROM erasure
    WHERE kind = 'entity' AND subject = :fact.source || ' ' || :fact.number
) OR EXISTS (
    SELECT 1 FROM same_as JOIN erasure
    ON kind = 'same_as' AND subject = :judgement
    WHERE same_as.source = :fact.source AND same_as.number = :fact.number
) OR EXISTS (
    SELECT 1 FROM erasure WHERE kind = 'fact' AND subject = :statement
)"""
_FACT_OF_PLACE = "NOT EXISTS (SELECT 1 FROM fact WHERE fact.id = OLD.fact AND (:erased))"
_CHANGES_UNERASED = """(NEW.:column IS NOT OLD.:column AND NOT EXISTS (
    SELECT 1 FROM erasure, json_each(erasure.fields) AS named
    WHERE erasure.kind = ':table' AND named.value = ':column' AND erasure.subject = :row
))"""


# A row of a list of ours goes where an erasure names it, or all of its list.
_LISTED_IS_KEPT = """NOT EXISTS (
    SELECT 1 FROM erasure
    WHERE (kind = 'known_row' AND subject = :list || '/' || OLD.line)
    OR (kind = 'known_list' AND subject = :list)
)"""


def _erased(fact: str, uuid: str, digits: str) -> str:
    """Return the condition that an erasure names a fact, or whom it is about."""
    named = _ERASED.replace(":judgement", uuid.format("same_as.id"))
    return named.replace(":statement", digits.format(f"{fact}.id")).replace(":fact", fact)


def _fact_is_kept(uuid: str, digits: str) -> str:
    return f"NOT ({_erased('OLD', uuid, digits)})"


def _place_is_kept(uuid: str, digits: str) -> str:
    return _FACT_OF_PLACE.replace(":erased", _erased("fact", uuid, digits))


def _known_is_kept(uuid: str) -> str:
    return _LISTED_IS_KEPT.replace(":list", uuid.format("OLD.list"))


def _named_by_none(table: str) -> str:
    """Return SQLite's condition that a column changes which no erasure of the row names."""
    row = "lower(hex(OLD.sha256))" if table == "snapshot" else _SQLITE_ID.format("OLD.id")
    changes = _CHANGES_UNERASED.replace(":table", table).replace(":row", row)
    return " OR ".join(changes.replace(":column", column) for column in ERASABLE[table])


# A locked field may lose its value and its salt, and only where an erasure names it.
_SEALED_IS_KEPT = """EXISTS (
    SELECT 1 FROM json_each(OLD.sealed) AS was
    LEFT JOIN json_each(NEW.sealed) AS left_over ON left_over.key = was.key
    WHERE left_over.value IS NOT was.value AND NOT (
        left_over.value IS json_object('digest', json_extract(was.value, '$.digest'))
        AND EXISTS (
            SELECT 1 FROM erasure, json_each(erasure.fields) AS named
            WHERE erasure.kind = :kind AND named.value = was.key AND erasure.subject = :id
        )
    )
) OR (SELECT count(*) FROM json_each(NEW.sealed))
    <> (SELECT count(*) FROM json_each(OLD.sealed))"""

_RAISE = (
    "RAISE EXCEPTION USING ERRCODE = 'restrict_violation',\n    "
    "MESSAGE = TG_TABLE_NAME || ' is append-only: ' || lower(TG_OP) || ' refused';"
)


_SEALED_LOSES_MORE = """EXISTS (
    SELECT 1 FROM jsonb_each(OLD.sealed::jsonb) AS was
    FULL JOIN jsonb_each(NEW.sealed::jsonb) AS left_over USING (key)
    WHERE left_over.value IS DISTINCT FROM was.value AND NOT (
        left_over.value IS NOT DISTINCT FROM jsonb_build_object('digest', was.value -> 'digest')
        AND EXISTS (
            SELECT 1 FROM erasure
            WHERE kind = TG_TABLE_NAME AND subject = OLD.id::text AND fields::jsonb ? key
        )
    )
)"""


# A table's row is named by its id, and a snapshot's by its SHA-256, which reads '\x…' as JSON.
_CHANGES_UNNAMED = """EXISTS (
    SELECT 1 FROM jsonb_each(to_jsonb(OLD)) AS was
    JOIN jsonb_each(to_jsonb(NEW)) AS now USING (key)
    WHERE key = ANY (TG_ARGV) AND now.value IS DISTINCT FROM was.value AND NOT EXISTS (
        SELECT 1 FROM erasure
        WHERE kind = TG_TABLE_NAME AND fields::jsonb ? key AND subject IN (
            to_jsonb(OLD) ->> 'id', substr(to_jsonb(OLD) ->> 'sha256', 3)
        )
    )
)"""


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql\n"
        f"SET search_path FROM CURRENT AS $$ BEGIN\n{body} END $$"
    )


def _keeping(name: str, when: str, goes_on: str) -> str:
    return _function(name, f"IF {when}\nTHEN {_RAISE} END IF; RETURN {goes_on};")


_FUNCTIONS = (
    _function("refuse_change", _RAISE),
    _keeping("keep_sealed", _SEALED_LOSES_MORE, "NEW"),
    _keeping("keep_signed", _CARD_IS_SIGNED, "NEW"),
    _keeping("keep_unnamed", _CHANGES_UNNAMED, "NEW"),
    _keeping("keep_fact", _fact_is_kept(_POSTGRESQL_ID, _POSTGRESQL_HEX), "OLD"),
    _keeping("keep_known", _known_is_kept(_POSTGRESQL_ID), "OLD"),
    _keeping("keep_place", _place_is_kept(_POSTGRESQL_ID, _POSTGRESQL_HEX), "OLD"),
)
