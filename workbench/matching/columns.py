"""Which field each column of an imported file tells, by its heading and by its cells, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.import_fields import Field
from workbench.matching import cells
from workbench.matching.headings import field_named, system_of
from workbench.matching.phones import phone_number
from workbench.texts import Message, say

SAMPLE = 200
"""Rows that are looked at before a column is taken for what its cells seem to be."""
_MOST_PERCENT, _FEW_PERCENT = 80, 30
_FEWEST = 3
"""Cells below which a column's cells neither make nor break a field."""
_YEARS = range(1800, 2101)
_POSTCODE_LENGTHS = (4, 5)
_NOTHING_DONE = say("nothing is done with it; it stays in the kept file")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        index: counted from 0.
        heading: as the file has it.
        field: what it tells.
        why: what that was told by.
        filled: how many cells of the sample are not empty.
    """

    index: int
    heading: str
    field: Field
    why: Message
    filled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All columns of a file.

    Attributes:
        system: the customer system whose export it is, or empty.
        home: ISO 3166 code of the country whose registration numbers most of its numbers are.
        country: ISO 3166 code of the country of rows that tell none, as a person said; or empty.
    """

    columns: tuple[Column, ...]
    system: str = ""
    home: str = ""
    country: str = ""

    def index(self, field: Field) -> int | None:
        """Return the column that tells a field, or None."""
        return next((each.index for each in self.columns if each.field is field), None)

    def all(self, field: Field) -> tuple[Column, ...]:
        """Return every column that tells a field."""
        return tuple(each for each in self.columns if each.field is field)

    def changed(self, fields: Mapping[int, Field]) -> "Columns":
        """Return the columns with some of them telling what a person says; theirs come first."""
        said = say("you said so")
        taken = {field for field in fields.values() if not field.many}
        columns = []
        for each in self.columns:
            if each.index in fields:
                columns.append(replace(each, field=fields[each.index], why=said))
            elif each.field in taken:
                columns.append(replace(each, field=Field.NOTHING, why=_NOTHING_DONE))
            else:
                columns.append(each)
        return replace(self, columns=tuple(columns))


def recognise(headings: Sequence[str], sample: Sequence[Sequence[str]]) -> Columns:
    """Return what each column tells; `sample` are some rows, as wide as the headings."""
    system = system_of(headings)
    found = [
        _column(index, heading, system, [row[index] for row in sample if row[index]])
        for index, heading in enumerate(headings)
    ]
    numbers = [each.index for each in found if each.field is Field.NUMBER]
    home = cells.home_of(row[index] for index in numbers for row in sample)
    return Columns(columns=_once(found), system=system, home=home)


def _column(index: int, heading: str, system: str, filled: Sequence[str]) -> Column:
    field, why = _by_heading(heading, system, filled) or _by_cells(filled)
    return Column(index=index, heading=heading, field=field, why=why, filled=len(filled))


def _by_heading(heading: str, system: str, filled: Sequence[str]) -> tuple[Field, Message] | None:
    named = field_named(heading, system)
    if named is None:
        return None
    share = _share(named.field, filled)
    if share is not None and share < _FEW_PERCENT:
        if named.field is Field.NUMBER:
            why = say("its heading says a number, and its cells are no registration numbers")
            return Field.EXTERNAL_ID, why
        return None
    if named.crm:
        return named.field, say("{system} calls it so", system=named.crm)
    return named.field, say("its heading says so")


def _by_cells(filled: Sequence[str]) -> tuple[Field, Message]:
    for field in _TELLING:
        share = _share(field, filled)
        if share is not None and share >= _MOST_PERCENT:
            why = say("{share} % of its cells look so: {field}", share=share, field=field.words)
            return field, why
    return Field.NOTHING, _NOTHING_DONE


def _share(field: Field, filled: Sequence[str]) -> int | None:
    """Return of how many percent of the cells a field is true; None where nobody can tell."""
    tells = _TELLING.get(field)
    if tells is None or len(filled) < _FEWEST:
        return None
    return 100 * sum(map(tells, filled)) // len(filled)


def _once(found: Sequence[Column]) -> tuple[Column, ...]:
    """Let the fullest column of each field tell it; the others tell nothing, and say so."""
    chosen: dict[Field, Column] = {}
    for each in found:
        best = chosen.get(each.field)
        if best is None or each.filled > best.filled:
            chosen[each.field] = each
    return tuple(
        each
        if each.field.many or chosen[each.field] is each
        else replace(
            each,
            field=Field.NOTHING,
            why=say("{heading} tells it already", heading=chosen[each.field].heading),
        )
        for each in found
    )


def _is_number(cell: str) -> bool:
    return cells.registration_number(cell) is not None


def _is_vat(cell: str) -> bool:
    letters = cell.strip()[:2]
    return letters.isalpha() and bool(cells.vat_number(cell))


def _is_lei(cell: str) -> bool:
    return cells.lei(cell) is not None


def _is_website(cell: str) -> bool:
    return "@" not in cell and bool(cells.own_domain(cell))


def _is_mail(cell: str) -> bool:
    return bool(cells.mail_address(cell))


def _is_country(cell: str) -> bool:
    return bool(cells.country_code(cell))


def _is_phone(cell: str) -> bool:
    return bool(phone_number(cell, "NO"))


def _is_postcode(cell: str) -> bool:
    digits = cell.replace(" ", "")
    return digits.isdigit() and len(digits) in _POSTCODE_LENGTHS and int(digits) not in _YEARS


_TELLING: Mapping[Field, Callable[[str], bool]] = {
    Field.LEI: _is_lei,
    Field.VAT: _is_vat,
    Field.NUMBER: _is_number,
    Field.MAIL: _is_mail,
    Field.WEBSITE: _is_website,
    Field.COUNTRY: _is_country,
    Field.PHONE: _is_phone,
    Field.POSTCODE: _is_postcode,
}
"""Fields that cells show by themselves, the surest first."""
