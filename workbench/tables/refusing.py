"""How a file is refused: what is wrong with it, and what to do."""

from dataclasses import dataclass

from workbench.errors import InvalidInput
from workbench.texts import Message, say

FILE, SHEET = "file", "sheet"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is refused, as it travels from the process that read it."""

    problem: Message
    hint: Message | None = None
    field: str = FILE

    @property
    def error(self) -> "TableRefused":
        """The error to raise."""
        return TableRefused(self)


class TableRefused(InvalidInput):
    """A file holds no table that can be read."""

    def __init__(self, refusal: Refusal) -> None:
        """Say why."""
        super().__init__(refusal.problem, field=refusal.field, hint=refusal.hint)
        self.refusal = refusal


def refused(problem: Message, hint: Message | None = None, field: str = FILE) -> TableRefused:
    """Return the error that says why a file holds no table that can be read."""
    return Refusal(problem, hint, field).error


def no_table(name: str) -> TableRefused:
    """Return the error of a file that is nothing we read."""
    return refused(
        say("{file} is no table that can be read.", file=name),
        say("Save it as CSV, XLSX, ODS or vCard, and choose that."),
    )


def nothing_in(name: str) -> TableRefused:
    """Return the error of a file without rows."""
    return refused(
        say("{file} holds no rows.", file=name),
        say("Choose the file or the sheet in which the companies stand."),
    )
