"""The reader of tables: what a file is, its bytes say."""

from workbench.domain.brought import Room
from workbench.domain.table_file import LARGEST_TABLE, Table
from workbench.errors import SourceUnreadable
from workbench.jobs import JobControl
from workbench.tables.cards import is_cards, read_cards
from workbench.tables.delimited import read_delimited
from workbench.tables.refusing import Refusal, TableRefused, refused
from workbench.tables.sheets import is_workbook, read_workbook
from workbench.texts import say


class FileTables:
    """Reads delimited text here, and what is packed or written by others' rules in the room."""

    def read(self, content: bytes, name: str, sheet: str, room: Room, control: JobControl) -> Table:
        """Return the table in a file; see `TableFiles.read`.

        Raises:
            InvalidInput: it is no table that can be read, at the field `file` or `sheet`.
            CancelledByUser: the reading was stopped.
        """
        if not content:
            raise refused(say("{file} is empty.", file=name))
        if len(content) > LARGEST_TABLE:
            raise refused(
                say("{file} is larger than 512 MB.", file=name), say("Import it in parts.")
            )
        try:
            if is_workbook(content):
                return _given(room.run(_workbook, (content, name, sheet), control))
            if is_cards(content):
                return _given(room.run(_cards, (content, name), control))
        except SourceUnreadable as problem:
            raise refused(
                say("{file} takes more time or memory to read than we allow.", file=name),
                say("Save the sheet with the companies as CSV, and choose that."),
            ) from problem
        return read_delimited(content, name, control)


def _given(read: Table | Refusal) -> Table:
    if isinstance(read, Refusal):
        raise read.error
    return read


# What is refused is told by the child and raised here: any other error there is a fault of ours.
def _workbook(task: tuple[bytes, str, str]) -> Table | Refusal:
    try:
        return read_workbook(task)
    except TableRefused as problem:
        return problem.refusal


def _cards(task: tuple[bytes, str]) -> Table | Refusal:
    try:
        return read_cards(task)
    except TableRefused as problem:
        return problem.refusal
