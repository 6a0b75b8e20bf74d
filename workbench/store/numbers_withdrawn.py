"""Numbers of companies that were given by mistake: withdrawn, and given anew, by appended rows.

A number has no id of its own. What a withdrawal names is made from the company and the number, and
a number that comes back withdraws the withdrawal.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import select

from workbench.domain.company import Identifier
from workbench.domain.ids import new_id
from workbench.store.tables.companies import IDENTIFIER
from workbench.store.tables.pursuit import WITHDRAWAL
from workbench.store.unit import Columns, Unit

Number = tuple[UUID, Identifier]
"""A number of a company."""
_AT_ONCE = 500


def withdrawn_numbers(unit: Unit, numbers: Sequence[Number]) -> frozenset[Number]:
    """Return those of some numbers that were withdrawn and not given anew."""
    named = {_name(each): each for each in numbers}
    return frozenset(named[row["entry"]] for row in _standing(unit, named))


def withdraw_numbers(unit: Unit, numbers: Sequence[Number], by: UUID, at: datetime) -> None:
    """Append that some numbers are withdrawn."""
    stamps = unit.stamps(len(numbers), by, at) if numbers else []
    rows = zip(numbers, stamps, strict=True)
    unit.add(
        WITHDRAWAL,
        *(
            {"id": new_id(), "kind": IDENTIFIER.name, "entry": _name(each), **stamp}
            for each, stamp in rows
        ),
    )


def restored(unit: Unit, company: UUID, identifier: Identifier) -> bool:
    """Give a number anew that was withdrawn; return whether it was."""
    standing = _standing(unit, [_name((company, identifier))])
    for row in standing:
        unit.add(
            WITHDRAWAL,
            {
                "id": new_id(),
                "kind": WITHDRAWAL.name,
                "entry": row["id"],
                **unit.stamp(None, unit.now(), row["id"]),
            },
        )
    return bool(standing)


def _standing(unit: Unit, names: Iterable[UUID]) -> list[Columns]:
    """Return the withdrawals of some numbers that nothing withdrew since."""
    every = list(names)
    again = WITHDRAWAL.alias("again")
    lifted = select(again.c.id).where(
        again.c.entry == WITHDRAWAL.c.id, again.c.kind == WITHDRAWAL.name
    )
    found: list[Columns] = []
    for first in range(0, len(every), _AT_ONCE):
        found += unit.rows(
            select(WITHDRAWAL.c.id, WITHDRAWAL.c.entry).where(
                WITHDRAWAL.c.kind == IDENTIFIER.name,
                WITHDRAWAL.c.entry.in_(every[first : first + _AT_ONCE]),
                ~lifted.exists(),
            )
        )
    return found


def _name(number: Number) -> UUID:
    company, identifier = number
    return uuid5(company, str(identifier))
