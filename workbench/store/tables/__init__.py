"""The tables of the ledger, one module per family; importing this declares them all.

Beside the class of a row stands its table by the same name, for statements of SQL.
"""

from workbench.store.tables import (
    cards,
    companies,
    facts,
    heard,
    imports,
    known_lists,
    lists,
    locked,
    lookups,
    people,
    persons,
    pursuit,
    rows,
    work,
)

__all__ = [
    "cards",
    "companies",
    "facts",
    "heard",
    "imports",
    "known_lists",
    "lists",
    "locked",
    "lookups",
    "people",
    "persons",
    "pursuit",
    "rows",
    "work",
]
