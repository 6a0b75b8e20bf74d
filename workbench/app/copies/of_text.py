"""Plain text as a safe copy: as it is laid out, a range of characters marked."""

from workbench.app.copies.body import Body, CannotShow, preformatted
from workbench.app.excerpts.lines import PlaceMissing, numbers_in


def body(text: str, locator: str | None) -> Body:
    """Return text with the range `start-end` marked.

    Raises:
        CannotShow: the range is not there.
    """
    if locator is None:
        return Body(preformatted(text))
    try:
        start, end = numbers_in(locator, r"(\d+)-(\d+)")
    except PlaceMissing as problem:
        raise CannotShow from problem
    if not start < end <= len(text):
        raise CannotShow
    return Body(preformatted(text[:start], text[start:end], text[end:]), marked=True)
