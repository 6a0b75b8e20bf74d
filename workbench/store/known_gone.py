"""Removing rows of our own lists: one row, all but its objection, or a whole list; what is left."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, func, select

from workbench.domain.known_details import NOTHING_TOLD
from workbench.domain.values import canonical_json
from workbench.store.tables.known_lists import KNOWN_LIST, KNOWN_ROW, KNOWN_SIGN
from workbench.store.tables.locked import ERASURE
from workbench.store.unit import Columns, Unit

BY_NAME = "name"
"""Says in an erasure that name and place stay, where somebody who objected has no number."""


def subject_of(known_list: UUID, line: int) -> str:
    """Return what an erasure calls a row."""
    return f"{known_list}/{line}"


def forget_row(unit: Unit, subject: str, kept: Iterable[str]) -> int:
    """Remove a row; what is kept is a number, or the name, by which an objection is heeded."""
    known_list, line = _row_of(subject)
    row = unit.row(
        select(KNOWN_ROW).where(KNOWN_ROW.c.list == known_list, KNOWN_ROW.c.line == line)
    )
    signs = unit.rows(
        select(KNOWN_SIGN.c.sign).where(KNOWN_SIGN.c.list == known_list, KNOWN_SIGN.c.line == line)
    )
    _forget(unit, known_list, line)
    stays = tuple(kept)
    if row is not None and stays:
        by_name = BY_NAME in stays
        sought = (
            [each["sign"] for each in signs if each["sign"].startswith(f"{BY_NAME} ")]
            if by_name
            else list(stays)
        )
        stamp = unit.stamp(row["by"], row["at"])
        unit.add(KNOWN_ROW, _bare(row, () if by_name else stays) | stamp)
        for sign in sought:
            bears = {"list": known_list, "line": line, "sign": sign}
            unit.add(KNOWN_SIGN, bears | unit.stamp(row["by"], row["at"]))
    return 0 if row is None else 1


def forget_list(unit: Unit, known_list: UUID) -> int:
    """Remove every row of a list."""
    return _forget(unit, known_list)


def is_bare(row: Columns) -> bool:
    """Whether nothing but an objection is left of a row."""
    return not json.loads(row["told"])["cells"]


def left_over(unit: Unit) -> int:
    """Return how many rows are still here although an erasure names them or their list."""
    told = select(ERASURE.c.kind, ERASURE.c.subject, ERASURE.c.fields).where(
        ERASURE.c.kind.in_((KNOWN_ROW.name, KNOWN_LIST.name))
    )
    left: set[tuple[UUID, int]] = set()
    for each in unit.rows(told):
        if each["kind"] == KNOWN_LIST.name:
            found = KNOWN_ROW.c.list == UUID(each["subject"])
        else:
            known_list, line = _row_of(each["subject"])
            found = (KNOWN_ROW.c.list == known_list) & (KNOWN_ROW.c.line == line)
        kept = each["kind"] == KNOWN_ROW.name and each["fields"] != "[]"
        for row in unit.rows(select(KNOWN_ROW).where(found)):
            if not (kept and is_bare(row)):
                left.add((row["list"], row["line"]))
    its_row = exists().where(
        KNOWN_ROW.c.list == KNOWN_SIGN.c.list, KNOWN_ROW.c.line == KNOWN_SIGN.c.line
    )
    (alone,) = unit.rows(select(func.count().label("n")).select_from(KNOWN_SIGN).where(~its_row))
    return len(left) + int(alone["n"])


def _forget(unit: Unit, known_list: UUID, line: int | None = None) -> int:
    """Remove a list's rows, or the one of a number, with what they are found by."""
    gone = 0
    for table in (KNOWN_SIGN, KNOWN_ROW):
        removed = delete(table).where(table.c.list == known_list)
        gone = unit.run(removed if line is None else removed.where(table.c.line == line))
    return gone


def _bare(row: Columns, numbers: Iterable[str]) -> dict[str, Any]:
    told = json.loads(row["told"])
    identifiers = [each.split(" ", 1) for each in numbers]
    bare = {
        "country": told["country"],
        "postcode": "" if identifiers else told["postcode"],
        "town": "" if identifiers else told["town"],
        "identifiers": identifiers,
        "domains": [],
        "details": NOTHING_TOLD.encoded(),
        "cells": [],
        "lines": 1,
    }
    return {
        "list": row["list"],
        "line": row["line"],
        "key": " ".join(identifiers[0]) if identifiers else row["key"],
        "name": identifiers[0][1] if identifiers else row["name"],
        "told": canonical_json(bare),
    }


def _row_of(subject: str) -> tuple[UUID, int]:
    known_list, _, line = subject.partition("/")
    return UUID(known_list), int(line)
