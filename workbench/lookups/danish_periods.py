"""Dated rows of the Danish register: which hold on a day, which are over, which are to come."""

from collections.abc import Iterable
from datetime import date

from workbench.lookups.json_answer import Node

_PERIOD = "periode"


def began(row: Node) -> date | None:
    """Return the first day of a row; None where the register knows none.

    Raises:
        SourceUnreadable: it is no day.
    """
    period = row.get(_PERIOD)
    return period.day("gyldigFra") if period else None


def ended(row: Node) -> date | None:
    """Return the last day of a row; None where it has none.

    Raises:
        SourceUnreadable: it is no day: then nobody knows whether the row still holds.
    """
    period = row.get(_PERIOD)
    return period.day("gyldigTil") if period else None


def holding(rows: Node | None, today: date) -> list[Node]:
    """Return the rows that hold on a day, the one that began last before the others.

    Their order in the answer says nothing. Rows may begin or end later than today.

    Raises:
        SourceUnreadable: a row's day is no day.
    """
    standing = [row for row in _rows(rows) if _has_begun(row, today) and not _is_over(row, today)]
    return sorted(standing, key=_start, reverse=True)


def over(rows: Node | None, today: date) -> list[Node]:
    """Return the rows that held once and do no more, the oldest first.

    Raises:
        SourceUnreadable: a row's day is no day.
    """
    return sorted((row for row in _rows(rows) if _is_over(row, today)), key=_start)


def newest(rows: Node | None, today: date) -> Node | None:
    """Return the row that holds, else the one that held last, else None.

    Raises:
        SourceUnreadable: a row's day is no day.
    """
    standing = holding(rows, today)
    if standing:
        return standing[0]
    return max(over(rows, today), key=lambda row: ended(row) or date.min, default=None)


def _rows(rows: Node | None) -> Iterable[Node]:
    return list(rows.items()) if rows is not None else ()


def _has_begun(row: Node, today: date) -> bool:
    return (began(row) or date.min) <= today


def _is_over(row: Node, today: date) -> bool:
    return (ended(row) or date.max) < today


def _start(row: Node) -> date:
    return began(row) or date.min
