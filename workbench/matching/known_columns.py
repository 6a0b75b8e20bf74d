"""Which column of a list of ours tells what, by its heading and its cells, and what kind it is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.domain.import_fields import Field
from workbench.domain.known_details import Lateness
from workbench.domain.known_fields import OF_KIND, WHO, KnownField, Telling
from workbench.domain.known_lists import KnownKind
from workbench.matching.columns import Column, Columns, recognise
from workbench.matching.known_headings import bucket, kind_named, telling
from workbench.texts import Message, say

_TELLS_KIND: Mapping[KnownKind, frozenset[KnownField]] = {
    KnownKind.DEBTOR: frozenset(
        {KnownField.DAYS_LATE, KnownField.DUE, KnownField.OVERDUE, KnownField.BUCKET}
    ),
    KnownKind.DEAL: frozenset({KnownField.DEAL_STAGE, KnownField.CLOSE}),
}
"""Fields that no other kind of list has."""
_CALLED = {
    Field.RESPONSIBLE: KnownField.OWNER,
    Field.STAGE: KnownField.DEAL_STAGE,
    Field.NOTE: KnownField.REASON,
}
"""What a lead's field is called in a list of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownColumn:
    """One column.

    Attributes:
        index: counted from 0.
        tells: what it tells, or None where nothing is done with it.
        why: what that was told by.
        age: of a column of an ageing list how late what stands in it is.
    """

    index: int
    heading: str
    tells: Telling | None
    why: Message
    age: Lateness | None = None


@dataclass(frozen=True, kw_only=True)
class KnownColumns:
    """All columns of a list.

    Attributes:
        home: ISO 3166 code of the country whose registration numbers most of its numbers are.
    """

    kind: KnownKind
    columns: tuple[KnownColumn, ...]
    home: str = ""

    @cached_property
    def who(self) -> Columns:
        """The columns that tell who a company is, as leads are read."""
        told = (
            Column(
                index=each.index,
                heading=each.heading,
                field=each.tells if isinstance(each.tells, Field) else Field.NOTHING,
                why=each.why,
            )
            for each in self.columns
        )
        return Columns(columns=tuple(told), home=self.home)

    def all(self, field: KnownField) -> tuple[KnownColumn, ...]:
        """Return every column that tells a field."""
        return tuple(each for each in self.columns if each.tells is field)

    @cached_property
    def read(self) -> tuple[KnownColumn, ...]:
        """The columns that something is done with."""
        return tuple(each for each in self.columns if each.tells is not None)

    @property
    def reading(self) -> str:
        """How the file is read, as canonical text."""
        told = [[each.heading, each.tells.value] for each in self.columns if each.tells is not None]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def changed(self, fields: Mapping[int, Telling | None]) -> "KnownColumns":
        """Return the columns with some of them telling what a person says; theirs come first."""
        said = say("you said so")
        taken = {each for each in fields.values() if each is not None and not _many(each)}
        columns = []
        for each in self.columns:
            if each.index in fields:
                tells = fields[each.index]
                age = bucket(each.heading) if tells is KnownField.BUCKET else None
                columns.append(replace(each, tells=tells, why=said, age=age))
            elif each.tells in taken:
                columns.append(replace(each, tells=None, why=_NOTHING_DONE))
            else:
                columns.append(each)
        return replace(self, columns=tuple(columns))


_NOTHING_DONE = say("nothing is done with it, and it is not kept")


def guessed_kind(name: str, headings: Sequence[str]) -> KnownKind:
    """Return what a file lists: by columns that no other list has, by its name; or customers."""
    for kind, fields in _TELLS_KIND.items():
        told = {_by_heading(each, kind) for each in headings}
        if kind is KnownKind.DEAL and KnownField.DEAL not in told:
            continue
        if told & fields:
            return kind
    return kind_named(name) or KnownKind.CUSTOMER


def recognise_known(
    kind: KnownKind, headings: Sequence[str], sample: Sequence[Sequence[str]]
) -> KnownColumns:
    """Return what each column of a list of a kind tells; `sample` are some rows, as wide."""
    asked = recognise(headings, sample)
    found = [_column(kind, each) for each in asked.columns]
    return KnownColumns(kind=kind, columns=_once(found, sample), home=asked.home)


def _column(kind: KnownKind, column: Column) -> KnownColumn:
    tells = _by_heading(column.heading, kind)
    if tells is not None:
        age = bucket(column.heading) if tells is KnownField.BUCKET else None
        why = say("its heading says so")
        return KnownColumn(
            index=column.index, heading=column.heading, tells=tells, why=why, age=age
        )
    field: Telling = _CALLED.get(column.field, column.field)
    known = field in WHO or field in OF_KIND[kind]
    return KnownColumn(
        index=column.index,
        heading=column.heading,
        tells=field if known else None,
        why=column.why if known else _NOTHING_DONE,
    )


def _by_heading(heading: str, kind: KnownKind) -> Telling | None:
    told = telling(heading, kind)
    if told is not None:
        return told if told in WHO or told in OF_KIND[kind] else None
    is_age = kind is KnownKind.DEBTOR and bucket(heading) is not None
    return KnownField.BUCKET if is_age else None


def _once(found: Sequence[KnownColumn], sample: Sequence[Sequence[str]]) -> tuple[KnownColumn, ...]:
    """Let the fullest column of each field tell it; the others tell nothing, and say so."""
    chosen: dict[Telling, KnownColumn] = {}
    filled: dict[int, int] = {
        each.index: sum(1 for row in sample if row[each.index]) for each in found
    }
    for each in found:
        if each.tells is None or _many(each.tells):
            continue
        best = chosen.get(each.tells)
        if best is None or filled[each.index] > filled[best.index]:
            chosen[each.tells] = each
    return tuple(
        each
        if each.tells is None or _many(each.tells) or chosen[each.tells] is each
        else replace(
            each,
            tells=None,
            why=say("{heading} tells it already", heading=chosen[each.tells].heading),
        )
        for each in found
    )


def _many(told: Telling) -> bool:
    return told.many
