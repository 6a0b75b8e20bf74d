"""The piece of a stored answer in which a fact was read, with the place marked."""

import importlib
from collections.abc import Callable

from workbench.app.excerpts import in_csv, in_json, in_markup, in_text
from workbench.app.excerpts.lines import PlaceMissing
from workbench.domain.brought import Room, T
from workbench.domain.excerpt import Excerpt, PageImage
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.errors import SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import Message, say

LARGEST = 32 * 2**20
"""Bytes of an answer that is still opened for an excerpt."""
SMALL = 50_000
"""Bytes up to which an answer is read here, and not in the room."""

_TOO_LONG = say("The page takes too long to draw; open the file.")
_TOO_MUCH = say("The answer takes more time or memory to read than we allow.")


def excerpt(snapshot: Snapshot, place: Place, room: Room, control: JobControl) -> Excerpt:
    """Return the lines around a place, or a note that says why there are none.

    Meant for a worker: a large answer takes a while to read. It never raises for what an answer
    holds; a missing place is said, with the words that once stood there marked.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    try:
        return _shown(snapshot, place, room, control)
    except _NotShown as problem:
        return Excerpt(marked=place.original, note=problem.note)
    except SourceUnreadable:
        note = _TOO_LONG if place.kind is LocatorKind.PDF else _TOO_MUCH
        return Excerpt(marked=place.original, note=note)
    except PlaceMissing:
        note = say(
            "The place {place} is not in the stored answer; this was read there.",
            place=place.locator,
        )
        return Excerpt(marked=place.original, note=note)


class _NotShown(Exception):
    """Why a stored answer is not opened at all."""

    def __init__(self, note: Message) -> None:
        super().__init__(str(note))
        self.note = note


def _shown(snapshot: Snapshot, place: Place, room: Room, control: JobControl) -> Excerpt:
    if not snapshot.content:
        raise _NotShown(say("The stored answer was removed; only its fingerprint is kept."))
    if len(snapshot.content) > LARGEST:
        raise _NotShown(say("The stored answer is too large to show here."))
    if place.kind is LocatorKind.PDF:
        return _page(snapshot, place.locator, room, control)
    if len(snapshot.content) <= SMALL:
        return _READERS[place.kind](snapshot, place)
    return _found(room.run(_lines, (snapshot, place), control))


def _page(snapshot: Snapshot, locator: str, room: Room, control: JobControl) -> Excerpt:
    # Read here only as a name to be run elsewhere: PDFium must not be loaded into the window.
    return Excerpt(page=_found(room.run(_drawn, (snapshot.content, locator), control)))


def _drawn(task: tuple[bytes, str]) -> PageImage | None:
    drawn: PageImage | None = importlib.import_module("workbench.app.pdf_pages").draw(task)
    return drawn


def _lines(task: tuple[Snapshot, Place]) -> Excerpt | None:
    snapshot, place = task
    try:
        return _READERS[place.kind](snapshot, place)
    except PlaceMissing:
        return None


def _found(read: T | None) -> T:
    if read is None:
        raise PlaceMissing
    return read


_READERS: dict[LocatorKind, Callable[[Snapshot, Place], Excerpt]] = {
    LocatorKind.JSON: in_json.excerpt,
    LocatorKind.XPATH: in_markup.excerpt,
    LocatorKind.SCRIPT: in_markup.excerpt_of_script,
    LocatorKind.CSV: in_csv.excerpt,
    LocatorKind.TEXT: in_text.excerpt,
}
