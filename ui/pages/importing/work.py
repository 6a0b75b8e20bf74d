"""The steps of an import as the page asks for them: reading, judging, writing, keeping rejects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from workbench.app.desk import Desk
from workbench.app.importing import looking_up, opening, pasting, previewing, rejecting, running
from workbench.app.importing.judging import Decided, Plan
from workbench.app.importing.previewing import Preview
from workbench.app.importing.running import Imported
from workbench.domain.import_fields import Field
from workbench.domain.importing import Fate
from workbench.domain.operation import Operation
from workbench.domain.registers import RegisterAbout
from workbench.jobs import JobControl

_FILLED = 50
"""Rows among which each column's example is sought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A file with what becomes of its rows, the page of them that is shown, and who may know more.

    Attributes:
        registers: offline registers in which rows without a number can be looked up.
    """

    preview: Preview
    plans: tuple[Plan, ...]
    fate: Fate | None
    examples: tuple[str, ...]
    registers: tuple[RegisterAbout, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person says of a file that is shown.

    Attributes:
        fields: columns, counted from 0, that tell something else.
        decided: what unsure rows are.
        fate: whose rows are shown; None for all.
        most: rows that are shown.
        country: ISO 3166 code of the country of rows that tell none; None leaves it as it is.
    """

    fields: Mapping[int, Field]
    decided: Decided
    fate: Fate | None
    most: int
    country: str | None = None


def read_pasted(desk: Desk, text: str, most: int, control: JobControl) -> Judged:
    """Read a list that was copied from anywhere, and judge its rows; nothing is written.

    Raises:
        InvalidInput: nothing was copied, or it is no list.
        CancelledByUser: the reading was stopped.
    """
    opened = opening.open_file(desk, pasting.NAME, pasting.as_table(text), control)
    return judged(desk, previewing.preview(desk, opened, control), None, most)


def read(desk: Desk, file: Path, most: int, control: JobControl) -> Judged:
    """Read a file and judge its rows; nothing is written.

    Raises:
        InvalidInput: it is no table that can be read.
        CancelledByUser: the reading was stopped.
    """
    opened = opening.open_file(desk, file.name, opening.read_bytes(file), control)
    return judged(desk, previewing.preview(desk, opened, control), None, most)


def changed(desk: Desk, preview: Preview, wishes: Wishes, control: JobControl) -> Judged:
    """Judge the rows again with other columns, or other words of a person.

    Raises:
        CancelledByUser: the work was stopped.
    """
    opened = preview.opened
    if wishes.fields:
        opened = opened.with_fields(wishes.fields)
    if wishes.country is not None:
        opened = opened.of_country(wishes.country)
    again = previewing.preview(
        desk, opened, control, decided=wishes.decided, matches=preview.matches
    )
    return judged(desk, again, wishes.fate, wishes.most)


def look_up(desk: Desk, shown: Judged, most: int, control: JobControl) -> Judged:
    """Look up rows without a number in the offline registers; nothing is written.

    Raises:
        NotInStore: there is no offline register here any more.
        CancelledByUser: the work was stopped.
    """
    return judged(desk, looking_up.look_up(desk, shown.preview, control), shown.fate, most)


def judged(desk: Desk, preview: Preview, fate: Fate | None, most: int) -> Judged:
    """Return the first rows of a fate, or of all where it is None or no row has it."""
    wanted = fate if fate is not None and preview.counts[fate] else None
    fates: Sequence[Fate] = tuple(Fate) if wanted is None else (wanted,)
    plans = previewing.page(desk, preview, fates=fates, most=most)
    return Judged(
        preview=preview,
        plans=plans,
        fate=wanted,
        examples=_examples(preview),
        registers=desk.registers.all(),
    )


def write(desk: Desk, preview: Preview, control: JobControl) -> Operation[Imported]:
    """Write what was shown; see `running.run`."""
    return running.run(desk, preview, control)


def keep_rejects(desk: Desk, preview: Preview, file: Path, control: JobControl) -> Path:
    """Write the rows left out to a file that can be mended and imported again.

    Raises:
        InvalidInput: the file is there already, or cannot be written.
        CancelledByUser: the work was stopped.
    """
    rejecting.write_rejects(rejecting.rejects(desk, preview, control), file)
    return file


def _examples(preview: Preview) -> tuple[str, ...]:
    """Return the first cell of each column that is not empty."""
    rows = [row.cells for row in islice(preview.opened.table.rows(), _FILLED)]
    return tuple(
        next((cells[place] for cells in rows if cells[place]), "")
        for place in range(len(preview.opened.table.headings))
    )
