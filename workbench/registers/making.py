"""A register built in a scratch folder, of a bulk file or of changes, ready to be put in place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from workbench.domain.register_changes import Tally
from workbench.domain.registers import RowTrouble
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.registers.build import Building
from workbench.registers.bulk_file import BulkFile
from workbench.registers.changed import Changed
from workbench.registers.format import FORMATS, Damaged, RegisterFormat
from workbench.registers.kept_changes import is_of_changes
from workbench.registers.origin import FromFile
from workbench.texts import say


@dataclass(frozen=True, slots=True)
class Made:
    """A register that was built.

    Attributes:
        path: its file, in a scratch folder.
        troubles: the first rows that were left out.
        tally: what changed, where it was built of an older one and of changes.
    """

    path: Path
    troubles: tuple[RowTrouble, ...]
    tally: Tally = field(default_factory=Tally)


Make = Callable[[Path, Path, datetime, JobControl], Made]
"""Builds in a folder of registers what a file holds, as of now; see `make`."""


def make(folder: Path, file: Path, built: datetime, control: JobControl) -> Made:
    """Return the whole new register of a file, in a scratch folder below `folder`.

    A file of changes, which lies in `folder` itself, is put together with the register there.

    Raises:
        InvalidInput: it is no file of a register we know, or none that may be read.
        SourceUnreadable: it is damaged, cut off, or lacks a column.
        StoreError: there is no room, the folder cannot be written, or what lies in it be read.
        CancelledByUser: the job was cancelled.
    """
    damaged = Damaged()
    if is_of_changes(folder, file):
        with Changed(file, control) as origin:
            path = Building(folder, origin, control).build(damaged, built)
            return Made(path, (), origin.tally)
    with BulkFile(file, control) as opened:
        origin_of_file = FromFile(recognised(opened), opened)
        path = Building(folder, origin_of_file, control).build(damaged, built)
    return Made(path, tuple(damaged.named))


def recognised(file: BulkFile) -> RegisterFormat:
    """Return the format of a file.

    Raises:
        InvalidInput: it is none we know, or one that may not be read.
    """
    for known in FORMATS.values():
        if known.recognises(file):
            return known
    known_names = ", ".join(each.names for each in FORMATS.values())
    raise InvalidInput(
        say("{name} is no register file that Leadline knows.", name=file.name),
        field="file",
        hint=say("Known are: {names}. See: leadline register list", names=known_names),
    )
