"""A stored answer as the body of a safe copy, whatever it is written in; made in a child."""

import base64
import hashlib

from lxml import etree

from workbench.app.copies import of_json, of_page, of_table, of_text, of_xml
from workbench.app.copies.body import Body, CannotShow, Made
from workbench.app.excerpts import in_markup
from workbench.app.excerpts.in_sheet import is_book, sheet_text
from workbench.app.excerpts.lines import PlaceMissing
from workbench.app.markup import local_name, tree_of
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.lookup import Snapshot
from workbench.domain.media import (
    CSV,
    HTML,
    JPEG,
    JSON,
    ONE_FILE,
    PNG,
    XHTML,
    XML,
    bare,
    decoded,
    delimiter_in,
    media_type_of,
    page_inside,
)

_PAGES = frozenset({HTML, XHTML, ONE_FILE})
_MARKUP = frozenset({*_PAGES, XML, "text/xml"})
_IN_MARKUP = frozenset({LocatorKind.XPATH, LocatorKind.SCRIPT})


def make(task: tuple[Snapshot, Place | None]) -> Made:
    """Return a stored answer as markup of ours, with its place marked where it is there.

    What is not what its media type says is shown as plain text.
    """
    snapshot, place = task
    for made in (_at_place, _whole, _plain):
        try:
            return Made.of(made(snapshot, place))
        except CannotShow:
            continue
    return Made.of(Body(""))


def _at_place(snapshot: Snapshot, place: Place | None) -> Body:
    if place is None:
        raise CannotShow
    if place.kind in _IN_MARKUP:
        return _marked_up(snapshot, place)
    if place.kind is LocatorKind.CSV:
        return _table(snapshot, place)
    text = decoded(snapshot.content, snapshot.media_type)
    readers = {LocatorKind.JSON: of_json.body, LocatorKind.TEXT: of_text.body}
    if place.kind not in readers:
        raise CannotShow
    return readers[place.kind](text, place.locator)


def _table(snapshot: Snapshot, place: Place) -> Body:
    sheet, _, cell = place.locator.rpartition("!")
    if is_book(snapshot.media_type):
        try:
            return of_table.body(sheet_text(snapshot.content, sheet), cell, ",")
        except PlaceMissing as problem:
            raise CannotShow from problem
    text = decoded(snapshot.content, snapshot.media_type)
    return of_table.body(text, cell, delimiter_in(snapshot.media_type))


def _whole(snapshot: Snapshot, _place: Place | None) -> Body:
    kind = readable_kind(snapshot)
    if kind in {PNG, JPEG}:
        return of_page.picture(kind, base64.b64encode(snapshot.content).decode())
    if kind in _MARKUP:
        return _marked_up(snapshot, None)
    text = decoded(snapshot.content, snapshot.media_type)
    if kind == JSON:
        return of_json.body(text, None)
    return of_table.body(text, None) if kind == CSV else of_text.body(text, None)


def _plain(snapshot: Snapshot, _place: Place | None) -> Body:
    return of_text.body(decoded(snapshot.content, snapshot.media_type), None)


def readable_kind(snapshot: Snapshot) -> str:
    """Return the bare media type of an answer; its bytes say it where its source does not."""
    kind = bare(snapshot.media_type)
    if kind.endswith("+json"):
        return JSON
    if kind.endswith("+xml") and kind != XHTML:
        return XML
    return kind if kind in _NAMED else bare(media_type_of(snapshot.content))


_NAMED = frozenset({JSON, CSV, PNG, JPEG, "text/plain", "application/pdf", *_MARKUP})


# --- markup ---------------------------------------------------------------------------------------


def _marked_up(snapshot: Snapshot, place: Place | None) -> Body:
    token = f"leadline-{hashlib.sha256(snapshot.content).hexdigest()}"
    root = tree_of(snapshot.content, snapshot.media_type, deep=True)
    made = _too_deep(snapshot, token) if root is None else _written(root, place, token)
    if place is None or made.marked:
        return made
    try:
        return Body(made.markup, apart=_EXCERPTS[place.kind](snapshot, place))
    except PlaceMissing as problem:
        raise CannotShow from problem


_EXCERPTS = {
    LocatorKind.XPATH: in_markup.excerpt,
    LocatorKind.SCRIPT: in_markup.excerpt_of_script,
}


def _written(root: etree._Element, place: Place | None, token: str) -> Body:
    at = _element(root, place)
    if local_name(root).lower() != "html":
        return of_xml.body(root, at, token)
    return of_page.body(root, at, place.original if place is not None else "", token)


def _element(root: etree._Element, place: Place | None) -> etree._Element | None:
    if place is None or place.kind is not LocatorKind.XPATH:
        return None
    try:
        return in_markup.element_at(root, place.locator)
    except PlaceMissing as problem:
        raise CannotShow from problem


def _too_deep(snapshot: Snapshot, token: str) -> Body:
    """Return a page that nests too deep for a tree, without its place."""
    kind = readable_kind(snapshot)
    if kind not in _PAGES:
        raise CannotShow
    content, media_type = snapshot.content, snapshot.media_type
    if kind == ONE_FILE:
        content, media_type = page_inside(content)[0], HTML
    return of_page.of_markup(decoded(content, media_type), token)
