"""Opening a stored answer outside the window: as a safe copy, or a PDF as its exact bytes."""

import importlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.app.copies.body import Made
from workbench.app.copies.frame import framed
from workbench.app.desk import Desk
from workbench.domain.citation import Citation
from workbench.domain.fact import Place
from workbench.domain.filename import safe_name
from workbench.domain.lookup import Snapshot
from workbench.domain.media import UNKNOWN, bare, inert_suffix, media_type_of
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import say

LARGEST = 16 * 2**20
"""Bytes of an answer of which a safe copy is made: laid out it is some times as large."""
SUFFIX = ".html"
FILE = "file"
"""The field of errors about the file."""

_SEEN = 4096


class Opens(StrEnum):
    """How a stored answer is opened outside the window."""

    IN_BROWSER = "in_browser"
    AS_FILE = "as_file"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A stored answer, what is told of it, and the place in it that is meant, if one is."""

    snapshot: Snapshot
    citation: Citation
    place: Place | None = None


def opens(snapshot: Snapshot) -> Opens:
    """Return how an answer is opened: what a person can read is shown in a browser."""
    if not snapshot.content:
        return Opens.NOT
    kind = bare(snapshot.media_type)
    if kind in {"", UNKNOWN}:
        kind = bare(media_type_of(snapshot.content[:_SEEN]))
    readable = kind.startswith(("text/", "image/png", "image/jpeg")) or kind in _READABLE
    return Opens.IN_BROWSER if readable or kind.endswith(("+json", "+xml")) else Opens.AS_FILE


_READABLE = frozenset({"application/json", "application/xml", "multipart/related"})


def copy_for_opening(
    desk: Desk, cited: Cited, name: str, folder: Path, control: JobControl
) -> Path:
    """Write what is to be opened into a folder under a name that runs nothing, and return it.

    Raises:
        InvalidInput: it is too large, is no longer kept, or cannot be written.
        SourceUnreadable: it takes more time or memory to read than is allowed.
        CancelledByUser: the job was cancelled meanwhile.
    """
    in_browser = opens(cited.snapshot) is Opens.IN_BROWSER
    suffix = SUFFIX if in_browser else inert_suffix(cited.snapshot.media_type)
    copy = folder / f"{safe_name(Path(name).stem)}{suffix}"
    try:
        copy.write_bytes(content_to_open(desk, cited, control))
    except OSError as problem:
        raise _unwritable(copy) from problem
    return copy


def write_copy(desk: Desk, cited: Cited, file: Path, control: JobControl) -> None:
    """Write what is to be opened as a new file.

    Raises:
        InvalidInput: the file is there already or cannot be written, or the answer is too large.
        SourceUnreadable: the answer takes more time or memory to read than is allowed.
        CancelledByUser: the job was cancelled meanwhile.
    """
    content = content_to_open(desk, cited, control)
    try:
        with file.open("xb") as opened:
            opened.write(content)
    except FileExistsError as problem:
        raise InvalidInput(
            say("There is already something called {name}.", name=file.name),
            field=FILE,
            hint=say("Choose another name; nothing was overwritten."),
        ) from problem
    except OSError as problem:
        raise _unwritable(file) from problem


def content_to_open(desk: Desk, cited: Cited, control: JobControl) -> bytes:
    """Return a safe copy as one HTML file, or the exact bytes of what no such copy is made of.

    Raises:
        InvalidInput: it is too large, or no longer kept.
        SourceUnreadable: it takes more time or memory to read than is allowed.
        CancelledByUser: the job was cancelled meanwhile.
    """
    how = opens(cited.snapshot)
    if how is Opens.NOT:
        raise InvalidInput(
            say("The stored answer was removed; only its fingerprint is kept."), field=FILE
        )
    if how is Opens.AS_FILE:
        return cited.snapshot.content
    if len(cited.snapshot.content) > LARGEST:
        raise InvalidInput(
            say("The stored answer is larger than 16 MB, so no safe copy is made of it."),
            field=FILE,
            hint=say("It is kept whole, and its place is shown in the window."),
        )
    made = desk.room.run(_made, (cited.snapshot, cited.place), control)
    return framed(made, cited.citation, cited.place, desk.texts)


# What reads markup takes long to load, and most who start open nothing outside the window.


def _made(task: tuple[Snapshot, Place | None]) -> Made:
    made: Made = importlib.import_module("workbench.app.copies.making").make(task)
    return made


def _unwritable(file: Path) -> InvalidInput:
    return InvalidInput(say("{file} cannot be written.", file=file.name), field=FILE)
