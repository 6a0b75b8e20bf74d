"""The rows that were not imported as a CSV that can be mended and imported again."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from workbench.app.desk import Desk
from workbench.app.importing.judging import Plan
from workbench.app.importing.previewing import BLOCK, Preview, page
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.matching.numbers import with_prefix
from workbench.texts import Texts, say

REJECTED = (Fate.UNSURE, Fate.UNUSABLE)
_NUMBER = "Registration number"
"""A heading that is understood when the file is imported again, whatever language is spoken."""
_OBEYED = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""
_HARMLESS = re.compile(r"[+-]?[0-9][0-9 ().,/-]*")
"""A plain number or telephone number, which may begin with a sign."""


def rejects(desk: Desk, shown: Preview, control: JobControl) -> bytes:
    """Return the rows that are unsure or unusable as CSV in UTF-8, each with the reason.

    The columns are the file's own; two more say in words why a row was left out and what to do. A
    number that was found or chosen in an offline register stands in the column of numbers; where
    the file has none, in one more.

    Raises:
        CancelledByUser: the work was stopped.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    why, what = say("Why it was left out"), say("What to do")
    told = (desk.texts.say(why), desk.texts.say(what))
    headings = shown.opened.table.headings
    place = shown.opened.columns.index(Field.NUMBER)
    more = (_NUMBER,) if place is None and shown.matches.rows else ()
    writer.writerow([safe(each) for each in (*headings, *told, *more)])
    first = 0
    while plans := page(desk, shown, fates=REJECTED, first=first, most=BLOCK):
        control.check()
        for plan in plans:
            cells, number = list(plan.told.row.cells), _number(plan)
            if place is not None:
                cells[place] = cells[place] or number
            cells += _told(plan, desk.texts)
            cells += [number] * len(more)
            writer.writerow([safe(each) for each in cells])
        first += len(plans)
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8", "replace")


def _number(plan: Plan) -> str:
    """Return the registration number that a row got from a register, or nothing."""
    numbers = plan.told.identifiers if plan.taken is not None else ()
    return next((with_prefix(each) for each in numbers if each.scheme.country), "")


def write_rejects(content: bytes, file: Path) -> None:
    """Write the rejects where a person said; a file that is there is left as it is.

    Raises:
        InvalidInput: something bears the name already, or it cannot be written; at `rejects`.
    """
    try:
        with file.open("xb") as opened:
            opened.write(content)
    except FileExistsError as problem:
        raise InvalidInput(
            say("{file} is there already, and was left as it is.", file=file.name), field="rejects"
        ) from problem
    except OSError as problem:
        raise InvalidInput(
            say("{file} cannot be written.", file=file.name), field="rejects"
        ) from problem


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what begins a formula."""
    if cell.startswith(_OBEYED) and not _HARMLESS.fullmatch(cell):
        return f"'{cell}"
    return cell


def _told(plan: Plan, texts: Texts) -> Sequence[str]:
    todo = plan.what_to_do
    return texts.say(plan.reason), texts.say(todo) if todo is not None else ""
