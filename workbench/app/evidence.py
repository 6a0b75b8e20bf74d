"""The piece of a stored answer in which a fact was read, with the place marked."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from workbench.app.desk import Desk
from workbench.app.excerpts import in_csv, in_json, in_markup, in_text
from workbench.app.excerpts.lines import PlaceMissing
from workbench.domain.brought import Room, T
from workbench.domain.citation import Citation
from workbench.domain.excerpt import Excerpt, PageImage
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.errors import NotInStore, SourceUnreadable
from workbench.jobs import JobControl
from workbench.texts import Message, say

LARGEST = 32 * 2**20
"""Bytes of an answer that is still opened for an excerpt."""
SMALL = 50_000
"""Bytes up to which an answer is read here, and not in the room."""

_REMOVED = say("The stored answer was removed; only its fingerprint is kept.")
_TOO_LONG = say("The page takes too long to draw; open the file.")
_TOO_MUCH = say("The answer takes more time or memory to read than we allow.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A stored answer as somebody looks at it.

    Attributes:
        citation: with the address it came from.
        snapshot: its bytes, or None where they are no longer kept.
        excerpt: what is around the place, or says that the bytes are gone; None where the answer
            as a whole is meant.
    """

    citation: Citation
    snapshot: Snapshot | None = None
    excerpt: Excerpt | None = None


def look_at(desk: Desk, citation: Citation, place: Place | None, control: JobControl) -> Seen:
    """Return the stored answer that a citation names, opened at a place.

    Raises:
        CancelledByUser: the job was cancelled meanwhile.
    """
    try:
        snapshot = desk.store.snapshot(citation.sha256)
    except NotInStore:
        gone = Excerpt(marked=place.original if place is not None else "", note=_REMOVED)
        return Seen(citation=citation, excerpt=gone)
    shown = excerpt(snapshot, place, desk.room, control) if place is not None else None
    return Seen(citation=citation.found_in(snapshot), snapshot=snapshot, excerpt=shown)


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
        raise _NotShown(_REMOVED)
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
