"""Excerpts of plain text: a range of characters marked within its line, with the lines around."""

from workbench.app.excerpts.lines import AROUND, WIDEST, PlaceMissing, clip, numbers_in
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import Place
from workbench.domain.lookup import Snapshot
from workbench.domain.media import decoded


def excerpt(snapshot: Snapshot, place: Place) -> Excerpt:
    """Return the lines around a range of characters; its locator is `start-end` from 0.

    Raises:
        PlaceMissing: it is not there.
    """
    start, end = numbers_in(place.locator, r"(\d+)-(\d+)")
    text = decoded(snapshot.content, snapshot.media_type)
    if not start < end <= len(text):
        raise PlaceMissing
    *before, line_start = text[max(0, start - WIDEST * AROUND) : start].split("\n")
    line_end, *after = text[end : end + WIDEST * AROUND].split("\n")
    return Excerpt(
        before=tuple(clip(line) for line in before[-AROUND:]),
        line_start=line_start[-WIDEST:],
        marked=text[start:end],
        line_end=line_end[:WIDEST],
        after=tuple(clip(line) for line in after[:AROUND]),
    )
