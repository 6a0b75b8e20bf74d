"""Companies that hold an equal number, and are one by that alone: sought when a number is added."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select

from workbench.domain.clusters import is_confirming
from workbench.domain.company import Identifier, Scheme
from workbench.store.numbers_withdrawn import Number, withdrawn_numbers
from workbench.store.tables.companies import IDENTIFIER
from workbench.store.unit import Unit

_AT_ONCE = 500
"""Numbers sought with one statement."""


def joining(unit: Unit, numbers: Sequence[Number]) -> Iterator[tuple[UUID, UUID, Identifier]]:
    """Yield whoever holds a number that was just added, and who holds it too, the older first."""
    wanted = [each for each in numbers if is_confirming(each[1])]
    for first in range(0, len(wanted), _AT_ONCE):
        yield from _held_twice(unit, wanted[first : first + _AT_ONCE])


def _held_twice(unit: Unit, numbers: Sequence[Number]) -> Iterator[tuple[UUID, UUID, Identifier]]:
    added = {number: company for company, number in numbers}
    # By value alone, for which there is an index; pairs would be sought in every row.
    rows = unit.rows(
        select(IDENTIFIER.c.company, IDENTIFIER.c.scheme, IDENTIFIER.c.value)
        .where(IDENTIFIER.c.value.in_({each.value for each in added}))
        .order_by(IDENTIFIER.c.sequence, IDENTIFIER.c.replica)
    )
    held = [(row["company"], Identifier(Scheme(row["scheme"]), row["value"])) for row in rows]
    others = [each for each in held if each[1] in added and added[each[1]] != each[0]]
    if not others:
        return
    gone = withdrawn_numbers(unit, others)
    for company, number in others:
        if (company, number) not in gone:
            yield company, added[number], number
