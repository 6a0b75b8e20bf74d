"""The tables of the ledger, one module per family; importing this declares them all."""

from workbench.store.tables import (
    cards,
    companies,
    facts,
    heard,
    lists,
    locked,
    lookups,
    people,
    pursuit,
    rows,
)

__all__ = [
    "cards",
    "companies",
    "facts",
    "heard",
    "lists",
    "locked",
    "lookups",
    "people",
    "pursuit",
    "rows",
]
