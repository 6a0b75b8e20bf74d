"""A file to import, opened: its table and what each column tells; nothing is written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.desk import Desk
from workbench.domain.import_fields import Field
from workbench.domain.table_file import LARGEST_TABLE, Table
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.matching.columns import SAMPLE, Columns, recognise
from workbench.texts import say

FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A file whose columns are understood.

    Attributes:
        name: of the file.
        content: its bytes.
    """

    name: str
    content: bytes
    table: Table
    columns: Columns

    @property
    def reading(self) -> str:
        """How it is read, as canonical text: two equal readings import the same."""
        fields = [[each.heading, each.field.value] for each in self.columns.columns]
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))

    def with_fields(self, fields: Mapping[int, Field]) -> "OpenedFile":
        """Return the file with some columns, counted from 0, telling what a person says."""
        return replace(self, columns=self.columns.changed(fields))

    def of_country(self, country: str) -> "OpenedFile":
        """Return the file with a country, by its ISO 3166 code, for rows that tell none."""
        return replace(self, columns=replace(self.columns, country=country))

    def named(self, heading: str) -> int:
        """Return the column that has a heading, case aside.

        Raises:
            InvalidInput: none has, at the field `column`.
        """
        return self.table.named(heading, self.name)


def read_bytes(file: Path) -> bytes:
    """Return the bytes of a file to import.

    Raises:
        InvalidInput: it cannot be read or is too large; `field` is `file`.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_TABLE + 1)
    except OSError as problem:
        raise InvalidInput(say("{file} cannot be read.", file=file.name), field=FILE) from problem
    return content


def open_file(
    desk: Desk, name: str, content: bytes, control: JobControl, *, sheet: str = ""
) -> OpenedFile:
    """Return a file with what each of its columns tells, by its heading and its cells.

    Raises:
        InvalidInput: it is no table that can be read, at `file` or `sheet`.
        CancelledByUser: the reading was stopped.
    """
    table, sample = read_table(desk, name, content, control, sheet=sheet)
    columns = recognise(table.headings, sample)
    return OpenedFile(name=name, content=content, table=table, columns=columns)


def read_table(
    desk: Desk, name: str, content: bytes, control: JobControl, *, sheet: str = ""
) -> tuple[Table, Sequence[tuple[str, ...]]]:
    """Return the table in a file, and the cells of its first rows.

    Raises:
        InvalidInput: it is no table that can be read, or has no rows, at `file` or `sheet`.
        CancelledByUser: the reading was stopped.
    """
    table = desk.tables.read(content, name, sheet, desk.room, control)
    sample = table.sample(SAMPLE)
    if not sample:
        raise InvalidInput(say("{file} holds no rows below its headings.", file=name), field=FILE)
    return table, sample
