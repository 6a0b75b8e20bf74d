"""A register's bulk file recognised and built in a scratch folder, ready to be put in place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.domain.registers import RowTrouble
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.registers.build import Building
from workbench.registers.bulk_file import BulkFile
from workbench.registers.format import FORMATS, Damaged, RegisterFormat
from workbench.texts import say


@dataclass(frozen=True, slots=True)
class Made:
    """A register that was built: its file in a scratch folder, and the first rows left out."""

    path: Path
    troubles: tuple[RowTrouble, ...]


Make = Callable[[Path, Path, datetime, JobControl], Made]
"""Builds below a folder the register of a file, as of now; see `make`."""


def make(folder: Path, file: Path, built: datetime, control: JobControl) -> Made:
    """Return the whole new register of a file, in a scratch folder below `folder`.

    Raises:
        InvalidInput: it is no file of a register we know, or none that may be read.
        SourceUnreadable: it is damaged, cut off, or lacks a column.
        StoreError: there is no room, or the folder cannot be written.
        CancelledByUser: the job was cancelled.
    """
    damaged = Damaged()
    with BulkFile(file, control) as opened:
        building = Building(folder, recognised(opened), control)
        path = building.build(opened, damaged, built)
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
