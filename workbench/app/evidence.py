"""The piece of a stored answer in which a fact was read, with the place marked."""

import importlib
from collections.abc import Callable

from workbench.app.excerpts import in_csv, in_json, in_markup, in_text
from workbench.app.excerpts.lines import PlaceMissing
from workbench.domain.brought import Room
from workbench.domain.excerpt import Excerpt, PageImage
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.errors import SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import say

LARGEST = 32 * 2**20
"""Bytes of an answer that is still opened for an excerpt."""


def excerpt(snapshot: Snapshot, place: Place, room: Room, control: JobControl) -> Excerpt:
    """Return the lines around a place, or a note that says why there are none.

    Meant for a worker: a large answer takes a while to read. It never raises for what an answer
    holds; a missing place is said, with the words that once stood there marked.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    if not snapshot.content:
        note = say("The stored answer was removed; only its fingerprint is kept.")
        return Excerpt(marked=place.original, note=note)
    if len(snapshot.content) > LARGEST:
        note = say("The stored answer is too large to show here; open it as a file.")
        return Excerpt(marked=place.original, note=note)
    try:
        if place.kind is LocatorKind.PDF:
            return _page(snapshot, place.locator, room, control)
        return _READERS[place.kind](snapshot, place)
    except SourceUnreadable:
        note = say("The page takes too long to draw; open the file.")
        return Excerpt(marked=place.original, note=note)
    except PlaceMissing:
        note = say(
            "The place {place} is not in the stored answer; this was read there.",
            place=place.locator,
        )
        return Excerpt(marked=place.original, note=note)


def _page(snapshot: Snapshot, locator: str, room: Room, control: JobControl) -> Excerpt:
    # Read here only as a name to be run elsewhere: PDFium must not be loaded into the window.
    drawn = room.run(_drawn, (snapshot.content, locator), control)
    if drawn is None:
        raise PlaceMissing
    return Excerpt(page=drawn)


def _drawn(task: tuple[bytes, str]) -> PageImage | None:
    drawn: PageImage | None = importlib.import_module("workbench.app.pdf_pages").draw(task)
    return drawn


_READERS: dict[LocatorKind, Callable[[Snapshot, Place], Excerpt]] = {
    LocatorKind.JSON: in_json.excerpt,
    LocatorKind.XPATH: in_markup.excerpt,
    LocatorKind.SCRIPT: in_markup.excerpt_of_script,
    LocatorKind.CSV: in_csv.excerpt,
    LocatorKind.TEXT: in_text.excerpt,
}
